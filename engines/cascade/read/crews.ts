import type { ModelNode } from '../types.ts';
import { type Bag, checkNumber, isBag, member, type Problems } from './problems.ts';
import { onlyMembers } from './members.ts';
import { shown } from './text.ts';

/** Crews are counted in whole ones. */
export const crewRange = { min: 1, max: 1_000_000 };

/** Sizes of crew pools by name; a pool that nodes name and nobody sized has one crew. */
export function readCrews(
  input: Bag,
  nodes: readonly ModelNode[],
  problems: Problems,
): Readonly<Record<string, number>> {
  const given = member(input, 'crewPools');
  if (given !== undefined && !isBag(given))
    problems.add(
      'not-a-record',
      'model',
      `\`crewPools\` must be a record, not \`${shown(given)}\``,
      '/crewPools',
      'Give each pool its number of crews by name.',
    );
  const sizes = new Map<string, number>();
  for (const [pool, size] of Object.entries(isBag(given) ? given : {})) sizes.set(pool, crewSize(pool, size, problems));
  for (const { repair } of nodes)
    if (repair.crewPool !== undefined && !sizes.has(repair.crewPool)) sizes.set(repair.crewPool, 1);
  // Own members whatever their name: a pool may be called `constructor`.
  return Object.fromEntries(sizes);
}

function crewSize(pool: string, given: unknown, problems: Problems): number {
  if (isBag(given)) onlyMembers(given, ['size'], pool, `/crewPools/${pool}`, problems);
  const place = { record: pool, at: '/crewPools', name: pool };
  return checkWhole(isBag(given) ? given['size'] : given, crewRange, place, problems) ?? 1;
}

/** A number without a part behind the point: half a crew and one and a half suppliers do not exist. */
export function checkWhole(...[value, range, place, problems]: Parameters<typeof checkNumber>): number | undefined {
  const number = checkNumber(value, range, place, problems);
  if (number === undefined || Number.isInteger(number)) return number;
  problems.add(
    'not-whole',
    place.record,
    `\`${place.name}\` must be a whole number, not ${number}`,
    `${place.at}/${place.name}`,
    'Give a whole number.',
  );
  return undefined;
}
