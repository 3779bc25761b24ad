import { type Insertable, sql } from 'kysely';
import type { Tables, Tx } from '#platform/db/tables.ts';
import type { Records } from './contract.ts';
import './tables.ts';

export async function insertModel(
  tx: Tx,
  row: { title: string; currency: string; party: number; created_at: Date; created_by: number | null },
): Promise<number> {
  const made = await tx.insertInto('systemic_risk.model').values(row).returning('id').executeTakeFirstOrThrow();
  return made.id;
}

/** Who contributes is written by the service: a party cannot invite itself into a model. */
export async function insertContributor(tx: Tx, model: number, party: number): Promise<void> {
  await tx
    .insertInto('systemic_risk.contributor')
    .values({ model, party })
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

export const readModels = (tx: Tx) =>
  tx
    .selectFrom('systemic_risk.model as m')
    .innerJoin('party.party as p', 'p.id', 'm.party')
    .selectAll('m')
    .select('p.name as party_name')
    .orderBy('m.id', 'desc')
    .limit(500)
    .execute();

export const readModelRow = (tx: Tx, id: number) =>
  tx.selectFrom('systemic_risk.model').selectAll().where('id', '=', id).executeTakeFirst();

export const readContributors = (tx: Tx, model: number) =>
  tx
    .selectFrom('systemic_risk.contributor as c')
    .innerJoin('party.party as p', 'p.id', 'c.party')
    .select(['c.party', 'p.name', 'p.slug'])
    .where('c.model', '=', model)
    .orderBy('p.name')
    .execute();

/** Parts without their records. */
export const readPartHeads = (tx: Tx, models: readonly number[]) =>
  tx
    .selectFrom('systemic_risk.part as a')
    .innerJoin('party.party as p', 'p.id', 'a.party')
    .select(['a.id', 'a.model', 'a.party', 'a.title', 'a.marking', 'a.nodes', 'a.edges', 'a.version', 'a.changed_at'])
    .select('p.name as party_name')
    .where('a.model', 'in', models.length ? [...models] : [0])
    .orderBy('a.id')
    .execute();

export const readParts = (tx: Tx, model: number) =>
  tx.selectFrom('systemic_risk.part').selectAll().where('model', '=', model).orderBy('id').execute();

export const readPart = (tx: Tx, id: number) =>
  tx.selectFrom('systemic_risk.part').selectAll().where('id', '=', id).executeTakeFirst();

export async function insertPart(
  tx: Tx,
  row: {
    model: number;
    party: number;
    title: string;
    marking: string;
    records: Records;
    nodes: number;
    edges: number;
    changed_at: Date;
  },
): Promise<number> {
  const made = await tx
    .insertInto('systemic_risk.part')
    .values({ ...row, records: JSON.stringify(row.records) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

/** @returns whether the version was still the one that the caller saw */
export async function updatePart(
  tx: Tx,
  id: number,
  version: number,
  row: { title: string; marking: string; records: Records; nodes: number; edges: number; changed_at: Date },
): Promise<boolean> {
  const done = await tx
    .updateTable('systemic_risk.part')
    .set({ ...row, records: JSON.stringify(row.records), version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function deletePart(tx: Tx, model: number, id: number): Promise<boolean> {
  const done = await tx
    .deleteFrom('systemic_risk.part')
    .where('id', '=', id)
    .where('model', '=', model)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

export async function raiseRevision(tx: Tx, model: number): Promise<void> {
  await tx
    .updateTable('systemic_risk.model')
    .set({ version: sql<number>`version + 1` })
    .where('id', '=', model)
    .execute();
}

export async function insertRevision(tx: Tx, row: Insertable<Tables['systemic_risk.part_revision']>): Promise<void> {
  await tx.insertInto('systemic_risk.part_revision').values(row).execute();
}

/** Earlier states of a part of one's own, newest first, without their records. */
export const readRevisions = (tx: Tx, part: number) =>
  tx
    .selectFrom('systemic_risk.part_revision as v')
    .leftJoin('party.person as p', 'p.id', 'v.changed_by')
    .select(['v.version', 'v.title', 'v.marking', 'v.nodes', 'v.edges', 'v.note', 'v.changed_at', 'p.name as by'])
    .where('v.part', '=', part)
    .orderBy('v.version', 'desc')
    .limit(200)
    .execute();

export const readRevision = (tx: Tx, part: number, version: number) =>
  tx
    .selectFrom('systemic_risk.part_revision')
    .selectAll()
    .where('part', '=', part)
    .where('version', '=', version)
    .executeTakeFirst();
