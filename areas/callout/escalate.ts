import { type Actor, installation } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { attemptOn } from './attempts.ts';
import { nextChannel } from './channel.ts';
import { recheck } from './notice.ts';
import * as store from './store.ts';

/** A job acts for the party that sent the notice, and for nobody else. */
const forSender = (party: number): Actor => ({ ...installation, party, via: 'job' });

/**
 * No acknowledgement by the plan's time, a bounce, or a call without answer: the next channel of the PACE order, through
 * the gate again. When none is left the dispatch is exhausted and stands on the watch floor. Safe to repeat.
 */
export async function escalate(
  platform: Platform,
  tx: Tx,
  attemptId: number,
  reason: 'timed-out' | 'bounced' | 'failed' | 'no-answer',
): Promise<void> {
  const attempt = await store.readAttempt(tx, attemptId);
  const dispatch = attempt && (await store.readDispatch(tx, attempt.dispatch));
  if (!attempt || dispatch?.state !== 'waiting') return;
  const notice = (await store.readNotices(tx, { id: dispatch.notice }))[0];
  if (!notice || notice.recalled_at) return;
  const attempts = await store.readAttempts(tx, [dispatch.id]);
  if (attempts.at(-1)?.id !== attempt.id) return; // a later attempt is under way already
  if (reason !== 'no-answer') await store.updateAttempt(tx, attemptId, { state: reason });
  const actor = forSender(notice.party);
  const tried = new Set(attempts.map(a => a.channel));
  for (;;) {
    const channels = await platform.services.directory.channelsNow(tx, actor, dispatch.party, {
      at: platform.now(),
      purpose: 'incident',
    });
    const next = nextChannel(channels, tried, notice.steps);
    if (!next) break;
    const again = await recheck(platform, tx, actor, notice, dispatch, next);
    if (again && !again.blocked && again.version.hash === dispatch.version_hash) {
      await attemptOn(platform, tx, actor, { notice, dispatch }, next);
      const { kind, rank } = next.channel;
      await escalationAct(tx, actor, notice, 'next-channel-tried', { recipient: dispatch.party, reason, kind, rank });
      return;
    }
    tried.add(next.channel.id);
    await recordBlocked(
      platform,
      tx,
      notice,
      dispatch,
      next.channel,
      again?.blocked?.message ?? 'The gate would give another version over this channel.',
    );
  }
  await store.settleDispatch(tx, dispatch.id, { state: 'exhausted' });
  await escalationAct(tx, actor, notice, 'notice-unanswered', { recipient: dispatch.party, reason, tried: tried.size });
}

async function recordBlocked(
  platform: Platform,
  tx: Tx,
  notice: store.NoticeRow,
  dispatch: store.DispatchRow,
  channel: { id: number; rank: number; kind: string; address: string },
  detail: string,
): Promise<void> {
  await store.insertAttempt(tx, {
    dispatch: dispatch.id,
    sender: notice.party,
    channel: channel.id,
    rank: channel.rank,
    kind: channel.kind,
    address: channel.address,
    state: 'blocked',
    at: new Date(platform.now().epochMilliseconds),
    due_at: null,
    detail,
    mail: null,
    token_hash: null,
    code: null,
  });
}

const escalationAct = (tx: Tx, actor: Actor, notice: store.NoticeRow, kind: string, body: Record<string, unknown>) =>
  recordAct(tx, actor, {
    area: 'callout',
    kind,
    subject: { kind: 'notice', id: notice.id, ref: notice.number },
    mode: notice.mode,
    body,
  });
