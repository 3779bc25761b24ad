import { edgeDefaults, nodeDefaults, type Default } from './defaults.ts';
import type { Parameters } from './prepare.ts';
import type { Model } from './types.ts';

/** A family of unknowns and its part in the spread of the answer; with the defaults it stands on. */
export interface Driver {
  readonly family: string;
  /** share of the variance between outer draws that the family explains alone (linear, by rank) */
  readonly share_of_variance: number;
  readonly direction: 'more' | 'less' | 'none';
  readonly defaults: readonly {
    readonly id: string;
    readonly used: number;
    readonly value: unknown;
    readonly why: string;
  }[];
}

/** Which unknowns drove the answer: squared rank correlation of each family with the loss over the outer draws. */
export function driversOf(
  model: Model,
  families: readonly string[],
  points: readonly Parameters[],
  losses: readonly number[],
): readonly Driver[] {
  const lossRanks = ranksOf(losses);
  return families
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
  };
  return names[id] ?? id;
}

const defaultsOf = (model: Model, family: string): Driver['defaults'] =>
  all
    .filter(entry => familyOf(entry.id) === family && model.defaultsUsed[entry.id])
    .map(entry => ({ id: entry.id, used: model.defaultsUsed[entry.id]!, value: entry.value, why: entry.why }));

function ranksOf(values: readonly number[]): number[] {
  const order = values.map((value, i) => ({ value, i })).sort((a, b) => a.value - b.value || a.i - b.i);
  const ranks = new Array<number>(values.length).fill(0);
  order.forEach(({ i }, rank) => (ranks[i] = rank));
  return ranks;
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const middle = (a.length - 1) / 2;
  const cross = a.reduce((sum, value, i) => sum + (value - middle) * (b[i]! - middle), 0);
  const square = a.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return square === 0 ? 0 : cross / square;
}
