import type { Network } from './network.ts';
import { type Setting, emptyTally, stateFor } from './range.ts';
import type { State } from './timed/state.ts';
import type { TraceStep } from './timed/trace.ts';
import { rowField, rowFields, runWorld } from './timed/world.ts';

/** One event of a replayed world, in words and in parts. */
export interface ReplayEvent {
  readonly hour: number;
  readonly node: string;
  readonly name: string;
  /** level from then on, 0 to 1 */
  readonly level: number;
  readonly cause: TraceStep['cause'];
  /** supplier whose loss emptied the resource */
  readonly supplier?: string;
  readonly resource?: string;
  /** hours the stock lasted */
  readonly stock_hours?: number;
  readonly text: string;
}

/** A chain from what was hit to what was lost. */
export interface Chain {
  readonly nodes: readonly string[];
  readonly hours: readonly number[];
  readonly text: string;
}

export interface ReplayedWorld {
  readonly world: number;
  readonly events: readonly ReplayEvent[];
  /** functions and sectors lost, with when and through which chain */
  readonly lost: readonly {
    readonly id: string;
    readonly name: string;
    readonly hour: number;
    readonly chain: Chain;
  }[];
}

/** Replays one world alone with tracing on. `state` may be reused for many worlds of the same setting. */
export function replay(
  network: Network,
  setting: Setting,
  world: number,
  state: State = stateFor(network, setting),
): ReplayedWorld {
  const steps: TraceStep[] = [];
  const tally = emptyTally(network, 1);
  state.trace = step => steps.push(step);
  runWorld(state, setting.seed, world, tally, 0);
  state.trace = undefined;
  const { quantum } = state.prepared;
  const lost = network.aggregates.list.flatMap((aggregate, a) => {
    const tick = tally.rows[a * rowFields + rowField.firstLost]!;
    const last =
      tick < 0
        ? undefined
        : steps.findLast(step => step.tick <= tick && step.level < 1000 && isMember(network, step.node, a));
    return last
      ? [
          {
            id: aggregate.id,
            name: aggregate.name,
            hour: tick * quantum,
            chain: chainTo(network, steps, last, quantum),
          },
        ]
      : [];
  });
  return { world, events: steps.map(step => eventOf(network, step, quantum)), lost };
}

function isMember(network: Network, node: number, aggregate: number): boolean {
  const { memberStart, memberOf } = network.aggregates;
  for (let m = memberStart[node]!; m < memberStart[node + 1]!; m++) if (memberOf[m] === aggregate) return true;
  return false;
}

/** Walks back from a failure to the supplier whose loss caused it, until own damage is reached. */
function chainTo(network: Network, steps: readonly TraceStep[], last: TraceStep, quantum: number): Chain {
  const path: TraceStep[] = [last];
  const seen = new Set([last.node]);
  for (let step = last; step.link >= 0; ) {
    const supplier = network.linkFrom[step.link]!;
    const limit = step.tick;
    const before = steps.findLast(
      earlier => earlier.node === supplier && earlier.tick <= limit && earlier.level < 1000,
    );
    if (before === undefined || seen.has(supplier)) break;
    seen.add(supplier);
    path.push(before);
    step = before;
  }
  path.reverse();
  return {
    nodes: path.map(step => network.model.nodes[step.node]!.id),
    hours: path.map(step => step.tick * quantum),
    text: path.map(step => eventOf(network, step, quantum).text).join(', '),
  };
}

const clock = (hours: number) => {
  const minutes = Math.round(hours * 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

function eventOf(network: Network, step: TraceStep, quantum: number): ReplayEvent {
  const node = network.model.nodes[step.node]!;
  const hour = step.tick * quantum;
  const supplier = step.link < 0 ? undefined : network.model.nodes[network.linkFrom[step.link]!];
  const resource = step.group < 0 ? undefined : network.groupName[step.group]!;
  const stock = step.stock * quantum;
  const level = step.level / 1000;
  const state = level === 1 ? 'running again' : level === 0 ? 'down' : `at ${Math.round(level * 100)} %`;
  const why =
    step.cause === 'own'
      ? ' by its own damage'
      : step.cause === 'restart'
        ? ' waiting to restart'
        : supplier
          ? ` without ${supplier.name}${stock > 0 ? ` after a stock of ${stock} h` : ''}`
          : '';
  const parts = {
    hour,
    node: node.id,
    name: node.name,
    level,
    cause: step.cause,
    text: `${node.name} ${state} ${clock(hour)}${why}`,
  };
  return supplier ? { ...parts, supplier: supplier.id, resource, stock_hours: stock } : parts;
}
