import { fail } from '#engines/kernel/failure.ts';
import { type Cause, explainRun, type RankedChain, type TestedDependency } from './chains.ts';
import { networkOf } from './network.ts';
import { emptyTally, type Setting, stateFor } from './range.ts';
import { readModel } from './read/model.ts';
import { replay, type ReplayedWorld } from './replay.ts';
import { readShock } from './shock.ts';
import { type Probability, probabilityOf, spreadOf } from './statistics.ts';
import { rowField, rowFields, runWorld } from './timed/world.ts';

interface Question {
  readonly model: unknown;
  readonly shock: unknown;
  readonly seed: number;
  readonly horizon_hours?: number;
}

function settingOf(request: Question) {
  const model = readModel(request.model);
  const shock = readShock(request.shock, model);
  const setting: Setting = { shock, seed: request.seed, horizonHours: request.horizon_hours ?? 336 };
  return { network: networkOf(model), setting };
}

/** Replays one world alone, from nothing but the model, the shock, the seed and its number. */
export function replayWorld(request: Question & { readonly world: number }): ReplayedWorld {
  const { network, setting } = settingOf(request);
  return replay(network, setting, request.world);
}

/** What is likely to fail next, and when, counted from now. */
export interface NextFailure {
  readonly id: string;
  readonly name: string;
  readonly kind: 'node' | 'function' | 'sector';
  readonly probability: Probability;
  readonly hours: { readonly p5: number; readonly p50: number; readonly p95: number } | null;
  /** of a function or sector: hours to the loss in every world that shows it, so that "within n hours" can be asked */
  readonly lost_after?: readonly number[];
}

/**
 * For the incident now open: given what is down, what fails next and when. `down` are node ids; they stay down for
 * `duration` hours, or until repaired when that is unknown.
 */
export function nextToFail(request: {
  readonly model: unknown;
  readonly down: readonly string[];
  readonly duration?: number;
  readonly seed: number;
  readonly worlds?: number;
  readonly horizon_hours?: number;
}): readonly NextFailure[] {
  const worlds = request.worlds ?? 200;
  const { network, setting } = settingOf({
    ...request,
    shock: { kind: 'joint', targets: request.down, duration: request.duration },
  });
  const known = new Set(
    request.down.map(
      id =>
        network.indexOf.get(id) ??
        fail('unknown-record', `The model has no node \`${id}\`.`, { pointer: '/down', next: 'Correct the id.' }),
    ),
  );
  const nodeTimes = new Map<number, number[]>();
  const lostTimes = network.aggregates.list.map((): number[] => []);
  const state = stateFor(network, setting);
  for (let world = 0; world < worlds; world++) {
    const first = new Map<number, number>();
    state.trace = step => {
      if (step.level === 0 && !known.has(step.node) && !first.has(step.node)) first.set(step.node, step.tick);
    };
    const tally = emptyTally(network, 1);
    runWorld(state, setting.seed, world, tally, 0);
    for (const [node, tick] of first) nodeTimes.set(node, [...(nodeTimes.get(node) ?? []), tick]);
    lostTimes.forEach((times, a) => {
      const tick = tally.rows[a * rowFields + rowField.firstLost]!;
      if (tick >= 0) times.push(tick);
    });
  }
  const found: NextFailure[] = [...nodeTimes].map(([node, times]) => {
    const { id, name } = network.model.nodes[node]!;
    return { id, name, kind: 'node', probability: probabilityOf(times.length, worlds), hours: spreadOf(times) };
  });
  network.aggregates.list.forEach((aggregate, a) => {
    if (aggregate.kind === 'all') return;
    found.push({
      id: aggregate.id,
      name: aggregate.name,
      kind: aggregate.kind,
      probability: probabilityOf(lostTimes[a]!.length, worlds),
      hours: spreadOf(lostTimes[a]!),
      lost_after: lostTimes[a]!.toSorted((x, y) => x - y),
    });
  });
  return found.sort(
    (a, b) =>
      (b.probability.estimate ?? 0) - (a.probability.estimate ?? 0) ||
      (a.hours?.p50 ?? Infinity) - (b.hours?.p50 ?? Infinity) ||
      (a.id < b.id ? -1 : 1),
  );
}

/** Why a function, sector or node failed: in how many worlds, by which chains, and what would have prevented it. */
export interface Why {
  readonly target: string;
  readonly probability: Probability;
  readonly chains: readonly RankedChain[];
  readonly causes: readonly Cause[];
  readonly dependencies: readonly TestedDependency[];
}

/** Answers "why did this function fail?" over the worlds of a run. */
export function whyFailed(request: Question & { readonly target: string; readonly worlds?: number }): Why {
  const { network, setting } = settingOf(request);
  const worlds = request.worlds ?? 200;
  if (!network.aggregates.list.some(aggregate => aggregate.id === request.target))
    fail('unknown-record', `The model has no function or sector \`${request.target}\`.`, {
      pointer: '/target',
      next: 'Name a function or sector; replayWorld explains single nodes.',
    });
  const state = stateFor(network, setting);
  const at = network.aggregates.list.findIndex(aggregate => aggregate.id === request.target);
  const hit: number[] = [];
  for (let world = 0; world < worlds; world++) {
    const tally = emptyTally(network, 1);
    runWorld(state, setting.seed, world, tally, 0);
    if (tally.rows[at * rowFields + rowField.firstLost]! >= 0) hit.push(world);
  }
  const story = explainRun(network, setting, hit.slice(0, 100), { tested: 40, only: request.target });
  return { target: request.target, probability: probabilityOf(hit.length, worlds), ...story };
}
