import type { MatpowerCase } from '#formats/matpower/read.ts';
import type { readGml } from '../gml.ts';
import type { WaterNetwork } from '../epanet.ts';
import { type Asset, round, type World } from './world.ts';

const gridSource = 'ACTIVSg2000 (CC-BY-4.0, synthetic)';

/** Buses and plants of the grid; each bus is fed by neighbours nearer to a plant, or by plants of its own. */
export function addGrid(world: World, grid: MatpowerCase): void {
  const live = grid.branches.filter(branch => branch.inService && branch.from !== branch.to);
  const next = new Map<number, number[]>(grid.buses.map(bus => [bus.id, []]));
  for (const { from, to } of live) {
    next.get(from)?.push(to);
    next.get(to)?.push(from);
  }
  const plants = grid.generators.filter(plant => plant.capacity > 0);
  const distance = distancesFrom(
    plants.map(plant => plant.bus),
    next,
  );
  const places = layOut(world, grid, next);
  const buses = new Map<number, Asset>();
  grid.buses.forEach((bus, i) => {
    const [longitude, latitude] = places.get(bus.id) ?? [0, 0];
    const region = `R${bus.area}`;
    const asset: Asset = {
      id: `bus-${bus.id}`,
      name: `Substation ${titled(grid.names[i] ?? String(bus.id))}`,
      sector: 'energy',
      functions: bus.kv >= 200 ? 'NCF-12:1' : 'NCF-10:1',
      operatorId: bus.kv >= 200 ? 'meridia-grid' : `power-${region}`,
      regionId: region,
      longitude,
      latitude,
      source: gridSource,
      people: Math.round(Math.max(0, bus.load) * 300),
    };
    buses.set(bus.id, world.add('bus', asset));
  });
  const feeds = new Map<number, Asset[]>();
  const feed = (bus: number, from: Asset) => feeds.set(bus, [...(feeds.get(bus) ?? []), from]);
  plants.forEach((plant, i) => {
    const bus = buses.get(plant.bus)!;
    feed(
      plant.bus,
      world.add('plant', {
        ...bus,
        ...world.near(bus, 0.02),
        id: `plant-${i + 1}`,
        name: `Power plant ${i + 1}, ${Math.round(plant.capacity)} MW`,
        functions: `NCF-45:${Math.max(1, Math.round(plant.capacity))}`,
        operatorId: `generation-${1 + (i % 9)}`,
        people: 0,
        blackStart: i % 12 === 0,
      }),
    );
  });
  for (const { from, to } of live) {
    const a = distance.get(from) ?? Infinity;
    const b = distance.get(to) ?? Infinity;
    if (a < b) feed(to, buses.get(from)!);
    else if (b < a) feed(from, buses.get(to)!);
  }
  for (const [bus, suppliers] of feeds) world.need(buses.get(bus)!, 'feed', suppliers);
}

const titled = (name: string) => name.toLowerCase().replaceAll(/\b[a-z]/g, letter => letter.toUpperCase());

/** Branches between each place and the nearest source. */
export function distancesFrom<T>(sources: readonly T[], next: ReadonlyMap<T, readonly T[]>): ReadonlyMap<T, number> {
  const distance = new Map(sources.map(source => [source, 0]));
  const open = [...distance.keys()];
  for (let at = 0; at < open.length; at++) {
    const here = open[at] as T;
    for (const other of next.get(here) ?? []) {
      if (distance.has(other)) continue;
      distance.set(other, (distance.get(here) ?? 0) + 1);
      open.push(other);
    }
  }
  return distance;
}

/** The case has no coordinates: areas get a tile each, buses move towards their neighbours, then fill the tile again. */
function layOut(
  world: World,
  grid: MatpowerCase,
  next: ReadonlyMap<number, readonly number[]>,
): ReadonlyMap<number, readonly [number, number]> {
  const { corner, size } = world.assumptions.country;
  const areas = [...new Set(grid.buses.map(bus => bus.area))].sort((a, b) => a - b);
  const tile = (area: number) => [areas.indexOf(area) % 4, Math.floor(areas.indexOf(area) / 4)] as const;
  let at = new Map(
    grid.buses.map(bus => [
      bus.id,
      [tile(bus.area)[0] + world.random.unit(), tile(bus.area)[1] + world.random.unit()] as [number, number],
    ]),
  );
  for (let step = 0; step < 12; step++) {
    at = new Map(
      [...at].map(([id, [x, y]]) => {
        const others = (next.get(id) ?? []).map(other => at.get(other)!);
        const mean = (axis: 0 | 1) => others.reduce((sum, place) => sum + place[axis], 0) / Math.max(1, others.length);
        return [id, others.length === 0 ? [x, y] : [x + 0.4 * (mean(0) - x), y + 0.4 * (mean(1) - y)]];
      }),
    );
  }
  const spread = stretch(grid, at, tile);
  const scale = [size[0] / 4, size[1] / Math.ceil(areas.length / 4)] as const;
  return new Map(
    [...spread].map(([id, [x, y]]) => [id, [round(corner[0] + x * scale[0]), round(corner[1] + y * scale[1])]]),
  );
}

/** Ranks along each axis within an area, so that the tile is filled evenly. */
function stretch(
  grid: MatpowerCase,
  at: ReadonlyMap<number, readonly [number, number]>,
  tile: (area: number) => readonly [number, number],
): ReadonlyMap<number, readonly [number, number]> {
  const placed = new Map<number, [number, number]>();
  for (const area of new Set(grid.buses.map(bus => bus.area))) {
    const ids = grid.buses.filter(bus => bus.area === area).map(bus => bus.id);
    for (const axis of [0, 1] as const) {
      const order = [...ids].sort((a, b) => at.get(a)![axis] - at.get(b)![axis] || a - b);
      order.forEach((id, rank) => {
        const place = placed.get(id) ?? [0, 0];
        place[axis] = tile(area)[axis] + (rank + 0.5) / ids.length;
        placed.set(id, place);
      });
    }
  }
  return placed;
}

/** One operator's network: each site needs power and, but for the core, a way to the core through a nearer site. */
export function addTelecom(world: World, name: string, network: ReturnType<typeof readGml>, region: string): void {
  const next = new Map<number, number[]>(network.nodes.map(node => [node.id, []]));
  for (const [a, b] of network.edges) {
    if (a === b) continue;
    next.get(a)?.push(b);
    next.get(b)?.push(a);
  }
  const core = [...next]
    .sort((a, b) => b[1].length - a[1].length || a[0] - b[0])
    .slice(0, 2)
    .map(([id]) => id);
  const distance = distancesFrom(core, next);
  const buses = world.all('bus', region);
  const sites = new Map<number, Asset>();
  network.nodes.forEach((node, i) => {
    const isCore = core.includes(node.id);
    const home = buses[Math.floor((i * buses.length) / network.nodes.length)]!;
    const id = `${name.toLowerCase()}-${node.id}`;
    sites.set(
      node.id,
      world.add(isCore ? 'core' : 'site', {
        id,
        name: `${isCore ? 'Core site' : 'Exchange'} ${name} ${node.id}`,
        sector: 'telecom',
        functions: isCore ? 'NCF-01:4; NCF-04:2' : `${['NCF-04', 'NCF-08', 'NCF-09'][i % 3]}:1`,
        operatorId: `telecom-${name.toLowerCase()}`,
        regionId: region,
        ...world.near(home),
        source: `Topology Zoo ${name} (CC-BY-4.0), moved`,
      }),
    );
  });
  for (const [id, site] of sites) {
    world.need(site, 'power', world.nearest('bus', site, 2), { stock: 'telecom-battery' });
    const nearer = [...new Set(next.get(id) ?? [])].filter(
      other => (distance.get(other) ?? Infinity) < (distance.get(id) ?? Infinity),
    );
    if (!core.includes(id))
      world.need(
        site,
        'backhaul',
        nearer.map(other => sites.get(other)!),
      );
  }
}

/** One town's water: pipes are followed away from sources; pumps need power; junctions far out drink from the towers. */
export function addTown(world: World, network: WaterNetwork, town: number, region: string): void {
  const buses = world.all('bus', region);
  const home = buses[(town * 37) % buses.length]!;
  const [x0, y0] = [28, 18];
  const place = (id: string) => {
    const [x, y] = network.at.get(id) ?? [x0, y0];
    return { longitude: round(home.longitude + (x - x0) * 0.004), latitude: round(home.latitude + (y - y0) * 0.004) };
  };
  const next = new Map<string, string[]>();
  const join = (a: string, b: string) => next.set(a, [...(next.get(a) ?? []), b]);
  for (const [a, b] of [...network.pipes, ...network.pumps.map(pump => [pump.from, pump.to] as const)]) {
    join(a, b);
    join(b, a);
  }
  const distance = distancesFrom(network.reservoirs, next);
  const assets = new Map<string, Asset>();
  const shared = {
    sector: 'water',
    functions: 'NCF-55:1',
    operatorId: `water-${1 + (town % 5)}`,
    regionId: region,
    source: 'EPANET Net3 (revised BSD), copied to a town',
  };
  for (const id of [...network.reservoirs, ...network.tanks, ...network.junctions]) {
    const what = network.reservoirs.includes(id)
      ? 'Waterworks'
      : network.tanks.includes(id)
        ? 'Water tower'
        : 'District main';
    assets.set(
      id,
      world.add(what === 'District main' ? 'main' : 'waterworks', {
        ...shared,
        ...place(id),
        id: `water-${town}-${id.toLowerCase()}`,
        name: `${what} ${id}, town ${town}`,
      }),
    );
  }
  for (const pump of network.pumps) {
    const asset = world.add('pump', {
      ...shared,
      ...place(pump.to),
      id: `pump-${town}-${pump.id}`,
      name: `Pumping station ${pump.id}, town ${town}`,
    });
    assets.set(`pump ${pump.to}`, asset);
    world.need(asset, 'power', world.nearest('bus', asset, 2));
    world.need(asset, 'control', world.nearest('control', asset, 1));
  }
  for (const [id, asset] of assets) {
    if (id.startsWith('pump ') || network.reservoirs.includes(id)) continue;
    const pump = assets.get(`pump ${id}`);
    const nearer = [...new Set(next.get(id) ?? [])]
      .filter(other => (distance.get(other) ?? Infinity) < (distance.get(id) ?? Infinity))
      .map(other => assets.get(other)!);
    world.need(asset, 'water', pump ? [pump] : nearer, {
      relation: 'feed',
      stock: network.tanks.includes(id) ? 'water-tower' : undefined,
    });
  }
}
