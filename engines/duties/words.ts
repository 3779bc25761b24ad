/** The languages in which reasons, questions and notes are said. */
export type Language = 'en' | 'fr';

/** A sentence in both languages, as answers carry it: `fr` beside `text`. */
export interface Said {
  readonly text: string;
  readonly fr: string;
}

/** Every word and sentence of the engine by its code. What a pack's author wrote inside one stays as written. */
export const words = {
  met: { en: 'Met. {what}.', fr: 'Rempli. {what}.' },
  'not-met': { en: 'Not met. {what}.', fr: 'Non rempli. {what}.' },
  open: { en: 'Not known yet. {what}.', fr: 'Pas encore connu. {what}.' },
  displaced: {
    en: '{rule} goes before it as the more special rule.',
    fr: '{rule} passe avant, comme règle plus spéciale.',
  },
  implemented: { en: 'Shown as the national rule: {rules}.', fr: 'Présenté sous la règle nationale : {rules}.' },
  'another-regulator-told': {
    en: 'Another regulator had to be told of the same incident.',
    fr: 'Une autre autorité devait être informée du même incident.',
  },
  repealed: { en: 'Repealed; asked for {date}.{note}', fr: 'Abrogé ; demandé pour le {date}.{note}' },
  'repealed-after': {
    en: 'Repealed after {day}; asked for {date}.{note}',
    fr: 'Abrogé après le {day} ; demandé pour le {date}.{note}',
  },
  'not-in-force': { en: 'Not in force; asked for {date}.{note}', fr: 'Pas en vigueur ; demandé pour le {date}.{note}' },
  'in-force-from': {
    en: 'In force only from {day}; asked for {date}.{note}',
    fr: 'En vigueur seulement à partir du {day} ; demandé pour le {date}.{note}',
  },
  'in-force-until': {
    en: 'In force only until {day}; asked for {date}.{note}',
    fr: 'En vigueur seulement jusqu’au {day} ; demandé pour le {date}.{note}',
  },
  'status-uncertain': {
    en: 'Whether it is in force is not certain: {note}',
    fr: 'Il n’est pas certain que la règle soit en vigueur : {note}',
  },
  and: { en: ' and ', fr: ' et ' },
  or: { en: ' or ', fr: ' ou ' },
  always: { en: 'always', fr: 'toujours' },
  'one-of': { en: 'one of: {parts}', fr: 'l’un de : {parts}' },
  not: { en: 'not {part}', fr: 'non {part}' },
  'at-least-of': { en: 'at least {n} of: {parts}', fr: 'au moins {n} de : {parts}' },
  is: { en: '{fact}: {value}', fr: '{fact}\u00a0: {value}' },
  yes: { en: 'yes', fr: 'oui' },
  no: { en: 'no', fr: 'non' },
  'any-value': { en: 'any value', fr: 'toute valeur' },
  'none-of-these': { en: 'none of these', fr: 'aucun de ceux-ci' },
  below: { en: 'below {n}', fr: 'moins de {n}' },
  above: { en: 'above {n}', fr: 'plus de {n}' },
  'fewer-than': { en: 'fewer than {n}', fr: 'moins de {n}' },
  'or-more': { en: '{n} or more', fr: '{n} ou plus' },
  gt: { en: '{fact}: more than {limit}', fr: '{fact}\u00a0: plus de {limit}' },
  gte: { en: '{fact}: at least {limit}', fr: '{fact}\u00a0: au moins {limit}' },
  lt: { en: '{fact}: less than {limit}', fr: '{fact}\u00a0: moins de {limit}' },
  lte: { en: '{fact}: at most {limit}', fr: '{fact}\u00a0: au plus {limit}' },
  'users-share': {
    en: '{fact}: more than {share} % of the whole or {cap}, whichever is smaller',
    fr: '{fact}\u00a0: plus de {share} % du total ou de {cap}, le plus petit des deux',
  },
  'sector-row': {
    en: "the row of the entity's sector ({sectors})",
    fr: 'la ligne du secteur de l’entité ({sectors})',
  },
  'smallest-of': { en: 'the smallest of {parts}', fr: 'le plus petit de {parts}' },
  'share-of': { en: '{value} of “{fact}”', fr: '{value} de « {fact} »' },
  'stands-in': {
    en: '“{clock}” is not set; “{other}” stands in for the worst case',
    fr: '« {clock} » n’est pas fixé ; « {other} » en tient lieu dans le pire des cas',
  },
  'may-move-earlier': {
    en: 'another anchor of this limit is not known yet; the limit may move earlier',
    fr: 'un autre point de départ de cette échéance n’est pas encore connu ; elle peut être avancée',
  },
  'no-date': { en: 'no date while “{clock}” is not set', fr: 'pas de date tant que « {clock} » n’est pas fixé' },
  'relief-unknown': {
    en: 'whether the weekend relief applies is not known; the earlier time is shown',
    fr: 'on ne sait pas si l’allègement de fin de semaine s’applique ; l’heure la plus proche est affichée',
  },
  'member-state-unknown': {
    en: 'the member state of the entity is not known; the earlier time is shown',
    fr: 'l’État membre de l’entité n’est pas connu ; l’heure la plus proche est affichée',
  },
  notice: {
    en: 'Decision support, not legal advice: read the cited article before you act.',
    fr: 'Aide à la décision, et non conseil juridique : lisez l’article cité avant d’agir.',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

export type Code = keyof typeof words;
type Values = Readonly<Record<string, string | number>>;

/** Each template cut at its gaps once: texts at even places, names of gaps at odd ones. */
const cut = (template: string): readonly string[] => template.split(/\{(\w+)\}/);
const templates = new Map(
  Object.entries(words).map(([code, { en, fr }]) => [code, { en: cut(en), fr: cut(fr) }] as const),
);

/** A word or sentence with its gaps filled. */
export function say(code: Code, language: Language, values: Values = {}): string {
  const parts = (templates.get(code) as Readonly<Record<Language, readonly string[]>>)[language];
  let said = parts[0] as string;
  for (let i = 1; i < parts.length; i += 2) said += `${values[parts[i] as string] ?? ''}${parts[i + 1] as string}`;
  return said;
}

/** A sentence in both languages; values that are themselves said are given by language. */
export const both = (code: Code, values: (language: Language) => Values = () => ({})): Said => ({
  text: say(code, 'en', values('en')),
  fr: say(code, 'fr', values('fr')),
});

/** What has only one form, such as a note of a pack, is the same in both. */
export const asWritten = (text: string): Said => ({ text, fr: text });

const units: Readonly<Record<string, string>> = {
  criteria: 'critères',
  days: 'jours',
  'percent of daily average': '% de la moyenne quotidienne',
  persons: 'personnes',
  users: 'utilisateurs',
  minutes: 'minutes',
  hours: 'heures',
};

/** The unit of a threshold with the space before it; nothing for members, which the phrase names itself. */
export function unitWords(unit: string | undefined, language: Language): string {
  if (!unit || unit === 'members') return '';
  if (unit === 'percent') return ' %';
  return ` ${language === 'fr' ? (units[unit] ?? unit) : unit}`;
}

/** Digits in groups of three, as ISO 80000-1 has them: `250 000`. */
export const grouped = (value: number | string): string =>
  String(value).replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, '\u00a0');
