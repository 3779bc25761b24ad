import { edgeDefaults, nodeDefaults, type Default } from './defaults.ts';
import type { Parameters } from './prepare.ts';
import type { Model } from './types.ts';

/** A family of unknowns and its part in the spread of the answer; with the defaults it stands on. */
export interface Driver {
  readonly family: string;
  /** share of the variance between outer draws that the family explains alone (linear, by rank); 0 for one that is not varied */
  readonly share_of_variance: number;
  readonly direction: 'more' | 'less' | 'none';
  readonly defaults: readonly {
    readonly id: string;
    readonly used: number;
    readonly value: unknown;
    readonly why: string;
  }[];
}

/**
 * Which unknowns drove the answer: squared rank correlation of each family with the loss over the outer draws. A default that
 * is none or certain (no stock, no delay), or a matter of definition (when a function is lost), is not varied; the answer stands on it all the same, so its family is named too.
 */
export function driversOf(
  model: Model,
  families: readonly string[],
  points: readonly Parameters[],
  losses: readonly number[],
): readonly Driver[] {
  const lossRanks = ranksOf(losses);
  return [...new Set([...families, ...defaultFamilies(model)])]
    .map((family): Driver => {
      const r = points.length < 3 ? 0 : correlation(ranksOf(points.map(point => point[family] ?? 0)), lossRanks);
      return {
        family,
        share_of_variance: r * r,
        direction: Math.abs(r) < 0.05 ? 'none' : r > 0 ? 'more' : 'less',
        defaults: defaultsOf(model, family),
      };
    })
    .sort((a, b) => b.share_of_variance - a.share_of_variance || (a.family < b.family ? -1 : 1));
}

const all: readonly Default[] = [
  ...Object.values(edgeDefaults).flatMap(entry => [entry.strength, entry.delay]),
  ...Object.values(nodeDefaults),
];

function familyOf(id: string): string {
  const edge = /^edge\.(\w+)\.(strength|delay)$/.exec(id);
  if (edge) return edge[2] === 'delay' ? 'delay' : `strength of ${edge[1]} links`;
  const names: Readonly<Record<string, string>> = {
    'node.buffer.hours': 'buffer',
    'node.buffer.refill': 'refill',
    'node.repair.time': 'repair',
    'node.product.exposure': 'exposure',
    'node.product.patched': 'exposure',
    'function.lostAt': 'loss of a function',
  };
  return names[id] ?? id;
}

/** Families of the defaults that filled a gap. */
const defaultFamilies = (model: Model): readonly string[] =>
  all.filter(entry => model.defaultsUsed[entry.id]).map(entry => familyOf(entry.id));

const defaultsOf = (model: Model, family: string): Driver['defaults'] =>
  all
    .filter(entry => familyOf(entry.id) === family && model.defaultsUsed[entry.id])
    .map(entry => ({ id: entry.id, used: model.defaultsUsed[entry.id]!, value: entry.value, why: entry.why }));

/** Ranks from 0; equal values share the middle of their ranks, so that what does not vary has no part in anything. */
function ranksOf(values: readonly number[]): Float64Array {
  const order = values.map((value, i) => ({ value, i })).sort((a, b) => a.value - b.value);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && order[to]!.value === order[from]!.value) to++;
    for (let at = from; at < to; at++) ranks[order[at]!.i] = (from + to - 1) / 2;
    from = to;
  }
  return ranks;
}

function correlation(a: Float64Array, b: Float64Array): number {
  const middle = (a.length - 1) / 2;
  const product = (x: Float64Array, y: Float64Array) =>
    x.reduce((sum, value, i) => sum + (value - middle) * (y[i]! - middle), 0);
  const size = Math.sqrt(product(a, a) * product(b, b));
  return size === 0 ? 0 : product(a, b) / size;
}
