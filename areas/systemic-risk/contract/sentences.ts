/** The languages in which the room speaks. */
export type Spoken = 'en' | 'fr';

/** Stands where a record of somebody else's part would be named. */
export const hiddenName = '(withheld)';

interface ChainLike {
  readonly nodes: readonly string[];
  readonly hours: readonly number[];
}

interface ChanceLike {
  readonly estimate: number | null;
  readonly low: number;
  readonly high: number;
  readonly worlds: number;
}

const formats = (language: Spoken) => {
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumSignificantDigits: 2 });
  return {
    percent: (value: number) => share.format(value),
    hours: (value: number) =>
      `${new Intl.NumberFormat(language, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} h`,
  };
};

const texts = {
  en: {
    hidden: 'a record that may not be named here',
    first: (name: string, at: string) => `${name} (${at})`,
    next: (name: string, without: string, at: string) => `then ${name} without ${without} (${at})`,
    notAsked: 'a chance that was not estimated: no worlds were run',
    none: (worlds: number, high: string) => `a chance of at most ${high}: seen in none of ${worlds} worlds`,
    each: (worlds: number, low: string) => `a chance of at least ${low}: seen in each of ${worlds} worlds`,
    some: (seen: number, worlds: number, low: string, high: string) =>
      `a chance between ${low} and ${high}: seen in ${seen} of ${worlds} worlds`,
  },
  fr: {
    hidden: 'un élément qui ne peut être nommé ici',
    first: (name: string, at: string) => `${name} (${at})`,
    next: (name: string, without: string, at: string) => `puis ${name} sans ${without} (${at})`,
    notAsked: 'une probabilité qui n’a pas été estimée : aucun monde n’a été calculé',
    none: (worlds: number, high: string) => `une probabilité d’au plus ${high} : vu dans aucun des ${worlds} mondes`,
    each: (worlds: number, low: string) => `une probabilité d’au moins ${low} : vu dans chacun des ${worlds} mondes`,
    some: (seen: number, worlds: number, low: string, high: string) =>
      `une probabilité entre ${low} et ${high} : vu dans ${seen} mondes sur ${worlds}`,
  },
} as const;

/**
 * A chain as a sentence, from its records and its hours alone: each fell because the one before it was lost.
 * @param names what a record is called; a withheld one has no name
 */
export function chainSentence(language: Spoken, chain: ChainLike, names: (id: string) => string): string {
  const say = texts[language];
  const { hours } = formats(language);
  const named = chain.nodes.map(node => (node === hiddenName ? say.hidden : names(node)));
  return named
    .map((name, i) => {
      const at = hours(chain.hours[i] ?? 0);
      const before = named[i - 1];
      return before === undefined ? say.first(name, at) : say.next(name, before, at);
    })
    .join(', ');
}

/** A chance as it is known: between its bounds, and a bound alone where it was seen in none or in each of the worlds. */
export function chanceSentence(language: Spoken, { estimate, low, high, worlds }: ChanceLike): string {
  const say = texts[language];
  const { percent } = formats(language);
  if (worlds === 0) return say.notAsked;
  if (estimate === null) return say.none(worlds, percent(high));
  if (estimate >= 1) return say.each(worlds, percent(low));
  return say.some(Math.round(estimate * worlds), worlds, percent(low), percent(high));
}

const families: Readonly<Record<string, Readonly<Record<Spoken, string>>>> = {
  repair: { en: 'repair times', fr: 'les durées de réparation' },
  buffer: { en: 'how long stocks last', fr: 'la durée des stocks' },
  refill: { en: 'refill times', fr: 'les durées de remplissage' },
  delay: { en: 'delays of dependencies', fr: 'les délais des dépendances' },
  exposure: { en: 'exposure of the product', fr: 'l’exposition du produit' },
  'up time': { en: 'times between own failures', fr: 'les temps entre pannes propres' },
  'loss of a function': { en: 'from when on a function counts as lost', fr: 'le seuil de perte d’une fonction' },
  'duration of the cause': { en: 'how long the cause lasts', fr: 'la durée de la cause' },
  'strength of physical links': {
    en: 'strength of physical dependencies',
    fr: 'la force des dépendances physiques',
  },
  'strength of cyber links': { en: 'strength of cyber dependencies', fr: 'la force des dépendances numériques' },
  'strength of geographic links': {
    en: 'strength of geographic dependencies',
    fr: 'la force des dépendances géographiques',
  },
  'strength of logical links': { en: 'strength of logical dependencies', fr: 'la force des dépendances logiques' },
  'strength of economic links': {
    en: 'strength of economic dependencies',
    fr: 'la force des dépendances économiques',
  },
  'strength of personnel links': {
    en: 'strength of dependencies on staff',
    fr: 'la force des dépendances en personnel',
  },
  'strength of restart links': {
    en: 'strength of dependencies for restart',
    fr: 'la force des dépendances de redémarrage',
  },
};

/** A family of unknowns in words; one that has none stands as the engine names it. */
export const familyWords = (language: Spoken, family: string): string => families[family]?.[language] ?? family;

/** The ways of modelling that the model band compares, in French; in English the engine says them with their numbers. */
export const modelBand = (language: Spoken, basis: readonly string[]): readonly string[] =>
  language === 'en'
    ? basis
    : [
        'niveau B : les actifs avec leurs stocks, délais et réparations, en heures (l’estimation elle-même)',
        'niveau A : inopérabilité linéaire entre secteurs, par la demande, fois une panne moyenne',
        'niveau C : ce que les seules dépendances atteignent, sans stock, délai, réparation ni travail manuel',
      ];

/** What a reader of a result is warned of, from the result itself. */
export const warningsOf = (language: Spoken, result: { readonly functions: readonly unknown[] }): readonly string[] =>
  result.functions.length > 0
    ? []
    : [
        {
          en: 'The model names no function: losses are given by sector and for the whole. Add `ncf` shares to its nodes.',
          fr: 'Le modèle ne nomme aucune fonction : les pertes sont données par secteur et pour l’ensemble. Ajoutez des parts `ncf` à ses nœuds.',
        }[language],
      ];

const kinds: Readonly<Record<string, Readonly<Record<Spoken, string>>>> = {
  technology: { en: 'a product', fr: 'un produit' },
  sector: { en: 'a sector', fr: 'un secteur' },
  operator: { en: 'an operator', fr: 'un opérateur' },
  region: { en: 'a region', fr: 'une région' },
  node: { en: 'one asset', fr: 'un actif' },
  joint: { en: 'several together', fr: 'plusieurs ensemble' },
};

/** What kind of thing a shock hits. */
export const shockWords = (language: Spoken, kind: string): string => kinds[kind]?.[language] ?? kind;

/** A member that was given, does not act on a run, and how many records have it. */
export interface AsideLine {
  readonly field: string;
  readonly records: number;
}

/** What is kept with the records and changes nothing: said when they are read, so that nobody counts on it. */
export const asideSentence = (language: Spoken, { field, records }: AsideLine): string =>
  ({
    en: `“${field}” is kept and does not act on a run (${records} ${records === 1 ? 'record' : 'records'}).`,
    fr: `« ${field} » est gardé et n’agit pas sur un calcul (${records} ${records === 1 ? 'enregistrement' : 'enregistrements'}).`,
  })[language];
