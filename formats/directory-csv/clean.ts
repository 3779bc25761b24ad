import countries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import { unmojibake } from './decode.ts';
import type { RowFinding } from './record.ts';

countries.registerLocale(english);

/** A value with what was found in it. */
export interface Cleaned<T> {
  readonly value: T;
  readonly findings: readonly RowFinding[];
}

const found = (
  column: string,
  code: string,
  outcome: RowFinding['outcome'],
  message: string,
  next: string,
): RowFinding => ({ column, code, outcome, message, next });

/** A text on one line: broken encoding turned back, line breaks and tabs gone, a name given twice taken once. */
export function cleanText(raw: string, column: string): Cleaned<string> {
  const findings: RowFinding[] = [];
  const back = unmojibake(raw);
  if (back !== undefined)
    findings.push(
      found(
        column,
        'mojibake',
        'mended',
        `UTF-8 was read as Latin-1: ${shown(raw)} is taken as ${shown(back)}.`,
        'Check the spelling with the team.',
      ),
    );
  const text = back ?? raw;
  const lines = text
    .split(/[\r\n\t\u0085\u2028\u2029]+/)
    .map(line => line.trim())
    .filter(line => line !== '');
  if (lines.length > 1 || /[\r\n\t]/.test(text.trim()))
    findings.push(
      found(column, 'line-break', 'mended', `A line break or tab inside ${shown(text)}.`, 'Correct it at the source.'),
    );
  const whole = lines.join(' ');
  if (isTwice(lines)) {
    findings.push(
      found(
        column,
        'doubled',
        'mended',
        `The text is there twice: ${shown(lines[0]!)} is taken once.`,
        'Correct it at the source.',
      ),
    );
    return { value: lines[0]!, findings };
  }
  return { value: whole, findings };
}

// The second time often carries one letter of what follows in front of it.
const isTwice = (lines: readonly string[]) =>
  lines.length === 2 && (lines[1]!.includes(lines[0]!) || lines[0]!.includes(lines[1]!)) && lines[0]!.length > 3;

/** A web address, or nothing; a tab or line break in it is taken out, words instead of an address are left out. */
export function cleanUrl(raw: string, column: string): Cleaned<string> {
  const text = raw.replaceAll(/[\s\u0085]+/g, '');
  if (text === '') return { value: '', findings: [] };
  if (!/^https?:\/\/[^/?#]+\.[a-z]{2,}/i.test(text) || !URL.canParse(text)) {
    const said = found(
      column,
      'no-url',
      'left-out',
      `${shown(raw)} is not a web address.`,
      'Give one that begins with https://, or leave it empty.',
    );
    return { value: '', findings: [said] };
  }
  if (text === raw.trim() && raw === raw.trim()) return { value: text, findings: [] };
  const said = found(
    column,
    'space-in-url',
    'mended',
    `A tab, space or line break in the web address ${shown(raw)}.`,
    'Correct it at the source.',
  );
  return { value: text, findings: [said] };
}

/** A mailbox, or nothing: a dash, words or several addresses are left out and said. */
export function cleanMailbox(raw: string, column: string): Cleaned<string> {
  const text = raw.trim();
  if (text === '') return { value: '', findings: [] };
  if (/^[A-Za-z0-9._%+'-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.[A-Za-z]{2,}$/.test(text) && text.length <= 254)
    return { value: text, findings: [] };
  const message = /^[-–—.]+$/.test(text)
    ? `${shown(text)} stands where an address should be.`
    : `${shown(text)} is not one mail address.`;
  return { value: '', findings: [found(column, 'no-address', 'left-out', message, 'Ask the team for its mailbox.')] };
}

/** A country by its code, held against its name where the source gives both. A conflict refuses the row: nobody can say which is meant. */
export function cleanCountry(code: string, name: string | undefined, column: string): Cleaned<string | null> {
  const upper = code.trim().toUpperCase().replace(/^UK$/, 'GB');
  if (upper === '' || upper === 'INTL') return { value: null, findings: [] };
  if (upper !== 'EU' && upper !== 'XK' && !countries.isValid(upper)) {
    const said = found(
      column,
      'unknown-country',
      'refused',
      `${shown(code)} is no country code of ISO 3166-1.`,
      'Give two letters such as DE, EU, or leave it empty for an international body.',
    );
    return { value: null, findings: [said] };
  }
  const named = name === undefined || name.trim() === '' ? undefined : codeOf(name.trim());
  if (named === undefined || named === upper) return { value: upper, findings: [] };
  const said = found(
    column,
    'country-conflict',
    'refused',
    `The code says ${upper}, the name says ${shown(name!)} (${named}).`,
    'Find out which is right and import the row again.',
  );
  return { value: null, findings: [said] };
}

const codeOf = (name: string): string | undefined =>
  name === 'Europe'
    ? 'EU'
    : (countries.getAlpha2Code(name, 'en') ?? countries.getAlpha2Code(name.replace(/,.*/, ''), 'en'));

/** A date as dd/mm/yyyy or ISO; words and impossible days are left out. */
export function cleanDate(raw: string, column: string): Cleaned<string | null> {
  const text = raw.trim();
  if (text === '' || /^not specified$/i.test(text)) return { value: null, findings: [] };
  const parts = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  const iso = parts ? `${parts[3]}-${parts[2]}-${parts[1]}` : text;
  try {
    return { value: Temporal.PlainDate.from(iso, { overflow: 'reject' }).toString(), findings: [] };
  } catch {
    const said = found(column, 'no-date', 'left-out', `${shown(raw)} is not a date.`, 'Give it as yyyy-mm-dd.');
    return { value: null, findings: [said] };
  }
}

/** The domain of an address or web address, without `www.`; undefined for none. */
export function domainOf(text: string): string | undefined {
  const domain = text.includes('@')
    ? text.slice(text.lastIndexOf('@') + 1)
    : URL.canParse(text)
      ? new URL(text).hostname
      : text;
  const clean = domain
    .trim()
    .toLowerCase()
    .replace(/^www\./, '');
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(clean) ? clean : undefined;
}

const shown = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
