/** A language of the interface. `en-XA` is the pseudo-locale: English with accents and brackets, to find what was not translated. */
export type Language = 'en' | 'fr' | 'en-XA';

/** The languages a person can choose, each named in itself. */
export const languages: readonly { readonly id: Language; readonly name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'fr', name: 'Français' },
];

export const isLanguage = (value: unknown): value is Language => value === 'en' || value === 'fr' || value === 'en-XA';

/** A short text that must be there before any resource file is loaded: the name of a room in the rail. */
export interface Label {
  readonly en: string;
  readonly fr: string;
}
