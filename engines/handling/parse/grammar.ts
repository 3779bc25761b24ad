import { nationalRows } from '../national-rows.ts';
import type { argsSchema } from '../pack-schema.ts';
import type { Caveat, Level, Lexicon, Lexicons } from '../types.ts';
import type { z } from 'zod';
import { foldPhrase } from './fold.ts';
import { type PhraseTrie, phraseTrie } from './trie.ts';

export type ArgumentRule = z.infer<typeof argsSchema>;

/** What a phrase of a scheme means. */
export type Entry =
  | {
      readonly kind: 'level';
      readonly level: Level;
      readonly spelling: string;
      readonly nonconformant: boolean;
      readonly portion: boolean;
    }
  | { readonly kind: 'caveat'; readonly caveat: Caveat; readonly spelling: string; readonly portion: boolean }
  | { readonly kind: 'combined'; readonly level: Level; readonly caveats: readonly Caveat[]; readonly spelling: string }
  | { readonly kind: 'banned'; readonly code: string; readonly message: string; readonly source: string };

/** The syntax of one scheme, compiled from its pack. */
export interface Grammar {
  readonly scheme: string;
  readonly jurisdiction: string;
  readonly lexicon?: Lexicon;
  readonly style: 'label' | 'slashes' | 'words' | 'object';
  readonly prefix?: string;
  readonly categories: readonly string[];
  readonly alphabetical: boolean;
  readonly foreignFirst: boolean;
  readonly ownerPrefixes: ReadonlySet<string>;
  readonly phrases: PhraseTrie<Entry>;
  readonly levels: readonly Level[];
}

export interface Grammars {
  readonly byScheme: ReadonlyMap<string, Grammar>;
  /** for each phrase that can open a reading, the schemes that have it */
  readonly openings: PhraseTrie<string>;
  readonly countries: ReadonlyMap<string, string>;
  readonly coalitions: ReadonlySet<string>;
  readonly lexicons: Lexicons;
}

const compiled = new WeakMap<Lexicons, Grammars>();

/** The grammars of a set of lexicons, compiled once for each set. */
export function grammarsOf(lexicons: Lexicons): Grammars {
  const known = compiled.get(lexicons);
  if (known) return known;
  const byScheme = new Map<string, Grammar>();
  const openings = phraseTrie<string>();
  for (const lexicon of lexicons.byId.values()) byScheme.set(lexicon.id, grammarOf(lexicon, openings));
  for (const row of nationalRows(lexicons).values()) byScheme.set(row.id, rowGrammar(row, openings));
  const grammars = {
    byScheme,
    openings,
    countries: lexicons.countries,
    coalitions: new Set(lexicons.coalitions.map(c => c.code)),
    lexicons,
  };
  compiled.set(lexicons, grammars);
  return grammars;
}

interface Syntax {
  style?: Grammar['style'];
  prefix?: string;
  categories?: string[];
  alphabetical?: boolean;
  foreign_first?: boolean;
  owner_prefixes?: string[];
  combined?: { text: string; level: string; caveats: string[] }[];
  banned?: { text: string; code: string; message: string; source: string }[];
}

function grammarOf(lexicon: Lexicon, openings: PhraseTrie<string>): Grammar {
  const syntax = (lexicon.more.syntax ?? {}) as Syntax;
  const phrases = phraseTrie<Entry>();
  const style = syntax.style ?? 'words';
  const opens = style === 'slashes' || style === 'words';
  for (const level of lexicon.levels) addLevel(level, phrases, opens ? openings : null, lexicon.id, lexicon);
  for (const caveat of lexicon.caveats) addCaveat(caveat, phrases, opens ? openings : null, lexicon.id);
  for (const { text, level: code, caveats } of syntax.combined ?? []) {
    const level = lexicon.levels.find(l => l.code === code);
    if (!level) continue;
    phrases.add(text, {
      kind: 'combined',
      level,
      caveats: lexicon.caveats.filter(c => caveats.includes(c.code)),
      spelling: text,
    });
    openings.add(text, lexicon.id);
  }
  for (const banned of syntax.banned ?? []) {
    phrases.add(banned.text, { kind: 'banned', code: banned.code, message: banned.message, source: banned.source });
    openings.add(banned.text, lexicon.id);
  }
  return {
    scheme: lexicon.id,
    jurisdiction: lexicon.jurisdiction,
    lexicon,
    style,
    ...(syntax.prefix ? { prefix: syntax.prefix } : {}),
    categories: syntax.categories ?? [],
    alphabetical: syntax.alphabetical ?? false,
    foreignFirst: syntax.foreign_first ?? false,
    ownerPrefixes: new Set(syntax.owner_prefixes ?? []),
    phrases,
    levels: lexicon.levels,
  };
}

/** The spelling a level is written with; empty when it shows only through its caveats (CUI Specified). */
export const spellingOf = (level: Level): string => (level.more.write as string | undefined) ?? level.label;

function addLevel(
  level: Level,
  phrases: PhraseTrie<Entry>,
  openings: PhraseTrie<string> | null,
  scheme: string,
  lexicon: Lexicon,
): void {
  const nonconformant = new Set((level.more.nonconformant as string[] | undefined) ?? []);
  const seen = new Set<string>();
  const add = (spelling: string, portion: boolean) => {
    const folded = foldPhrase(spelling);
    if (folded === '' || seen.has(folded) || (scheme !== 'us-cui' && folded.startsWith('CUI /'))) return;
    seen.add(folded);
    phrases.add(spelling, { kind: 'level', level, spelling, nonconformant: nonconformant.has(spelling), portion });
    openings?.add(spelling, scheme);
  };
  const written = spellingOf(level);
  if (written !== '') add(written, false);
  if (level.label.includes(' / ')) for (const form of level.label.split(' / ')) add(form, false);
  if (written !== '') add(level.label, false);
  for (const alias of level.aliases) add(alias, false);
  if (lexicon.id !== 'us-cui') add(level.code, true);
  if (level.portion && !level.portion.includes('//')) add(level.portion, true);
}

function addCaveat(
  caveat: Caveat,
  phrases: PhraseTrie<Entry>,
  openings: PhraseTrie<string> | null,
  scheme: string,
): void {
  const written = caveatPhrase(caveat);
  const seen = new Set<string>();
  const add = (spelling: string, portion: boolean) => {
    const folded = foldPhrase(spelling);
    if (folded === '' || seen.has(folded)) return;
    seen.add(folded);
    phrases.add(spelling, { kind: 'caveat', caveat, spelling, portion });
    if (openings && caveat.more.standalone === true) openings.add(spelling, scheme);
  };
  add(written, false);
  if (!caveat.more.phrase)
    for (const spelling of [caveat.code, caveat.label ?? '', ...caveat.aliases]) add(spelling, false);
  else for (const alias of caveat.aliases) add(alias, false);
  if (caveat.portion) add(caveat.portion, true);
}

/** The words of a caveat on the page, without its argument. */
export const caveatPhrase = (caveat: Caveat): string => (caveat.more.phrase as string | undefined) ?? caveat.code;

/** The phrases of a row of Appendix B: its levels can be read, and lead to the EU level of their column. */
function rowGrammar(row: Lexicon, openings: PhraseTrie<string>): Grammar {
  const phrases = phraseTrie<Entry>();
  for (const level of row.levels) {
    for (const spelling of level.aliases) {
      phrases.add(spelling, { kind: 'level', level, spelling, nonconformant: false, portion: false });
      openings.add(spelling, row.id);
    }
  }
  return {
    scheme: row.id,
    jurisdiction: row.jurisdiction,
    style: 'words',
    categories: [],
    alphabetical: false,
    foreignFirst: false,
    ownerPrefixes: new Set<string>(),
    phrases,
    levels: row.levels,
  };
}
