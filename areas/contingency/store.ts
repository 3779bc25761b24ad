import { type ColumnType, type Generated, sql } from 'kysely';
import type { Mode } from '#engines/kernel/mode.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Evidence, Pathway, ScenarioContent, State } from './contract.ts';

/** What was attested for a reader, by name. */
export type Facts = Readonly<Record<string, boolean>>;

type Json<T> = ColumnType<T, string, string>;

interface ScenarioTable {
  id: Generated<number>;
  ref: string;
  party: number;
  marking: string;
  mode: Mode;
  exercise: string | null;
  state: Generated<State>;
  version: Generated<number>;
  changed_at: Date;
}

interface VersionTable {
  scenario: number;
  version: number;
  content: Json<ScenarioContent>;
  steps: number;
  edges: number;
  note: string;
  changed_at: Date;
  changed_by: number | null;
}

interface EventTable {
  id: Generated<number>;
  scenario: number;
  from_state: State | null;
  to_state: State;
  why: string;
  who: string;
  due: string | null;
  outcome: string;
  at: Date;
  by_person: number | null;
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    'contingency.scenario': ScenarioTable;
    'contingency.version': VersionTable;
    'contingency.held': {
      scenario: number;
      version: number;
      marking: string;
      pathway: Json<Pathway>;
      evidence: Json<readonly Evidence[]>;
    };
    'contingency.event': EventTable;
    'contingency.release': {
      scenario: number;
      party: number;
      owner: number;
      facts: Json<Facts>;
      disclosure: number;
      released_at: Date;
      withdrawn_at: Date | null;
    };
  }
}

export async function nextRef(tx: Tx): Promise<string> {
  const { rows } = await sql<{ n: number }>`select nextval('contingency.ref_number') as n`.execute(tx);
  return `SCN-${String(rows[0]?.n).padStart(4, '0')}`;
}

export const insertScenario = async (
  tx: Tx,
  row: Pick<ScenarioTable, 'ref' | 'party' | 'marking' | 'mode' | 'exercise' | 'changed_at'>,
): Promise<number> =>
  (await tx.insertInto('contingency.scenario').values(row).returning('id').executeTakeFirstOrThrow()).id;

const scenarios = (tx: Tx) =>
  tx
    .selectFrom('contingency.scenario as s')
    .innerJoin('party.party as p', 'p.id', 's.party')
    .innerJoin('contingency.version as v', join =>
      join.onRef('v.scenario', '=', 's.id').onRef('v.version', '=', 's.version'),
    )
    .selectAll('s')
    .select(['p.name as party_name', 'v.content', 'v.steps', 'v.edges']);

export type ScenarioRow = Awaited<ReturnType<typeof readScenarios>>[number];

export const readScenarios = (tx: Tx) => scenarios(tx).orderBy('s.id', 'desc').limit(1000).execute();

export const readScenario = (tx: Tx, id: number): Promise<ScenarioRow | undefined> =>
  scenarios(tx).where('s.id', '=', id).executeTakeFirst();

/** Locks the scenario, so that of two changes the second sees the first. */
export const lockScenario = (tx: Tx, id: number) =>
  tx.selectFrom('contingency.scenario').select(['id', 'version']).where('id', '=', id).forUpdate().executeTakeFirst();

export async function updateScenario(
  tx: Tx,
  id: number,
  change: Partial<{ marking: string; state: State; version: number; changed_at: Date }>,
): Promise<void> {
  await tx.updateTable('contingency.scenario').set(change).where('id', '=', id).execute();
}

export interface Held {
  readonly marking: string;
  readonly pathway: Pathway;
  readonly evidence: readonly Evidence[];
}

/** Keeps a version; what names records of others goes where the service alone reads. */
export async function insertVersion(
  tx: Tx,
  row: Omit<VersionTable, 'content'> & { content: ScenarioContent },
  held: Held,
): Promise<void> {
  await tx
    .insertInto('contingency.version')
    .values({ ...row, content: JSON.stringify(row.content) })
    .execute();
  const { scenario, version } = row;
  const { marking, pathway, evidence } = held;
  await tx
    .insertInto('contingency.held')
    .values({ scenario, version, marking, pathway: JSON.stringify(pathway), evidence: JSON.stringify(evidence) })
    .execute();
}

/** As the installation: nobody else reads it. */
export const readHeld = (all: Tx, scenario: number, version: number): Promise<Held | undefined> =>
  all
    .selectFrom('contingency.held')
    .select(['marking', 'pathway', 'evidence'])
    .where('scenario', '=', scenario)
    .where('version', '=', version)
    .executeTakeFirst();

export const readVersion = (tx: Tx, scenario: number, version: number) =>
  tx
    .selectFrom('contingency.version')
    .select(['content', 'steps', 'edges'])
    .where('scenario', '=', scenario)
    .where('version', '=', version)
    .executeTakeFirst();

export const readVersions = (tx: Tx, scenario: number) =>
  tx
    .selectFrom('contingency.version as v')
    .leftJoin('party.person as p', 'p.id', 'v.changed_by')
    .select(['v.version', 'v.note', 'v.changed_at', 'p.name as by_name'])
    .where('v.scenario', '=', scenario)
    .orderBy('v.version', 'desc')
    .execute();

export async function insertEvent(tx: Tx, row: Omit<EventTable, 'id'>): Promise<void> {
  await tx.insertInto('contingency.event').values(row).execute();
}

export const readEvents = (tx: Tx, scenario: number) =>
  tx
    .selectFrom('contingency.event as e')
    .leftJoin('party.person as p', 'p.id', 'e.by_person')
    .select(['e.from_state', 'e.to_state', 'e.why', 'e.who', 'e.at', 'p.name as by_name'])
    .select(sql<string | null>`e.due::text`.as('due'))
    .where('e.scenario', '=', scenario)
    .orderBy('e.id')
    .execute();

export const readReaders = (tx: Tx, scenario: number) =>
  tx
    .selectFrom('contingency.release as r')
    .innerJoin('party.party as p', 'p.id', 'r.party')
    .select(['r.party', 'p.name', 'r.released_at', 'r.facts'])
    .where('r.scenario', '=', scenario)
    .where('r.withdrawn_at', 'is', null)
    .orderBy('p.name')
    .execute();

export async function putRelease(
  tx: Tx,
  row: { scenario: number; party: number; owner: number; facts: Facts; disclosure: number; released_at: Date },
): Promise<void> {
  const { disclosure, released_at } = row;
  const facts = JSON.stringify(row.facts);
  await tx
    .insertInto('contingency.release')
    .values({ ...row, facts, withdrawn_at: null })
    .onConflict(conflict =>
      conflict.columns(['scenario', 'party']).doUpdateSet({ facts, disclosure, released_at, withdrawn_at: null }),
    )
    .execute();
}

/** @returns whether it was released to that party */
export async function withdrawRelease(tx: Tx, scenario: number, party: number, at: Date): Promise<boolean> {
  const done = await tx
    .updateTable('contingency.release')
    .set({ withdrawn_at: at })
    .where('scenario', '=', scenario)
    .where('party', '=', party)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export const readPartyIds = async (tx: Tx, slugs: readonly string[]): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (
      await tx
        .selectFrom('party.party')
        .select(['id', 'slug'])
        .where('slug', 'in', [...slugs])
        .execute()
    ).map(row => [row.slug, row.id]),
  );

/** What was attested when the scenario was released to the party; undefined when it was not, or was taken back. */
export const readFacts = async (tx: Tx, scenario: number, party: number): Promise<Facts | undefined> =>
  (
    await tx
      .selectFrom('contingency.release')
      .select('facts')
      .where('scenario', '=', scenario)
      .where('party', '=', party)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()
  )?.facts;
