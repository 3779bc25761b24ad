import type { Network } from './network.ts';
import { type Parameters, type Prepared, prepare } from './prepare.ts';
import { planOf } from './shock.ts';
import { createState, type State } from './timed/state.ts';
import { rowFields, runWorlds, type Tally } from './timed/world.ts';
import type { Shock } from './types.ts';

/** What a worker is asked to run: worlds `from` to `to` (exclusive) of one parameter draw. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Setting {
  readonly shock: Shock;
  readonly seed: number;
  readonly horizonHours: number;
  readonly parameters?: Parameters;
  readonly quantumHours?: number;
}

/** A state ready to run worlds of a setting; reuse it for many ranges. `change` alters what was prepared beforehand. */
export function stateFor(network: Network, setting: Setting, change?: (prepared: Prepared) => void): State {
  const prepared = prepare(network, setting.horizonHours, setting.parameters, setting.quantumHours);
  change?.(prepared);
  return createState(prepared, planOf(setting.shock, prepared));
}

export function emptyTally(network: Network, worlds: number): Tally {
  return {
    rows: new Float64Array(worlds * network.aggregates.list.length * rowFields),
    nodeWorlds: new Float64Array(network.nodeCount),
    nodeLoss: new Float64Array(network.nodeCount),
  };
}

/** Runs a range of worlds one after the other. */
export function simulateRange(state: State, seed: number, { from, to }: Range): Tally {
  const tally = emptyTally(state.network, to - from);
  runWorlds(state, seed, from, to, tally);
  return tally;
}

/** Joins the tallies of consecutive ranges in their order; the result does not depend on how the worlds were cut. */
export function joinTallies(network: Network, parts: readonly Tally[]): Tally {
  const rows = new Float64Array(parts.reduce((sum, part) => sum + part.rows.length, 0));
  const joined = {
    rows,
    nodeWorlds: new Float64Array(network.nodeCount),
    nodeLoss: new Float64Array(network.nodeCount),
  };
  let at = 0;
  for (const part of parts) {
    rows.set(part.rows, at);
    at += part.rows.length;
    part.nodeWorlds.forEach((value, node) => (joined.nodeWorlds[node]! += value));
    part.nodeLoss.forEach((value, node) => (joined.nodeLoss[node]! += value));
  }
  return joined;
}
