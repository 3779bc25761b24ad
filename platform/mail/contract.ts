import { z } from 'zod';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { OutgoingMail, QueuedMail } from './queue.ts';
import type { MailRow } from './store.ts';

/** What other rooms may ask of the outbox. */
export interface MailService {
  /** `queueMail` with the address of this installation */
  queue(tx: Tx, actor: Actor, mail: OutgoingMail): Promise<QueuedMail>;
  /** told, in the transaction that sets it, of every new state of the messages about things of one kind */
  onState(aboutKind: string, listener: (tx: Tx, mail: MailRow) => Promise<void>): void;
}

declare module '#platform/room/room.ts' {
  interface Services {
    mail: MailService;
  }
}

/** One message of the outbox, without its text. */
const messageLine = z.object({
  id: z.int(),
  recipient: z.string(),
  about: z.object({ kind: z.string(), id: z.string() }),
  mode: z.string(),
  marking: z.string().nullable(),
  encrypted: z.boolean(),
  subject: z.string(),
  state: z.enum(['queued', 'sending', 'sent', 'deferred', 'bounced', 'failed', 'held', 'local']),
  tries: z.int(),
  queuedAt: z.string(),
  sentAt: z.string().nullable(),
  nextTryAt: z.string().nullable(),
  lastReply: z.string().nullable(),
});

/** `GET /api/outbox` */
export const outboxReply = z.object({
  /** whether messages leave at all: without a configured mail server they stay here */
  leaves: z.boolean(),
  messages: z.array(messageLine),
});

/** `GET /api/outbox/:id` */
export const messageReply = messageLine.extend({
  text: z.string(),
  messageId: z.string(),
  headers: z.record(z.string(), z.string()),
});
