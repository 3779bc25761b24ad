import { type Bag, member, type Problems } from './problems.ts';

/** What a value is, in few characters: for messages, where the value itself may be of any size and depth. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return 'a record';
  const text = String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** A text, or a number written without quotes; anything else is a problem and not silently nothing. */
export function textOf(
  bag: Bag,
  name: string,
  record: string,
  at: string,
  problems: Problems,
  code = 'not-text',
): string | undefined {
  const value = member(bag, name);
  if (value === undefined) return undefined;
  if (typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))) return String(value);
  problems.add(code, record, `\`${name}\` must be text, not \`${shown(value)}\``, `${at}/${name}`, 'Write it as text.');
  return undefined;
}

/** One of a few words; a word that is not among them is refused, since the nearest guess may be the opposite. */
export function wordOf<T extends string>(
  bag: Bag,
  name: string,
  words: readonly T[],
  record: string,
  at: string,
  problems: Problems,
  code = 'unknown-word',
): T | undefined {
  const given = textOf(bag, name, record, at, problems);
  if (given === undefined || (words as readonly string[]).includes(given)) return given as T | undefined;
  problems.add(
    code,
    record,
    `\`${name}\` must be one of ${words.join(', ')}, not \`${shown(given)}\``,
    `${at}/${name}`,
    'Choose one of them.',
  );
  return undefined;
}
