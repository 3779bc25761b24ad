import { type Bag, type Problems, snakeCase } from './problems.ts';
import { shown } from './text.ts';

/** Names of members from texts, so that a long list stays readable. */
export const namesIn = (...texts: readonly string[]): readonly string[] => texts.join(' ').split(' ');

/** Members are read in either spelling: `valuePerHour` and `value_per_hour`. */
const isKnown = (given: string, names: readonly string[]): boolean =>
  names.includes(given) || names.some(name => given === snakeCase(name));

/** A small record takes its own members and no others: `days` beside `hours` would be a stock nobody counts. */
export function onlyMembers(bag: Bag, names: readonly string[], record: string, at: string, problems: Problems): void {
  for (const given of Object.keys(bag)) {
    if (bag[given] === undefined || isKnown(given, names)) continue;
    problems.add(
      'unknown-member',
      record,
      `\`${shown(given)}\` is not known here; known are ${names.join(', ')}`,
      `${at}/${given}`,
      'Times are hours. Correct the name or leave it out.',
    );
  }
}

/** A member of an open record that is one slip away from a known name would be lost without a word. */
export function noSlips(bag: Bag, names: readonly string[], record: string, at: string, problems: Problems): void {
  for (const given of Object.keys(bag)) {
    if (bag[given] === undefined || isKnown(given, names)) continue;
    const meant = slipOf(given, names);
    if (meant !== undefined)
      problems.add(
        'unknown-member',
        record,
        `\`${given}\` is not known; \`${meant}\` is`,
        `${at}/${given}`,
        `Write \`${meant}\`, or give what it means another name.`,
      );
    else problems.leave(shown(given), record);
  }
}

const verdicts = new WeakMap<readonly string[], Map<string, string | undefined>>();

/** Names of members are few and met at every record. */
function slipOf(given: string, names: readonly string[]): string | undefined {
  if (given.length < 4 || given.length > 40) return undefined;
  const known = verdicts.get(names) ?? new Map<string, string | undefined>();
  verdicts.set(names, known);
  if (known.has(given)) return known.get(given);
  const meant = names.find(name => name.length > 4 && (oneSlip(given, name) || oneSlip(given, snakeCase(name))));
  if (known.size < 1000) known.set(given, meant);
  return meant;
}

/** One letter too many, too few or wrong, two letters changed over, or another case. */
function oneSlip(a: string, b: string): boolean {
  if (a.toLowerCase() === b.toLowerCase()) return a !== b;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const rest = (text: string, skip: number) => text.slice(from + skip);
  return (
    rest(a, 1) === rest(b, 1) ||
    rest(a, 1) === rest(b, 0) ||
    rest(a, 0) === rest(b, 1) ||
    (a[from] === b[from + 1] && a[from + 1] === b[from] && rest(a, 2) === rest(b, 2))
  );
}
