import type { MatpowerCase } from './read.ts';

/** A grid as input of `readModel`, with what had to be assumed: a power-flow case says nothing of dependencies. */
export interface MappedGrid {
  readonly model: Record<string, unknown>;
  readonly assumed: readonly string[];
}

/**
 * Buses and generators become assets of the sector `energy`. A bus needs at least one of its feeds: neighbours nearer
 * to a generator (fewer branches away), or generators of its own. That keeps the graph free of loops that would hold
 * themselves up.
 */
export function modelFromMatpower(
  grid: MatpowerCase,
  about: { readonly id: string; readonly title: string },
): MappedGrid {
  const live = grid.branches.filter(branch => branch.inService && branch.from !== branch.to);
  const generators = grid.generators.filter(generator => generator.inService && generator.capacity > 0);
  const distance = distances(grid, live, generators);
  const edges = new Map<string, Record<string, unknown>>();
  let level = 0;
  let parallel = 0;
  const feed = (from: string, to: string) => {
    const id = `${from}->${to}`;
    if (edges.has(id)) parallel++;
    edges.set(id, { id, from, to, type: 'physical' });
  };
  generators.forEach((generator, i) => feed(`G${i + 1}`, `B${generator.bus}`));
  for (const { from, to } of live) {
    const a = distance.get(from) ?? Infinity;
    const b = distance.get(to) ?? Infinity;
    if (a < b) feed(`B${from}`, `B${to}`);
    else if (b < a) feed(`B${to}`, `B${from}`);
    else level++;
  }
  const feeds = new Map<string, string[]>();
  for (const [id, { to }] of edges) feeds.set(String(to), [...(feeds.get(String(to)) ?? []), id]);
  const used = grid.buses.map((bus, i) => ({ bus, name: grid.names[i] })).filter(({ bus }) => !bus.isolated);
  const buses = used.map(({ bus, name }) => {
    const members = feeds.get(`B${bus.id}`) ?? [];
    return {
      id: `B${bus.id}`,
      name: name === undefined || name === '' ? `Bus ${bus.id}` : name,
      sector: 'energy',
      regionId: `area ${bus.area}`,
      criticality: { peopleServed: Math.round(Math.max(0, bus.load) * 1000) },
      groups: members.length === 0 ? [] : [{ resource: 'feed', members, rule: 'any' }],
    };
  });
  const plants = generators.map((generator, i) => ({
    id: `G${i + 1}`,
    name: `Generator ${i + 1} at bus ${generator.bus}`,
    sector: 'energy',
  }));
  return {
    model: { ...about, nodes: [...buses, ...plants], edges: [...edges.values()] },
    assumed: [
      'A bus runs while one of its feeds runs; power flow, frequency and overload are not modelled.',
      'One megawatt of load stands for 1,000 people.',
      'Branches out of service and generators without capacity are left out.',
      ...counted({
        'buses out of service (type 4) are left out with all that is connected to them':
          grid.buses.length - used.length,
        'buses have no way to a generator: they run whatever fails': buses.filter(bus => bus.groups.length === 0)
          .length,
        'branches between buses equally far from a generator carry no dependency': level,
        'parallel branches stand for one dependency with another': parallel,
        'lines of direct current are left out': grid.dcLines,
        'statements of the case change its tables when it is run; here they stand as they are written': grid.statements,
      }),
    ],
  };
}

/** What was assumed of so many; nothing of what is not there. */
const counted = (counts: Readonly<Record<string, number>>): readonly string[] =>
  Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}.`] : []));

function distances(
  grid: MatpowerCase,
  live: MatpowerCase['branches'],
  generators: MatpowerCase['generators'],
): Map<number, number> {
  const next = new Map<number, number[]>(grid.buses.map(bus => [bus.id, []]));
  for (const { from, to } of live) {
    next.get(from)?.push(to);
    next.get(to)?.push(from);
  }
  const distance = new Map(generators.map(generator => [generator.bus, 0]));
  const open = [...distance.keys()];
  for (let at = 0; at < open.length; at++) {
    const bus = open[at]!;
    for (const other of next.get(bus) ?? []) {
      if (distance.has(other)) continue;
      distance.set(other, distance.get(bus)! + 1);
      open.push(other);
    }
  }
  return distance;
}
