import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { graphOf } from '#engines/cascade/structure/graph.ts';
import type { NamedNetwork, ValidationData } from '#engines/cascade/validate/index.ts';
import { readMatpower } from '#formats/matpower/read.ts';
import { readTable } from '#formats/model-csv/table.ts';
import { checkout } from '#platform/config/config.ts';
import { readGml } from '#tools/models/gml.ts';

const sources = path.join(checkout, 'packs/models/demo-country/sources');
const read = (...parts: string[]) => fs.readFileSync(path.join(...parts), 'utf8');

interface Economy {
  readonly industries: readonly { readonly code: string }[];
  readonly make: readonly { readonly values: readonly number[] }[];
  readonly use: readonly { readonly values: readonly number[] }[];
}

/** Facts of the corpus networks, counted by two other programs. */
const facts: Readonly<Record<string, readonly [number, number, number, number]>> = {
  case118: [118, 179, 9, 62],
  case300: [300, 409, 68, 196],
  case_ACTIVSg500: [500, 584, 183, 403],
  case_ACTIVSg2000: [2000, 2667, 163, 1896],
  Cogentco: [197, 243, 33, 98],
  UsCarrier: [158, 189, 33, 68],
  Bellcanada: [48, 64, 9, 17],
};

/** Tables and networks the validations need, from the model packs. */
export function validationData(): ValidationData {
  const economy = parse(read(checkout, 'packs/models/bea-2022/economy.yaml')) as Economy;
  return {
    industries: economy.industries.map(entry => entry.code),
    make: economy.make.map(row => row.values),
    use: economy.use.map(row => row.values),
    networks: Object.keys(facts).map(network),
  };
}

function network(name: string): NamedNetwork {
  const { ids, pairs } = tableOf(name);
  const [nodes = 0, edges = 0, articulation = 0, afterRemoval = 0] = facts[name] ?? [];
  const sorted = [...ids].sort((a, b) => a - b);
  const at = new Map(sorted.map((id, i) => [id, i]));
  const simple = new Map(
    pairs.filter(([a, b]) => a !== b).map(([a, b]) => [`${Math.min(a, b)},${Math.max(a, b)}`, [a, b] as const]),
  );
  const ends = [...simple.values()];
  return {
    name,
    graph: graphOf(
      sorted.length,
      ends.map(([a]) => at.get(a)!),
      ends.map(([, b]) => at.get(b)!),
    ),
    expected: { nodes, edges, articulation, afterRemoval },
  };
}

function tableOf(name: string): {
  readonly ids: readonly number[];
  readonly pairs: readonly (readonly [number, number])[];
} {
  if (name.startsWith('case_')) {
    const grid = readMatpower(read(sources, `${name}.m`));
    return {
      ids: grid.buses.map(bus => bus.id),
      pairs: grid.branches.filter(branch => branch.inService).map(branch => [branch.from, branch.to]),
    };
  }
  if (name.startsWith('case')) {
    const lines = readTable(read(checkout, `engines/cascade/validate/data/${name}.csv`), name);
    const pairs = lines.map(({ cells }) => [Number(cells['from']), Number(cells['to'])] as const);
    return { ids: [...new Set(pairs.flat())], pairs };
  }
  const { nodes, edges } = readGml(read(sources, `${name}.gml`));
  return { ids: nodes.map(node => node.id), pairs: edges };
}
