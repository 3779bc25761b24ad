import en from '../ui/en.ts';
import { labels } from './labels.ts';

type Values = Readonly<Record<string, string | number>>;

/** The English text behind a key, with its places filled: the words of the page and of the document are the same. */
export function word(key: string, values: Values = {}): string {
  const found = key
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], { ...en, ...labels });
  if (typeof found !== 'string') throw new Error(`There is no text \`${key}\`.`);
  return found.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** Components in words, in their order; `nothing` where there are none. */
export const componentWords = (components: readonly string[], nothing = '–'): string =>
  components.length === 0 ? nothing : components.map(component => word(`component.${component}`)).join(', ');
