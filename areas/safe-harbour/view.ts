import { assess } from '#engines/duties/protections/assess.ts';
import type { Assessment, Facts, FactValue, Protections } from '#engines/duties/protections/types.ts';
import type { HarbourFact, HarbourView } from './contract.ts';

/** Said on every screen and in every export. */
export const notice = {
  en: 'Decision support, not legal advice: what the packs say of the law, with its articles, on what was stated. Counsel decides.',
  fr: 'Aide à la décision, non un conseil juridique : ce que les paquets disent du droit, avec ses articles, d’après ce qui a été déclaré. Le conseil juridique décide.',
} as const;

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
  const list = only === undefined ? book.list : book.list.filter(({ id, pack }) => id === only || pack === only);
  const assessments = list.map(protection => assess(protection, facts, settled.at, settled.knownAt));
  const withOpens = gathered.map(fact => ({
    ...fact,
    opens: assessments.filter(one => waitsFor(one, fact.name)).map(({ protection }) => protection),
  }));
  return {
    ...settled,
    notice,
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
