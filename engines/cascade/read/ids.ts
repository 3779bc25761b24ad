import { shown } from './text.ts';
import type { Problems } from './problems.ts';

const longest = 200;
/** Control characters, halves of a character, marks of direction and characters without width. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/** Letters of other scripts that look like Latin ones, and the Latin ones. */
const twins = new Map(
  [
    ['аесорхуіјѕԁһӏАВЕКМНОРСТХУІЈЅ', 'aecopxyijsdhlABEKMHOPCTXYIJS'],
    ['ονρικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ovpikABEZHIKMNOPTYX'],
  ].flatMap(([others = '', latin = '']) => Array.from(others, (letter, i) => [letter, latin[i] ?? letter] as const)),
);

/** An id must be something a person can see, type and tell apart; `place` is where it stands when it cannot be named. */
export function checkId(id: string, place: string, problems: Problems): void {
  const why =
    id.length > longest
      ? `has ${id.length} characters; at most ${longest} are allowed`
      : id !== id.trim()
        ? 'begins or ends with a space'
        : unseen.test(id)
          ? 'holds a character that cannot be seen'
          : undefined;
  if (why !== undefined)
    problems.add('bad-id', place, `the id \`${shown(id)}\` ${why}`, `${place}/id`, 'Give a short id in plain text.');
}

/** Two ids that look the same to a reader are two records to the engine: one of them would be missed. */
export function checkLookAlikes(ids: Iterable<string>, what: string, problems: Problems): void {
  const all = [...ids];
  if (!all.some(notAscii)) return;
  const seen = new Map<string, string>();
  for (const id of all) {
    const look = appearance(id);
    const other = seen.get(look);
    if (other === undefined) seen.set(look, id);
    else if (other !== id)
      problems.add(
        'look-alike-id',
        id,
        `two ${what} have ids that look alike and are not the same (${codes(other)}; ${codes(id)})`,
        `/${what}`,
        'Write both with the same characters, or name them apart.',
      );
  }
}

const notAscii = (id: string) => /[^\0-\x7f]/.test(id);

const appearance = (id: string): string =>
  notAscii(id) ? Array.from(id.normalize('NFKC'), letter => twins.get(letter) ?? letter).join('') : id;

const codes = (id: string): string =>
  Array.from(id.slice(0, 40), letter =>
    notAscii(letter) ? `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` : letter,
  ).join('');
