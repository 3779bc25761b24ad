import type { Comparison, ModelState } from '../contract.ts';
import type { Spoken } from './sentences.ts';

const compared = {
  en: {
    'same-worlds': (worlds: number) =>
      `Both drew the same worlds: the differences are those of the first ${worlds} worlds, one by one, with an interval of their own.`,
    independent: () =>
      'Other seeds: the runs share no world and are independent. The interval of a difference holds the doubt of both.',
    'other-model': () => 'Two models: what bears the same name may be something else. Each side stands by itself.',
    'other-horizon': () => 'Two horizons: losses over different spans of time. Each side stands by itself.',
    'not-kept': () =>
      'A model of the two is not kept any more, so their worlds cannot be paired: the interval of a difference holds the doubt of both.',
  },
  fr: {
    'same-worlds': (worlds: number) =>
      `Les deux ont tiré les mêmes mondes : les différences sont celles des ${worlds} premiers mondes, un à un, avec leur propre intervalle.`,
    independent: () =>
      'Autres graines : les calculs n’ont aucun monde commun et sont indépendants. L’intervalle d’une différence porte le doute des deux.',
    'other-model': () => 'Deux modèles : ce qui porte le même nom peut être autre chose. Chaque côté se lit seul.',
    'other-horizon': () => 'Deux horizons : des pertes sur des durées différentes. Chaque côté se lit seul.',
    'not-kept': () =>
      'Un des deux modèles n’est plus gardé, leurs mondes ne peuvent être appariés : l’intervalle d’une différence porte le doute des deux.',
  },
} as const;

/** What of two runs can be compared, and what the intervals of their differences rest on. */
export const comparedWords = (language: Spoken, { how, worlds }: Comparison): string => compared[language][how](worlds);

/** Two runs of different modes: what was played is not told as a fact. */
export const modesWords = (language: Spoken, here: string, there: string): string =>
  language === 'fr'
    ? `Pas de même nature : ${here} · ${there}. Ce qui est joué n’est pas un fait.`
    : `Not of one kind: ${here} · ${there}. What is played is no fact.`;

const states = {
  en: {
    asked: (model: string, hash: string) => `Asked of ${model} as it was when the run was made (${hash}).`,
    same: 'It is still the same.',
    changed: 'The model has changed since.',
    closed: 'Your party may not look at the model as it is now.',
    gone: 'The model as it was when the run was made is not kept any more: its questions cannot be asked.',
  },
  fr: {
    asked: (model: string, hash: string) => `Demandé à ${model} tel qu’il était lors du calcul (${hash}).`,
    same: 'Il est toujours le même.',
    changed: 'Le modèle a changé depuis.',
    closed: 'Votre partie ne peut voir le modèle tel qu’il est maintenant.',
    gone: 'Le modèle tel qu’il était lors du calcul n’est plus gardé : ses questions ne peuvent être posées.',
  },
} as const;

/** Which state of a model the questions about a run are asked of, and whether the model is another by now. */
export function modelStateWords(language: Spoken, { kept, current, model, sha256 }: ModelState): string {
  const say = states[language];
  if (!kept) return say.gone;
  const now = current === null ? say.closed : current ? say.same : say.changed;
  return `${say.asked(model, sha256.slice(0, 12))} ${now}`;
}

/** All that a shock names, targets and products. */
export const namedIn = (shock: { readonly targets: readonly string[]; readonly products?: readonly string[] }) => [
  ...shock.targets,
  ...(shock.products ?? []),
];
