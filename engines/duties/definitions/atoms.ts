import { plainPhraseOf } from '../say.ts';
import type { Condition, Regimes } from '../types.ts';
import type { Said } from '../words.ts';

/** One test of a definition in words, as `text` and in French. */
export interface Atom extends Said {
  /** facts it looks at; a judgement as `judge:<id>` */
  readonly facts: readonly string[];
  readonly cite: string;
  /** under an odd number of negations: it speaks against reporting */
  readonly against: boolean;
}

/** The atoms of a condition with the nearest citation above each. */
export function atomsOf(condition: Condition, cite: string, date: string, regimes: Regimes, against = false): Atom[] {
  const own = condition.cite ?? cite;
  switch (condition.kind) {
    case 'always':
      return [];
    case 'all':
    case 'any':
    case 'at_least':
      return condition.of.flatMap(part => atomsOf(part, own, date, regimes, against));
    case 'not':
      return atomsOf(condition.of, own, date, regimes, !against);
    case 'sector_rows':
      return [...condition.rows.values()].flatMap(row => atomsOf(row, own, date, regimes, against));
    case 'branch': {
      const other = regimes.byId.get(condition.regime)?.branches.get(condition.branch);
      return other ? atomsOf(other, own, date, regimes, against) : [];
    }
    default:
      return [{ facts: factsIn(condition), ...inWords(condition, date, regimes), cite: own, against }];
  }
}

type Leaf = Exclude<Condition, { kind: 'always' | 'all' | 'any' | 'at_least' | 'not' | 'sector_rows' | 'branch' }>;

const inWords = (leaf: Leaf, date: string, { vocabulary }: Regimes): Said => ({
  text: plainPhraseOf(leaf, { date, language: 'en', vocabulary }),
  fr: plainPhraseOf(leaf, { date, language: 'fr', vocabulary }),
});

const factsIn = (leaf: Leaf): string[] =>
  leaf.kind === 'users_share'
    ? ['i.users_affected', 'i.users_total', 'i.users_affected_pct']
    : leaf.kind === 'judge'
      ? [`judge:${leaf.judgement}`]
      : [leaf.fact];
