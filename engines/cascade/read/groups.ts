import { nodeDefaults } from '../defaults.ts';
import type { Amount, Group, Rule } from '../types.ts';
import {
  type Bag,
  checkAmount,
  isBag,
  listMember,
  member,
  notNegative,
  type Problems,
  probability,
  textMember,
} from './problems.ts';
import { checkWhole } from './crews.ts';
import { checkExpected } from './expected.ts';
import { noSlips, onlyMembers } from './members.ts';
import { shown, textOf } from './text.ts';

/** The rule of a group: `all`, `any`, `kOfN(2)`, `{kOfN: 2}`, `{kind: "kOfN", k: 2}`, `weighted(0.6)` and its like. */
export function readRule(bag: Bag, record: string, at: string, problems: Problems): Rule {
  const raw = member(bag, 'rule') ?? 'all';
  const text = typeof raw === 'string' ? /^\s*(\w+)\s*(?:\(\s*([\d.]+)\s*\))?\s*$/.exec(raw) : null;
  const name = text?.[1] ?? (isBag(raw) ? (textMember(raw, 'kind') ?? Object.keys(raw)[0] ?? '') : '');
  const inside = isBag(raw) ? (raw['k'] ?? raw['threshold'] ?? raw[name]) : text?.[2];
  const number = inside ?? member(bag, 'k') ?? member(bag, 'threshold');
  const value = typeof number === 'string' ? Number(number) : number;
  switch (name.toLowerCase().replaceAll(/[-_]/g, '')) {
    case 'all':
      return { kind: 'all' };
    case 'any':
      return { kind: 'any' };
    case 'kofn':
      return { kind: 'kOfN', k: checkWhole(value, { min: 1 }, { record, at, name: 'rule' }, problems) ?? 1 };
    case 'weighted':
      return {
        kind: 'weighted',
        threshold: checkExpected(value, probability, { record, at, name: 'rule' }, problems) ?? 1,
      };
    default:
      problems.add(
        'unknown-rule',
        record,
        `the group rule \`${name === '' ? shown(raw) : shown(name)}\` is not known`,
        `${at}/rule`,
        'Use all, any, kOfN(k) or weighted(threshold).',
      );
      return { kind: 'all' };
  }
}

/** One required group; members are checked against the edges later, when all edges are known. */
export function readGroup(value: unknown, record: string, at: string, problems: Problems): Group | undefined {
  if (!isBag(value)) {
    problems.add('not-a-record', record, 'a group must be a record', at, 'Give resource, members and rule.');
    return undefined;
  }
  noSlips(value, groupMembers, record, at, problems);
  const restart = member(value, 'restart');
  if (restart !== undefined && typeof restart !== 'boolean')
    problems.add(
      'not-yes-or-no',
      record,
      `\`restart\` must be yes or no, not \`${shown(restart)}\``,
      `${at}/restart`,
      'Say yes when the node needs it to start again.',
    );
  const members = readMembers(value, record, at, problems);
  const rule = readRule(value, record, at, problems);
  if (members.length === 0)
    problems.add(
      'empty-group',
      record,
      `the group \`${textMember(value, 'resource') ?? '?'}\` has no members`,
      `${at}/members`,
      'List its dependencies or remove the group.',
    );
  if (rule.kind === 'kOfN' && rule.k > members.length)
    problems.add(
      'k-beyond-members',
      record,
      `the group needs ${rule.k} of ${members.length} members`,
      `${at}/rule`,
      'Lower k or add members.',
    );
  return {
    resource: textOf(value, 'resource', record, at, problems) ?? members.join('+'),
    members,
    rule,
    buffer: readBuffer(value, record, at, problems),
  };
}

const groupMembers = ['resource', 'members', 'rule', 'k', 'threshold', 'buffer', 'restart'];

function readMembers(group: Bag, record: string, at: string, problems: Problems): readonly string[] {
  return listMember(group, 'members', record, at, problems).flatMap((given, i) => {
    if (typeof given === 'string' || typeof given === 'number') return String(given);
    problems.add(
      'missing-dependency',
      record,
      `a member of a group must be the id of a dependency, not \`${shown(given)}\``,
      `${at}/members/${i}`,
      'Use the id of an edge that ends at this node.',
    );
    return [];
  });
}

function readBuffer(group: Bag, record: string, at: string, problems: Problems): Group['buffer'] {
  const raw = member(group, 'buffer');
  const bag: Bag = isBag(raw) && !('dist' in raw) ? raw : raw === undefined ? {} : { hours: raw };
  onlyMembers(bag, ['hours', 'refillHours', 'refill', 'degradedAt'], record, `${at}/buffer`, problems);
  const amount = (name: string, standard: { id: string; value: Amount }) => {
    const given = member(bag, name);
    if (given === undefined) return problems.fill(standard);
    return checkAmount(given, notNegative, { record, at: `${at}/buffer`, name }, problems) ?? standard.value;
  };
  const hours = amount('hours', nodeDefaults.bufferHours);
  const refill = member(bag, 'refillHours') ?? member(bag, 'refill');
  const rate = isBag(refill) && !('dist' in refill) ? refill : undefined;
  if (rate) onlyMembers(rate, ['hoursToFull'], record, `${at}/buffer/refill`, problems);
  const named = rate ? member(rate, 'hoursToFull') : refill;
  const refillHours = readRefill(named, hours, record, at, problems);
  const low = member(bag, 'degradedAt');
  if (low !== undefined) problems.leave('degradedAt', record);
  return {
    hours,
    refillHours,
    degradedAt:
      low === undefined
        ? undefined
        : checkExpected(low, probability, { record, at: `${at}/buffer`, name: 'degradedAt' }, problems),
  };
}

function readRefill(given: unknown, hours: Amount, record: string, at: string, problems: Problems): Amount {
  if (given === 'instantaneous' || given === 'instant') return 0;
  if (given === undefined) return hours === 0 ? 0 : problems.fill(nodeDefaults.refillHours);
  return checkAmount(given, notNegative, { record, at: `${at}/buffer`, name: 'refill' }, problems) ?? 0;
}
