import type { Model } from './types.ts';

/** A function, a sector or the whole model, as weighted membership of nodes. */
export interface Aggregate {
  readonly id: string;
  readonly name: string;
  readonly kind: 'function' | 'sector' | 'all';
  readonly lostAt: number;
}

/** Weights are whole numbers (millionths of the largest share) so that sums are exact in any order. */
export interface Aggregates {
  readonly list: readonly Aggregate[];
  readonly memberStart: Int32Array;
  readonly memberOf: Int32Array;
  readonly memberWeight: Float64Array;
  /** part of the node's value and people that the aggregate answers for */
  readonly memberPart: Float64Array;
  readonly total: Float64Array;
}

interface Membership {
  readonly aggregate: number;
  readonly weight: number;
  readonly part: number;
}

/** Functions with contributors, sectors, and the whole model last. A function nobody contributes to is left out. */
export function aggregatesOf(model: Model): Aggregates {
  const contributed = new Set(model.nodes.flatMap(node => node.ncf.map(entry => entry.id)));
  const own = new Set(
    model.nodes.filter(node => node.kind === 'function' && !contributed.has(node.id)).map(node => node.id),
  );
  const functions = model.functions.filter(entry => contributed.has(entry.id) || own.has(entry.id));
  const sectors = [...new Set(model.nodes.flatMap(node => node.sector ?? []))].sort();
  const list: Aggregate[] = [
    ...functions.map(entry => ({ id: entry.id, name: entry.name, kind: 'function' as const, lostAt: entry.lostAt })),
    ...sectors.map(id => ({ id, name: id, kind: 'sector' as const, lostAt: 0.5 })),
    { id: 'all', name: model.title, kind: 'all', lostAt: 0.5 },
  ];
  const functionAt = new Map(functions.map((entry, i) => [entry.id, i]));
  const sectorAt = new Map(sectors.map((id, i) => [id, functions.length + i]));
  const memberships = model.nodes.map((node): Membership[] => {
    const shares = node.ncf.reduce((sum, entry) => sum + entry.share, 0);
    const named = node.ncf.map(entry => ({
      aggregate: functionAt.get(entry.id) ?? 0,
      weight: entry.share,
      part: shares > 0 ? entry.share / shares : 0,
    }));
    const itself = own.has(node.id) ? [{ aggregate: functionAt.get(node.id) ?? 0, weight: 1, part: 1 }] : [];
    const sector = node.sector === undefined ? [] : [{ aggregate: sectorAt.get(node.sector) ?? 0, weight: 1, part: 1 }];
    return [...named, ...itself, ...sector, { aggregate: list.length - 1, weight: 1, part: 1 }];
  });
  return flatten(list, memberships);
}

function flatten(list: readonly Aggregate[], memberships: readonly Membership[][]): Aggregates {
  const largest = new Float64Array(list.length);
  for (const { aggregate, weight } of memberships.flat())
    largest[aggregate] = Math.max(largest[aggregate] ?? 0, weight);
  const whole = (entry: Membership) => Math.round((entry.weight / (largest[entry.aggregate] || 1)) * 1e6);
  const memberStart = new Int32Array(memberships.length + 1);
  const flat = memberships.flatMap((entries, i) => {
    memberStart[i + 1] = (memberStart[i] ?? 0) + entries.length;
    return entries;
  });
  const total = new Float64Array(list.length);
  for (const entry of flat) total[entry.aggregate] = (total[entry.aggregate] ?? 0) + whole(entry);
  return {
    list,
    memberStart,
    memberOf: Int32Array.from(flat, entry => entry.aggregate),
    memberWeight: Float64Array.from(flat, whole),
    memberPart: Float64Array.from(flat, entry => entry.part),
    total,
  };
}
