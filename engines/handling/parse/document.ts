import type { Lexicons, Marking, MarkingContext, MarkingNote } from '../types.ts';
import { parseText } from './text.ts';

/** One paragraph of a portion-marked document. */
export interface Portion {
  /** [start, end) of the whole paragraph, its mark included */
  readonly start: number;
  readonly end: number;
  /** [start, end) of the mark in the text */
  readonly mark: readonly [number, number];
  readonly marking: Marking;
  readonly text: string;
}

/** A document read portion by portion: the banner above and below, the portions, and what does not fit together. */
export interface MarkedDocument {
  readonly banner: Marking | null;
  readonly bannerSpan: readonly [number, number] | null;
  readonly footer: Marking | null;
  readonly portions: readonly Portion[];
  /** paragraphs that carry no mark: their handling is not stated */
  readonly unmarked: readonly (readonly [number, number])[];
  readonly notes: readonly MarkingNote[];
}

interface Line {
  readonly start: number;
  readonly end: number;
}

const markLengthMax = 300;
const paragraphsMax = 20_000;

/**
 * Reads a portion-marked document: the first line that is a marking is the banner, a last line that repeats it the footer,
 * and a bracket at the start of a paragraph its portion mark. Portions are read under the scheme of the banner, so that
 * `(S)` is not ambiguous inside a document whose banner is not. Linear in the length of the text.
 */
export function parseDocument(text: string, context: MarkingContext, lexicons: Lexicons): MarkedDocument {
  const paragraphs = paragraphsOf(text);
  const first = paragraphs[0];
  const banner = first ? bannerAt(text, first, context, lexicons) : null;
  const last = banner && paragraphs.length > 1 ? (paragraphs.at(-1) as Line) : null;
  const footer = last ? bannerAt(text, last, context, lexicons) : null;
  const inner: MarkingContext =
    banner?.marking && !banner.marking.ambiguous
      ? { ...context, scheme: context.scheme ?? schemeForPortions(banner.marking) }
      : context;
  const portions: Portion[] = [];
  const unmarked: [number, number][] = [];
  const body = paragraphs.slice(banner ? 1 : 0, footer ? -1 : undefined);
  const known = new Map<string, Marking>();
  for (const paragraph of body.slice(0, paragraphsMax)) {
    const portion = portionAt(text, paragraph, inner, lexicons, known);
    if (portion) portions.push(portion);
    else unmarked.push([paragraph.start, paragraph.end]);
  }
  const notes = documentNotes(
    banner?.marking ?? null,
    footer?.marking ?? null,
    body.length,
    unmarked.length > 0 && portions.length > 0,
  );
  return {
    banner: banner?.marking ?? null,
    bannerSpan: banner ? [banner.start, banner.end] : null,
    footer: footer?.marking ?? null,
    portions,
    unmarked,
    notes,
  };
}

/** A label such as TLP does not settle how a classified portion is read. */
const schemeForPortions = (banner: Marking): string | undefined =>
  banner.form === 'label' || banner.scheme === 'unresolved' ? undefined : banner.scheme;

/** Paragraphs are runs of lines without an empty line between them; a line that opens with a mark opens one too. */
function paragraphsOf(text: string): Line[] {
  const paragraphs: Line[] = [];
  let open: { start: number; end: number } | null = null;
  for (let at = 0; at <= text.length; ) {
    const newline = text.indexOf('\n', at);
    const stop = newline < 0 ? text.length : newline;
    const line = text.slice(at, Math.min(stop, at + markLengthMax)).trim();
    if (line === '' && stop - at <= markLengthMax) open = null;
    else if (open && !line.startsWith('(') && !isShout(line)) open.end = stop;
    else {
      open = { start: at, end: stop };
      paragraphs.push(open);
    }
    at = stop + 1;
  }
  return paragraphs;
}

/** A short line in capitals is a heading or a banner, never the running text of a paragraph. */
const isShout = (line: string): boolean =>
  line.length < markLengthMax && line === line.toUpperCase() && /\p{Lu}{2}/u.test(line);

function bannerAt(
  text: string,
  line: Line,
  context: MarkingContext,
  lexicons: Lexicons,
): { marking: Marking; start: number; end: number } | null {
  const raw = text.slice(line.start, line.end);
  if (raw.length > markLengthMax || raw.trimStart().startsWith('(')) return null;
  const start = line.start + (raw.length - raw.trimStart().length);
  const marking = parseText(raw.trim(), { ...context, format: 'banner' }, lexicons);
  const nothing = marking.scheme === 'unresolved' && !marking.ambiguous;
  return nothing ? null : { marking: shifted(marking, start), start, end: start + raw.trim().length };
}

function portionAt(
  text: string,
  line: Line,
  context: MarkingContext,
  lexicons: Lexicons,
  known: Map<string, Marking>,
): Portion | null {
  const head = text.slice(line.start, Math.min(line.end, line.start + markLengthMax));
  const open = head.search(/\S/);
  if (head[open] !== '(') return null;
  const close = closingBracket(head, open);
  if (close < 0) return null;
  const mark = head.slice(open, close + 1);
  const read = known.get(mark) ?? parseText(mark, { ...context, format: 'portion' }, lexicons);
  known.set(mark, read);
  if (read.scheme === 'unresolved' && !read.ambiguous) return null;
  const start = line.start + open;
  return {
    start: line.start,
    end: line.end,
    mark: [start, start + mark.length],
    marking: shifted(read, start),
    text: text.slice(line.start + close + 1, line.end).trim(),
  };
}

function closingBracket(head: string, open: number): number {
  let depth = 0;
  for (let at = open; at < head.length; at++) {
    if (head[at] === '(') depth++;
    else if (head[at] === ')' && --depth === 0) return at;
  }
  return -1;
}

/** Spans in the document rather than in the mark alone. */
function shifted(marking: Marking, by: number): Marking {
  const move = (notes: readonly MarkingNote[]) =>
    notes.map(n => (n.span ? { ...n, span: [n.span[0] + by, n.span[1] + by] as const } : n));
  return {
    ...marking,
    errors: move(marking.errors),
    warnings: move(marking.warnings),
    ...(marking.spans ? { spans: marking.spans.map(s => ({ ...s, start: s.start + by, end: s.end + by })) } : {}),
    ...(marking.also ? { also: marking.also.map(m => shifted(m, by)) } : {}),
  };
}

function documentNotes(
  banner: Marking | null,
  footer: Marking | null,
  paragraphs: number,
  mixed: boolean,
): MarkingNote[] {
  const notes: MarkingNote[] = [];
  if (!banner) notes.push({ code: 'banner-missing', message: 'No banner stands in the first line.' });
  if (banner && footer && banner.canonical !== footer.canonical)
    notes.push({ code: 'footer-differs', message: 'The last line is a marking, but not that of the banner.' });
  if (mixed)
    notes.push({ code: 'portion-unmarked', message: 'Some paragraphs carry no mark: their handling is not stated.' });
  if (paragraphs > paragraphsMax)
    notes.push({ code: 'document-too-long', message: `Only the first ${paragraphsMax} paragraphs were read.` });
  return notes;
}
