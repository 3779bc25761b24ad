import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { worldsPerDraw } from '#engines/cascade/index.ts';
import { FailureError } from '#engines/kernel/failure.ts';
import { type Actor, installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Database } from '#platform/db/open.ts';
import type { Tx } from '#platform/db/tables.ts';
import { enqueue } from '#platform/jobs/store.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { RunRequest } from './compute/source.ts';
import type { Joined } from './compute/thread.ts';
import { ask } from './compute/threads.ts';
import type { RunInput } from './contract.ts';
import * as store from './store.ts';

export const shardTask = 'systemic-risk.shard';
export const sweepTask = 'systemic-risk.sweep';

const worldsInShard = 250;
const drawsInShard = 8;
const mostAttempts = 5;

/** What the pieces of runs need of a process: the database, and how long a silent worker is waited for. */
export interface Workshop {
  readonly database: Pick<Database, 'app'>;
  readonly leaseSeconds: number;
}

export const requestOf = (input: RunInput): RunRequest => ({
  shock: input.shock,
  worlds: input.worlds,
  seed: input.seed,
  horizon_hours: input.horizonHours,
  parameter_draws: input.parameterDraws,
});

const cut = (count: number, size: number) =>
  Array.from({ length: Math.ceil(count / size) }, (_, i) => ({
    first: i * size,
    past: Math.min(count, (i + 1) * size),
  }));

/** The pieces of a run; the last joins what the others found. */
export function planShards(input: RunInput) {
  const pieces = [
    ...cut(input.worlds, worldsInShard).map(range => ({ kind: 'worlds' as const, ...range })),
    ...cut(input.parameterDraws, drawsInShard).map(range => ({ kind: 'draws' as const, ...range })),
    { kind: 'join' as const, first: 0, past: 1 },
  ];
  return pieces.map((piece, position) => ({ position, ...piece }));
}

/** Puts the pieces into the queue, in the transaction that starts the run. */
export async function startShards(
  tx: Tx,
  run: number,
  input: RunInput,
  when: { leaseSeconds: number; delaySeconds: number },
): Promise<void> {
  const shards = planShards(input);
  await store.insertShards(tx, run, shards);
  for (const { position, kind } of shards)
    if (kind !== 'join') await enqueueShard(tx, run, position, when.delaySeconds);
  await sweepLater(tx, run, when.leaseSeconds + when.delaySeconds);
}

const fromNow = (seconds: number) => new Date(Temporal.Now.instant().add({ seconds }).epochMilliseconds);

const enqueueShard = (tx: Tx, run: number, position: number, delaySeconds = 0) =>
  enqueue(tx, {
    task: shardTask,
    payload: { run, position },
    key: `${shardTask}:${run}:${position}`,
    ...(delaySeconds > 0 ? { runAt: fromNow(delaySeconds) } : {}),
  });

const sweepLater = (tx: Tx, run: number, leaseSeconds: number) =>
  enqueue(tx, {
    task: sweepTask,
    payload: { run },
    key: `${sweepTask}:${run}`,
    runAt: fromNow(leaseSeconds),
  });

const system = <T>(workshop: Workshop, work: (tx: Tx) => Promise<T>): Promise<T> =>
  asActor(workshop.database.app, installation, work);

/**
 * Does one piece: claims it, works it out in a thread, writes it once. The queue gives a job back only hours after its
 * worker was killed, so a piece is held by a lease that is kept alive while its worker lives.
 */
export async function doShard(workshop: Workshop, { run, position }: { run: number; position: number }): Promise<void> {
  const worker = `${hostname()}:${process.pid}:${randomUUID()}`;
  const claim = await system(workshop, tx => store.claimShard(tx, run, position, worker, workshop.leaseSeconds));
  if (!claim) return;
  const alive = setInterval(
    () =>
      void system(workshop, tx => store.extendLease(tx, run, position, worker, workshop.leaseSeconds)).catch(() => {}),
    (workshop.leaseSeconds * 1000) / 3,
  );
  try {
    await (claim.kind === 'join' ? joinRun(workshop, run, position) : countShard(workshop, run, position, claim));
  } catch (error) {
    await giveUp(workshop, run, position, worker, claim.attempts, error);
  } finally {
    clearInterval(alive);
  }
}

async function countShard(
  workshop: Workshop,
  run: number,
  position: number,
  { kind, first, past }: { kind: store.ShardKind; first: number; past: number },
): Promise<void> {
  const found = await system(workshop, async tx => {
    const locked = await store.lockRun(tx, run);
    if (locked?.state === 'queued') await store.setRun(tx, run, { state: 'running' });
    return locked;
  });
  if (!found) return;
  const { worlds, parameterDraws, mitigations } = found.request;
  const tally = await ask<Uint8Array>(workshop.database.app, 'pieces', 'shard', {
    source: found.source,
    request: requestOf(found.request),
    mitigations,
    kind,
    first,
    past,
    plan: { draws: parameterDraws, inner: worldsPerDraw(worlds) },
  } as never);
  await system(workshop, async tx => {
    const locked = await store.lockRun(tx, run);
    if (locked?.state !== 'running') return;
    await store.finishShard(tx, run, position, Buffer.from(tally));
    await goOn(tx, run);
  });
}

/** Calls back pieces whose worker fell silent; when only the join is left, it is its turn. */
async function goOn(tx: Tx, run: number): Promise<void> {
  const open = await store.openShards(tx, run);
  for (const { position, lapsed } of open) if (lapsed) await enqueueShard(tx, run, position);
  const [last] = open;
  if (open.length === 1 && last?.kind === 'join' && last.attempts === 0) await enqueueShard(tx, run, last.position);
}

/** Looks after a run until it has ended. */
export async function sweepRun(workshop: Workshop, { run }: { run: number }): Promise<void> {
  await system(workshop, async tx => {
    const locked = await store.lockRun(tx, run);
    if (locked?.state !== 'queued' && locked?.state !== 'running') return;
    await goOn(tx, run);
    await sweepLater(tx, run, workshop.leaseSeconds);
  });
}

async function joinRun(workshop: Workshop, run: number, position: number): Promise<void> {
  const { found, tallies } = await system(workshop, async tx => ({
    found: await store.lockRun(tx, run),
    tallies: await store.readTallies(tx, run),
  }));
  if (found?.state !== 'running') return;
  const of = (kind: store.ShardKind) =>
    tallies.flatMap(row => (row.kind === kind && row.tally ? [new Uint8Array(row.tally)] : []));
  const joined = await ask<Joined>(workshop.database.app, 'pieces', 'join', {
    source: found.source,
    request: requestOf(found.request),
    mitigations: found.request.mitigations,
    worlds: of('worlds'),
    draws: of('draws'),
  } as never);
  await system(workshop, async tx => {
    const locked = await store.lockRun(tx, run);
    if (locked?.state !== 'running') return;
    await store.insertResult(tx, run, Buffer.from(joined.body));
    await store.finishShard(tx, run, position, Buffer.alloc(0));
    await store.setRun(tx, run, {
      state: 'done',
      finished_at: new Date(),
      manifest: JSON.stringify(joined.manifest),
      result_sha256: Buffer.from(joined.sha256, 'hex'),
    });
    await recordEnd(tx, locked, 'run-done', { sha256: joined.sha256, worlds: found.request.worlds });
  });
}

/** A failure that will come again ends the run; anything else gives the piece back, a few times. */
async function giveUp(
  workshop: Workshop,
  run: number,
  position: number,
  worker: string,
  attempts: number,
  error: unknown,
): Promise<void> {
  const certain = error instanceof FailureError && error.failure.code !== 'work-failed';
  const message = error instanceof Error ? error.message : String(error);
  await system(workshop, async tx => {
    const locked = await store.lockRun(tx, run);
    if (locked?.state !== 'queued' && locked?.state !== 'running') return;
    if (!certain && attempts < mostAttempts) {
      await store.dropLease(tx, run, position, worker);
      await enqueueShard(tx, run, position);
      return;
    }
    await store.deleteShards(tx, run);
    await store.setRun(tx, run, { state: 'failed', error: message, finished_at: new Date() });
    await recordEnd(tx, locked, 'run-failed', { piece: position });
  });
}

const job: Actor = { ...installation, via: 'job' };

const recordEnd = (
  tx: Tx,
  { id, party, mode }: Pick<store.RunRow, 'id' | 'party' | 'mode'>,
  kind: string,
  body: Record<string, unknown>,
) =>
  recordAct(tx, job, {
    area: 'systemic-risk',
    kind,
    subject: { kind: 'run', id, ref: `RUN-${id}` },
    mode,
    visibleTo: [party],
    body,
  });
