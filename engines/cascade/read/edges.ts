import { edgeDefaults } from '../defaults.ts';
import type { Amount, EdgeType, ModelEdge, Technology } from '../types.ts';
import { checkExpected } from './expected.ts';
import { checkId } from './ids.ts';
import { namesIn, noSlips } from './members.ts';
import {
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

const types = Object.keys(edgeDefaults) as EdgeType[];
const edgeMembers = namesIn(
  'id from supplier sourceNode to dependent targetNode type strength delay',
  provenanceMembers,
);
const technologyMembers = namesIn(
  'id product name vendor parents eventsPerYear maliciousPerYear accidentalPerYear updateChannel exploitability',
  'recovery worm wormDelay patchHalfLife',
  provenanceMembers,
);

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
  checkId(id, at, problems);
  noSlips(value, edgeMembers, id, at, problems);
  const type = wordOf(value, 'type', types, id, at, problems, 'unknown-type') ?? 'physical';
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
  if (!isBag(value) || id === undefined || id === '') {
    problems.add('missing-id', at, 'a technology must have an `id`', `${at}/id`, 'Give the product id.');
    return undefined;
  }
  checkId(id, at, problems);
  noSlips(value, technologyMembers, id, at, problems);
  const amount = (name: string) => {
    const given = member(value, name);
    return given === undefined ? undefined : checkAmount(given, notNegative, { record: id, at, name }, problems);
  };
  const number = (name: string, range: Range) => {
    const given = member(value, name);
    if (given === undefined) return undefined;
    problems.leave(name, id);
    return checkExpected(given, range, { record: id, at, name }, problems);
  };
  const maliciousPerYear = number('maliciousPerYear', notNegative);
  const accidentalPerYear = number('accidentalPerYear', notNegative);
  const updateChannel = wordOf(value, 'updateChannel', ['all-at-once', 'staged'], id, at, problems);
  if (updateChannel !== undefined) problems.leave('updateChannel', id);
  const half = member(value, 'patchHalfLife');
  const worm = member(value, 'worm');
  if (worm !== undefined && typeof worm !== 'boolean')
    problems.add(
      'not-yes-or-no',
      id,
      `\`worm\` must be true or false, not \`${shown(worm)}\``,
      `${at}/worm`,
      'Say true when it spreads by itself.',
    );
  return {
    ...readProvenance(value, id, at, problems),
    id,
    name: textOf(value, 'name', id, at, problems) ?? id,
    vendor: textOf(value, 'vendor', id, at, problems),
    parents: listMember(value, 'parents', id, at, problems).flatMap((parent, i) =>
      parentOf(parent, id, `${at}/parents/${i}`, problems),
    ),
    eventsPerYear: number('eventsPerYear', notNegative) ?? (maliciousPerYear ?? 0) + (accidentalPerYear ?? 0),
    maliciousPerYear,
    accidentalPerYear,
    updateChannel,
    exploitability: number('exploitability', probability),
    recovery: wordOf(value, 'recovery', ['remote', 'hands-on'], id, at, problems) ?? 'remote',
    wormDelay: amount('wormDelay') ?? (worm === true ? 2 : undefined),
    patchHalfLife:
      half === undefined
        ? undefined
        : checkExpected(half, { min: 0.001 }, { record: id, at, name: 'patchHalfLife' }, problems),
  };
}

function parentOf(parent: unknown, id: string, at: string, problems: Problems): string | [] {
  if (typeof parent === 'string' && parent !== '') return parent;
  problems.add('missing-id', id, 'each of `parents` must be the id of a product', at, 'Give the product id.');
  return [];
}
