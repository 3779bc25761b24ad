import type { Network } from './network.ts';
import { simulateRange, type Setting, stateFor } from './range.ts';
import { type Chain, type ReplayedWorld, replay } from './replay.ts';
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

/** A dependency that chains pass, how often, and what its removal would have saved in the same worlds. */
export interface TestedDependency {
  /** the supplier and who depends on it; all dependencies between the two are one */
  readonly from: string;
  readonly to: string;
  readonly from_name: string;
  readonly to_name: string;
  /** share of replayed worlds in which a chain passes it: frequency, not cause */
  readonly frequency: number;
  /** share of the loss saved when the one no longer needs the other, same worlds: causal within the model */
  readonly necessity: number | null;
}

const topCauses = 12;
const topDependencies = 8;

/** What is wanted besides: worlds to test by removal, the one function asked about, and who else looks at each world. */
interface Looking {
  readonly tested?: number;
  readonly only?: string;
  readonly seen?: (world: ReplayedWorld) => void;
}

/** Replays worlds that lost something, counts chains by path and nodes by frequency, then tests the most frequent by removal. */
export function explainRun(
  network: Network,
  setting: Setting,
  worlds: readonly number[],
  { tested: mostTested = 60, only, seen }: Looking = {},
) {
  const state = stateFor(network, setting);
  const chains = new Map<string, { chain: Chain; target: string; count: number }>();
  const passes = new Map<string, number>();
  const passed = new Map<string, { from: string; to: string; worlds: number }>();
  let total = 0;
  for (const world of worlds) {
    const here = new Map<string, { from: string; to: string }>();
    const replayed = replay(network, setting, world, state);
    seen?.(replayed);
    for (const entry of replayed.lost) {
      if (entry.id === 'all' || (only !== undefined && entry.id !== only)) continue;
      const key = `${entry.id}|${entry.chain.nodes.join('>')}`;
      const known = chains.get(key);
      if (known) known.count++;
      else chains.set(key, { chain: entry.chain, target: entry.id, count: 1 });
      for (const id of entry.chain.nodes) passes.set(id, (passes.get(id) ?? 0) + 1);
      entry.chain.nodes.forEach(
        (to, i, path) => i > 0 && here.set(`${path[i - 1]!}\n${to}`, { from: path[i - 1]!, to }),
      );
      total++;
    }
    for (const [pair, ends] of here) passed.set(pair, { ...ends, worlds: 1 + (passed.get(pair)?.worlds ?? 0) });
  }
  const tested = worlds.slice(0, mostTested);
  const before = lossOf(state, setting.seed, tested);
  const saved = (node: number, dependent?: number): number | null =>
    before > 0
      ? Math.max(0, 1 - lossOf(withoutInfluence(network, setting, node, dependent), setting.seed, tested) / before)
      : null;
  const ranked = [...chains.values()].sort((a, b) => b.count - a.count || (a.target < b.target ? -1 : 1));
  return {
    chains: ranked.slice(0, 10).map(
      ({ chain, target, count }): RankedChain => ({
        ...chain,
        function: target,
        share: count / Math.max(1, worlds.length),
      }),
    ),
    causes: causesOf(network, passes, total, saved),
    dependencies: dependenciesOf(network, [...passed.values()], worlds.length, saved),
  };
}

type Saved = (node: number, dependent?: number) => number | null;

function causesOf(
  network: Network,
  passes: ReadonlyMap<string, number>,
  total: number,
  saved: Saved,
): readonly Cause[] {
  const frequent = [...passes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, topCauses);
  const causes = frequent.map(([id, count]): Cause => {
    const node = network.indexOf.get(id)!;
    const { name, operatorId } = network.model.nodes[node]!;
    return { id, name, operator: operatorId, frequency: count / Math.max(1, total), necessity: saved(node) };
  });
  return causes.sort((a, b) => (b.necessity ?? 0) - (a.necessity ?? 0) || b.frequency - a.frequency);
}

function dependenciesOf(
  network: Network,
  passed: readonly { readonly from: string; readonly to: string; readonly worlds: number }[],
  replayed: number,
  saved: Saved,
): readonly TestedDependency[] {
  const byName = (a: { from: string; to: string }, b: { from: string; to: string }) =>
    `${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1;
  const nameOf = (id: string) => network.model.nodes[network.indexOf.get(id)!]!.name;
  return passed
    .toSorted((a, b) => b.worlds - a.worlds || byName(a, b))
    .slice(0, topDependencies)
    .map(
      ({ from, to, worlds }): TestedDependency => ({
        from,
        to,
        from_name: nameOf(from),
        to_name: nameOf(to),
        frequency: worlds / Math.max(1, replayed),
        necessity: saved(network.indexOf.get(from)!, network.indexOf.get(to)),
      }),
    )
    .sort((a, b) => (b.necessity ?? 0) - (a.necessity ?? 0) || b.frequency - a.frequency || byName(a, b));
}

/** The same worlds with every dependency on the node cut, or those of one dependent: its own fall stays. */
function withoutInfluence(network: Network, setting: Setting, node: number, dependent?: number): State {
  return stateFor(network, setting, ({ threshold, sure, capacity }) => {
    for (let link = network.linkStart[node]!; link < network.linkStart[node + 1]!; link++)
      if (dependent === undefined || network.groupNode[network.linkGroup[link]!] === dependent)
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
