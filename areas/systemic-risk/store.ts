import { sql } from 'kysely';
import type { Tx } from '#platform/db/tables.ts';
import type { RunInput } from './contract.ts';
import type { Source } from './compute/source.ts';
import type { RunTable, ShardKind } from './tables.ts';

export async function insertRun(
  tx: Tx,
  row: Pick<
    RunTable,
    'party' | 'model' | 'title' | 'marking' | 'mode' | 'exercise' | 'incident' | 'created_at' | 'created_by'
  > & {
    source: Source;
    request: RunInput;
  },
): Promise<number> {
  const made = await tx
    .insertInto('systemic_risk.run')
    .values({
      ...row,
      source: JSON.stringify(row.source),
      request: JSON.stringify(row.request),
      error: null,
      finished_at: null,
      manifest: null,
      result_sha256: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

const runs = (tx: Tx) =>
  tx
    .selectFrom('systemic_risk.run as r')
    .leftJoin('party.person as p', 'p.id', 'r.created_by')
    .selectAll('r')
    .select(['p.name as created_by_name'])
    .select(eb => [
      eb
        .selectFrom('systemic_risk.shard as s')
        .whereRef('s.run', '=', 'r.id')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .as('of'),
      eb
        .selectFrom('systemic_risk.shard as s')
        .whereRef('s.run', '=', 'r.id')
        .where('s.done_at', 'is not', null)
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .as('done'),
    ]);

export type { ShardKind } from './tables.ts';
export type RunRow = Awaited<ReturnType<typeof readRuns>>[number];
export const readRuns = (tx: Tx) => runs(tx).orderBy('r.id', 'desc').limit(200).execute();
export const readRun = (tx: Tx, id: number): Promise<RunRow | undefined> =>
  runs(tx).where('r.id', '=', id).executeTakeFirst();

/** Locks the run, so that only one transaction at a time decides what becomes of it. */
export const lockRun = (tx: Tx, id: number) =>
  tx.selectFrom('systemic_risk.run').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export async function setRun(
  tx: Tx,
  id: number,
  change: {
    state: RunRow['state'];
    error?: string;
    finished_at?: Date;
    manifest?: string;
    result_sha256?: Buffer;
  },
): Promise<void> {
  await tx.updateTable('systemic_risk.run').set(change).where('id', '=', id).execute();
}

export async function insertShards(
  tx: Tx,
  run: number,
  shards: readonly { position: number; kind: ShardKind; first: number; past: number }[],
): Promise<void> {
  const rows = shards.map(shard => ({
    ...shard,
    run,
    lease_until: null,
    worker: null,
    done_at: null,
    tally: null,
  }));
  await tx.insertInto('systemic_risk.shard').values(rows).execute();
}

/** Takes the lease of a piece nobody holds; undefined when it is done, held, or its run has ended. */
export async function claimShard(tx: Tx, run: number, position: number, worker: string, leaseSeconds: number) {
  return tx
    .updateTable('systemic_risk.shard as s')
    .set(eb => ({
      worker,
      lease_until: sql<Date>`clock_timestamp() + make_interval(secs => ${leaseSeconds})`,
      attempts: eb('s.attempts', '+', 1),
    }))
    .where('s.run', '=', run)
    .where('s.position', '=', position)
    .where('s.done_at', 'is', null)
    .where(eb => eb.or([eb('s.lease_until', 'is', null), eb('s.lease_until', '<', sql<Date>`clock_timestamp()`)]))
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('systemic_risk.run as r')
          .select('r.id')
          .where('r.id', '=', run)
          .where('r.state', 'in', ['queued', 'running']),
      ),
    )
    .returning(['s.kind', 's.first', 's.past', 's.attempts'])
    .executeTakeFirst();
}

/** @returns whether this worker still holds the lease */
export async function extendLease(
  tx: Tx,
  run: number,
  position: number,
  worker: string,
  leaseSeconds: number,
): Promise<void> {
  await tx
    .updateTable('systemic_risk.shard')
    .set({ lease_until: sql<Date>`clock_timestamp() + make_interval(secs => ${leaseSeconds})` })
    .where('run', '=', run)
    .where('position', '=', position)
    .where('worker', '=', worker)
    .where('done_at', 'is', null)
    .execute();
}

/** Gives the lease back, for a piece that could not be finished here. */
export async function dropLease(tx: Tx, run: number, position: number, worker: string): Promise<void> {
  await tx
    .updateTable('systemic_risk.shard')
    .set({ lease_until: null, worker: null })
    .where('run', '=', run)
    .where('position', '=', position)
    .where('worker', '=', worker)
    .where('done_at', 'is', null)
    .execute();
}

/** Writes a piece once: the second writer of the same piece changes nothing. */
export async function finishShard(tx: Tx, run: number, position: number, tally: Buffer): Promise<boolean> {
  const done = await tx
    .updateTable('systemic_risk.shard')
    .set({ tally, done_at: sql<Date>`clock_timestamp()`, lease_until: null })
    .where('run', '=', run)
    .where('position', '=', position)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export const openShards = (tx: Tx, run: number) =>
  tx
    .selectFrom('systemic_risk.shard')
    .select(['position', 'kind', 'attempts'])
    .select(sql<boolean>`lease_until < clock_timestamp()`.as('lapsed'))
    .where('run', '=', run)
    .where('done_at', 'is', null)
    .orderBy('position')
    .execute();

export const readTallies = (tx: Tx, run: number) =>
  tx
    .selectFrom('systemic_risk.shard')
    .select(['kind', 'tally'])
    .where('run', '=', run)
    .where('kind', '!=', 'join')
    .orderBy('position')
    .execute();

export async function deleteShards(tx: Tx, run: number): Promise<void> {
  await tx.deleteFrom('systemic_risk.shard').where('run', '=', run).execute();
}

export async function insertResult(tx: Tx, run: number, body: Buffer): Promise<void> {
  await tx.insertInto('systemic_risk.result').values({ run, body }).execute();
}

export const readResult = (tx: Tx, run: number) =>
  tx.selectFrom('systemic_risk.result').select('body').where('run', '=', run).executeTakeFirst();

/** Removes a run; its pieces, its result and its questions go with it. */
export const deleteRun = (tx: Tx, run: number) => tx.deleteFrom('systemic_risk.run').where('id', '=', run).execute();

/** Runs of one's party for an incident, newest first. */
export const readRunsFor = (tx: Tx, incident: number) =>
  tx
    .selectFrom('systemic_risk.run')
    .select(['id', 'title', 'state'])
    .where('incident', '=', incident)
    .orderBy('id', 'desc')
    .limit(5)
    .execute();
