import { type ColumnType, type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/tables.ts';
import type { CallOutPlan, PlanStep } from './contract.ts';

type Json<T> = ColumnType<T, string, string>;
export type AttemptState =
  | 'queued'
  | 'sent'
  | 'task'
  | 'answered'
  | 'no-answer'
  | 'bounced'
  | 'failed'
  | 'blocked'
  | 'timed-out';
export type DispatchState = 'waiting' | 'acknowledged' | 'exhausted' | 'recalled';
export type VersionSection = { title: string; marking: string; body: string; redacted: boolean };

interface NoticeTable {
  id: Generated<number>;
  number: string;
  incident: number;
  party: number;
  type: string;
  subject: string;
  mode: 'live' | 'exercise' | 'drill';
  exercise: string | null;
  sent_at: Date;
  sent_by: number | null;
  reply_by: Date | null;
  next_update_at: Date | null;
  recalled_at: Date | null;
  recall_why: string | null;
  disclosure: number;
  acknowledge_minutes: number;
  phone_script: string;
  steps: Json<PlanStep[]>;
  facts: Json<Record<string, boolean>>;
  /** by which it was sent; null for those sent before this was kept */
  plan: string | null;
}

interface DispatchTable {
  id: Generated<number>;
  notice: number;
  sender: number;
  party: number;
  state: Generated<DispatchState>;
  marking: string;
  version: Json<VersionSection[]>;
  version_hash: string;
  instructions: string[];
  act: number;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  acknowledged_via: string | null;
  answer: string | null;
}

interface AttemptTable {
  id: Generated<number>;
  dispatch: number;
  sender: number;
  channel: number;
  rank: number;
  kind: string;
  address: string;
  state: AttemptState;
  at: Date;
  due_at: Date | null;
  detail: Generated<string>;
  mail: number | null;
  token_hash: Uint8Array | null;
  code: string | null;
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    'callout.plan': {
      id: Generated<number>;
      party: number;
      slug: string;
      revision: Generated<number>;
      content: Json<CallOutPlan>;
      changed_at: Date;
      changed_by: number | null;
    };
    'callout.notice': NoticeTable;
    'callout.dispatch': DispatchTable;
    'callout.attempt': AttemptTable;
  }
}

export const readPlans = (tx: Tx, party: number) =>
  tx.selectFrom('callout.plan').selectAll().where('party', '=', party).orderBy('slug').execute();

export const readPlan = (tx: Tx, party: number, slug: string) =>
  tx.selectFrom('callout.plan').selectAll().where('party', '=', party).where('slug', '=', slug).executeTakeFirst();

/** A plan that is there already becomes its next revision. */
export async function putPlan(
  tx: Tx,
  party: number,
  plan: CallOutPlan,
  at: Date,
  person: number | null,
): Promise<number> {
  const row = { content: JSON.stringify(plan), changed_at: at, changed_by: person };
  const done = await tx
    .insertInto('callout.plan')
    .values({ party, slug: plan.slug, ...row })
    .onConflict(conflict =>
      conflict.columns(['party', 'slug']).doUpdateSet({ ...row, revision: sql`callout.plan.revision + 1` }),
    )
    .returning('revision')
    .executeTakeFirstOrThrow();
  return done.revision;
}

export interface PartyRow {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly sectors: string[];
  readonly standing: 'local' | 'attested' | 'unverified';
}

const partyColumns = ['id', 'slug', 'name', 'kind', 'country', 'sectors', 'standing'] as const;

export const readParties = (tx: Tx): Promise<PartyRow[]> =>
  tx.selectFrom('party.party').select(partyColumns).orderBy('name').execute();

/** Who serves whom at an instant. */
export const readServices = (tx: Tx, at: Date) =>
  tx
    .selectFrom('party.service')
    .select(['party', 'supplier'])
    .where('starts', '<=', at)
    .where(e => e.or([e('ends', 'is', null), e('ends', '>', at)]))
    .execute();

export async function countNotices(tx: Tx, incident: number): Promise<number> {
  const { n } = await tx
    .selectFrom('callout.notice')
    .select(e => e.fn.countAll<number>().as('n'))
    .where('incident', '=', incident)
    .executeTakeFirstOrThrow();
  return n;
}

export async function insertNotice(
  tx: Tx,
  row: Omit<NoticeTable, 'id' | 'recalled_at' | 'recall_why' | 'facts' | 'steps'> & {
    facts: Record<string, boolean>;
    steps: readonly PlanStep[];
  },
): Promise<number> {
  const json = { facts: JSON.stringify(row.facts), steps: JSON.stringify(row.steps) };
  const values = { ...row, ...json, recalled_at: null, recall_why: null };
  return (await tx.insertInto('callout.notice').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

export async function insertDispatch(
  tx: Tx,
  row: Pick<DispatchTable, 'notice' | 'sender' | 'party' | 'marking' | 'version_hash' | 'instructions' | 'act'> & {
    version: VersionSection[];
  },
): Promise<number> {
  const made = await tx
    .insertInto('callout.dispatch')
    .values({ ...row, version: JSON.stringify(row.version) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

export async function insertAttempt(
  tx: Tx,
  row: Omit<AttemptTable, 'id' | 'detail'> & { detail: string },
): Promise<number> {
  return (await tx.insertInto('callout.attempt').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

export const updateAttempt = (
  tx: Tx,
  id: number,
  change: { state?: AttemptState; detail?: string; mail?: number; due_at?: Date | null },
) => tx.updateTable('callout.attempt').set(change).where('id', '=', id).execute();

/** Mail was taken over: said only while nothing else has happened to the attempt. */
export const markSent = (tx: Tx, id: number, detail: string) =>
  tx
    .updateTable('callout.attempt')
    .set({ state: 'sent', detail })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute();

/** Only a dispatch that still waits changes; the first acknowledgement stands. @returns whether it changed */
export async function settleDispatch(
  tx: Tx,
  id: number,
  change: Partial<Pick<DispatchTable, 'acknowledged_at' | 'acknowledged_by' | 'acknowledged_via' | 'answer'>> & {
    state: DispatchState;
  },
): Promise<boolean> {
  const from: DispatchState[] =
    change.state === 'recalled' ? ['waiting', 'acknowledged', 'exhausted'] : ['waiting', 'exhausted'];
  const done = await tx
    .updateTable('callout.dispatch')
    .set(change)
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export const recallNotice = (tx: Tx, id: number, at: Date, why: string) =>
  tx
    .updateTable('callout.notice')
    .set({ recalled_at: at, recall_why: why })
    .where('id', '=', id)
    .where('recalled_at', 'is', null)
    .executeTakeFirst();

const noticesWithNames = (tx: Tx) =>
  tx
    .selectFrom('callout.notice as n')
    .leftJoin('party.person as s', 's.id', 'n.sent_by')
    .innerJoin('party.party as p', 'p.id', 'n.party')
    .selectAll('n')
    .select(['s.name as sender_name', 'p.name as party_name']);

export type NoticeRow = Awaited<ReturnType<typeof readNotices>>[number];

/** Newest first; all of the party's, of one incident, or one. */
export const readNotices = (tx: Tx, of: { party?: number; incident?: number; id?: number }) => {
  let query = noticesWithNames(tx).orderBy('n.sent_at', 'desc').limit(200);
  if (of.party !== undefined) query = query.where('n.party', '=', of.party);
  if (of.incident !== undefined) query = query.where('n.incident', '=', of.incident);
  if (of.id !== undefined) query = query.where('n.id', '=', of.id);
  return query.execute();
};

export const readDispatches = (tx: Tx, notices: readonly number[]) =>
  tx
    .selectFrom('callout.dispatch as d')
    .innerJoin('party.party as p', 'p.id', 'd.party')
    .selectAll('d')
    .select(['p.name as party_name', 'p.standing'])
    .where('d.notice', 'in', notices.length ? [...notices] : [0])
    .orderBy('p.name')
    .execute();

export type DispatchRow = Awaited<ReturnType<typeof readDispatches>>[number];

export const readDispatch = (tx: Tx, id: number) =>
  tx
    .selectFrom('callout.dispatch as d')
    .innerJoin('party.party as p', 'p.id', 'd.party')
    .selectAll('d')
    .select(['p.name as party_name', 'p.standing'])
    .where('d.id', '=', id)
    .executeTakeFirst();

/** Recipients of the party's notices who have not acknowledged. */
export async function countUnanswered(tx: Tx, party: number): Promise<number> {
  const { n } = await tx
    .selectFrom('callout.dispatch as d')
    .innerJoin('callout.notice as n', 'n.id', 'd.notice')
    .select(e => e.fn.countAll<string>().as('n'))
    .where('n.party', '=', party)
    .where('d.state', 'in', ['waiting', 'exhausted'])
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** What a party was sent, newest first. */
export const readReceived = (tx: Tx, party: number) =>
  tx
    .selectFrom('callout.dispatch as d')
    .innerJoin('callout.notice as n', 'n.id', 'd.notice')
    .innerJoin('party.party as p', 'p.id', 'n.party')
    .selectAll('d')
    .select([
      'n.number',
      'n.type',
      'n.subject',
      'n.mode',
      'n.exercise',
      'n.sent_at',
      'n.reply_by',
      'n.recalled_at',
      'n.recall_why',
      'p.name as sender_name',
    ])
    .where('d.party', '=', party)
    .orderBy('n.sent_at', 'desc')
    .limit(500)
    .execute();

export const readAttempts = (tx: Tx, dispatches: readonly number[]) =>
  tx
    .selectFrom('callout.attempt')
    .selectAll()
    .where('dispatch', 'in', dispatches.length ? [...dispatches] : [0])
    .orderBy('id')
    .execute();

export type AttemptRow = Awaited<ReturnType<typeof readAttempts>>[number];

export const readAttempt = (tx: Tx, id: number) =>
  tx.selectFrom('callout.attempt').selectAll().where('id', '=', id).executeTakeFirst();

export const findAttemptByToken = (tx: Tx, hash: Uint8Array) =>
  tx.selectFrom('callout.attempt').selectAll().where('token_hash', '=', Buffer.from(hash)).executeTakeFirst();

/** Phone calls that wait for the officer, for the watch floor. */
export const readOpenTasks = (tx: Tx, party: number) =>
  tx
    .selectFrom('callout.attempt as a')
    .innerJoin('callout.dispatch as d', 'd.id', 'a.dispatch')
    .innerJoin('callout.notice as n', 'n.id', 'd.notice')
    .innerJoin('party.party as p', 'p.id', 'd.party')
    .select(['a.id', 'a.address', 'a.due_at', 'a.rank', 'n.id as notice', 'n.number', 'p.name as party_name'])
    .where('a.state', '=', 'task')
    // After a recall only the calls that tell of it are left to make.
    .where(e =>
      e.or([
        e('d.state', '=', 'waiting'),
        e.and([e('d.state', '=', 'recalled'), e('a.at', '>=', e.ref('n.recalled_at'))]),
      ]),
    )
    .where('n.party', '=', party)
    .orderBy('a.due_at')
    .limit(100)
    .execute();
