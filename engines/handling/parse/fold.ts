/** A piece of a marking: a word or one separator character, folded for comparison, with its place in the text. */
export interface Token {
  readonly text: string;
  /** [start, end) in UTF-16 units of the original */
  readonly start: number;
  readonly end: number;
  readonly word: boolean;
  readonly spaceBefore: boolean;
}

/** More pieces than any marking has: what is longer is prose, and is refused instead of being searched for marks. */
export const tokensMax = 1024;

const dashes = new Set(['‐', '‑', '‒', '–', '—', '―', '−', '﹘', '－']);
const dropped = new Set([
  '"',
  '「',
  '」',
  '『',
  '』',
  '【',
  '】',
  '«',
  '»',
  '‹',
  '›',
  '״',
  '׳',
  '“',
  '”',
  '„',
  '.',
  '!',
  '‎',
  '‏',
  '\u{feff}',
  '\u{200b}',
]);
const foldedByCharacter = new Map<string, string>();

/**
 * One character without case, accent or width: `é` and `E` fold alike, `Ⅲ` folds to `III`, every dash to `-`.
 * Combining marks of Latin, Greek and Cyrillic vanish; those of other scripts stay, since they are letters there.
 */
function foldCharacter(character: string): string {
  const known = foldedByCharacter.get(character);
  if (known !== undefined) return known;
  const folded = dashes.has(character)
    ? '-'
    : character.normalize('NFKC').normalize('NFD').replace(/[̀-ͯ]/g, '').normalize('NFC').toUpperCase();
  foldedByCharacter.set(character, folded);
  return folded;
}

const kinds = new Map<string, 'space' | 'word' | 'separator' | 'dropped'>();

function kindOf(character: string): 'space' | 'word' | 'separator' | 'dropped' {
  const known = kinds.get(character);
  if (known) return known;
  const folded = foldCharacter(character);
  const kind =
    dropped.has(character) || folded === ''
      ? 'dropped'
      : /^\s+$/u.test(folded)
        ? 'space'
        : /^[\p{L}\p{N}\p{M}]+$/u.test(folded)
          ? 'word'
          : 'separator';
  kinds.set(character, kind);
  return kind;
}

/** The tokens of a text, in one pass; stops after `limit` of them. A full stop ends a word and is not a token. */
export function tokenize(text: string, limit = tokensMax + 1): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let spaceBefore = false;
  while (at < text.length && tokens.length < limit) {
    const start = at;
    const character = String.fromCodePoint(text.codePointAt(at) as number);
    const kind = kindOf(character);
    at += character.length;
    if (kind === 'space' || kind === 'dropped') {
      if (kind === 'space') spaceBefore = true;
      continue;
    }
    let folded = foldCharacter(character);
    if (kind === 'word') {
      while (at < text.length) {
        const next = String.fromCodePoint(text.codePointAt(at) as number);
        const combining = foldCharacter(next) === '' && !dropped.has(next);
        if (!combining && kindOf(next) !== 'word') break;
        folded += foldCharacter(next);
        at += next.length;
      }
    }
    tokens.push({ text: folded, start, end: at, word: kind === 'word', spaceBefore });
    spaceBefore = false;
  }
  return tokens;
}

/** The folded form of a phrase, to be compared as one text. */
export const foldPhrase = (phrase: string): string =>
  tokenize(phrase)
    .map(token => token.text)
    .join(' ');
