import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { ChannelNow } from '#areas/directory/contract.ts';
import { installation, type Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { enqueue } from '#platform/jobs/store.ts';
import { queueMail } from '#platform/mail/queue.ts';
import type { Platform } from '#platform/room/room.ts';
import { minutesFor, needsPerson } from './channel.ts';
import { mailText, phoneScript } from './message.ts';
import { type DispatchRow, insertAttempt, type NoticeRow, updateAttempt } from './store.ts';

export const escalateTask = 'callout.escalate';

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Six digits that the other side reads back, so that we know we were heard. */
export const readBackCode = (): string => String(randomInt(100_000, 1_000_000));

/** The dispatch with its notice: what every attempt needs. */
export interface Sending {
  readonly notice: NoticeRow;
  readonly dispatch: DispatchRow;
}

/**
 * Tries one channel: mail is queued with a single-use acknowledgement link; anything else becomes a task with a script
 * for the officer. In the same transaction the time to acknowledge is set, after which the next channel is tried.
 */
export async function attemptOn(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  sending: Sending,
  next: ChannelNow,
): Promise<number> {
  const { notice, dispatch } = sending;
  const { channel } = next;
  const now = platform.now();
  const due = new Date(
    now.add({ minutes: minutesFor(channel.kind, notice.steps, notice.acknowledge_minutes) }).epochMilliseconds,
  );
  const byPerson = needsPerson(next);
  const token = randomBytes(24).toString('base64url');
  const code = readBackCode();
  const id = await insertAttempt(tx, {
    dispatch: dispatch.id,
    sender: notice.party,
    channel: channel.id,
    rank: channel.rank,
    kind: channel.kind,
    address: channel.address,
    state: byPerson ? 'task' : 'queued',
    at: new Date(now.epochMilliseconds),
    due_at: due,
    detail: byPerson ? phoneScript(sending, code) : '',
    mail: null,
    token_hash: byPerson ? null : tokenHash(token),
    code: byPerson ? code : null,
  });
  if (!byPerson) {
    const key = await platform.services.directory.keyOf(tx, channel.id);
    const link = `${platform.config.origin}/acknowledge/${token}`;
    const queued = await queueMail(
      tx,
      actor.party === null ? { ...installation, party: notice.party } : actor,
      { from: platform.config.mailFrom, now },
      {
        recipient: channel.address,
        attested: dispatch.standing === 'attested' || dispatch.standing === 'local',
        about: { kind: 'callout-attempt', id },
        mode: notice.mode,
        marking: dispatch.marking,
        subject: `${notice.number} ${notice.subject}`,
        text: mailText(sending, link),
        ...(key ? { encryptTo: key } : {}),
      },
    );
    await updateAttempt(tx, id, { mail: queued.id });
  }
  await enqueue(tx, { task: escalateTask, payload: { attempt: id }, runAt: due, key: `${escalateTask}:${id}` });
  return id;
}
