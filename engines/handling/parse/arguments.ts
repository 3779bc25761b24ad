import { countryCode } from '../countries.ts';
import type { MarkingNote } from '../types.ts';
import type { Token } from './fold.ts';
import type { ArgumentRule, Grammar, Grammars } from './grammar.ts';

/** The argument of a caveat: its entries, where the text goes on, and what is wrong with it. */
export interface ReadArguments {
  readonly args: readonly string[] | undefined;
  readonly next: number;
  readonly notes: readonly MarkingNote[];
  readonly warnings: readonly MarkingNote[];
  readonly span?: readonly [number, number];
}

/** Reads what follows a caveat: a list of countries, of names, free text, or one word. */
export function readArguments(
  rule: ArgumentRule,
  grammar: Grammar,
  tokens: readonly Token[],
  at: number,
  grammars: Grammars,
): ReadArguments {
  if (rule.kind === 'countries') return countryList(rule, grammar, tokens, at, grammars);
  if (rule.kind === 'word') return word(tokens, at);
  return freeText(rule, grammar, tokens, at, grammars);
}

/** Reads what stands before a caveat: `MOD USE ONLY`, `USA/CAN/GBR EYES ONLY`. */
export function readArgumentsBefore(
  rule: ArgumentRule,
  pending: readonly Token[],
  grammars: Grammars,
): Omit<ReadArguments, 'next'> {
  const words = pending.filter(token => token.word || token.text === '&');
  const first = words[0];
  if (!first) return { args: undefined, notes: [], warnings: [] };
  const span: [number, number] = [first.start, (words.at(-1) as Token).end];
  if (rule.kind === 'text') return { args: [joined(pending)], notes: [], warnings: [], span };
  const notes: MarkingNote[] = [];
  const args = words.map(token => {
    const code = placeCode(token.text, rule, grammars);
    if (code === null) notes.push(unknownCountry(token));
    return code ?? token.text;
  });
  return { args, notes, warnings: [], span };
}

const groupNames: Readonly<Record<string, string>> = { FIVE: 'FVEY' };

/** The code of a country or group in a release list, or null when it is none. */
function placeCode(text: string, rule: ArgumentRule, grammars: Grammars): string | null {
  if (grammars.countries.has(text) || grammars.coalitions.has(text)) return text;
  if (!rule.alpha2) return null;
  const code = groupNames[text] ?? countryCode(text, grammars.lexicons);
  return grammars.countries.has(code) || grammars.coalitions.has(code) ? code : null;
}

const unknownCountry = (token: Token): MarkingNote => ({
  code: 'unknown-country',
  message: `\`${token.text}\` is no country or group code that release lists use.`,
  span: [token.start, token.end],
});

function countryList(
  rule: ArgumentRule,
  grammar: Grammar,
  tokens: readonly Token[],
  at: number,
  grammars: Grammars,
): ReadArguments {
  const args: string[] = [];
  const notes: MarkingNote[] = [];
  const warnings: MarkingNote[] = [];
  const wanted = (rule.separator ?? ', ').trim();
  let next = at;
  while (next < tokens.length) {
    const separator = separatorAt(tokens, next);
    if (separator === '//') break;
    const place = next + separator.length;
    const token = tokens[place];
    if (!token?.word) break;
    const code = placeCode(token.text, rule, grammars);
    if (code === null && !belongsToList(separator, args, grammar, tokens, place)) break;
    if (code === null) notes.push(unknownCountry(token));
    else if (args.length > 0 && separator !== wanted) {
      const message = `Entries of this list are separated by \`${wanted || ' '}\`.`;
      warnings.push({ code: 'list-separator', message, span: [token.start, token.end] });
    }
    args.push(code ?? token.text);
    next = place + 1;
  }
  return { args: args.length > 0 ? args : undefined, next, notes, warnings };
}

/** An unknown word continues the list after a comma, or opens it; a phrase of the scheme never does. */
function belongsToList(
  separator: string,
  args: readonly string[],
  grammar: Grammar,
  tokens: readonly Token[],
  at: number,
): boolean {
  if (grammar.phrases.longest(tokens, at)) return false;
  return separator === ',' || (args.length === 0 && separator === '' && (tokens[at] as Token).text.length <= 4);
}

function separatorAt(tokens: readonly Token[], at: number): string {
  const first = tokens[at]?.text;
  if (first === '/') return tokens[at + 1]?.text === '/' ? '//' : '/';
  return first === ',' ? ',' : '';
}

function word(tokens: readonly Token[], at: number): ReadArguments {
  const skip = tokens[at]?.text === ':' ? at + 1 : at;
  const token = tokens[skip];
  if (!token?.word) return { args: undefined, next: at, notes: [], warnings: [] };
  return { args: [token.text], next: skip + 1, notes: [], warnings: [] };
}

/** Free text runs to the end of its group or to the next phrase of the scheme. */
function freeText(
  rule: ArgumentRule,
  grammar: Grammar,
  tokens: readonly Token[],
  at: number,
  grammars: Grammars,
): ReadArguments {
  let start = at;
  while (tokens[start] && [':', '-'].includes((tokens[start] as Token).text)) start++;
  if (rule.lead && tokens[start]?.text === rule.lead) start++;
  else if (rule.lead && rule.min === 0 && !/^\d/.test(tokens[start]?.text ?? ''))
    return { args: undefined, next: at, notes: [], warnings: [] };
  let end = start;
  while (
    end < tokens.length &&
    separatorAt(tokens, end) !== '//' &&
    !(end > start && grammar.phrases.longest(tokens, end))
  )
    end++;
  while (end > start && !(tokens[end - 1] as Token).word) end--;
  if (end === start) return { args: undefined, next: at, notes: [], warnings: [] };
  const parts = rule.kind === 'names' ? split(tokens.slice(start, end)) : [tokens.slice(start, end)];
  const args = parts.map(joined);
  const warnings =
    rule.kind === 'names' ? parts.flatMap((part, i) => unverified(part, args[i] as string, grammars)) : [];
  return { args, next: end, notes: [], warnings };
}

function unverified(part: readonly Token[], name: string, grammars: Grammars): MarkingNote[] {
  if (grammars.countries.has(name) || grammars.coalitions.has(name)) return [];
  const span: [number, number] = [(part[0] as Token).start, (part.at(-1) as Token).end];
  return [
    {
      code: 'recipient-not-a-code',
      message: `\`${name}\` is read as the name of a recipient, which nothing here can verify.`,
      span,
    },
  ];
}

function split(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.text === ',' || token.text === '/') parts.push([]);
    else (parts.at(-1) as Token[]).push(token);
  }
  return parts.filter(part => part.length > 0);
}

/** Tokens put together again, a space where one was. */
const joined = (tokens: readonly Token[]): string =>
  tokens.map((token, i) => (i > 0 && token.spaceBefore ? ` ${token.text}` : token.text)).join('');
