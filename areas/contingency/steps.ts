import type { Label } from '#platform/i18n/languages.ts';
import type { State } from './contract.ts';
import { least } from './specificity/facts.ts';
import type { Specificity } from './specificity/verdict.ts';

/** Which state may follow which. */
export const following: Readonly<Record<State, readonly State[]>> = {
  idea: ['screened', 'retired'],
  screened: ['watch', 'specific', 'retired'],
  watch: ['specific', 'retired'],
  specific: ['planning-tasked', 'watch', 'retired'],
  'planning-tasked': ['planned', 'watch', 'retired'],
  planned: ['exercised', 'planning-tasked', 'retired'],
  exercised: ['planning-tasked', 'retired'],
  retired: [],
};

/** What a step is held against: the verdict as it is now, and whether a plan was exercised. */
export interface Standing {
  readonly verdict: Pick<Specificity, 'outcome' | 'headline' | 'elements' | 'coverage'>;
  readonly exercised: boolean;
}

/** Why a scenario may not pass into a state yet; null: it may. The verdict decides, not whoever presses the button. */
export function refusal(to: State, { verdict, exercised }: Standing): Label | null {
  const said = { en: verdict.headline.text, fr: verdict.headline.fr ?? verdict.headline.text };
  switch (to) {
    case 'screened':
      return verdict.elements.some(({ element, holds }) => element === 'function' && holds === 'yes')
        ? null
        : { en: 'Name the function that people would miss first.', fr: 'Nommez d’abord la fonction qui manquerait.' };
    case 'specific':
    case 'planning-tasked':
      return verdict.outcome === 'specific' ? null : said;
    case 'watch':
      return verdict.outcome === 'specific' ? said : null;
    case 'planned':
      return (verdict.coverage.share?.low ?? 0) >= least.coverage
        ? null
        : {
            en: 'Current plans have to answer at least 60 % of its decision points and tasks.',
            fr: 'Des plans à jour doivent répondre à au moins 60 % de ses points de décision et tâches.',
          };
    case 'exercised':
      return exercised
        ? null
        : {
            en: 'Record the exercise of a plan, with its rating, first.',
            fr: 'Consignez d’abord l’exercice d’un plan, avec sa note.',
          };
    default:
      return null;
  }
}
