import type { MitigationResult } from '#engines/cascade/index.ts';
import { meanOf } from '#engines/cascade/statistics.ts';
import { FailureError, fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import type { Outline } from './compute/outline.ts';
import type { LossesByWorld } from './compute/paired.ts';
import { ask } from './compute/threads.ts';
import type { Comparison, MitigationInput, ModelState } from './contract.ts';
import { isKept, requireKept } from './kept.ts';
import { sourceOf } from './models.ts';
import { requireNameable } from './nameable.ts';
import { requestOf } from './shards.ts';
import { readRun, type RunRow } from './store.ts';
import { outlineFor } from './view.ts';
import { visibleRecords } from './visibility.ts';

/** So many worlds are paired at most: the page waits for them. */
const mostPaired = 200;

async function requireRun(tx: Tx, id: number): Promise<RunRow> {
  const row = await readRun(tx, id);
  return (
    row ?? fail('not-found', 'There is no such run, or it is not your party’s.', { next: 'Choose one of the list.' })
  );
}

/** The model a run was made on, as far as the actor may see it; not the model as it is now. */
export async function readRunOutline(platform: Platform, tx: Tx, actor: Actor, id: number): Promise<Outline> {
  const { source, model } = await requireRun(tx, id);
  await requireKept(platform.database.app, source);
  const outline = await ask<Outline>(platform.database.app, 'questions', 'outline', { source });
  return outlineFor(outline, await visibleRecords(platform, tx, actor, model));
}

/** What the records of a run's model are called; where that model is not kept any more, ids stand for names. */
export async function namesInRun(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  id: number,
): Promise<(record: string) => string> {
  const { source } = await requireRun(tx, id);
  if (!(await isKept(platform.database.app, source))) return record => record;
  const { nodes, functions, technologies } = await readRunOutline(platform, tx, actor, id);
  const named = [...functions, ...technologies].map(each => [each.id, each.name] as const);
  const names = new Map([...nodes.id.map((node, i) => [node, nodes.name[i] ?? node] as const), ...named]);
  return record => names.get(record) ?? record;
}

/** Which state of the model the questions about a run are asked of, and whether the model is still that. */
export async function modelStateOf(platform: Platform, tx: Tx, id: number): Promise<ModelState> {
  const { source, model } = await requireRun(tx, id);
  return {
    model,
    sha256: source.sha256,
    kept: await isKept(platform.database.app, source),
    current: await isCurrent(platform, tx, model, source.sha256),
  };
}

/** `null` when the party may not look at the model any more. */
async function isCurrent(platform: Platform, tx: Tx, model: string, sha256: string): Promise<boolean | null> {
  try {
    return (await sourceOf(platform, tx, model)).sha256 === sha256;
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'not-found') return null;
    throw error;
  }
}

/** Measures against the first worlds of a run, on its own model and with the measures it had already; nothing is stored. */
export async function whatIfOfRun(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  id: number,
  { worlds, mitigations }: { readonly worlds: number; readonly mitigations: readonly MitigationInput[] },
): Promise<readonly MitigationResult[]> {
  const { model, source, request } = await requireRun(tx, id);
  await requireNameable(platform, tx, actor, model, { mitigations });
  await requireKept(platform.database.app, source);
  return ask(platform.database.app, 'questions', 'whatIf', {
    source,
    request: { ...requestOf(request), worlds, parameter_draws: 0 },
    mitigations,
    base: request.mitigations,
  } as never);
}

/**
 * What of two runs can be compared. Where both drew the same worlds the differences are those of each world, with their
 * own interval; else the runs are independent, or tell of different things.
 */
export async function compareRuns(platform: Platform, tx: Tx, left: number, right: number): Promise<Comparison> {
  const [here, there] = [await requireRun(tx, left), await requireRun(tx, right)];
  if (here.state !== 'done' || there.state !== 'done')
    fail('conflict', 'Runs are compared when both are done.', { next: 'Wait until they are, or choose another.' });
  const how = howComparable(here, there);
  if (how !== 'same-worlds') return { how, worlds: 0, differences: [] };
  const kept =
    (await isKept(platform.database.app, here.source)) && (await isKept(platform.database.app, there.source));
  if (!kept) return { how: 'not-kept', worlds: 0, differences: [] };
  const worlds = Math.min(here.request.worlds, there.request.worlds, mostPaired);
  const losses = async ({ source, request }: RunRow) =>
    ask<readonly LossesByWorld[]>(platform.database.app, 'questions', 'losses', {
      source,
      request: { ...requestOf(request), worlds },
      mitigations: request.mitigations,
    } as never);
  return { how, worlds, differences: pairedDifferences(await losses(here), await losses(there)) };
}

type Asked = Pick<RunRow, 'model' | 'request'>;

/** Draws hang on the seed, the world and the record's id: the same model, also after an edit, draws the same for the same. */
export function howComparable(
  here: Asked,
  there: Asked,
): 'same-worlds' | 'independent' | 'other-model' | 'other-horizon' {
  if (here.model !== there.model) return 'other-model';
  if (here.request.horizonHours !== there.request.horizonHours) return 'other-horizon';
  return here.request.seed === there.request.seed ? 'same-worlds' : 'independent';
}

/** The other run less this one, world by world; only what both models have. */
export const pairedDifferences = (
  here: readonly LossesByWorld[],
  there: readonly LossesByWorld[],
): Comparison['differences'] =>
  here.flatMap(({ id, kind, hours }) => {
    const other = there.find(each => each.id === id && each.kind === kind);
    if (!other) return [];
    const { mean, sampling } = meanOf(hours.map((value, world) => (other.hours[world] ?? 0) - value));
    return { id, kind, mean, low: sampling[0], high: sampling[1] };
  });
