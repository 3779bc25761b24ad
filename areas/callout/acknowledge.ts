import { fail } from '#engines/kernel/failure.ts';
import { type Actor, installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { cancelJob } from '#platform/jobs/store.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { escalateTask, tokenHash } from './attempts.ts';
import * as store from './store.ts';

export interface AcknowledgementLink {
  readonly number: string;
  readonly from: string;
  readonly party: string;
  readonly mode: string;
  readonly marking: string;
  readonly state: 'waiting' | 'acknowledged' | 'recalled' | 'used';
  readonly recallWhy: string | null;
}

const asInstallation = <T>(platform: Platform, work: (tx: Tx) => Promise<T>) =>
  asActor(platform.database.app, installation, work);

/** What the page of a link shows before anything is acknowledged: no content, since mail scanners open links too. */
export const openLink = (platform: Platform, token: string): Promise<AcknowledgementLink> =>
  asInstallation(platform, async tx => {
    const { attempt, dispatch, notice } = await behind(tx, token);
    const used = attempt.state === 'answered';
    const state = used ? 'used' : dispatch.state === 'exhausted' ? 'waiting' : dispatch.state;
    return {
      number: notice.number,
      from: notice.party_name,
      party: dispatch.party_name,
      mode: notice.mode,
      marking: dispatch.marking,
      state,
      recallWhy: notice.recall_why,
    };
  });

/** Acknowledges through a single-use link. A link that was used, or whose notice was recalled, says so. */
export const acknowledgeByLink = (
  platform: Platform,
  token: string,
  by: { name: string; answer: string },
): Promise<{ dispatch: number; seq: number }> =>
  asInstallation(platform, async tx => {
    const { attempt, dispatch, notice } = await behind(tx, token);
    if (attempt.state === 'answered') {
      fail('conflict', 'This link has been used already.', {
        next: 'If it was not you, tell the sender by another channel.',
      });
    }
    if (dispatch.state === 'recalled')
      fail('conflict', `The notice was recalled: ${notice.recall_why}.`, { next: 'Delete what you received of it.' });
    await store.updateAttempt(tx, attempt.id, { state: 'answered', detail: `${by.name}: ${by.answer}` });
    const channel = `${attempt.kind}, rank ${attempt.rank}`;
    const seq = await settle(
      platform,
      tx,
      { ...installation, via: 'job' },
      { notice, dispatch },
      { ...by, via: channel },
    );
    await platform.services.directory.recordAttempt(
      tx,
      installation,
      attempt.channel,
      onTime(platform, attempt),
      platform.now(),
    );
    return { dispatch: dispatch.id, seq };
  });

/** A signed-in officer of the recipient acknowledges for their party. */
export async function acknowledgeSignedIn(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  dispatchId: number,
  by: { name: string; answer: string },
): Promise<number> {
  const dispatch = await requireDispatch(tx, dispatchId);
  if (dispatch.party !== actor.party)
    fail('not-allowed', 'Only the party that was told can acknowledge.', { next: 'Act for that party.' });
  const notice =
    (await store.readNotices(tx, { id: dispatch.notice }))[0] ?? fail('not-found', 'The notice is not there.');
  return settle(platform, tx, actor, { notice, dispatch }, { ...by, via: 'signed in' });
}

/** The officer reports how a call went. An acknowledgement by voice needs the code read back. */
export async function finishTask(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  attemptId: number,
  outcome: {
    result: 'acknowledged' | 'no-answer' | 'wrong-authentication';
    code?: string;
    name?: string;
    note?: string;
  },
): Promise<'acknowledged' | 'next-channel'> {
  const attempt =
    (await store.readAttempt(tx, attemptId)) ??
    fail('not-found', `There is no call ${attemptId} to make.`, { next: 'Look at the list of calls.' });
  if (attempt.state !== 'task')
    fail('conflict', 'This call was reported already.', { next: 'Look at the state of the notice.' });
  const dispatch = await requireDispatch(tx, attempt.dispatch);
  const notice =
    (await store.readNotices(tx, { id: dispatch.notice }))[0] ?? fail('not-found', 'The notice is not there.');
  if (outcome.result !== 'acknowledged') {
    await store.updateAttempt(tx, attemptId, { state: 'no-answer', detail: outcome.note ?? outcome.result });
    await platform.services.directory.recordAttempt(tx, actor, attempt.channel, outcome.result, platform.now());
    return 'next-channel';
  }
  if (outcome.code !== attempt.code) {
    fail('invalid-input', 'The code that was read back is not the one of this call.', {
      pointer: '/code',
      next: 'Ask again; if it stays wrong, report wrong authentication.',
    });
  }
  await store.updateAttempt(tx, attemptId, { state: 'answered', detail: outcome.note ?? '' });
  await settle(
    platform,
    tx,
    actor,
    { notice, dispatch },
    {
      name: outcome.name ?? 'the person who answered',
      answer: outcome.note ?? 'acknowledged by voice',
      via: `${attempt.kind}, rank ${attempt.rank}, code read back`,
    },
  );
  await platform.services.directory.recordAttempt(
    tx,
    actor,
    attempt.channel,
    onTime(platform, attempt),
    platform.now(),
  );
  return 'acknowledged';
}

const onTime = (platform: Platform, attempt: store.AttemptRow): 'answered' | 'late' =>
  attempt.due_at && platform.now().epochMilliseconds > attempt.due_at.getTime() ? 'late' : 'answered';

async function settle(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  { notice, dispatch }: { notice: store.NoticeRow; dispatch: store.DispatchRow },
  by: { name: string; answer: string; via: string },
): Promise<number> {
  const at = new Date(platform.now().epochMilliseconds);
  const first = await store.settleDispatch(tx, dispatch.id, {
    state: 'acknowledged',
    acknowledged_at: at,
    acknowledged_by: by.name,
    acknowledged_via: by.via,
    answer: by.answer,
  });
  if (first)
    for (const attempt of await store.readAttempts(tx, [dispatch.id]))
      await cancelJob(tx, `${escalateTask}:${attempt.id}`);
  // One person's acknowledgement never silences another's: each is recorded, the first one ends the escalation.
  const act = await recordAct(tx, actor, {
    area: 'callout',
    kind: 'notice-acknowledged',
    subject: { kind: 'notice', id: notice.id, ref: notice.number },
    mode: notice.mode,
    visibleTo: [notice.party, dispatch.party],
    body: { recipient: dispatch.party, version: dispatch.version_hash, via: by.via, first },
    sealed: { by: { value: { name: by.name, answer: by.answer }, visibleTo: [notice.party, dispatch.party] } },
  });
  return act.seq;
}

async function behind(tx: Tx, token: string) {
  const attempt = await store.findAttemptByToken(tx, tokenHash(token));
  const dispatch = attempt && (await store.readDispatch(tx, attempt.dispatch));
  const notice = dispatch && (await store.readNotices(tx, { id: dispatch.notice }))[0];
  if (!attempt || !dispatch || !notice) {
    return fail('not-found', 'This acknowledgement link is not known here.', {
      next: 'Copy the whole address from the message, or answer by the phone.',
    });
  }
  return { attempt, dispatch, notice };
}

const requireDispatch = async (tx: Tx, id: number) =>
  (await store.readDispatch(tx, id)) ??
  fail('not-found', `There is no message ${id} that the party you act for was sent.`, {
    next: 'Look at what your party received.',
  });
