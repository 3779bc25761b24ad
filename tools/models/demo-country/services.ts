import type { Asset, World } from './world.ts';

/** One kind of asset that stands in every region, with what it needs. */
interface Service {
  readonly kind: string;
  readonly name: string;
  readonly sector: string;
  readonly functions: string;
  readonly count: number;
  readonly operators: number;
  readonly needs: readonly Need[];
}

interface Need {
  readonly resource: string;
  readonly from: string;
  readonly count: number;
  readonly rule?: string;
  readonly stock?: string;
  readonly relation?: string;
}

const power = (stock?: string): Need => ({ resource: 'power', from: 'bus', count: 2, stock });
const network: Need = { resource: 'network', from: 'site', count: 2 };
const water = (stock?: string): Need => ({ resource: 'water', from: 'main', count: 2, stock });
const cloud: Need = { resource: 'records', from: 'data-centre', count: 2 };
const identity: Need = { resource: 'identity', from: 'identity', count: 2 };
const road: Need = { resource: 'road', from: 'road', count: 2 };

/** In the order in which they can be linked: suppliers first. Counts are for the whole country. */
export const services: readonly Service[] = [
  {
    kind: 'data-centre',
    name: 'Data centre',
    sector: 'digital',
    functions: 'NCF-03:3; NCF-52:1',
    count: 36,
    operators: 7,
    needs: [power('data-centre-diesel'), network, water()],
  },
  {
    kind: 'identity',
    name: 'Sign-in service',
    sector: 'digital',
    functions: 'NCF-35:1',
    count: 6,
    operators: 3,
    needs: [power('data-centre-diesel'), network, cloud],
  },
  {
    kind: 'resolver',
    name: 'Name service',
    sector: 'digital',
    functions: 'NCF-04:1',
    count: 24,
    operators: 6,
    needs: [power('data-centre-diesel'), network],
  },
  {
    kind: 'hosting',
    name: 'Hosting provider',
    sector: 'digital',
    functions: 'NCF-03:1; NCF-52:1',
    count: 84,
    operators: 28,
    needs: [power('bank-battery'), network, cloud],
  },
  {
    kind: 'road',
    name: 'Road hub',
    sector: 'transport',
    functions: 'NCF-15:1',
    count: 140,
    operators: 8,
    needs: [power('office-battery')],
  },
  {
    kind: 'rail',
    name: 'Rail signalling centre',
    sector: 'transport',
    functions: 'NCF-14:1',
    count: 64,
    operators: 3,
    needs: [power('bank-battery'), network, identity],
  },
  {
    kind: 'airport',
    name: 'Airport',
    sector: 'transport',
    functions: 'NCF-13:1',
    count: 16,
    operators: 6,
    needs: [power('data-centre-diesel'), network, identity, cloud, water('hospital-water')],
  },
  {
    kind: 'port',
    name: 'Port terminal',
    sector: 'transport',
    functions: 'NCF-16:1',
    count: 18,
    operators: 5,
    needs: [power('bank-battery'), network, cloud, road],
  },
  {
    kind: 'compressor',
    name: 'Gas compressor',
    sector: 'fuel',
    functions: 'NCF-17:1',
    count: 48,
    operators: 3,
    needs: [power(), { resource: 'control', from: 'control', count: 1 }],
  },
  {
    kind: 'terminal',
    name: 'Fuel terminal',
    sector: 'fuel',
    functions: 'NCF-41:4; NCF-44:1',
    count: 24,
    operators: 4,
    needs: [
      power('office-battery'),
      network,
      cloud,
      { resource: 'deliveries', from: 'port', count: 2, relation: 'goods', stock: 'station-tank' },
    ],
  },
  {
    kind: 'station',
    name: 'Filling station',
    sector: 'fuel',
    functions: 'NCF-41:1',
    count: 320,
    operators: 12,
    needs: [
      power('office-battery'),
      { resource: 'fuel', from: 'terminal', count: 2, stock: 'station-tank' },
      { resource: 'payment', from: 'switch', count: 2 },
      road,
    ],
  },
  {
    kind: 'switch',
    name: 'Payment switch',
    sector: 'finance',
    functions: 'NCF-38:4',
    count: 4,
    operators: 2,
    needs: [power('data-centre-diesel'), network, identity],
  },
  {
    kind: 'bank',
    name: 'Bank centre',
    sector: 'finance',
    functions: 'NCF-33:4; NCF-34:2',
    count: 24,
    operators: 12,
    needs: [power('data-centre-diesel'), network, identity, cloud],
  },
  {
    kind: 'branch',
    name: 'Bank branch',
    sector: 'finance',
    functions: 'NCF-33:1',
    count: 260,
    operators: 12,
    needs: [
      power('bank-battery'),
      network,
      { resource: 'records', from: 'bank', count: 1 },
      { resource: 'payment', from: 'switch', count: 2 },
    ],
  },
  {
    kind: 'hospital',
    name: 'Hospital',
    sector: 'health',
    functions: 'NCF-37:2; NCF-42:1',
    count: 180,
    operators: 45,
    needs: [
      power('hospital-diesel'),
      water('hospital-water'),
      network,
      cloud,
      { resource: 'fuel', from: 'terminal', count: 2, stock: 'hospital-diesel' },
    ],
  },
  {
    kind: 'clinic',
    name: 'Health centre',
    sector: 'health',
    functions: 'NCF-37:1; NCF-23:1',
    count: 260,
    operators: 60,
    needs: [power('office-battery'), water(), network, { resource: 'records', from: 'hospital', count: 2 }],
  },
  {
    kind: 'emergency',
    name: 'Emergency call centre',
    sector: 'government',
    functions: 'NCF-28:1; NCF-39:2',
    count: 28,
    operators: 8,
    needs: [power('hospital-diesel'), { resource: 'network', from: 'site', count: 3 }],
  },
  {
    kind: 'office',
    name: 'Public office',
    sector: 'government',
    functions: 'NCF-26:1',
    count: 180,
    operators: 30,
    needs: [power('office-battery'), network, identity, cloud],
  },
  {
    kind: 'warehouse',
    name: 'Food warehouse',
    sector: 'food',
    functions: 'NCF-11:1; NCF-48:2',
    count: 60,
    operators: 10,
    needs: [
      power('bank-battery'),
      network,
      cloud,
      road,
      { resource: 'fuel', from: 'terminal', count: 2, stock: 'station-tank' },
    ],
  },
  {
    kind: 'store',
    name: 'Food store',
    sector: 'food',
    functions: 'NCF-48:1',
    count: 280,
    operators: 10,
    needs: [
      power('office-battery'),
      { resource: 'goods', from: 'warehouse', count: 2, stock: 'store-shelf' },
      { resource: 'payment', from: 'switch', count: 2 },
      road,
    ],
  },
];

/** Control centres: one per region and a national one; they run substations, pumps and compressors from afar. */
export function addControl(world: World): void {
  const regions = [...new Set(world.all('bus').map(bus => bus.regionId))];
  regions.forEach(region => {
    const home = world.all('bus', region)[0]!;
    world.add('control', {
      ...home,
      ...world.near(home),
      id: `control-${region}`,
      name: `Control centre ${region}`,
      functions: 'NCF-10:20',
      source: 'invented',
    });
  });
}

/** Links the control centres once power and telecom exist, and the larger substations and plants to them. */
export function linkControl(world: World): void {
  for (const control of world.all('control')) {
    world.need(control, 'power', world.nearest('bus', control, 2), { stock: 'control-battery' });
    world.need(control, 'network', world.nearest('site', control, 3));
  }
  for (const bus of world.all('bus'))
    if (bus.operatorId === 'meridia-grid') world.need(bus, 'control', world.all('control', bus.regionId));
  world.all('plant').forEach((plant, i) => {
    if (i % 2 === 0) world.need(plant, 'gas', world.nearest('compressor', plant, 2), { stock: 'plant-gas' });
    if (!plant.blackStart) world.need(plant, 'start', world.nearest('bus', plant, 2), { restart: true });
  });
}

/** Places each service near substations, in turn over the regions, and links what it needs. */
export function addServices(world: World): void {
  const regions = [...new Set(world.all('bus').map(bus => bus.regionId))];
  const made = services.flatMap(service =>
    Array.from({ length: service.count }, (_, i): { service: Service; asset: Asset } => {
      const region = regions[i % regions.length]!;
      const home = world.random.pick(world.all('bus', region));
      const asset = world.add(service.kind, {
        id: `${service.kind}-${i + 1}`,
        name: `${service.name} ${i + 1}`,
        sector: service.sector,
        functions: service.functions,
        operatorId: `${service.sector}-${service.kind}-${1 + (i % service.operators)}`,
        regionId: region,
        ...world.near(home),
        source: 'invented',
      });
      return { service, asset };
    }),
  );
  for (const { service, asset } of made)
    for (const need of service.needs)
      world.need(asset, need.resource, world.nearest(need.from, asset, need.count), {
        rule: need.rule,
        stock: need.stock,
        relation: need.relation,
      });
}
