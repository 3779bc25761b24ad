import type { Reason } from '#engines/kernel/citation.ts';
import { membersOf } from '../countries.ts';
import type { Caveat, ParsedCaveat } from '../types.ts';
import { argsOf, common, distinctCaveats, has, type Portions, type RollUp } from './portions.ts';

const listed = (portions: Portions, entries: readonly string[]) => [
  ...new Set(entries.flatMap(entry => membersOf(entry, portions.lexicons, portions.at) ?? [entry])),
];

/** Intersection of one caveat's lists over the portions that bear it; an empty list is kept, since it admits nobody. */
function intersect(portions: Portions, entry: Caveat, sample: ParsedCaveat): ParsedCaveat {
  const bearing = portions.marks.filter(mark => has(mark, entry.code));
  if (sample.args === undefined) return sample;
  const lists = bearing.map(mark => argsOf(mark, entry.code));
  const same = lists.every(list => list.join() === lists[0]?.join());
  return { ...sample, args: same ? sample.args : common(lists.map(list => listed(portions, list))).toSorted() };
}

/** Schemes whose release lists name the owner too: what leaves only that name releases to nobody else. */
const listsOwner = (entry: Caveat): boolean => {
  const { args } = entry.more as { args?: { first?: string; includes?: string } };
  return args?.first !== undefined || args?.includes !== undefined;
};

/** A grant survives only where every portion has it, and where it still releases to somebody. */
function grantSurvives(portions: Portions, entry: Caveat, joined: ParsedCaveat): boolean {
  if (!portions.marks.every(mark => has(mark, entry.code))) return false;
  if (joined.args === undefined || portions.marks.length === 1) return true;
  return joined.args.length > (listsOwner(entry) ? 1 : 0);
}

const dominatedBy = (entry: Caveat): readonly string[] =>
  entry.combine.startsWith('dominates:')
    ? entry.combine
        .slice('dominates:'.length)
        .split(',')
        .map(code => code.trim())
    : [];

/** Caveats by what their packs say of combining: union, intersection, domination; an unknown one keeps binding. */
export function rollUpGeneric(portions: Portions): RollUp {
  const lexicon = portions.lexicons.byId.get(portions.scheme);
  const entryOf = (code: string) => lexicon?.caveats.find(caveat => caveat.code === code);
  const because: Reason[] = [];
  const joined = distinctCaveats(portions.marks.flatMap(mark => mark.caveats)).flatMap(caveat => {
    const entry = entryOf(caveat.code);
    if (entry === undefined || (entry.combine !== 'intersection' && entry.effect !== 'grants-release')) return [caveat];
    const result = intersect(portions, entry, caveat);
    if (entry.effect !== 'grants-release' || grantSurvives(portions, entry, result)) return [result];
    because.push({
      code: 'grant-not-shared',
      text: `${caveat.code} does not stand in every part, so it releases nothing.`,
      citation: entry.citation,
    });
    return [];
  });
  const dominated = joined.flatMap(caveat => {
    const entry = entryOf(caveat.code);
    const codes = entry === undefined ? [] : dominatedBy(entry);
    const isAnyRelease = (other: ParsedCaveat) => codes.includes('any release') && other.class === 'grants-release';
    return joined.filter(other => codes.includes(other.code) || isAnyRelease(other));
  });
  if (dominated.length > 0)
    because.push({
      code: 'caveat-dominates',
      text: `${dominated.map(c => c.code).join(', ')} yields to a stricter caveat.`,
    });
  return { caveats: distinctCaveats(joined.filter(caveat => !dominated.includes(caveat))), because, conditions: [] };
}
