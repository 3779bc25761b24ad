import type { Vector } from '../types.ts';
import { compareText } from './audience.ts';

type Attribution = NonNullable<Vector['attribution']>;
type Rule = Attribution[string];

/** `must-credit` and `must-not-name` both exceed `may` and contradict each other. */
function strictest(a: Rule, b: Rule): Rule {
  if (a === b || b === 'may') return a;
  return a === 'may' ? b : 'conflict';
}

export function joinAttributions(a: Attribution, b: Attribution): Attribution {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].toSorted(compareText);
  return Object.fromEntries(
    names.map(name => {
      const [mine, theirs] = [a[name], b[name]];
      return [name, mine && theirs ? strictest(mine, theirs) : (mine ?? theirs ?? 'may')];
    }),
  );
}

export const attributionAtLeast = (a: Attribution, b: Attribution): boolean =>
  Object.entries(b).every(([name, rule]) => {
    const mine = a[name];
    return mine !== undefined && strictest(mine, rule) === mine;
  });
