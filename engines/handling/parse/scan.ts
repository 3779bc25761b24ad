import type { Caveat, Level, MarkingNote } from '../types.ts';
import { readArguments, readArgumentsBefore } from './arguments.ts';
import type { Token } from './fold.ts';
import type { Entry, Grammar, Grammars } from './grammar.ts';

/** One caveat as read: its pack entry, its argument, and the separator written before it. */
export interface ReadCaveat {
  readonly caveat: Caveat;
  readonly args?: readonly string[];
  readonly span: readonly [number, number];
  readonly separator: string;
  readonly portion: boolean;
}

/** What one scheme makes of a marking; the rules of the scheme are checked afterwards. */
export interface Reading {
  readonly grammar: Grammar;
  readonly level: Level | null;
  readonly levelSpan?: readonly [number, number];
  readonly levelTokens: number;
  readonly levelEntry?: Extract<Entry, { kind: 'level' | 'combined' }>;
  readonly caveats: readonly ReadCaveat[];
  /** places that the scheme does not know */
  readonly unknown: readonly (readonly [number, number])[];
  readonly unknownWords: number;
  readonly notes: readonly MarkingNote[];
  readonly warnings: readonly MarkingNote[];
  readonly owner?: string;
  readonly ownerSpan?: readonly [number, number];
  /** other levels of the scheme that are written with the same words (HEMLIG before and after 2019) */
  readonly sameWords: readonly Level[];
  /** whether `//` stands in the text */
  readonly slashed: boolean;
}

interface State {
  level: Level | null;
  levelSpan?: [number, number];
  levelTokens: number;
  levelEntry?: Extract<Entry, { kind: 'level' | 'combined' }>;
  caveats: ReadCaveat[];
  unknown: [number, number][];
  unknownWords: number;
  pending: Token[];
  notes: MarkingNote[];
  warnings: MarkingNote[];
  owner?: string;
  ownerSpan?: [number, number];
  separator: string;
  sameWords: Level[];
  joint: boolean;
}

const separators = new Set(['/', ',', '-', ';', '|', ':', '(', ')', '[', ']', '_']);

/** Reads the tokens by the phrases of one scheme, left to right, the longest phrase first; one pass. */
export function scan(grammar: Grammar, tokens: readonly Token[], grammars: Grammars): Reading {
  const state: State = {
    level: null,
    levelTokens: 0,
    caveats: [],
    unknown: [],
    unknownWords: 0,
    pending: [],
    notes: [],
    warnings: [],
    separator: '',
    sameWords: [],
    joint: false,
  };
  let at = readOwner(grammar, tokens, grammars, state);
  while (at < tokens.length) {
    const token = tokens[at] as Token;
    const found = grammar.phrases.longest(tokens, at, entry => accepts(entry, state));
    if (found) at = take(grammar, tokens, at, found, grammars, state);
    else if (separators.has(token.text)) {
      if (token.text === '/' && tokens[at + 1]?.text === '/') flush(state);
      if (state.pending.length > 0) state.pending.push(token);
      state.separator += token.text;
      at++;
    } else {
      state.pending.push(token);
      at++;
    }
  }
  flush(state);
  const { pending: _pending, separator: _separator, joint: _joint, ...reading } = state;
  return { grammar, ...reading, slashed: tokens.some((t, i) => t.text === '/' && tokens[i + 1]?.text === '/') };
}

/** `UK` opens a British marking only before its level; everything else may stand anywhere. */
function accepts(entry: Entry, state: State): boolean {
  if (entry.kind !== 'caveat') return true;
  return entry.caveat.more.position !== 'prefix' || (state.level === null && state.pending.length === 0);
}

/**
 * The owner of foreign information: `//CAN SECRET` in a US document, `NATO-GEHEIM` in a German one; the owners of a
 * `//JOINT SECRET CAN USA` stand after its level.
 */
function readOwner(grammar: Grammar, tokens: readonly Token[], grammars: Grammars, state: State): number {
  const [first, second, third] = tokens;
  if (grammar.foreignFirst && first?.text === '/' && second?.text === '/') {
    if (third?.text === 'JOINT') {
      state.joint = true;
      return 3;
    }
    if (third && grammars.countries.has(third.text)) {
      state.owner = third.text;
      state.ownerSpan = [third.start, third.end];
      return 3;
    }
    return 2;
  }
  if (first && second?.text === '-' && grammar.ownerPrefixes.has(first.text)) {
    state.owner = first.text;
    state.ownerSpan = [first.start, first.end];
    return 2;
  }
  return 0;
}

/** Words that no phrase explained become one unknown place, up to the next phrase or `//`. */
function flush(state: State): void {
  while (state.pending.length > 0 && separators.has((state.pending.at(-1) as Token).text)) state.pending.pop();
  const first = state.pending[0];
  const last = state.pending.at(-1);
  if (first && last) state.unknown.push([first.start, last.end]);
  state.unknownWords += state.pending.filter(token => token.word || !separators.has(token.text)).length;
  state.pending = [];
}

function take(
  grammar: Grammar,
  tokens: readonly Token[],
  at: number,
  match: { length: number; found: readonly Entry[] },
  grammars: Grammars,
  state: State,
): number {
  const entry = choose(match.found, state);
  const end = at + match.length;
  const span: [number, number] = [(tokens[at] as Token).start, (tokens[end - 1] as Token).end];
  if (entry.kind === 'caveat') return takeCaveat(entry, span, grammar, tokens, end, grammars, state);
  flush(state);
  if (entry.kind === 'banned') {
    state.notes.push({ code: entry.code, message: `${entry.message}.`, span, citation: { source: entry.source } });
  } else {
    if (state.level === null)
      state.sameWords = match.found.flatMap(e => (e.kind === 'level' && e.level !== entry.level ? [e.level] : []));
    takeLevel(entry, span, match.length, state);
  }
  state.separator = '';
  return state.joint && state.owner === undefined ? takeJointOwners(tokens, end, span, grammars, state) : end;
}

/** The two or more owners of a joint marking, countries or groups, separated by spaces. */
function takeJointOwners(
  tokens: readonly Token[],
  at: number,
  span: readonly [number, number],
  grammars: Grammars,
  state: State,
): number {
  let end = at;
  const owners: string[] = [];
  for (let token = tokens[end]; token && isOwner(token.text, grammars); token = tokens[++end]) owners.push(token.text);
  const [first, last] = [tokens[at], tokens[end - 1]];
  if (owners.length > 0 && first && last) {
    state.owner = [...new Set(owners)].join(' ');
    state.ownerSpan = [first.start, last.end];
  }
  if (new Set(owners).size < 2) {
    const message = 'A joint marking names its owners after the level, at least two: //JOINT SECRET CAN USA.';
    state.notes.push({ code: 'joint-owners-missing', message, span });
  }
  return end;
}

const isOwner = (text: string, grammars: Grammars) => grammars.countries.has(text) || grammars.coalitions.has(text);

/** A phrase that is a level and a caveat at once (NZ `CABINET`, US `SSI`) is a level only while none was read. */
function choose(found: readonly Entry[], state: State): Entry {
  const level = found.find(e => e.kind !== 'caveat');
  const caveat = found.find(e => e.kind === 'caveat');
  return (state.level === null ? (level ?? caveat) : (caveat ?? level)) as Entry;
}

function takeLevel(
  entry: Extract<Entry, { kind: 'level' | 'combined' }>,
  span: [number, number],
  length: number,
  state: State,
): void {
  if (state.level === null) {
    state.level = entry.level;
    state.levelSpan = span;
    state.levelTokens = length;
    state.levelEntry = entry;
  } else if (state.level !== entry.level) {
    const message = `A marking has one level; ${state.level.label} was read before ${entry.spelling}.`;
    state.notes.push({ code: 'two-levels', message, span, citation: entry.level.citation });
  }
  if (entry.kind !== 'combined') return;
  for (const caveat of entry.caveats) state.caveats.push({ caveat, span, separator: '', portion: true });
}

function takeCaveat(
  entry: Extract<Entry, { kind: 'caveat' }>,
  span: [number, number],
  grammar: Grammar,
  tokens: readonly Token[],
  end: number,
  grammars: Grammars,
  state: State,
): number {
  const rule = entry.caveat.more.args as Parameters<typeof readArguments>[0] | undefined;
  if (!rule) flush(state);
  const read =
    rule?.position === 'before'
      ? { ...readArgumentsBefore(rule, state.pending, grammars), next: end }
      : rule
        ? readArguments(rule, grammar, tokens, end, grammars)
        : { args: undefined, next: end, notes: [], warnings: [], span: undefined };
  if (rule?.position === 'before') state.pending = [];
  else flush(state);
  state.notes.push(...read.notes);
  state.warnings.push(...read.warnings);
  const last = tokens[read.next - 1] as Token;
  state.caveats.push({
    caveat: entry.caveat,
    ...(read.args ? { args: read.args } : {}),
    span: [read.span?.[0] ?? span[0], Math.max(span[1], last.end)],
    separator: state.separator,
    portion: entry.portion,
  });
  state.separator = '';
  return read.next;
}

/** CUI with a Specified category is Specified, whatever else stands beside it. */
export function levelCode(reading: Reading): string | null {
  if (reading.level?.code === 'CUI-BASIC' && reading.caveats.some(c => c.caveat.more.specified === true))
    return 'CUI-SPECIFIED';
  return reading.level?.code ?? null;
}
