/** DebtRank: each node passes its distress once, in the step after it first has any. `weights[i][j]` is i's pull on j. */
export function debtRank(
  weights: readonly (readonly number[])[],
  start: readonly number[],
  values: readonly number[],
): { readonly distress: readonly number[]; readonly debtRank: number } {
  const distress = [...start];
  const passed = start.map(() => false);
  let passing = start.flatMap((value, i) => (value > 0 ? [i] : []));
  while (passing.length > 0) {
    const before = [...distress];
    for (const i of passing) {
      passed[i] = true;
      weights[i]!.forEach((weight, j) => (distress[j] = Math.min(1, distress[j]! + weight * before[i]!)));
    }
    passing = distress.flatMap((value, i) => (value > 0 && !passed[i] ? [i] : []));
  }
  const total = values.reduce((sum, value) => sum + value, 0);
  const weighted = (of: readonly number[]) => of.reduce((sum, value, i) => sum + (value * values[i]!) / total, 0);
  return { distress, debtRank: weighted(distress) - weighted(start) };
}

/** A link of a small assessed graph: how likely the loss passes, and its impact if it does. */
export interface RiskLink {
  readonly from: string;
  readonly to: string;
  readonly likelihood: number;
  readonly impact: number;
}

export interface RiskChain {
  readonly nodes: readonly string[];
  /** product of likelihoods times the impact of the last link, by prefix */
  readonly risks: readonly number[];
  readonly cumulative: number;
}

/** All dependency-risk chains from a node up to an order, worst first; branches below `floor` are cut and their number said. */
export function riskChains(
  links: readonly RiskLink[],
  from: string,
  order = 5,
  floor = 0,
): { readonly chains: readonly RiskChain[]; readonly pruned: number } {
  const chains: RiskChain[] = [];
  let pruned = 0;
  const walk = (nodes: readonly string[], likelihood: number, risks: readonly number[]) => {
    if (nodes.length > 1) chains.push({ nodes, risks, cumulative: risks.reduce((sum, value) => sum + value, 0) });
    if (nodes.length > order) return;
    for (const link of links) {
      if (link.from !== nodes[nodes.length - 1] || nodes.includes(link.to)) continue;
      const chance = likelihood * link.likelihood;
      if (chance * link.impact < floor) pruned++;
      else walk([...nodes, link.to], chance, [...risks, chance * link.impact]);
    }
  };
  walk([from], 1, []);
  return {
    chains: chains.sort((a, b) => b.cumulative - a.cumulative || (a.nodes.join() < b.nodes.join() ? -1 : 1)),
    pruned,
  };
}
