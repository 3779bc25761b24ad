import { randomBytes } from 'node:crypto';
import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { enqueue } from '#platform/jobs/store.ts';
import { domainOf, requireOneLine, requireRecipient } from './address.ts';
import { type ComposedLetter, compose, type Letter } from './compose.ts';
import { encryptFor } from './openpgp/encrypt.ts';
import { insertMail, lockMail, setFate } from './store.ts';

/** The job that delivers one message; its payload is `{ id }`. */
export const deliverTask = 'mail.deliver';

export interface OutgoingMail extends Letter {
  /** one bare address */
  readonly recipient: string;
  /** the owner of the address has confirmed it in the directory; without it only documentation domains are written to */
  readonly attested: boolean;
  /** what the message belongs to, such as a dispatch of a call-out */
  readonly about: { readonly kind: string; readonly id: string | number };
  /** armored OpenPGP key: the message then leaves encrypted or not at all */
  readonly encryptTo?: string | undefined;
  readonly replyTo?: string | undefined;
  /** the message may be tried for so long; 24 hours when absent */
  readonly tryForHours?: number | undefined;
}

export interface QueuedMail {
  readonly id: number;
  readonly messageId: string;
}

/** Who sends a message, and when. */
export interface Sender {
  readonly from: string;
  readonly now: Temporal.Instant;
}

/**
 * Puts a message into the outbox in the caller's transaction, together with the job that delivers it: it is sent exactly
 * if the act that causes it is recorded.
 * @param sender address of the installation, whose domain gives the Message-ID, and the instant at which it is queued
 * @throws FailureError `bad-address`, `recipient-not-attested`, `header-injection`, `template-not-sent`, or those of `encryptFor`
 */
export async function queueMail(tx: Tx, actor: Actor, sender: Sender, mail: OutgoingMail): Promise<QueuedMail> {
  const { from, now } = sender;
  requireRecipient(mail.recipient, mail.attested);
  if (mail.replyTo !== undefined) domainOf(requireOneLine(mail.replyTo, '/replyTo'));
  const { subject, text, headers } = await sealed(mail, now);
  const token = randomBytes(12).toString('hex');
  const messageId = `<${token}@${domainOf(from)}>`;
  const id = await insertMail(tx, {
    party: actor.party,
    recipient: mail.recipient,
    about_kind: mail.about.kind,
    about_id: String(mail.about.id),
    mode: mail.mode,
    marking: mail.marking,
    attested: mail.attested,
    encrypted: mail.encryptTo !== undefined,
    message_id: messageId,
    bounce_token: token,
    subject,
    body: text,
    headers: { ...headers, ...(mail.replyTo === undefined ? {} : { 'Reply-To': mail.replyTo }) },
    queued_at: new Date(now.epochMilliseconds),
    give_up_at: new Date(now.add({ hours: mail.tryForHours ?? 24 }).epochMilliseconds),
  });
  await enqueue(tx, { task: deliverTask, payload: { id }, key: jobKey(id) });
  return { id, messageId };
}

export const jobKey = (id: number): string => `${deliverTask}:${id}`;

/** With a key the whole text goes inside, subject included: what stays outside is mode and marking. */
async function sealed(mail: OutgoingMail, now: Temporal.Instant): Promise<ComposedLetter> {
  if (mail.encryptTo === undefined) return compose(mail);
  const inside = compose({ ...mail, text: `${mail.subject}\n\n${mail.text}` });
  const outside = compose({ ...mail, subject: 'Encrypted message' });
  return { ...outside, text: await encryptFor(mail.encryptTo, inside.text, now) };
}

/**
 * Keeps a message back until it is released. Only what has not begun to leave can be held.
 * @throws FailureError `not-found`, `conflict`
 */
export async function holdMail(tx: Tx, id: number, why: string): Promise<void> {
  const mail = await lockMail(tx, id);
  if (mail?.state !== 'queued' && mail?.state !== 'deferred') tooLate(id, mail?.state);
  await setFate(tx, id, { state: 'held', next_try_at: null, last_reply: why });
}

/** Lets a held message go. */
export async function releaseMail(tx: Tx, id: number): Promise<void> {
  const mail = await lockMail(tx, id);
  if (mail?.state !== 'held') tooLate(id, mail?.state);
  await setFate(tx, id, { state: 'queued' });
  await enqueue(tx, { task: deliverTask, payload: { id }, key: jobKey(id) });
}

function tooLate(id: number, state: string | undefined): never {
  const next = 'Look at the outbox for its state.';
  if (state === undefined) fail('not-found', `There is no message ${id} that you may see.`, { next });
  return fail('conflict', `Message ${id} is ${state}.`, { next });
}
