import { nodeDefaults } from '../defaults.ts';
import type { Amount, Group, ModelNode, NodeKind } from '../types.ts';
import { checkExpected } from './expected.ts';
import { readGroup } from './groups.ts';
import { checkId } from './ids.ts';
import { namesIn, noSlips, onlyMembers } from './members.ts';
import {
  type Bag,
  checkAmount,
  isBag,
  listMember,
  member,
  notNegative,
  type Problems,
  probability,
  type Range,
  textMember,
} from './problems.ts';
import { provenanceMembers, readProvenance } from './provenance.ts';
import { shown, textOf, wordOf } from './text.ts';
import { readShares, readUses } from './uses.ts';

const kinds: readonly NodeKind[] = ['asset', 'system', 'operator', 'function', 'sector', 'technology', 'region'];
/** Members of a node, in every way they may be written. */
const members = namesIn(
  'id name kind sector ncf operatorId operator regionId region jurisdiction position criticality valuePerHour',
  'peopleServed safetyWeight currency groups requiredGroups requires repair restart upTime products manualFallback',
  provenanceMembers,
);

/** A node in its normal form; gaps are filled by documented defaults and counted. */
export function readNode(value: unknown, at: string, problems: Problems): ModelNode | undefined {
  const id = isBag(value) ? textMember(value, 'id') : undefined;
  if (!isBag(value) || id === undefined || id === '') {
    problems.add('missing-id', at, 'a node must have an `id`', `${at}/id`, 'Give each node a unique id.');
    return undefined;
  }
  checkId(id, at, problems);
  noSlips(value, members, id, at, problems);
  const text = (name: string) => textOf(value, name, id, at, problems);
  const number = (bag: Bag, name: string, range: Range, standard: number, place = at) => {
    const given = member(bag, name);
    return given === undefined
      ? standard
      : (checkExpected(given, range, { record: id, at: place, name }, problems) ?? standard);
  };
  const worth = recordOf(value, 'criticality', worthMembers, id, at, problems) ?? value;
  if (member(worth, 'safetyWeight') !== undefined) problems.leave('safetyWeight', id);
  const upTime = member(value, 'upTime');
  return {
    ...readProvenance(value, id, at, problems),
    id,
    name: text('name') ?? id,
    kind: wordOf(value, 'kind', kinds, id, at, problems, 'unknown-kind') ?? 'asset',
    sector: text('sector'),
    ncf: readShares(value, id, at, problems),
    operatorId: text('operatorId') ?? text('operator'),
    regionId: text('regionId') ?? text('region'),
    jurisdiction: text('jurisdiction'),
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
    products: readUses(value, id, at, problems),
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

/** A member that must be a record of its own, with known members only. */
function recordOf(
  bag: Bag,
  name: string,
  names: readonly string[],
  id: string,
  at: string,
  problems: Problems,
): Bag | undefined {
  const given = member(bag, name);
  if (given === undefined) return undefined;
  if (isBag(given)) {
    onlyMembers(given, names, id, `${at}/${name}`, problems);
    return given;
  }
  problems.add(
    'not-a-record',
    id,
    `\`${name}\` must be a record, not \`${shown(given)}\``,
    `${at}/${name}`,
    `Give it ${names.join(', ')}.`,
  );
  return undefined;
}

const worthMembers = ['valuePerHour', 'peopleServed', 'safetyWeight', 'currency'];
const repairMembers = ['time', 'hours', 'crewPool', 'needsToRestart'];

function readRepair(value: Bag, id: string, at: string, problems: Problems): ModelNode['repair'] {
  const given = member(value, 'repair');
  const bare = given === undefined || !isBag(given) || 'dist' in given;
  const own: Bag = bare ? { time: given } : given;
  onlyMembers(own, repairMembers, id, `${at}/repair`, problems);
  const time = member(own, 'time') ?? member(own, 'hours');
  const checked: Amount | undefined =
    time === undefined
      ? problems.fill(nodeDefaults.repairTime)
      : checkAmount(time, notNegative, { record: id, at: `${at}/repair`, name: 'time' }, problems);
  return {
    time: checked ?? nodeDefaults.repairTime.value,
    crewPool: textOf(own, 'crewPool', id, `${at}/repair`, problems),
  };
}

function readRestart(value: Bag, id: string, at: string, problems: Problems): ModelNode['restart'] {
  const given = recordOf(value, 'restart', ['hours', 'groups'], id, at, problems);
  const repair = member(value, 'repair');
  const inRepair = isBag(repair) && member(repair, 'needsToRestart') !== undefined ? repair : undefined;
  if (given === undefined && inRepair === undefined) return undefined;
  const own: Bag = given ?? {};
  const hours = member(own, 'hours') ?? 0;
  return {
    groups: [
      ...(inRepair ? readGroups(inRepair, 'needsToRestart', id, `${at}/repair`, problems) : []),
      ...readGroups(own, 'groups', id, `${at}/restart`, problems),
    ],
    hours: checkAmount(hours, notNegative, { record: id, at: `${at}/restart`, name: 'hours' }, problems) ?? 0,
  };
}

function readFallback(value: Bag, id: string, at: string, problems: Problems): ModelNode['manualFallback'] {
  const given = recordOf(value, 'manualFallback', ['level', 'maxHours'], id, at, problems);
  if (given === undefined) return undefined;
  const place = (name: string) => ({ record: id, at: `${at}/manualFallback`, name });
  return {
    level: checkExpected(member(given, 'level'), probability, place('level'), problems) ?? 0,
    maxHours: checkExpected(member(given, 'maxHours'), notNegative, place('maxHours'), problems) ?? 0,
  };
}
