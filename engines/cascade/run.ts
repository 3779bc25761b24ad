import { fail } from '#engines/kernel/failure.ts';
import { type Cause, explainRun, type RankedChain, type TestedDependency } from './chains.ts';
import { defaultHorizonHours } from './defaults.ts';
import { type Driver, driversOf } from './drivers.ts';
import { type ExceedancePoint, exceedance } from './exceedance.ts';
import { findLocks } from './locks.ts';
import { type HeldLock, LocksHeld } from './locks-held.ts';
import { engineVersion, type Manifest, modelHash } from './manifest.ts';
import { type Network, networkOf } from './network.ts';
import { type DrawMeans, type DrawPlan, drawPoints, outerOf, simulateDraws, worldsPerDraw } from './outer.ts';
import { familiesOf } from './parameters.ts';
import { joinTallies, type Range, type Setting, simulateRange, stateFor } from './range.ts';
import { readModel } from './read/model.ts';
import { mostTicks } from './prepare.ts';
import { readShock } from './shock.ts';
import { column, type LossSummary, type Outer, summarise } from './summary.ts';
import { otherTiers } from './tiers.ts';
import { rowField, type Tally } from './timed/world.ts';
import type { Model, Shock } from './types.ts';

/** What `runCascade` is asked. `model` and `shock` may be raw input or already read. */
export interface CascadeRequest {
  readonly model: unknown;
  readonly shock: unknown;
  /** 1 to 10,000,000 */
  readonly worlds: number;
  readonly seed: number;
  /** default 336 */
  readonly horizon_hours?: number;
  readonly quantum_hours?: number;
  /** outer draws of the uncertain parameters, default 64; 0 leaves the parameter band out */
  readonly parameter_draws?: number;
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
  /** runs ranges of worlds elsewhere (a pool of workers); default: here, one after the other */
  readonly execute?: (task: RangeTask) => Promise<readonly Tally[]>;
  /** runs the outer draws elsewhere; means come back in the order of the draws; default: here */
  readonly execute_draws?: (plan: DrawPlan) => Promise<readonly DrawMeans[]>;
}

/** Worlds to be run by an executor; tallies come back in the order of the ranges. */
export interface RangeTask {
  readonly model: Model;
  readonly setting: Setting;
  readonly ranges: readonly Range[];
  readonly signal?: AbortSignal;
  readonly onRange?: (range: Range) => void;
}

export interface CascadeResult {
  readonly functions: readonly LossSummary[];
  readonly sectors: readonly LossSummary[];
  readonly total: LossSummary;
  readonly nodes: readonly {
    readonly id: string;
    readonly name: string;
    readonly share_of_worlds: number;
    readonly mean_hours_lost: number;
  }[];
  readonly exceedance: readonly ExceedancePoint[];
  readonly causes: readonly Cause[];
  readonly dependencies: readonly TestedDependency[];
  readonly chains: readonly RankedChain[];
  /** among the nodes that went down in some world */
  readonly locks: readonly HeldLock[];
  readonly model_band_basis: readonly string[];
  readonly defaults: readonly Driver[];
  readonly warnings: readonly string[];
  readonly manifest: Manifest;
}

const chunk = 250;

/**
 * Runs the worlds of a shock on a model and says what is lost, how sure that is, why, and which unknowns drive it.
 * @throws `bad-model`, `bad-shock`, `bad-request`, `cancelled`
 */
export async function runCascade(request: CascadeRequest): Promise<CascadeResult> {
  const model = readModel(request.model);
  const shock = isShock(request.shock) ? request.shock : readShock(request.shock, model);
  const setting = settingOf(request, shock);
  const network = networkOf(model);
  const draws = request.parameter_draws ?? 64;
  const inner = worldsPerDraw(request.worlds);
  const progress = meter(request, request.worlds + draws * inner);
  const tally = await worlds(network, setting, request.worlds, request, progress);
  const families = familiesOf(network, shock);
  const plan = { draws, inner };
  const points = drawPoints(network, setting, plan);
  const outer = await outerRuns(network, setting, plan, request, progress);
  const tiers = otherTiers(network, setting, Math.min(request.worlds, 200));
  const losses = summarise(tally, network, setting.quantumHours ?? 1, outer, tiers);
  const held = new LocksHeld(findLocks(model, node => tally.nodeWorlds[node]! > 0));
  const story = explainRun(network, setting, lossyWorlds(tally, network, 100), { seen: world => held.see(world) });
  return {
    functions: losses.filter(entry => entry.kind === 'function'),
    sectors: losses.filter(entry => entry.kind === 'sector'),
    total: losses[losses.length - 1]!,
    nodes: nodesOf(network, tally, request.worlds, setting.quantumHours ?? 1),
    exceedance: exceedance(column(tally, network, losses.length - 1, moneyOrHours(model))),
    ...story,
    locks: held.list(),
    model_band_basis: tiers.basis,
    defaults: driversOf(model, families, points, outer.lossHours[losses.length - 1] ?? []),
    warnings: warningsOf(model, losses),
    manifest: manifestOf(model, setting, request.worlds, draws, inner),
  };
}

const isShock = (value: unknown): value is Shock =>
  typeof value === 'object' &&
  value !== null &&
  'eventProbability' in value &&
  'correlation' in value &&
  'severity' in value &&
  'targets' in value &&
  'compromise' in value;

function settingOf(request: CascadeRequest, shock: Shock): Setting {
  const whole = (name: 'worlds' | 'seed' | 'parameter_draws', min: number, max: number) => {
    const value = request[name];
    if (value === undefined || !Number.isInteger(value) || value < min || value > max)
      fail('bad-request', `\`${name}\` must be a whole number between ${min} and ${max}, not ${String(value)}.`, {
        pointer: `/${name}`,
        next: 'Correct the request.',
      });
  };
  whole('worlds', 1, 10_000_000);
  whole('seed', -2_147_483_648, 4_294_967_295);
  if (request.parameter_draws !== undefined) whole('parameter_draws', 0, 100_000);
  const horizonHours = request.horizon_hours ?? defaultHorizonHours;
  const quantumHours = request.quantum_hours ?? 1;
  if (!(horizonHours > 0 && horizonHours <= 87_600))
    fail('bad-request', `\`horizon_hours\` must be more than 0 and at most 87600, not ${horizonHours}.`, {
      pointer: '/horizon_hours',
      next: 'Give the hours to look ahead.',
    });
  if (!(quantumHours > 0 && horizonHours / quantumHours <= mostTicks))
    fail('bad-request', '`quantum_hours` must be positive and cut the horizon into at most 2,000,000 steps.', {
      pointer: '/quantum_hours',
      next: 'Leave it out for steps of one hour.',
    });
  return { shock, seed: request.seed, horizonHours, quantumHours };
}

interface Meter {
  add(worlds: number): void;
}

function meter({ onProgress, signal }: CascadeRequest, of: number): Meter {
  let done = 0;
  return {
    add(count) {
      done += count;
      onProgress?.(done, of);
      stopIfAborted(signal);
    },
  };
}

function stopIfAborted(signal?: AbortSignal): void {
  if (signal?.aborted)
    fail('cancelled', 'The run was cancelled; nothing of it was kept.', {
      next: 'Start it again with the same seed to get the same worlds.',
    });
}

async function worlds(
  network: Network,
  setting: Setting,
  count: number,
  request: CascadeRequest,
  progress: Meter,
): Promise<Tally> {
  const ranges = Array.from({ length: Math.ceil(count / chunk) }, (_, i) => ({
    from: i * chunk,
    to: Math.min(count, (i + 1) * chunk),
  }));
  const onRange = (range: Range) => progress.add(range.to - range.from);
  const execute = request.execute ?? runHere;
  return joinTallies(
    network,
    await execute({ model: network.model, setting, ranges, signal: request.signal, onRange }),
  );
}

/** Runs the ranges in this thread, giving way to the host between them so that it can draw and cancel. */
async function runHere({ model, setting, ranges, signal, onRange }: RangeTask): Promise<readonly Tally[]> {
  const state = stateFor(networkOf(model), setting);
  const tallies: Tally[] = [];
  for (const range of ranges) {
    stopIfAborted(signal);
    tallies.push(simulateRange(state, setting.seed, range));
    onRange?.(range);
    await new Promise(resolve => setTimeout(resolve, 0));
  }
  return tallies;
}

async function outerRuns(
  network: Network,
  setting: Setting,
  plan: DrawPlan,
  request: CascadeRequest,
  progress: Meter,
): Promise<Outer> {
  const means = request.execute_draws
    ? await request.execute_draws(plan)
    : await drawsHere(network, setting, plan, request, progress);
  return outerOf(network, means);
}

async function drawsHere(
  network: Network,
  setting: Setting,
  plan: DrawPlan,
  { signal }: CascadeRequest,
  progress: Meter,
): Promise<readonly DrawMeans[]> {
  const means: DrawMeans[] = [];
  for (let from = 0; from < plan.draws; from++) {
    means.push(...simulateDraws(network, setting, plan, { from, to: from + 1 }));
    progress.add(plan.inner);
    if (signal) await new Promise(resolve => setTimeout(resolve, 0));
  }
  return means;
}

const moneyOrHours = (model: Model) =>
  model.nodes.some(node => node.criticality.valuePerHour > 0) ? rowField.money : rowField.inoperabilityTicks;

/** Up to `limit` worlds in which anything was lost, evenly over the run. */
function lossyWorlds(tally: Tally, network: Network, limit: number): readonly number[] {
  const all = column(tally, network, network.aggregates.list.length - 1, rowField.peak);
  const found = Array.from(all, (peak, world) => (peak > 0 ? world : -1)).filter(world => world >= 0);
  return found.length <= limit
    ? found
    : Array.from({ length: limit }, (_, i) => found[Math.floor((i * found.length) / limit)]!);
}

function nodesOf(network: Network, tally: Tally, count: number, quantum: number): CascadeResult['nodes'] {
  return network.model.nodes
    .map((node, i) => ({
      id: node.id,
      name: node.name,
      share_of_worlds: tally.nodeWorlds[i]! / count,
      mean_hours_lost: ((tally.nodeLoss[i]! / 1000) * quantum) / count,
    }))
    .filter(entry => entry.share_of_worlds > 0)
    .sort((a, b) => b.mean_hours_lost - a.mean_hours_lost || (a.id < b.id ? -1 : 1))
    .slice(0, 500);
}

function warningsOf(model: Model, losses: readonly LossSummary[]): readonly string[] {
  const functions = new Set(losses.flatMap(({ kind, id }) => (kind === 'function' ? [id] : [])));
  if (functions.size === 0)
    return [
      'The model names no function: losses are given by sector and for the whole. Add `ncf` shares to its nodes.',
    ];
  const bare = model.functions.filter(({ id }) => !functions.has(id)).map(({ name }) => name);
  return bare.length === 0
    ? []
    : [
        `Nothing in the model carries ${bare.join(', ')}: what is lost of it is not known. Add \`ncf\` shares to its nodes.`,
      ];
}

function manifestOf(model: Model, setting: Setting, count: number, draws: number, inner: number): Manifest {
  return {
    model: model.id,
    model_hash: modelHash(model),
    engine: engineVersion,
    seed: setting.seed,
    worlds: count,
    horizon_hours: setting.horizonHours,
    quantum_hours: setting.quantumHours ?? 1,
    parameter_draws: draws,
    worlds_per_draw: inner,
    shock: setting.shock,
  };
}
