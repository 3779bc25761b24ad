import { sql } from 'kysely';
import type { Mode } from '#engines/kernel/mode.ts';
import type { Tx } from '#platform/db/tables.ts';

/**
 * Where a message is: `queued`, `sending` (claimed by a worker), `deferred` (will be tried again), `held` (by a person),
 * `local` (no mail server is configured: shown here, never sent), and the ends `sent` (taken over by the mail server, not
 * yet read by anyone), `failed`, `bounced`.
 */
export type MailState = 'queued' | 'sending' | 'sent' | 'deferred' | 'bounced' | 'failed' | 'held' | 'local';

export interface MailRow {
  readonly id: number;
  readonly party: number | null;
  readonly recipient: string;
  readonly about_kind: string;
  readonly about_id: string;
  readonly mode: Mode;
  readonly marking: string | null;
  readonly attested: boolean;
  readonly encrypted: boolean;
  readonly message_id: string;
  readonly bounce_token: string;
  readonly subject: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly state: MailState;
  readonly tries: number;
  readonly queued_at: Date;
  readonly give_up_at: Date;
  readonly next_try_at: Date | null;
  readonly claimed_at: Date | null;
  readonly sent_at: Date | null;
  readonly last_reply: string | null;
}

type Fate = 'state' | 'tries' | 'next_try_at' | 'claimed_at' | 'sent_at' | 'last_reply';
export type NewMail = Omit<MailRow, 'id' | Fate>;

export async function insertMail(tx: Tx, mail: NewMail): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into mail.message (party, recipient, about_kind, about_id, mode, marking, attested, encrypted, message_id,
      bounce_token, subject, body, headers, queued_at, give_up_at)
    values (${mail.party}, ${mail.recipient}, ${mail.about_kind}, ${mail.about_id}, ${mail.mode}, ${mail.marking},
      ${mail.attested}, ${mail.encrypted}, ${mail.message_id}, ${mail.bounce_token}, ${mail.subject}, ${mail.body},
      ${JSON.stringify(mail.headers)}::jsonb, ${mail.queued_at}, ${mail.give_up_at})
    returning id`.execute(tx);
  return rows[0]!.id;
}

/** The message, locked until the transaction ends. */
export async function lockMail(tx: Tx, id: number): Promise<MailRow | undefined> {
  const { rows } = await sql<MailRow>`select * from mail.message where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** The message that a bounce names, locked, by the token of its return address or by its Message-ID. */
export async function lockBouncedMail(tx: Tx, name: { token?: string | undefined; messageId?: string | undefined }) {
  const { rows } = await sql<MailRow>`select * from mail.message
    where bounce_token = ${name.token ?? ''} or message_id = ${name.messageId ?? ''}
    order by (bounce_token = ${name.token ?? ''}) desc limit 1 for update`.execute(tx);
  return rows[0];
}

/** Sets what became of the message; what is not named stays. */
export async function setFate(tx: Tx, id: number, fate: Partial<Pick<MailRow, Fate>>): Promise<MailRow> {
  const changes = Object.entries(fate).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  const { rows } =
    await sql<MailRow>`update mail.message set ${sql.join(changes)} where id = ${id} returning *`.execute(tx);
  return rows[0]!;
}

/** Messages a worker had claimed when it stopped, and how long ago that was. */
export async function readSending(tx: Tx): Promise<Pick<MailRow, 'id' | 'claimed_at'>[]> {
  const { rows } = await sql<Pick<MailRow, 'id' | 'claimed_at'>>`
    select id, claimed_at from mail.message where state = 'sending' order by id`.execute(tx);
  return rows;
}

/** The outbox as the reader may see it, the newest first. */
export async function readOutbox(
  tx: Tx,
  ask: { before?: number | undefined; limit: number; about?: { kind: string; id: string } | undefined },
): Promise<MailRow[]> {
  const about = ask.about ? sql`and about_kind = ${ask.about.kind} and about_id = ${ask.about.id}` : sql``;
  const { rows } = await sql<MailRow>`select * from mail.message
    where id < ${ask.before ?? 2147483647} ${about} order by id desc limit ${ask.limit}`.execute(tx);
  return rows;
}
