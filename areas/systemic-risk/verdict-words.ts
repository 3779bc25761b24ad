import { probabilityOf } from '#engines/cascade/index.ts';
import type { Language } from '#platform/room/watch.ts';
import type { TriggerVerdict } from './contract.ts';

/** What a verdict is told from; a stored row and a fresh answer have this much in common. */
export interface Told {
  readonly plan: string;
  readonly targetName: string;
  readonly withinHours: number;
  readonly atLeast: number;
  readonly met: boolean | null;
  readonly because: TriggerVerdict['because'];
  readonly chance: TriggerVerdict['chance'];
  readonly unmatched: readonly string[];
}

/** Bounds of a chance seen in so many worlds. */
export function chanceOf(seen: number | null, worlds: number | null): TriggerVerdict['chance'] {
  if (seen === null || worlds === null) return null;
  const { low, high } = probabilityOf(seen, worlds);
  return { seen, worlds, low, high };
}

const formats = (language: Language) => {
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumSignificantDigits: 2 });
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return { percent: (value: number) => share.format(value), hours: (value: number) => `${number.format(value)} h` };
};

const texts = {
  en: {
    met: (plan: string) => `Think of the plan ${plan} now: its trigger is met`,
    unmet: (plan: string) => `Plan ${plan}: trigger not met`,
    open: (plan: string) => `Whether the trigger of the plan ${plan} is met cannot be said`,
    seen: (target: string, hours: string, worlds: string, chance: string) =>
      `${target} was lost within ${hours} in ${worlds}: a chance ${chance}.`,
    none: (worlds: number, high: string) => [`none of ${worlds} worlds`, `of at most ${high}`],
    each: (worlds: number, low: string) => [`each of ${worlds} worlds`, `of at least ${low}`],
    some: (seen: number, worlds: number, low: string, high: string) => [
      `${seen} of ${worlds} worlds`,
      `between ${low} and ${high}`,
    ],
    enough: (least: string) => `The plan is to be thought of from ${least} on.`,
    between: (least: string) => `Whether that is at least ${least} takes more worlds.`,
    nobody: 'The incident names nobody who is affected. That is not “no”.',
    nothing: (names: string) => `Nothing in the model stands for ${names}. That is not “no”.`,
    gone: (target: string) => `The model has no function or sector ${target} any more.`,
    silent: 'The model cannot be asked now. That is not “no”.',
    next: {
      chance: 'Run it with more worlds',
      'nothing-matched': 'Say in which sectors they work',
      'not-in-model': 'Correct the trigger',
      'no-model': 'Look at the model',
    },
    start: 'Start the call-out of this plan',
    startShort: 'Start call-out',
    answerShort: 'Answer',
  },
  fr: {
    met: (plan: string) => `Pensez maintenant au plan ${plan} : son déclencheur est atteint`,
    unmet: (plan: string) => `Plan ${plan} : déclencheur non atteint`,
    open: (plan: string) => `On ne peut dire si le déclencheur du plan ${plan} est atteint`,
    seen: (target: string, hours: string, worlds: string, chance: string) =>
      `${target} : perte sous ${hours} dans ${worlds}, une probabilité ${chance}.`,
    none: (worlds: number, high: string) => [`aucun des ${worlds} mondes`, `d’au plus ${high}`],
    each: (worlds: number, low: string) => [`chacun des ${worlds} mondes`, `d’au moins ${low}`],
    some: (seen: number, worlds: number, low: string, high: string) => [
      `${seen} mondes sur ${worlds}`,
      `entre ${low} et ${high}`,
    ],
    enough: (least: string) => `Il faut penser au plan dès ${least}.`,
    between: (least: string) => `Savoir si elle atteint ${least} demande plus de mondes.`,
    nobody: 'L’incident ne nomme aucune entité touchée. Ce n’est pas « non ».',
    nothing: (names: string) => `Rien dans le modèle ne représente ${names}. Ce n’est pas « non ».`,
    gone: (target: string) => `Le modèle n’a plus de fonction ni de secteur ${target}.`,
    silent: 'Le modèle ne peut être interrogé en ce moment. Ce n’est pas « non ».',
    next: {
      chance: 'Relancer avec plus de mondes',
      'nothing-matched': 'Dire dans quels secteurs elles travaillent',
      'not-in-model': 'Corriger le déclencheur',
      'no-model': 'Voir le modèle',
    },
    start: 'Lancer l’appel de ce plan',
    startShort: 'Lancer l’appel',
    answerShort: 'Répondre',
  },
} as const;

export function verdictTitle(language: Language, { met, plan }: Told): string {
  const say = texts[language];
  return met === null ? say.open(plan) : met ? say.met(plan) : say.unmet(plan);
}

/** The reason of a verdict as a sentence, from its parts alone, and what the plan makes of it. */
export function verdictSentence(language: Language, told: Told): string {
  const finding = verdictFinding(language, told);
  if (told.chance === null) return finding;
  const least = formats(language).percent(told.atLeast);
  const say = texts[language];
  return `${finding} ${told.met === null ? say.between(least) : say.enough(least)}`;
}

/** What was found, without the plan: that is for others to read too. */
export function verdictFinding(language: Language, told: Told): string {
  const say = texts[language];
  const { percent, hours } = formats(language);
  if (told.because === 'not-in-model') return say.gone(told.targetName);
  if (told.because === 'nothing-matched')
    return told.unmatched.length === 0 ? say.nobody : say.nothing(told.unmatched.join(', '));
  if (told.because === 'no-model' || told.chance === null) return say.silent;
  const { seen, worlds, low, high } = told.chance;
  const [how, chance] =
    seen === 0
      ? say.none(worlds, percent(high))
      : seen === worlds
        ? say.each(worlds, percent(low))
        : say.some(seen, worlds, percent(low), percent(high));
  return say.seen(told.targetName, hours(told.withinHours), how ?? '', chance ?? '');
}

interface Where {
  readonly incident: number;
  readonly trigger: number;
  readonly model: string;
}

/** What whoever reads the verdict does next, and where. Nothing of it happens by itself. */
export function verdictNext(language: Language, told: Told, { incident, trigger, model }: Where) {
  const say = texts[language];
  const asked = `/systemic-risk?incident=${incident}&model=${encodeURIComponent(model)}`;
  if (told.met !== null) return { label: say.start, href: `/incidents/${incident}/notice?trigger=${trigger}` };
  const href = {
    chance: asked,
    'nothing-matched': `/incidents/${incident}?ask=e.sectors`,
    'not-in-model': '/systemic-risk',
    'no-model': `/systemic-risk/models/${model}`,
  }[told.because];
  return { label: say.next[told.because], href };
}

/** The same in a word, for the watch floor. */
export const shortNext = (language: Language, { met }: Told): string =>
  met === null ? texts[language].answerShort : texts[language].startShort;
