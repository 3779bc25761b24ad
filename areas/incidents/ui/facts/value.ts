import type { FactValue } from '../../contract.ts';
import type { Definition } from '../answers.ts';

/** Words that a value is written with, in the reader's language. */
export interface ValueWords {
  readonly yes: string;
  readonly no: string;
  /** a country by its code */
  readonly country: (code: string) => string;
}

/** A listed value as people say it. */
export const listed = (value: string, definition: Definition | undefined): string =>
  definition?.words?.[value] ?? value.replaceAll('_', ' ');

const said = (value: string, definition: Definition | undefined, words: ValueWords): string =>
  /^[A-Z]{2}$/.test(value) && !definition?.words ? words.country(value) : listed(value, definition);

/** A recorded value in words; null (asked, and not known) is the caller's to say. */
export function valueText(value: FactValue, definition: Definition | undefined, words: ValueWords): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return [value.toLocaleString('en'), definition?.unit].filter(Boolean).join(' ');
  if (typeof value === 'string') return said(value, definition, words);
  if (Array.isArray(value)) return value.map(each => said(each, definition, words)).join(', ');
  return `${value.amount.toLocaleString('en')} ${value.currency}`;
}

/** What somebody typed, as the vocabulary's type wants it; undefined while it is not complete or cannot be one. */
export function valueFrom(text: string, definition: Definition): FactValue | undefined {
  const typed = text.trim();
  if (typed === '') return undefined;
  switch (definition.type) {
    case 'bool':
      return typed === 'true';
    case 'int':
    case 'number':
    case 'duration': {
      const number = Number(typed.replaceAll(/[\s_]/g, '').replace(',', '.'));
      return Number.isNaN(number) ? undefined : number;
    }
    case 'set':
      return typed.split(/[\s,;]+/).filter(Boolean);
    case 'money': {
      const [, amount, currency] = /^([\d\s.,]+?)\s*([A-Za-z]{3})$/.exec(typed) ?? [];
      return amount && currency
        ? { amount: Number(amount.replaceAll(/[\s,]/g, '')), currency: currency.toUpperCase() }
        : undefined;
    }
    default:
      return typed;
  }
}

/** The text a field starts with for a value that is recorded. */
export function textOf(value: FactValue | null): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.join(' ');
  if (typeof value === 'object') return `${value.amount} ${value.currency}`;
  return String(value);
}
