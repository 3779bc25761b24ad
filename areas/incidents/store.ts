import { type ColumnType, type Generated, sql } from 'kysely';
import type { Mode } from '#engines/kernel/mode.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { FactValue, Section, SectionInput } from './contract.ts';

type Json<T> = ColumnType<T, string, string>;

interface IncidentTable {
  id: Generated<number>;
  ref: string;
  title: string;
  summary: string;
  marking: string;
  mode: Mode;
  exercise: string | null;
  severity: number;
  state: Generated<'open' | 'watch' | 'closed'>;
  party: number;
  plan: string | null;
  opened_at: Date;
  opened_by: number | null;
  closed_at: Date | null;
  version: Generated<number>;
}

interface FactTable {
  id: Generated<number>;
  incident: number;
  entity: number | null;
  fact: string;
  value: Json<FactValue | null>;
  source: string;
  marking: string | null;
  learned_at: Date;
  recorded_at: Date;
  recorded_by: number | null;
}

interface SectionTable {
  id: Generated<number>;
  incident: number;
  position: number;
  title: string;
  body: string;
  marking: string;
  information_class: SectionInput['informationClass'];
  redacted_body: string | null;
  redacted_marking: string | null;
}

interface ReportTable {
  id: Generated<number>;
  incident: number;
  entity: number;
  regime: string;
  stage: string;
  state: Generated<'draft' | 'in-review' | 'approved' | 'submitted'>;
  form: Json<Record<string, string>>;
  author: number | null;
  reviewer: number | null;
  submitted_at: Date | null;
  proof: string | null;
  version: Generated<number>;
  created_at: Date;
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    'incidents.incident': IncidentTable;
    'incidents.entity': {
      id: Generated<number>;
      incident: number;
      party: number | null;
      name: string;
      role: 'affected' | 'supplier' | 'downstream';
    };
    'incidents.fact': FactTable;
    'incidents.section': SectionTable;
    'incidents.report': ReportTable;
  }
}

/** `INC-0047`: numbers are not reused, also when the transaction that drew one did not end well. */
export async function nextRef(tx: Tx): Promise<string> {
  const { rows } = await sql<{ n: number }>`select nextval('incidents.ref_number') as n`.execute(tx);
  return `INC-${String(rows[0]?.n).padStart(4, '0')}`;
}

export async function insertIncident(
  tx: Tx,
  row: Omit<IncidentTable, 'id' | 'state' | 'version' | 'closed_at'>,
): Promise<number> {
  const made = await tx.insertInto('incidents.incident').values(row).returning('id').executeTakeFirstOrThrow();
  return made.id;
}

const incidentsWithNames = (tx: Tx) =>
  tx
    .selectFrom('incidents.incident as i')
    .innerJoin('party.party as p', 'p.id', 'i.party')
    .leftJoin('party.person as o', 'o.id', 'i.opened_by')
    .selectAll('i')
    .select(['p.name as party_name', 'o.name as opened_by_name']);

export type IncidentRow = Awaited<ReturnType<typeof readIncidents>>[number];

export const readIncidents = (tx: Tx, states: readonly ('open' | 'watch' | 'closed')[]) =>
  incidentsWithNames(tx)
    .where('i.state', 'in', [...states])
    .orderBy('i.opened_at', 'desc')
    .limit(1000)
    .execute();

/** Incidents of the party that are open or watched. */
export async function countOpenIncidents(tx: Tx, party: number): Promise<number> {
  const { n } = await tx
    .selectFrom('incidents.incident')
    .select(e => e.fn.countAll<string>().as('n'))
    .where('party', '=', party)
    .where('state', 'in', ['open', 'watch'])
    .executeTakeFirstOrThrow();
  return Number(n);
}

export const readIncident = (tx: Tx, id: number): Promise<IncidentRow | undefined> =>
  incidentsWithNames(tx).where('i.id', '=', id).executeTakeFirst();

/** @returns whether the version was still the one that the caller saw */
export async function updateIncident(
  tx: Tx,
  id: number,
  version: number,
  change: Partial<Pick<IncidentTable, 'title' | 'summary' | 'marking' | 'severity' | 'plan' | 'closed_at'>> & {
    state?: 'open' | 'watch' | 'closed';
  },
): Promise<boolean> {
  const done = await tx
    .updateTable('incidents.incident')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function insertEntity(
  tx: Tx,
  incident: number,
  entity: { party: number | null; name: string; role: 'affected' | 'supplier' | 'downstream' },
): Promise<number> {
  const made = await tx
    .insertInto('incidents.entity')
    .values({ incident, ...entity })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

export const readEntities = (tx: Tx, incidents: readonly number[]) =>
  tx
    .selectFrom('incidents.entity as e')
    .leftJoin('party.party as p', 'p.id', 'e.party')
    .selectAll('e')
    .select(['p.country', 'p.sectors', 'p.attributes'])
    .where('e.incident', 'in', incidents.length ? [...incidents] : [0])
    .orderBy('e.id')
    .execute();

export type EntityRow = Awaited<ReturnType<typeof readEntities>>[number];

export async function insertFacts(
  tx: Tx,
  rows: readonly (Omit<FactTable, 'id' | 'value'> & { value: FactValue | null })[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('incidents.fact')
    .values(rows.map(row => ({ ...row, value: JSON.stringify(row.value) })))
    .execute();
}

/** The newest assertion of each fact of each entity, as recorded by `knownAt`. */
export const readPresentFacts = (tx: Tx, incident: number, knownAt: Date) =>
  tx
    .selectFrom('incidents.fact as f')
    .leftJoin('party.person as p', 'p.id', 'f.recorded_by')
    .distinctOn(['f.entity', 'f.fact'])
    .selectAll('f')
    .select('p.name as recorded_by_name')
    .where('f.incident', '=', incident)
    .where('f.recorded_at', '<=', knownAt)
    .orderBy('f.entity')
    .orderBy('f.fact')
    .orderBy('f.recorded_at', 'desc')
    .orderBy('f.id', 'desc')
    .execute();

/** Every assertion about the incident, oldest first: the history of what was known. */
export const readFactHistory = (tx: Tx, incident: number) =>
  tx
    .selectFrom('incidents.fact as f')
    .leftJoin('party.person as p', 'p.id', 'f.recorded_by')
    .selectAll('f')
    .select('p.name as recorded_by_name')
    .where('f.incident', '=', incident)
    .orderBy('f.recorded_at')
    .orderBy('f.id')
    .limit(5000)
    .execute();

export type FactRow = Awaited<ReturnType<typeof readPresentFacts>>[number];

export async function readSections(tx: Tx, incident: number): Promise<Section[]> {
  const rows = await tx
    .selectFrom('incidents.section')
    .selectAll()
    .where('incident', '=', incident)
    .orderBy('position')
    .execute();
  return rows.map(row => ({
    id: row.id,
    position: row.position,
    title: row.title,
    body: row.body,
    marking: row.marking,
    informationClass: row.information_class,
    redacted: row.redacted_body === null ? null : { body: row.redacted_body, marking: row.redacted_marking ?? '' },
  }));
}

/** Puts the sections in the given order; those not named are removed, those without an id are new. */
export async function replaceSections(tx: Tx, incident: number, sections: readonly SectionInput[]): Promise<void> {
  const kept = sections.flatMap(section => (section.id === undefined ? [] : [section.id]));
  let stale = tx.deleteFrom('incidents.section').where('incident', '=', incident);
  if (kept.length) stale = stale.where('id', 'not in', kept);
  await stale.execute();
  for (const [position, section] of sections.entries()) {
    const row = {
      position,
      title: section.title,
      body: section.body,
      marking: section.marking,
      information_class: section.informationClass,
      redacted_body: section.redacted?.body ?? null,
      redacted_marking: section.redacted?.marking ?? null,
    };
    if (section.id === undefined)
      await tx
        .insertInto('incidents.section')
        .values({ incident, ...row })
        .execute();
    else
      await tx
        .updateTable('incidents.section')
        .set(row)
        .where('id', '=', section.id)
        .where('incident', '=', incident)
        .execute();
  }
}

export const readReports = (tx: Tx, incidents: readonly number[]) =>
  tx
    .selectFrom('incidents.report as r')
    .leftJoin('party.person as a', 'a.id', 'r.author')
    .leftJoin('party.person as v', 'v.id', 'r.reviewer')
    .selectAll('r')
    .select(['a.name as author_name', 'v.name as reviewer_name'])
    .where('r.incident', 'in', incidents.length ? [...incidents] : [0])
    .orderBy('r.id')
    .execute();

export type ReportRow = Awaited<ReturnType<typeof readReports>>[number];

export async function insertReport(
  tx: Tx,
  row: {
    incident: number;
    entity: number;
    regime: string;
    stage: string;
    author: number | null;
    created_at: Date;
    form: Record<string, string>;
  },
): Promise<number> {
  const made = await tx
    .insertInto('incidents.report')
    .values({ ...row, form: JSON.stringify(row.form) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

export async function updateReport(
  tx: Tx,
  id: number,
  version: number,
  change: {
    form?: Record<string, string>;
    state?: 'draft' | 'in-review' | 'approved' | 'submitted';
    reviewer?: number | null;
    submitted_at?: Date | null;
    proof?: string | null;
  },
): Promise<boolean> {
  const { form, ...rest } = change;
  const done = await tx
    .updateTable('incidents.report')
    .set({ ...rest, ...(form ? { form: JSON.stringify(form) } : {}), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export const readPartyBySlug = (tx: Tx, slug: string) =>
  tx.selectFrom('party.party').select(['id', 'name']).where('slug', '=', slug).executeTakeFirstOrThrow();
