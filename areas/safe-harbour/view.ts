import { assess } from '#engines/duties/protections/assess.ts';
import { harbourNotice, lawsNamed } from '#engines/duties/protections/assess-all.ts';
import type { Assessment, Facts, FactValue, Protections } from '#engines/duties/protections/types.ts';
import type { HarbourFact, HarbourView } from './contract.ts';

type Settled = Omit<HarbourView, 'protections' | 'facts' | 'missing' | 'notice'>;

/** Every protection assessed on the gathered facts, and the facts to bring next. */
export function viewOf(
  book: Protections,
  settled: Settled,
  gathered: readonly HarbourFact[],
  only?: string,
): HarbourView {
  const facts: Facts = Object.fromEntries(
    gathered.flatMap(({ name, value }): [string, FactValue][] => (value === null ? [] : [[name, value]])),
  );
  const assessments = lawsNamed(book, only).map(protection => assess(protection, facts, settled.at, settled.knownAt));
  const withOpens = gathered.map(fact => ({
    ...fact,
    opens: assessments.filter(one => waitsFor(one, fact.name)).map(({ protection }) => protection),
  }));
  return {
    ...settled,
    notice: harbourNotice,
    protections: structuredClone(assessments) as HarbourView['protections'],
    facts: withOpens,
    missing: withOpens
      .filter(({ opens }) => opens.length > 0)
      .toSorted((a, b) => b.opens.length - a.opens.length || (a.name < b.name ? -1 : 1))
      .map(({ name }) => name),
  };
}

/** Evidence for what fails anyway, or bears on nothing here, is not worth asking for. */
const waitsFor = ({ verdict, missing }: Assessment, fact: string): boolean =>
  verdict === 'undecided' && missing.includes(fact);
