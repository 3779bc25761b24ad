import { edgeDefaults } from '../defaults.ts';
import type { Amount, EdgeType, ModelEdge, Technology } from '../types.ts';
import { readProvenance } from './nodes.ts';
import {
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

const types = Object.keys(edgeDefaults);

/** A dependency from supplier to dependent; its id defaults to `from->to`. */
export function readEdge(value: unknown, at: string, problems: Problems): ModelEdge | undefined {
  if (!isBag(value)) {
    problems.add('not-a-record', at, 'an edge must be a record', at, 'Give from, to and type.');
    return undefined;
  }
  const from = textMember(value, 'from') ?? textMember(value, 'supplier') ?? textMember(value, 'source_node');
  const to = textMember(value, 'to') ?? textMember(value, 'dependent') ?? textMember(value, 'target_node');
  const id = textMember(value, 'id') ?? `${from ?? '?'}->${to ?? '?'}`;
  if (from === undefined || to === undefined) {
    problems.add(
      'missing-end',
      id,
      'an edge must name its supplier (`from`) and its dependent (`to`)',
      at,
      'Give both ends.',
    );
    return undefined;
  }
  const given = textMember(value, 'type') ?? 'physical';
  if (!types.includes(given))
    problems.add(
      'unknown-type',
      id,
      `\`type\` must be one of ${types.join(', ')}, not \`${given}\``,
      `${at}/type`,
      'Choose the nearest type.',
    );
  const type = (types.includes(given) ? given : 'physical') as EdgeType;
  const standard = edgeDefaults[type];
  const amount = (name: 'strength' | 'delay', range: Range): Amount => {
    const own = member(value, name);
    if (own === undefined) return problems.fill(standard[name]);
    return checkAmount(own, range, { record: id, at, name }, problems) ?? standard[name].value;
  };
  const origin = readProvenance(value, id, at, problems);
  const stated = member(value, 'strength') !== undefined;
  return {
    ...origin,
    evidence: stated ? origin.evidence : 'default',
    id,
    from,
    to,
    type,
    strength: amount('strength', probability),
    delay: amount('delay', notNegative),
  };
}

/** A product that may fall everywhere at once. */
export function readTechnology(value: unknown, at: string, problems: Problems): Technology | undefined {
  const id = isBag(value) ? (textMember(value, 'id') ?? textMember(value, 'product')) : undefined;
  if (!isBag(value) || id === undefined) {
    problems.add('missing-id', at, 'a technology must have an `id`', `${at}/id`, 'Give the product id.');
    return undefined;
  }
  const amount = (name: string) => {
    const given = member(value, name);
    return given === undefined ? undefined : checkAmount(given, notNegative, { record: id, at, name }, problems);
  };
  const rate = member(value, 'eventsPerYear') ?? 0;
  const half = member(value, 'patchHalfLife');
  const worm = member(value, 'worm');
  return {
    ...readProvenance(value, id, at, problems),
    id,
    name: textMember(value, 'name') ?? id,
    vendor: textMember(value, 'vendor'),
    parents: listMember(value, 'parents', id, at, problems).map(String),
    eventsPerYear: checkNumber(rate, notNegative, { record: id, at, name: 'eventsPerYear' }, problems) ?? 0,
    recovery: textMember(value, 'recovery') === 'hands-on' ? 'hands-on' : 'remote',
    wormDelay: amount('wormDelay') ?? (worm === true ? 2 : undefined),
    patchHalfLife:
      half === undefined
        ? undefined
        : checkNumber(half, { min: 0.001 }, { record: id, at, name: 'patchHalfLife' }, problems),
  };
}
