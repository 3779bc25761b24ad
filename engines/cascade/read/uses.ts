import { nodeDefaults } from '../defaults.ts';
import type { ModelNode, ProductUse } from '../types.ts';
import { checkExpected } from './expected.ts';
import { namesIn, noSlips } from './members.ts';
import { type Bag, isBag, listMember, member, notNegative, type Problems, probability } from './problems.ts';
import { textOf, wordOf } from './text.ts';

/** What a node contributes to functions: ids, or records with a share. */
export function readShares(bag: Bag, record: string, at: string, problems: Problems): ModelNode['ncf'] {
  const seen = new Set<string>();
  return listMember(bag, 'ncf', record, at, problems).flatMap((entry, i) => {
    const place = `${at}/ncf/${i}`;
    const own: Bag = typeof entry === 'string' ? { id: entry } : isBag(entry) ? entry : {};
    const id = textOf(own, 'id', record, place, problems) ?? textOf(own, 'function', record, place, problems);
    if (id === undefined || id === '') {
      problems.add('missing-id', record, 'each `ncf` entry must name a function', place, 'Give id and share.');
      return [];
    }
    if (seen.has(id))
      problems.add(
        'duplicate-id',
        record,
        `the function \`${id}\` is named twice`,
        place,
        'Give one share to each function.',
      );
    seen.add(id);
    const share = member(own, 'share') ?? 1;
    return { id, share: checkExpected(share, notNegative, { record, at: place, name: 'share' }, problems) ?? 1 };
  });
}

const useMembers = namesIn('product id share exposure patched patchState versions role');
const states = { patched: 1, unpatched: 0 } as const;

/** The products a node runs; the same product may stand there twice, as two instances. */
export function readUses(bag: Bag, record: string, at: string, problems: Problems): readonly ProductUse[] {
  return listMember(bag, 'products', record, at, problems).flatMap((use, i) =>
    readUse(use, record, `${at}/products/${i}`, problems),
  );
}

function readUse(value: unknown, record: string, at: string, problems: Problems): ProductUse | [] {
  const bag: Bag = typeof value === 'string' ? { product: value } : isBag(value) ? value : {};
  const product = textOf(bag, 'product', record, at, problems) ?? textOf(bag, 'id', record, at, problems);
  if (product === undefined || product === '') {
    problems.add('missing-id', record, 'each product in use must name its `product`', at, 'Give the product id.');
    return [];
  }
  const part = (name: string, standard: () => number) => {
    const given = member(bag, name);
    return given === undefined
      ? standard()
      : (checkExpected(given, probability, { record, at, name }, problems) ?? standard());
  };
  noSlips(bag, useMembers, record, at, problems);
  const versions = textOf(bag, 'versions', record, at, problems);
  const role = textOf(bag, 'role', record, at, problems);
  if (versions !== undefined) problems.leave('versions', record);
  if (role !== undefined) problems.leave('role', record);
  const state = wordOf(bag, 'patchState', Object.keys(states) as (keyof typeof states)[], record, at, problems);
  return {
    product,
    share: part('share', () => 1),
    exposure: part('exposure', () => problems.fill(nodeDefaults.exposure)),
    patched: state === undefined ? part('patched', () => problems.fill(nodeDefaults.patched)) : states[state],
    ...(versions === undefined ? {} : { versions }),
    ...(role === undefined ? {} : { role }),
  };
}
