// Writes the tables of packs/models/demo-country from its sources and assumptions: `node tools/models/demo-country/main.ts`.
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { readMatpower } from '#formats/matpower/read.ts';
import { readTable, writeTable } from '#formats/model-csv/table.ts';
import { checkout } from '#platform/config/config.ts';
import { readEpanet } from '../epanet.ts';
import { readGml } from '../gml.ts';
import { addGrid, addTelecom, addTown } from './networks.ts';
import { addControl, addServices, linkControl } from './services.ts';
import { type Asset, type Assumptions, invented, World } from './world.ts';

const room = path.join(checkout, 'packs/models/demo-country');
const source = (name: string) => fs.readFileSync(path.join(room, 'sources', name), 'utf8');
const operators = [
  'AttMpls',
  'Bellcanada',
  'Cogentco',
  'Colt',
  'DeutscheTelekom',
  'Garr201201',
  'GtsCe',
  'Renater2010',
  'TataNld',
  'UsCarrier',
];
const towns = 12;

/** The country as tables, the same text each time. */
export function buildCountry(): Readonly<Record<string, string>> {
  const assumptions = parse(fs.readFileSync(path.join(room, 'assumptions.yaml'), 'utf8')) as Assumptions;
  const world = new World(assumptions);
  addGrid(world, readMatpower(source('case_ACTIVSg2000.m')));
  const regions = [...new Set(world.all('bus').map(bus => bus.regionId))].sort();
  operators.forEach((name, i) => addTelecom(world, name, readGml(source(`${name}.gml`)), regions[i % regions.length]!));
  addControl(world);
  const water = readEpanet(source('Net3.inp'));
  for (let town = 1; town <= towns; town++) addTown(world, water, town, regions[town % regions.length]!);
  addServices(world);
  linkControl(world);
  return tablesOf(world);
}

const nodeColumns = [
  'id',
  'name',
  'kind',
  'sector',
  'functions',
  'operatorId',
  'regionId',
  'jurisdiction',
  'longitude',
  'latitude',
  'valuePerHour',
  'peopleServed',
  'repair',
  'crewPool',
  'restartHours',
  'products',
  'manualLevel',
  'manualHours',
  'evidence',
  'confidence',
  'source',
  'marking',
];

function tablesOf(world: World): Readonly<Record<string, string>> {
  const { assumptions } = world;
  const used = new Set(
    world.assets.flatMap(asset => asset.functions.split(';').map(part => part.trim().split(':')[0])),
  );
  const functions = readTable(
    fs.readFileSync(path.join(checkout, 'packs/models/ncf-55/functions.csv'), 'utf8'),
    'functions.csv',
  );
  return {
    'nodes.csv': writeTable(
      nodeColumns,
      world.assets.map(asset => nodeRow(world, asset)),
    ),
    'edges.csv': writeTable(
      ['id', 'from', 'to', 'type', 'resource', 'strength', 'delay', 'evidence', 'confidence', 'source', 'marking'],
      world.edges,
    ),
    'groups.csv': writeTable(
      ['node', 'resource', 'rule', 'restart', 'hours', 'refillHours', 'degradedAt'],
      world.groups,
    ),
    'functions.csv': writeTable(
      ['id', 'name', 'category', 'lostAt'],
      functions
        .filter(({ cells }) => used.has(cells['id'] ?? ''))
        .map(({ cells }) => ({ id: cells['id'], name: cells['name'], category: cells['category'], lostAt: 0.3 })),
    ),
    'technologies.csv': writeTable(
      [
        'id',
        'name',
        'vendor',
        'parents',
        'recovery',
        'eventsPerYear',
        'patchHalfLife',
        'wormDelay',
        'evidence',
        'confidence',
        'source',
      ],
      assumptions.products.map(product => ({
        id: product.id,
        name: product.name,
        vendor: product.vendor,
        parents: product.parents?.join('; '),
        recovery: product.recovery,
        eventsPerYear: product.eventsPerYear,
        patchHalfLife: product.patchHalfLife,
        wormDelay: product.wormDelay,
        evidence: 'inferred',
        confidence: invented,
        source: 'invented',
      })),
    ),
    'crews.csv': writeTable(
      ['pool', 'size'],
      Object.entries(assumptions.crews).map(([pool, size]) => ({ pool, size })),
    ),
  };
}

function nodeRow(world: World, asset: Asset) {
  const { assumptions, random } = world;
  const [value = 0, people = 0] = assumptions.value[asset.sector] ?? [];
  const spread = Math.exp((random.unit() + random.unit() + random.unit() - 1.5) * 1.6);
  const fallback = assumptions.fallbacks[asset.sector];
  const products = assumptions.products.filter(product => random.chance(product.in[asset.sector] ?? 0));
  const { people: stated, blackStart, ...row } = asset;
  return {
    ...row,
    kind: 'asset',
    jurisdiction: assumptions.country.id,
    valuePerHour: Math.round(value * spread),
    peopleServed: stated ?? Math.round(people * spread),
    repair: assumptions.repair[asset.sector],
    crewPool: products.some(product => product.recovery === 'hands-on') ? 'endpoint-technicians' : undefined,
    restartHours: asset.id.startsWith('plant-') && !blackStart ? 6 : undefined,
    products: products.map(product => `${product.id}:${product.exposure}:0:${product.share}`).join('; '),
    manualLevel: fallback?.level,
    manualHours: fallback?.hours,
    evidence: 'inferred',
    confidence: invented,
    marking: 'TLP:CLEAR',
  };
}

if (import.meta.main) {
  for (const [name, text] of Object.entries(buildCountry())) {
    fs.writeFileSync(path.join(room, name), text);
    console.log(`${name}: ${text.split('\n').length - 2} rows`);
  }
}
