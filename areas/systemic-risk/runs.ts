import { gunzipSync } from 'node:zlib';
import type { CascadeResult, MitigationResult, ReplayedWorld, Why } from '#engines/cascade/index.ts';
import { fail } from '#engines/kernel/failure.ts';
import { type Actor, installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import type { Outline } from './compute/outline.ts';
import type { Source } from './compute/source.ts';
import { ask } from './compute/threads.ts';
import { type MitigationInput, type Run, type RunInput, runInput, type ShockInput } from './contract.ts';
import { requireKept } from './kept.ts';
import { sourceOf } from './models.ts';
import { cleanLater } from './snapshots.ts';
import { readPartHeads } from './model-store.ts';
import { requireNameable } from './nameable.ts';
import { requestOf, startShards } from './shards.ts';
import * as store from './store.ts';
import { chainFor, dependenciesFor, outlineFor, replayFor, resultFor } from './view.ts';
import { visibleRecords } from './visibility.ts';

export const defaultLeaseSeconds = 15;

const present = (platform: Platform) => new Date(platform.now().epochMilliseconds);
const partyOf = (actor: Actor): number =>
  actor.party ??
  fail('not-allowed', 'Runs are made for a party.', { next: 'Choose the appointment under which you act.' });

export function runOf(row: store.RunRow): Run {
  const whole = row.state === 'done' ? 1 : 0;
  return {
    id: row.id,
    model: row.model,
    title: row.title,
    marking: row.marking,
    mode: row.mode,
    exercise: row.exercise,
    incident: row.incident,
    request: runInput.parse(row.request),
    state: row.state,
    error: row.error,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    createdBy: row.created_by_name,
    progress: { done: Number(row.done ?? 0) || whole, of: Number(row.of ?? 0) || 1 },
    manifest: row.manifest,
    sha256: row.result_sha256?.toString('hex') ?? null,
  };
}

/** Checks the question against the model, then puts the pieces of the run into the queue. */
export async function startRun(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  input: RunInput,
  leaseSeconds = defaultLeaseSeconds,
): Promise<Run> {
  const party = partyOf(actor);
  requireExercise(input);
  if (input.incident !== null) await platform.services.incidents.incident(tx, actor, input.incident);
  await requireNameable(platform, tx, actor, input.model, input);
  const source = await sourceOf(platform, tx, input.model);
  await ask(platform.database.app, 'questions', 'accept', {
    source,
    request: requestOf(input),
    mitigations: input.mitigations,
  } as never);
  return beginRun(platform, tx, actor, { party, source, input, leaseSeconds, delaySeconds: 0 });
}

/** Stores a run that was checked and puts its pieces into the queue. */
export async function beginRun(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  run: { party: number; source: Source; input: RunInput; leaseSeconds: number; delaySeconds: number },
): Promise<Run> {
  const { party, source, input } = run;
  const id = await store.insertRun(tx, {
    party,
    model: input.model,
    source,
    title: input.title,
    marking: await markingOf(tx, input.model),
    mode: input.mode,
    exercise: bound(input) ? input.exercise : null,
    incident: input.incident,
    request: input,
    created_at: present(platform),
    created_by: actor.person,
  });
  await startShards(tx, id, input, run);
  await recordAct(tx, actor, {
    area: 'systemic-risk',
    kind: 'run-started',
    subject: { kind: 'run', id, ref: `RUN-${id}` },
    mode: input.mode,
    body: { model: input.model, sha256: source.sha256, worlds: input.worlds, seed: input.seed },
  });
  return findRun(tx, id);
}

const bound = ({ mode }: RunInput): boolean => mode === 'exercise' || mode === 'drill';

function requireExercise(input: RunInput): void {
  if (bound(input) && !input.exercise)
    fail('invalid-input', 'What is not live belongs to an exercise or drill.', {
      pointer: '/exercise',
      next: 'Name the exercise or drill.',
    });
}

/** A result is handled as the parts one contributed are; a shipped model is public. */
export async function markingOf(tx: Tx, key: string): Promise<string> {
  const [kind, id] = key.split(':');
  if (kind === 'pack') return 'TLP:CLEAR';
  const parts = await readPartHeads(tx, [Number(id)]);
  return parts[0]?.marking ?? 'TLP:AMBER';
}

export async function findRun(tx: Tx, id: number): Promise<Run> {
  const row = await store.readRun(tx, id);
  return row
    ? runOf(row)
    : fail('not-found', 'There is no such run, or it is not your party’s.', { next: 'Choose one of the list.' });
}

/** Ends a run; what its pieces had found is thrown away, so that nothing half-written remains. */
export async function cancelRun(platform: Platform, tx: Tx, actor: Actor, id: number): Promise<Run> {
  const row = await store.lockRun(tx, id);
  if (row?.state !== 'queued' && row?.state !== 'running') {
    await findRun(tx, id);
    fail('conflict', 'The run has ended already.', { next: 'Look at its result, or start another.' });
  }
  await store.deleteShards(tx, id);
  await store.setRun(tx, id, { state: 'cancelled', finished_at: present(platform) });
  await recordAct(tx, actor, {
    area: 'systemic-risk',
    kind: 'run-cancelled',
    subject: { kind: 'run', id, ref: `RUN-${id}` },
    mode: row.mode,
    body: {},
  });
  return findRun(tx, id);
}

/** Removes a run that has ended, with its result and the questions asked about it. */
export async function removeRun(tx: Tx, actor: Actor, id: number): Promise<void> {
  const run = await findRun(tx, id);
  if (run.state === 'queued' || run.state === 'running')
    fail('conflict', 'The run is still going on.', { next: 'Cancel it first.' });
  await store.deleteRun(tx, id);
  await cleanLater(tx);
  await recordAct(tx, actor, {
    area: 'systemic-risk',
    kind: 'run-removed',
    subject: { kind: 'run', id, ref: `RUN-${id}` },
    mode: run.mode,
    body: { sha256: run.sha256 },
  });
}

/** The stored result, as the gate lets the actor's party see it at this minute. */
export async function readRunResult(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  id: number,
): Promise<{ run: Run; result: CascadeResult & { readonly withheld: number } }> {
  const run = await findRun(tx, id);
  const found = await asActor(platform.database.app, installation, all => store.readResult(all, id));
  if (!found || run.state !== 'done')
    return fail('conflict', 'The run has no result yet.', { next: 'Wait until it is done, or start it again.' });
  const whole = JSON.parse(gunzipSync(found.body).toString()) as CascadeResult;
  return { run, result: resultFor(whole, await visibleRecords(platform, tx, actor, run.model)) };
}

async function questionOf(platform: Platform, tx: Tx, id: number) {
  const row = await store.readRun(tx, id);
  if (!row)
    return fail('not-found', 'There is no such run, or it is not your party’s.', { next: 'Choose one of the list.' });
  const { source, request, model } = row;
  await requireKept(platform.database.app, source);
  return { model, task: { source, request: requestOf(request), mitigations: request.mitigations } };
}

/** One world of a run, replayed alone. */
export async function replayRun(platform: Platform, tx: Tx, actor: Actor, id: number, world: number) {
  const { model, task } = await questionOf(platform, tx, id);
  const replayed = await ask<ReplayedWorld>(platform.database.app, 'questions', 'replay', { ...task, world } as never);
  return replayFor(replayed, await visibleRecords(platform, tx, actor, model));
}

export async function whyInRun(platform: Platform, tx: Tx, actor: Actor, id: number, target: string): Promise<Why> {
  const { model, task } = await questionOf(platform, tx, id);
  const why = await ask<Why>(platform.database.app, 'questions', 'why', { ...task, target } as never);
  const visible = await visibleRecords(platform, tx, actor, model);
  return {
    ...why,
    chains: why.chains.map(chain => chainFor(chain, visible)),
    causes: why.causes.filter(cause => visible.node(cause.id)),
    dependencies: dependenciesFor(why.dependencies, visible),
  };
}

/** Measures against the same worlds; answered at once, nothing stored. */
export async function whatIf(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  input: { model: string; shock: ShockInput; worlds: number; seed: number; mitigations: readonly MitigationInput[] },
): Promise<readonly MitigationResult[]> {
  await requireNameable(platform, tx, actor, input.model, input);
  const source = await sourceOf(platform, tx, input.model);
  const request = {
    shock: input.shock,
    worlds: input.worlds,
    seed: input.seed,
    horizon_hours: 336,
    parameter_draws: 0,
  };
  return ask(platform.database.app, 'questions', 'whatIf', {
    source,
    request,
    mitigations: input.mitigations,
  } as never);
}

export async function readOutline(platform: Platform, tx: Tx, actor: Actor, key: string): Promise<Outline> {
  const source = await sourceOf(platform, tx, key);
  const outline = await ask<Outline>(platform.database.app, 'questions', 'outline', { source });
  return outlineFor(outline, await visibleRecords(platform, tx, actor, key));
}
