import { bannerBelowPortions } from '#engines/handling/banner.ts';
import { parseDocument, parseMarking, type Portion } from '#engines/handling/parse/index.ts';
import type { Lexicons, Marking, MarkingNote } from '#engines/handling/types.ts';
import type { Context } from '../bench.ts';

/** How much of a long document is drawn; everything is read. */
export const portionsShown = 200;
export const charactersShown = 20_000;

/** One lit place of the text. */
export interface Lit {
  readonly start: number;
  readonly end: number;
  /** level, caveat, selector, unknown, error, warning */
  readonly role: string;
  readonly scheme: string;
  readonly code: string;
}

/** One marking that stands in a document, and how often. */
export interface Tally {
  readonly marking: Marking;
  readonly count: number;
}

export type Reading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'marking'; readonly marking: Marking; readonly lit: readonly Lit[] }
  | {
      readonly kind: 'document';
      readonly banner: Marking | null;
      readonly footer: Marking | null;
      readonly notes: readonly MarkingNote[];
      readonly portions: number;
      readonly unmarked: number;
      readonly tallies: readonly Tally[];
      readonly lit: readonly Lit[];
    };

/** A text of several lines is a document; mail headers and structured forms are one marking however many lines they take. */
function isDocument(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.includes('\n') && !/^(x-protective-marking\s*:|[{[])/i.test(trimmed);
}

/** Reads what was pasted: one marking, or a portion-marked document with every distinct mark and how often it stands. */
export function readText(text: string, context: Context, lexicons: Lexicons): Reading {
  if (text.trim() === '') return { kind: 'empty' };
  if (!isDocument(text)) {
    const lead = text.length - text.trimStart().length;
    const marking = parseMarking(text.trim(), context, lexicons);
    return { kind: 'marking', marking, lit: litOf(marking, lead) };
  }
  const { banner, footer, portions, unmarked, notes } = parseDocument(text, context, lexicons);
  const low =
    banner &&
    bannerBelowPortions(
      banner,
      portions.map(portion => portion.marking),
      lexicons,
    );
  const lit = [...(banner ? litOf(banner) : []), ...portionLit(portions), ...(footer ? litOf(footer) : [])];
  return {
    kind: 'document',
    banner,
    footer,
    notes: low ? [low, ...notes] : notes,
    portions: portions.length,
    unmarked: unmarked.length,
    tallies: tallied(portions),
    lit: lit.filter(each => each.start < charactersShown),
  };
}

const portionLit = (portions: readonly Portion[]): readonly Lit[] =>
  portions.slice(0, portionsShown).flatMap(portion => litOf(portion.marking));

function tallied(portions: readonly Portion[]): readonly Tally[] {
  const groups = Map.groupBy(portions, portion => portion.marking.original);
  return [...groups.values()]
    .map(group => ({ marking: (group[0] as Portion).marking, count: group.length }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, portionsShown);
}

/** Every place that was understood or objected to, in the marking and in the marks beside it. */
function litOf(marking: Marking, by = 0): readonly Lit[] {
  return [marking, ...(marking.also ?? [])].flatMap(mark => [
    ...(mark.spans ?? []).map(span => ({
      start: span.start + by,
      end: span.end + by,
      role: span.role,
      scheme: mark.scheme,
      code: span.code,
    })),
    ...notesLit(mark, mark.errors, 'error', by),
    ...notesLit(mark, mark.warnings, 'warning', by),
  ]);
}

const notesLit = (mark: Marking, notes: readonly MarkingNote[], role: string, by: number): readonly Lit[] =>
  notes.flatMap(note =>
    note.span && note.span[1] > note.span[0]
      ? [{ start: note.span[0] + by, end: note.span[1] + by, role, scheme: mark.scheme, code: note.code }]
      : [],
  );

/** A stretch of text under one set of lit places. */
export interface Stretch {
  readonly text: string;
  readonly lit: readonly Lit[];
}

/** Cuts a text where lit places begin and end; only so much of it as is drawn. Linear in text and places. */
export function stretches(text: string, lit: readonly Lit[]): readonly Stretch[] {
  const end = Math.min(text.length, charactersShown);
  const edges = new Set([0, end]);
  for (const each of lit) for (const edge of [each.start, each.end]) if (edge < end) edges.add(edge);
  const cuts = [...edges].toSorted((a, b) => a - b);
  const sorted = lit.toSorted((a, b) => a.start - b.start);
  let next = 0;
  let open: Lit[] = [];
  return cuts.slice(0, -1).map((start, index) => {
    const stop = cuts[index + 1] ?? end;
    const first = next;
    while ((sorted[next]?.start ?? Number.POSITIVE_INFINITY) <= start) next++;
    open = [...open, ...sorted.slice(first, next)].filter(each => each.end > start);
    return { text: text.slice(start, stop), lit: open };
  });
}
