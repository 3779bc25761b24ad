import { all, any, not, type Truth, truthOf } from '#engines/kernel/truth.ts';
import type { Test } from './schema.ts';
import type { Answered, Facts, FactValue } from './types.ts';

/** Tests the facts in strong Kleene logic; names the facts that decided it or, while unknown, those that would. */
export function answerTo(test: Test, facts: Facts): Answered {
  if ('all' in test) return joined(test.all, facts, all, 'no');
  if ('any' in test) return joined(test.any, facts, any, 'yes');
  if ('not' in test) {
    const inner = answerTo(test.not, facts);
    return { truth: not(inner.truth), facts: inner.facts };
  }
  return 'not_after' in test ? ordered(test.fact, test.not_after, facts) : single(test, facts);
}

/** Of a joint test only the parts with its own outcome matter; any part with the settling truth is enough alone. */
function joined(
  parts: readonly Test[],
  facts: Facts,
  join: (truths: readonly Truth[]) => Truth,
  settling: Truth,
): Answered {
  const answers = parts.map(part => answerTo(part, facts));
  const truth = join(answers.map(answer => answer.truth));
  const telling = answers.filter(answer => answer.truth === truth);
  const named = truth === settling ? telling.slice(0, 1) : telling;
  return { truth, facts: [...new Set(named.flatMap(answer => answer.facts))] };
}

type Single = Extract<Test, { readonly fact: string }>;

function single(test: Single, facts: Facts): Answered {
  const value = facts[test.fact];
  return { truth: value === undefined ? 'unknown' : truthOf(holds(test, value)), facts: [test.fact] };
}

function holds(test: Single, value: FactValue): boolean {
  if ('is' in test) return value === test.is;
  if ('in' in test) return (Array.isArray(value) ? value : [value]).some(one => test.in.includes(one));
  if ('below' in test) return typeof value === 'number' && value < test.below && value >= (test.from ?? 0);
  return value === true;
}

function ordered(earlier: string, later: string, facts: Facts): Answered {
  const [a, b] = [facts[earlier], facts[later]];
  const open = [earlier, later].filter(name => facts[name] === undefined);
  if (a === undefined || b === undefined) return { truth: 'unknown', facts: open };
  return { truth: truthOf(String(a) <= String(b)), facts: [earlier, later] };
}

/** Every fact that a test names. */
export function factsOf(test: Test): string[] {
  if ('all' in test) return test.all.flatMap(factsOf);
  if ('any' in test) return test.any.flatMap(factsOf);
  if ('not' in test) return factsOf(test.not);
  return 'not_after' in test ? [test.fact, test.not_after] : [test.fact];
}
