import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Label, Language } from './languages.ts';
import { isLanguage } from './languages.ts';
import { pseudo, pseudoTexts, type Texts } from './pseudo.ts';

type Loader = () => Promise<{ readonly default: Texts }>;

/** The resource files of one namespace, loaded when first needed. */
interface Resource {
  readonly en: Loader;
  readonly fr: Loader;
}

const resources = new Map<string, Resource>();
const storageKey = 'entente-language';

/** Makes the resource files of a namespace known. The namespace of a room is the room's id. */
export function registerTexts(namespace: string, resource: Resource): void {
  resources.set(namespace, resource);
}

async function load(namespace: string, language: Language): Promise<void> {
  const resource = resources.get(namespace);
  if (!resource || i18next.hasResourceBundle(language, namespace)) return;
  const texts = (await (language === 'fr' ? resource.fr : resource.en)()).default;
  i18next.addResourceBundle(language, namespace, language === 'en-XA' ? pseudoTexts(texts) : texts, true, true);
}

/** The language now shown. */
export const currentLanguage = (): Language => (isLanguage(i18next.language) ? i18next.language : 'en');

/** Loads the texts of a namespace in the language now shown; a room's pages wait for it. */
export const loadTexts = (namespace: string): Promise<void> => load(namespace, currentLanguage());

function preferred(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(storageKey);
  if (isLanguage(asked)) return asked;
  return navigator.languages.some(language => language.toLowerCase().startsWith('fr')) ? 'fr' : 'en';
}

/** A text that is not there shows its key, and says so where the browser tests see it. */
function missing(key: string, given?: string): string {
  if (given !== undefined) return given;
  console.error(`There is no text ${key}.`);
  return key;
}

/** Starts with the language of the address (`?lang=`), of the last visit or of the browser, and loads these namespaces. */
export async function startLanguages(namespaces: readonly string[]): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: preferred(),
    fallbackLng: false,
    ns: [],
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false, bindI18nStore: 'added' },
    showSupportNotice: false,
    parseMissingKeyHandler: missing,
  } as Parameters<typeof i18next.init>[0]);
  await Promise.all(namespaces.map(loadTexts));
  document.documentElement.lang = currentLanguage();
}

/** Changes the language; every namespace that was loaded is loaded in the new one before anything changes. */
export async function switchLanguage(language: Language): Promise<void> {
  const loaded = [...resources.keys()].filter(namespace => i18next.hasResourceBundle(currentLanguage(), namespace));
  await Promise.all(loaded.map(namespace => load(namespace, language)));
  await i18next.changeLanguage(language);
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
}

/** Finds a text by its key; values go into `{{places}}`, and `count` chooses the plural form. */
export type Text = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The texts of one namespace, shown again when the language changes. */
export function useText(namespace: string): Text {
  return useTranslation(namespace).t as unknown as Text;
}

/** A label in the language now shown. */
export function labelText(label: Label, language = currentLanguage()): string {
  return language === 'en-XA' ? pseudo(label.en) : label[language];
}
