import { assess } from './assess.ts';
import type { ProtectionCases } from './schema.ts';
import type { Protection } from './types.ts';

type ProtectionCase = ProtectionCases['cases'][number];

/** What a case says and the rule does not; empty when the case holds. */
export function protectionCaseFaults(laws: readonly Protection[], one: ProtectionCase): string[] {
  const law = laws.find(({ id, pack }) => id === (one.entry ? `${pack}.${one.entry}` : pack));
  if (!law) return [`there is no law ${one.entry ?? 'without an entry'} in the pack`];
  const answer = assess(law, one.facts, one.at, one.known_at ?? one.at);
  const fails = answer.conditions.filter(({ truth }) => truth === 'no').map(({ id }) => id);
  return [
    ...(answer.verdict === one.expect ? [] : [`expected ${one.expect}, is ${answer.verdict}`]),
    ...differing('the conditions that fail', one.fails, fails),
    ...differing('the missing facts', one.missing, answer.missing),
  ];
}

function differing(what: string, expected: readonly string[] | undefined, found: readonly string[]): string[] {
  if (!expected || expected.toSorted().join() === found.toSorted().join()) return [];
  return [`${what} are ${found.join(', ') || 'none'}, not ${expected.join(', ') || 'none'}`];
}
