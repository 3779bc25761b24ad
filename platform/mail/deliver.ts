import { FailureError } from '#engines/kernel/failure.ts';
import { installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Db, Tx } from '#platform/db/tables.ts';
import { enqueue } from '#platform/jobs/store.ts';
import { requireRecipient } from './address.ts';
import type { Mailer } from './mailer.ts';
import { type SendOutcome, waitAfter } from './outcome.ts';
import { deliverTask, jobKey } from './queue.ts';
import { lockMail, type MailRow, readSending, setFate } from './store.ts';

export interface DeliveryDeps {
  readonly db: Db;
  /** absent: no mail server is configured, and messages stay in the local outbox */
  readonly mailer: Mailer | undefined;
  readonly now: () => Temporal.Instant;
  /** told of every state but `sending`, in the transaction that sets it */
  readonly onState?: (tx: Tx, mail: MailRow) => Promise<void>;
}

/** A worker that has not come back for so long has stopped: far longer than a mail server may be silent. */
const claimSeconds = 180;

/**
 * Delivers one message, or says in the outbox why not and when it is tried again. Safe to repeat: a message that was sent
 * stays sent; one interrupted in the middle goes again with the same Message-ID, so that its reader sees one.
 */
export async function deliverMail(deps: DeliveryDeps, id: number): Promise<void> {
  const mail = await asActor(deps.db, installation, tx => claim(tx, deps, id));
  if (!mail || !deps.mailer) return;
  const outcome = await deps.mailer.send(mail);
  await asActor(deps.db, installation, tx => settle(tx, deps, mail.id, outcome));
}

/** Gives every message that was being sent when a worker stopped a job again; call at start. @returns how many */
export async function resumeMail(deps: Pick<DeliveryDeps, 'db' | 'now'>): Promise<number> {
  return asActor(deps.db, installation, async tx => {
    const interrupted = await readSending(tx);
    for (const { id, claimed_at } of interrupted) {
      const runAt = new Date((claimed_at?.getTime() ?? 0) + claimSeconds * 1000);
      await enqueue(tx, { task: deliverTask, payload: { id }, key: jobKey(id), runAt });
    }
    return interrupted.length;
  });
}

async function claim(tx: Tx, deps: DeliveryDeps, id: number): Promise<MailRow | undefined> {
  const mail = await lockMail(tx, id);
  const now = deps.now().epochMilliseconds;
  if (!mail || !isOpen(mail, now)) return undefined;
  if (!deps.mailer) {
    await changeTo(tx, deps, id, { state: 'local', next_try_at: null, last_reply: 'No mail server is configured.' });
    return undefined;
  }
  const last_reply = refusalOf(mail);
  if (last_reply !== undefined) {
    await changeTo(tx, deps, id, { state: 'failed', next_try_at: null, last_reply });
    return undefined;
  }
  return setFate(tx, id, { state: 'sending', tries: mail.tries + 1, claimed_at: new Date(now), next_try_at: null });
}

/** The rule is applied where the message leaves, too: a row written by any other way meets it here. */
function refusalOf(mail: MailRow): string | undefined {
  try {
    requireRecipient(mail.recipient, mail.attested);
    return undefined;
  } catch (error) {
    if (error instanceof FailureError) return error.message;
    throw error;
  }
}

function isOpen(mail: MailRow, now: number): boolean {
  if (mail.state === 'queued' || mail.state === 'deferred') return true;
  return mail.state === 'sending' && now - (mail.claimed_at?.getTime() ?? 0) >= claimSeconds * 1000;
}

async function settle(tx: Tx, deps: DeliveryDeps, id: number, outcome: SendOutcome): Promise<void> {
  const mail = await lockMail(tx, id);
  // A bounce can be quicker than the answer of our own server; it is the later truth.
  if (mail?.state !== 'sending') return;
  const now = deps.now();
  const last_reply = outcome.reply;
  if (outcome.state === 'sent')
    return changeTo(tx, deps, id, { state: 'sent', sent_at: new Date(now.epochMilliseconds), last_reply });
  const next = new Date(now.add({ seconds: waitAfter(mail.tries) }).epochMilliseconds);
  if (outcome.state === 'failed' || next > mail.give_up_at)
    return changeTo(tx, deps, id, { state: 'failed', last_reply });
  await enqueue(tx, { task: deliverTask, payload: { id }, key: jobKey(id), runAt: next });
  await changeTo(tx, deps, id, { state: 'deferred', next_try_at: next, last_reply });
}

async function changeTo(tx: Tx, deps: DeliveryDeps, id: number, fate: Parameters<typeof setFate>[2]): Promise<void> {
  const mail = await setFate(tx, id, fate);
  await deps.onState?.(tx, mail);
}
