import { nodeDefaults } from '../defaults.ts';
import type { Amount, Evidence, Group, ModelNode, NodeKind, ProductUse, Provenance } from '../types.ts';
import { readGroup } from './groups.ts';
import {
  type Bag,
  checkAmount,
  checkNumber,
  isBag,
  listMember,
  member,
  notNegative,
  type Problems,
  probability,
  type Range,
  textMember,
} from './problems.ts';

const kinds: readonly string[] = ['asset', 'system', 'operator', 'function', 'sector', 'technology', 'region'];
const evidences: readonly string[] = ['assessed', 'documented', 'inferred', 'default'];

/** Source, marking and evidence of a record; evidence nobody stated counts as inferred. */
export function readProvenance(bag: Bag, record: string, at: string, problems: Problems): Provenance {
  const given = textMember(bag, 'evidence') ?? 'inferred';
  if (!evidences.includes(given))
    problems.add(
      'unknown-evidence',
      record,
      `\`evidence\` must be one of ${evidences.join(', ')}, not \`${given}\``,
      `${at}/evidence`,
      'Say how the value is known.',
    );
  return {
    evidence: given as Evidence,
    confidence: textMember(bag, 'confidence'),
    source: textMember(bag, 'source'),
    marking: textMember(bag, 'marking') ?? textMember(bag, 'TLP') ?? textMember(bag, 'tlp'),
    reviewed: textMember(bag, 'reviewed'),
    party: textMember(bag, 'party'),
  };
}

/** A node in its normal form; gaps are filled by documented defaults and counted. */
export function readNode(value: unknown, at: string, problems: Problems): ModelNode | undefined {
  const id = isBag(value) ? textMember(value, 'id') : undefined;
  if (!isBag(value) || id === undefined || id === '') {
    problems.add('missing-id', at, 'a node must have an `id`', `${at}/id`, 'Give each node a unique id.');
    return undefined;
  }
  const kind = textMember(value, 'kind') ?? 'asset';
  if (!kinds.includes(kind))
    problems.add(
      'unknown-kind',
      id,
      `\`kind\` must be one of ${kinds.join(', ')}, not \`${kind}\``,
      `${at}/kind`,
      'Choose the nearest kind.',
    );
  const number = (bag: Bag, name: string, range: Range, standard: number, place = at) => {
    const given = member(bag, name);
    return given === undefined
      ? standard
      : (checkNumber(given, range, { record: id, at: place, name }, problems) ?? standard);
  };
  const criticality = member(value, 'criticality');
  const worth = isBag(criticality) ? criticality : value;
  const upTime = member(value, 'upTime');
  return {
    ...readProvenance(value, id, at, problems),
    id,
    name: textMember(value, 'name') ?? id,
    kind: kind as NodeKind,
    sector: textMember(value, 'sector'),
    ncf: readShares(value, id, at, problems),
    operatorId: textMember(value, 'operatorId') ?? textMember(value, 'operator'),
    regionId: textMember(value, 'regionId') ?? textMember(value, 'region'),
    jurisdiction: textMember(value, 'jurisdiction'),
    position: readPosition(value, id, at, problems),
    criticality: {
      valuePerHour: number(worth, 'valuePerHour', notNegative, 0),
      peopleServed: number(worth, 'peopleServed', notNegative, 0),
      safetyWeight: number(worth, 'safetyWeight', notNegative, 0),
    },
    groups: readGroups(value, 'groups', id, at, problems),
    repair: readRepair(value, id, at, problems),
    restart: readRestart(value, id, at, problems),
    upTime:
      upTime === undefined ? undefined : checkAmount(upTime, notNegative, { record: id, at, name: 'upTime' }, problems),
    products: listMember(value, 'products', id, at, problems).flatMap((use, i) =>
      readUse(use, id, `${at}/products/${i}`, problems),
    ),
    manualFallback: readFallback(value, id, at, problems),
  };
}

function readGroups(bag: Bag, name: string, id: string, at: string, problems: Problems): readonly Group[] {
  const key =
    name === 'groups' && bag['groups'] === undefined ? (bag['requiredGroups'] ? 'requiredGroups' : 'requires') : name;
  return listMember(bag, key, id, at, problems).flatMap(
    (group, i) => readGroup(group, id, `${at}/${key}/${i}`, problems) ?? [],
  );
}

function readShares(bag: Bag, id: string, at: string, problems: Problems): ModelNode['ncf'] {
  return listMember(bag, 'ncf', id, at, problems).flatMap((entry, i) => {
    if (typeof entry === 'string') return { id: entry, share: 1 };
    const name = isBag(entry) ? (textMember(entry, 'id') ?? textMember(entry, 'function')) : undefined;
    if (!isBag(entry) || name === undefined) {
      problems.add('missing-id', id, 'each `ncf` entry must name a function', `${at}/ncf/${i}`, 'Give id and share.');
      return [];
    }
    const share = checkNumber(
      entry['share'] ?? 1,
      notNegative,
      { record: id, at: `${at}/ncf/${i}`, name: 'share' },
      problems,
    );
    return { id: name, share: share ?? 1 };
  });
}

function readPosition(bag: Bag, id: string, at: string, problems: Problems): readonly [number, number] | undefined {
  const given = member(bag, 'position');
  if (given === undefined) return undefined;
  const [x, y] = Array.isArray(given) ? given : [];
  if (typeof x === 'number' && typeof y === 'number' && Math.abs(x) <= 180 && Math.abs(y) <= 90) return [x, y];
  problems.add(
    'bad-position',
    id,
    '`position` must be [longitude, latitude] in degrees',
    `${at}/position`,
    'Give two numbers in degrees.',
  );
  return undefined;
}

function readRepair(bag: Bag, id: string, at: string, problems: Problems): ModelNode['repair'] {
  const given = member(bag, 'repair');
  const own: Bag = isBag(given) && !('dist' in given) ? given : given === undefined ? {} : { time: given };
  const time = member(own, 'time') ?? member(own, 'hours');
  const checked: Amount | undefined =
    time === undefined
      ? problems.fill(nodeDefaults.repairTime)
      : checkAmount(time, notNegative, { record: id, at: `${at}/repair`, name: 'time' }, problems);
  return { time: checked ?? nodeDefaults.repairTime.value, crewPool: textMember(own, 'crewPool') };
}

function readRestart(bag: Bag, id: string, at: string, problems: Problems): ModelNode['restart'] {
  const given = member(bag, 'restart');
  const repair = member(bag, 'repair');
  const inRepair = isBag(repair) && member(repair, 'needsToRestart') !== undefined ? repair : undefined;
  if (!isBag(given) && inRepair === undefined) return undefined;
  const own: Bag = isBag(given) ? given : {};
  const groups = inRepair
    ? readGroups(inRepair, 'needsToRestart', id, `${at}/repair`, problems)
    : readGroups(own, 'groups', id, `${at}/restart`, problems);
  const hours = member(own, 'hours') ?? 0;
  return {
    groups,
    hours: checkAmount(hours, notNegative, { record: id, at: `${at}/restart`, name: 'hours' }, problems) ?? 0,
  };
}

function readUse(value: unknown, id: string, at: string, problems: Problems): ProductUse | [] {
  const bag: Bag = typeof value === 'string' ? { product: value } : isBag(value) ? value : {};
  const product = textMember(bag, 'product') ?? textMember(bag, 'id');
  if (product === undefined) {
    problems.add('missing-id', id, 'each product in use must name its `product`', at, 'Give the product id.');
    return [];
  }
  const part = (name: string, standard: number) =>
    member(bag, name) === undefined
      ? standard
      : (checkNumber(member(bag, name), probability, { record: id, at, name }, problems) ?? standard);
  const state = textMember(bag, 'patchState');
  const patched = state === 'patched' ? 1 : state === 'unpatched' ? 0 : undefined;
  return {
    product,
    share: part('share', 1),
    exposure: member(bag, 'exposure') === undefined ? problems.fill(nodeDefaults.exposure) : part('exposure', 0.5),
    patched:
      patched ?? (member(bag, 'patched') === undefined ? problems.fill(nodeDefaults.patched) : part('patched', 0)),
  };
}

function readFallback(bag: Bag, id: string, at: string, problems: Problems): ModelNode['manualFallback'] {
  const given = member(bag, 'manualFallback');
  if (!isBag(given)) return undefined;
  const place = (name: string) => ({ record: id, at: `${at}/manualFallback`, name });
  return {
    level: checkNumber(member(given, 'level'), probability, place('level'), problems) ?? 0,
    maxHours: checkNumber(member(given, 'maxHours'), notNegative, place('maxHours'), problems) ?? 0,
  };
}
