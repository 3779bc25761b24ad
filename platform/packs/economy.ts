import type { PackHead } from './models.ts';

interface Economy {
  readonly industries: readonly { readonly code: string; readonly name: string }[];
  readonly commodities: readonly string[];
  readonly make: readonly { readonly values: readonly number[] }[];
  readonly use: readonly { readonly values: readonly number[] }[];
}

const smallestShare = 0.02;
const hoursPerYear = 8760;

/**
 * Industries as nodes that need each other's products: the industry-technology form of the make and use tables. A
 * supplier counts from 2 % of what its customer buys. Assumed, not in the tables: an industry stops when less than nine
 * tenths of those inputs arrive, and has no stock.
 */
export function economyModel(economy: Economy, cited: PackHead['records'] = {}): Record<string, unknown> {
  const outputOf = economy.commodities.map((_, c) => economy.make.reduce((sum, row) => sum + (row.values[c] ?? 0), 0));
  const bought = (supplier: number, buyer: number) =>
    economy.commodities.reduce((sum, _, c) => {
      const made = outputOf[c] ?? 0;
      const share = made > 0 ? (economy.make[supplier]?.values[c] ?? 0) / made : 0;
      return sum + share * Math.max(0, economy.use[c]?.values[buyer] ?? 0);
    }, 0);
  const edges: { id: string; from: string; to: string; type: string; strength: number }[] = [];
  const nodes = economy.industries.map(({ code, name }, buyer) => {
    const inputs = economy.industries.map((_, supplier) => bought(supplier, buyer));
    const all = inputs.reduce((sum, value) => sum + value, 0);
    const members = economy.industries.flatMap((supplier, i) => {
      const strength = all > 0 && i !== buyer ? (inputs[i] ?? 0) / all : 0;
      if (strength < smallestShare) return [];
      const id = `${supplier.code}->${code}`;
      edges.push({
        ...cited.edges,
        id,
        from: supplier.code,
        to: code,
        type: 'economic',
        strength: Math.min(1, strength),
      });
      return [id];
    });
    const output = (economy.make[buyer]?.values ?? []).reduce((sum, value) => sum + value, 0);
    return {
      ...cited.nodes,
      id: code,
      name,
      kind: 'sector',
      sector: name,
      criticality: { valuePerHour: Math.round((output * 1e6) / hoursPerYear) },
      groups: members.length === 0 ? [] : [{ resource: 'inputs', members, rule: { kind: 'weighted', threshold: 0.9 } }],
    };
  });
  return { nodes, edges };
}
