import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { cancelJob } from '#platform/jobs/store.ts';
import { recordAct } from '#platform/ledger/act.ts';
import { queueMail } from '#platform/mail/queue.ts';
import type { Platform } from '#platform/room/room.ts';
import { escalateTask, readBackCode, type Sending } from './attempts.ts';
import * as store from './store.ts';

/**
 * Recalls a notice: everyone who got any version of it is told, on every mail channel it went out on; calls to make are
 * added for the rest.
 * @returns how many recipients are told
 */
export async function recall(platform: Platform, tx: Tx, actor: Actor, noticeId: number, why: string): Promise<number> {
  const notice = (await store.readNotices(tx, { id: noticeId }))[0];
  if (!notice || notice.party !== actor.party) {
    return fail('not-found', `There is no notice ${noticeId} that your party sent.`, {
      next: 'Open it from the list of notices.',
    });
  }
  const done = await store.recallNotice(tx, noticeId, new Date(platform.now().epochMilliseconds), why);
  if (done.numUpdatedRows !== 1n)
    fail('conflict', `${notice.number} has been recalled already.`, { next: 'See the reason on the notice.' });
  const dispatches = await store.readDispatches(tx, [noticeId]);
  for (const dispatch of dispatches) await tellOf(platform, tx, actor, notice, dispatch, why);
  await recordAct(tx, actor, {
    area: 'callout',
    kind: 'notice-recalled',
    subject: { kind: 'notice', id: noticeId, ref: notice.number },
    mode: notice.mode,
    why,
    visibleTo: dispatches.map(dispatch => dispatch.party),
    body: { recipients: dispatches.map(dispatch => dispatch.party) },
  });
  return dispatches.length;
}

async function tellOf(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  notice: store.NoticeRow,
  dispatch: store.DispatchRow,
  why: string,
): Promise<void> {
  await store.settleDispatch(tx, dispatch.id, { state: 'recalled' });
  const attempts = await store.readAttempts(tx, [dispatch.id]);
  for (const attempt of attempts) await cancelJob(tx, `${escalateTask}:${attempt.id}`);
  const tried = attempts.filter(attempt => attempt.state !== 'blocked');
  const mailed = [...new Set(tried.filter(attempt => attempt.kind === 'email').map(attempt => attempt.address))];
  for (const recipient of mailed) await mailRecall(platform, tx, actor, { notice, dispatch }, recipient, why);
  const last = tried.at(-1);
  if (mailed.length === 0 && last) await callToMake(platform, tx, { notice, dispatch }, last, why);
}

async function mailRecall(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  { notice, dispatch }: Sending,
  recipient: string,
  why: string,
): Promise<void> {
  await queueMail(
    tx,
    actor,
    { from: platform.config.mailFrom, now: platform.now() },
    {
      recipient,
      attested: dispatch.standing !== 'unverified',
      about: { kind: 'callout-recall', id: dispatch.id },
      mode: notice.mode,
      marking: dispatch.marking,
      subject: `RECALLED: ${notice.number}`,
      text: `${notice.party_name} recalls ${notice.number}.\n\nReason: ${why}\n\nDelete what you received of it, stop acting on it, and tell those to whom you passed it on.`,
    },
  );
}

/** Who was only told by voice is told of the recall by voice, on the channel that reached them last. */
async function callToMake(
  platform: Platform,
  tx: Tx,
  { notice, dispatch }: Sending,
  last: store.AttemptRow,
  why: string,
): Promise<void> {
  const code = readBackCode();
  const mode = notice.mode === 'live' ? '' : `${notice.mode.toUpperCase()}. `;
  await store.insertAttempt(tx, {
    dispatch: dispatch.id,
    sender: notice.party,
    channel: last.channel,
    rank: last.rank,
    kind: last.kind,
    address: last.address,
    state: 'task',
    at: new Date(platform.now().epochMilliseconds),
    due_at: new Date(platform.now().add({ minutes: notice.acknowledge_minutes }).epochMilliseconds),
    detail: `${mode}${notice.party_name} recalls notice ${notice.number}: ${why}. Delete it and stop acting on it. Please read this code back to me: ${code}.`,
    mail: null,
    token_hash: null,
    code,
  });
}
