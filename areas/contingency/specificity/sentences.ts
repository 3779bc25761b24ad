import type { Reason } from '#engines/kernel/citation.ts';
import type { Truth } from '#engines/kernel/truth.ts';
import { confidenceWords, levelWords, scaleNames } from '../contract/levels.ts';
import type { Coverage } from './coverage.ts';
import { least, type PlanFacts, type ScenarioFacts } from './facts.ts';
import type { Element, ElementName, Specificity } from './verdict.ts';

const reason = (code: string, text: string, fr: string): Reason => ({ code, text, fr });

const names: Readonly<Record<ElementName, readonly [en: string, fr: string]>> = {
  function: ['the function', 'la fonction'],
  pathway: ['the consequence pathway', 'l’enchaînement des conséquences'],
  capability: ['the capability', 'la capacité'],
  intent: ['the intent or opportunity', 'l’intention ou l’occasion'],
  consequence: ['the consequence', 'la conséquence'],
  confidence: ['the confidence', 'la confiance'],
};

const listed = (elements: readonly Element[], language: 0 | 1): string =>
  elements.map(({ element }) => names[element][language]).join(', ');

/** The verdict in one sentence. @param open the elements that are missing or, when nothing is missing, not known */
export function headline(
  outcome: Specificity['outcome'],
  planDue: Truth,
  planned: boolean,
  open: readonly Element[],
): Reason {
  if (outcome === 'watch')
    return reason(
      'watch',
      `Not specific enough to plan for: watch list. Missing: ${listed(open, 0)}.`,
      `Pas assez précis pour planifier : liste de veille. Manque : ${listed(open, 1)}.`,
    );
  if (outcome === 'cannot-be-said')
    return reason(
      'cannot-be-said',
      `Cannot be said: not known is ${listed(open, 0)}.`,
      `On ne peut pas le dire : reste inconnu : ${listed(open, 1)}.`,
    );
  if (planDue === 'unknown')
    return reason(
      'specific-plan-unknown',
      'Specific enough to plan for; whether the plan is to be updated cannot be said.',
      'Assez précis pour planifier ; on ne peut pas dire si le plan est à mettre à jour.',
    );
  if (planDue === 'no')
    return reason(
      'specific-planned',
      'Specific enough to plan for, and a current plan covers it.',
      'Assez précis pour planifier, et un plan à jour le couvre.',
    );
  return planned
    ? reason(
        'specific-update-due',
        'Specific enough to plan for: an updated plan is due.',
        'Assez précis pour planifier : un plan mis à jour est dû.',
      )
    : reason(
        'specific-new-due',
        'Specific enough to plan for: a new plan is due.',
        'Assez précis pour planifier : un nouveau plan est dû.',
      );
}

/** Why an element holds, does not, or is not known. */
export function element(name: ElementName, holds: Truth, facts: ScenarioFacts): Reason {
  const code = `${name}-${holds}`;
  switch (name) {
    case 'function':
      return holds === 'yes'
        ? reason(code, `Functions named: ${facts.functions}.`, `Fonctions nommées : ${facts.functions}.`)
        : reason(code, 'No function is named.', 'Aucune fonction n’est nommée.');
    case 'pathway':
      return pathway(code, facts);
    case 'confidence':
      return confidence(code, facts);
    default:
      return level(code, name, facts[name]);
  }
}

function pathway(code: string, { steps, edges }: ScenarioFacts): Reason {
  if (steps === 0) return reason(code, 'There is no consequence pathway.', 'Il n’y a pas d’enchaînement.');
  if (edges === 0)
    return reason(
      code,
      'The pathway has no dependency that leads from one step to the next.',
      'L’enchaînement n’a aucune dépendance qui mène d’une étape à la suivante.',
    );
  return reason(
    code,
    `The pathway has steps: ${steps}, dependencies: ${edges}${steps < 2 ? '; at least two steps are needed' : ''}.`,
    `L’enchaînement a des étapes : ${steps}, des dépendances : ${edges}${steps < 2 ? ' ; il en faut au moins deux étapes' : ''}.`,
  );
}

function confidence(code: string, facts: ScenarioFacts): Reason {
  if (facts.confidence === null)
    return reason(code, 'How sure we are is not known.', 'On ne sait pas à quel point nous en sommes sûrs.');
  const word = confidenceWords[facts.confidence];
  return reason(
    code,
    `Confidence is ${word.en}; at least ${confidenceWords.moderate.en} is needed.`,
    `La confiance est ${word.fr} ; il faut au moins ${confidenceWords.moderate.fr}.`,
  );
}

function level(code: string, name: 'capability' | 'intent' | 'consequence', value: number | null): Reason {
  const scale = scaleNames[name];
  const enough = least[name];
  const words = (at: number, language: 'en' | 'fr') => `${at} (${levelWords[name][at as 0]?.[language] ?? ''})`;
  if (value === null)
    return reason(
      code,
      `${scale.en} is not known; at least ${words(enough, 'en')} is needed.`,
      `${scale.fr} : inconnue ; il faut au moins ${words(enough, 'fr')}.`,
    );
  return reason(
    code,
    `${scale.en} is ${words(value, 'en')}; at least ${words(enough, 'en')} is needed.`,
    `${scale.fr} : ${words(value, 'fr')} ; il faut au moins ${words(enough, 'fr')}.`,
  );
}

const questions: Readonly<Record<ElementName, readonly [en: string, fr: string]>> = {
  function: ['Which function would people miss?', 'Quelle fonction manquerait à la population ?'],
  pathway: [
    'Through which dependency does the first failure reach the function, and in what order?',
    'Par quelle dépendance la première défaillance atteint-elle la fonction, et dans quel ordre ?',
  ],
  capability: [
    'Has anybody shown this capability against this function or similar technology?',
    'Cette capacité a-t-elle été démontrée contre cette fonction ou une technologie semblable ?',
  ],
  intent: [
    'Have access attempts or pre-positioning been seen in the sector?',
    'A-t-on vu des tentatives d’accès ou un prépositionnement dans le secteur ?',
  ],
  consequence: [
    'How many people would lose what, for how long, and where?',
    'Combien de personnes perdraient quoi, combien de temps et où ?',
  ],
  confidence: [
    'Which further, independent source would confirm it?',
    'Quelle autre source, indépendante, le confirmerait ?',
  ],
};

/** What to ask when the element is missing or not known. */
export const question = (name: ElementName): Reason => reason(`ask-${name}`, ...questions[name]);

export const noPlan = (): Reason => reason('no-plan', 'No plan covers it.', 'Aucun plan ne le couvre.');

// Rounded down, so that what is short of the limit never reads as if it reached it; the last digit of a double is not a share.
const percent = (share: number): string => `${Math.floor(share * 100 + 1e-9)} %`;

export function covered(holds: Truth, { answered, undated, total, share }: Coverage): Reason {
  const code = `coverage-${holds}`;
  if (share === null)
    return reason(
      code,
      'No decision point or task is listed, so that coverage cannot be said.',
      'Aucun point de décision ni tâche n’est listé : la couverture ne peut pas être dite.',
    );
  const [low, high] = [percent(share.low), percent(share.high)];
  const undatedWords =
    undated === 0
      ? (['', ''] as const)
      : ([
          ` (up to ${high} if undated plans are current)`,
          ` (jusqu’à ${high} si les plans sans date sont à jour)`,
        ] as const);
  return reason(
    code,
    `Current plans answer ${answered} of ${total}, ${low}${undatedWords[0]}; ${percent(least.coverage)} is needed.`,
    `Des plans à jour répondent à ${answered} sur ${total}, ${low}${undatedWords[1]} ; il faut ${percent(least.coverage)}.`,
  );
}

export function age(holds: Truth, { title, approvedOn }: PlanFacts): Reason {
  const code = `age-${holds}`;
  if (holds === 'unknown')
    return reason(
      code,
      `When “${title}” was approved is not known.`,
      `La date d’approbation de « ${title} » est inconnue.`,
    );
  return holds === 'yes'
    ? reason(
        code,
        `“${title}” was approved on ${approvedOn}, more than ${least.months} months ago.`,
        `« ${title} » a été approuvé le ${approvedOn}, il y a plus de ${least.months} mois.`,
      )
    : reason(
        code,
        `“${title}” was approved on ${approvedOn}, not more than ${least.months} months ago.`,
        `« ${title} » a été approuvé le ${approvedOn}, il n’y a pas plus de ${least.months} mois.`,
      );
}

export function rated({ title, rating }: PlanFacts): Reason {
  if (rating === null)
    return reason('not-exercised', `“${title}” was not exercised yet.`, `« ${title} » n’a pas encore été exercé.`);
  return reason(
    `rated-${rating}`,
    `The latest exercise of “${title}” rated a core task ${rating}.`,
    `Le dernier exercice de « ${title} » a noté une tâche essentielle ${rating}.`,
  );
}
