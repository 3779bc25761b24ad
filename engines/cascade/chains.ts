import type { Network } from './network.ts';
import { simulateRange, type Setting, stateFor } from './range.ts';
import { type Chain, replay } from './replay.ts';
import type { State } from './timed/state.ts';
import { rowField, rowFields } from './timed/world.ts';

/** A chain that ended in a lost function, and the share of replayed worlds that show it. */
export interface RankedChain extends Chain {
  readonly function: string;
  readonly share: number;
}

/** A node that stands in the chains, how often, and what removing its influence would have saved in the same worlds. */
export interface Cause {
  readonly id: string;
  readonly name: string;
  readonly operator?: string;
  /** share of replayed chains that pass the node: frequency, not cause */
  readonly frequency: number;
  /** share of the loss saved when nothing depends on it any more, same worlds: causal within the model */
  readonly necessity: number | null;
}

const topCauses = 12;

/** Replays worlds that lost something, counts chains by path and nodes by frequency, then tests the most frequent by removal. */
export function explainRun(
  network: Network,
  setting: Setting,
  worlds: readonly number[],
  worldsForNecessity = 60,
  only?: string,
) {
  const state = stateFor(network, setting);
  const chains = new Map<string, { chain: Chain; target: string; count: number }>();
  const passes = new Map<string, number>();
  let total = 0;
  for (const world of worlds) {
    for (const entry of replay(network, setting, world, state).lost) {
      if (entry.id === 'all' || (only !== undefined && entry.id !== only)) continue;
      const key = `${entry.id}|${entry.chain.nodes.join('>')}`;
      const known = chains.get(key);
      if (known) known.count++;
      else chains.set(key, { chain: entry.chain, target: entry.id, count: 1 });
      for (const id of entry.chain.nodes) passes.set(id, (passes.get(id) ?? 0) + 1);
      total++;
    }
  }
  const ranked = [...chains.values()].sort((a, b) => b.count - a.count || (a.target < b.target ? -1 : 1));
  return {
    chains: ranked.slice(0, 10).map(
      ({ chain, target, count }): RankedChain => ({
        ...chain,
        function: target,
        share: count / Math.max(1, worlds.length),
      }),
    ),
    causes: causesOf(network, setting, passes, total, worlds.slice(0, worldsForNecessity)),
  };
}

function causesOf(
  network: Network,
  setting: Setting,
  passes: ReadonlyMap<string, number>,
  total: number,
  worlds: readonly number[],
): readonly Cause[] {
  const frequent = [...passes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, topCauses);
  const before = lossOf(stateFor(network, setting), setting.seed, worlds);
  const causes = frequent.map(([id, count]): Cause => {
    const node = network.indexOf.get(id)!;
    const after = lossOf(withoutInfluence(network, setting, node), setting.seed, worlds);
    const { name, operatorId } = network.model.nodes[node]!;
    return {
      id,
      name,
      operator: operatorId,
      frequency: count / Math.max(1, total),
      necessity: before > 0 ? Math.max(0, 1 - after / before) : null,
    };
  });
  return causes.sort((a, b) => (b.necessity ?? 0) - (a.necessity ?? 0) || b.frequency - a.frequency);
}

/** The same worlds with every dependency on the node cut: its own fall stays, what it pulls down does not. */
function withoutInfluence(network: Network, setting: Setting, node: number): State {
  return stateFor(network, setting, ({ threshold, sure, capacity }) => {
    for (let link = network.linkStart[node]!; link < network.linkStart[node + 1]!; link++)
      threshold[link] = sure[link] = capacity[link] = 0;
  });
}

/** Loss over all nodes and worlds given, in hours of inoperability of the whole model's nodes. */
function lossOf(state: State, seed: number, worlds: readonly number[]): number {
  const last = state.network.aggregates.list.length - 1;
  return worlds.reduce(
    (sum, world) =>
      sum +
      simulateRange(state, seed, { from: world, to: world + 1 }).rows[last * rowFields + rowField.inoperabilityTicks]!,
    0,
  );
}
