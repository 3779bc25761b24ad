import { z } from 'zod';
import { fail } from '#engines/kernel/failure.ts';
import type { Role } from '#platform/auth/roles.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { App } from '#platform/http/app.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { messageReply, outboxReply } from './contract.ts';
import { holdMail, releaseMail } from './queue.ts';
import { lockMail, type MailRow, readOutbox } from './store.ts';

const senders: readonly Role[] = ['duty-officer', 'disseminator', 'secretariat', 'administrator'];
const id = z.coerce.number().int().positive().max(2_147_483_647);
const page = z.object({
  before: id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  aboutKind: z.string().max(100).optional(),
  aboutId: z.string().max(200).optional(),
});

export function outboxRoutes(app: App, platform: Platform): void {
  app.route({
    method: 'GET',
    url: '/api/outbox',
    access: 'appointed',
    scope: 'mail:read',
    summary: 'Messages of your party, the newest first',
    query: page,
    answer: outboxReply,
    handler: ({ actor, query: { before, limit, aboutKind, aboutId } }) =>
      asActor(platform.database.app, actor, async tx => {
        const about = aboutKind && aboutId ? { kind: aboutKind, id: aboutId } : undefined;
        const messages = (await readOutbox(tx, { before, limit, about })).map(line);
        return { leaves: platform.config.smtpUrl !== undefined, messages };
      }),
  });
  app.route({
    method: 'GET',
    url: '/api/outbox/:id',
    access: 'appointed',
    scope: 'mail:read',
    summary: 'One message with its text',
    params: z.object({ id }),
    answer: messageReply,
    handler: ({ actor, params }) =>
      asActor(platform.database.app, actor, async tx => whole(await found(tx, params.id))),
  });
}

export function holdingRoutes(app: App, platform: Platform): void {
  app.route({
    method: 'POST',
    url: '/api/outbox/:id/hold',
    access: senders,
    summary: 'Keep a message back that has not begun to leave',
    params: z.object({ id }),
    body: z.object({ why: z.string().trim().min(1).max(500) }),
    answer: messageReply,
    handler: ({ actor, params, body: { why } }) =>
      asActor(platform.database.app, actor, async tx => {
        await holdMail(tx, params.id, why);
        const mail = await found(tx, params.id);
        await recordAct(tx, actor, { ...actAbout(mail), kind: 'mail.held', why });
        return whole(mail);
      }),
  });
  app.route({
    method: 'POST',
    url: '/api/outbox/:id/release',
    access: senders,
    summary: 'Let a held message go',
    params: z.object({ id }),
    answer: messageReply,
    handler: ({ actor, params }) =>
      asActor(platform.database.app, actor, async tx => {
        await releaseMail(tx, params.id);
        const mail = await found(tx, params.id);
        await recordAct(tx, actor, { ...actAbout(mail), kind: 'mail.released' });
        return whole(mail);
      }),
  });
}

const found = async (tx: Parameters<typeof lockMail>[0], wanted: number): Promise<MailRow> =>
  (await lockMail(tx, wanted)) ??
  fail('not-found', `There is no message ${wanted} that you may see.`, { next: 'Look at the outbox.' });

const actAbout = (mail: MailRow) => ({
  area: 'mail',
  subject: { kind: 'mail', id: mail.id },
  mode: mail.mode,
  body: { about: { kind: mail.about_kind, id: mail.about_id } },
});

const line = (mail: MailRow) => ({
  id: mail.id,
  recipient: mail.recipient,
  about: { kind: mail.about_kind, id: mail.about_id },
  mode: mail.mode,
  marking: mail.marking,
  encrypted: mail.encrypted,
  subject: mail.subject,
  state: mail.state,
  tries: mail.tries,
  queuedAt: mail.queued_at.toISOString(),
  sentAt: mail.sent_at?.toISOString() ?? null,
  nextTryAt: mail.next_try_at?.toISOString() ?? null,
  lastReply: mail.last_reply,
});

const whole = (mail: MailRow) => ({
  ...line(mail),
  text: mail.body,
  messageId: mail.message_id,
  headers: { ...mail.headers },
});
