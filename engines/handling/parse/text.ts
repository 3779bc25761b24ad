import { profileOf } from '../profiles.ts';
import { canonicalOf } from '../render/canonical.ts';
import type { Lexicons, Marking, MarkingContext, MarkingNote } from '../types.ts';
import { ambiguousMarking, homographReadings } from './ambiguous.ts';
import { tokenize, tokensMax, type Token } from './fold.ts';
import { type Grammars, grammarsOf } from './grammar.ts';
import { type LabelMark, labelsIn } from './labels.ts';
import { caveatOf, makeMarking, unreadable, unresolved } from './marking.ts';
import { resolve, type Resolution } from './resolve.ts';
import { checkReading } from './rules.ts';
import { levelCode, type Reading } from './scan.ts';
import { parseSpecialForm } from './special-forms.ts';
import { subjectLine } from './subject.ts';
import { statutoryMarks } from './statutory.ts';

/** Reads a marking that is written as text. */
export function parseText(original: string, context: MarkingContext, lexicons: Lexicons): Marking {
  const special = parseSpecialForm(original, context, lexicons);
  if (special) return special;
  const tokens = tokenize(original);
  if (tokens.length === 0) {
    const house = unmarked(original, context, lexicons);
    if (house) return house;
    return unreadable(original, { code: 'empty-marking', message: 'There is no marking here.' }, lexicons);
  }
  if (tokens.length > tokensMax) {
    const message = 'This is longer than any marking: it is a text. Read it as a document, portion by portion.';
    return unreadable(original, { code: 'marking-too-long', message }, lexicons);
  }
  const marks = piecesOf(tokens, original, context, lexicons);
  return combine(original, marks, lexicons);
}

/** What an originator writes without a mark, where its dialect gives that a level (NSM: AMBER). */
function unmarked(original: string, context: MarkingContext, lexicons: Lexicons): Marking | null {
  const profile = profileOf(lexicons.byId.get('tlp-2'), context.issuer);
  if (!profile?.unmarked) return null;
  const marking = parseText(`TLP:${profile.unmarked}`, context, lexicons);
  const warning: MarkingNote = {
    code: 'unmarked-by-profile',
    message: `Nothing is marked; ${profile.by} treats what it writes without a mark as TLP:${profile.unmarked}.`,
    citation: profile.citation,
  };
  return makeMarking(
    { ...marking, original, conformant: false, warnings: [warning, ...marking.warnings], spans: [] },
    lexicons,
  );
}

/** The marks of a text in the order they are written: labels, and what stands between them. */
function piecesOf(tokens: readonly Token[], original: string, context: MarkingContext, lexicons: Lexicons): Marking[] {
  const labels = labelsIn(tokens, original, lexicons, context);
  if (labels.length === 0) {
    const subject = subjectLine(tokens, original, context, grammarsOf(lexicons));
    if (subject === null) return classified(tokens, original, context, lexicons);
    const [first, ...rest] = classified(subject.marks, original, context, lexicons);
    const lead = first && makeMarking({ ...first, warnings: [...first.warnings, subject.warning] }, lexicons);
    return lead ? [lead, ...rest] : [];
  }
  const marks: Marking[] = [];
  let from = 0;
  for (const label of labels) {
    marks.push(...between(tokens.slice(from, label.from), original, context, lexicons, marks));
    marks.push(second(labelMarking(label, tokens, original, lexicons), marks, lexicons));
    from = label.to;
  }
  marks.push(...between(tokens.slice(from), original, context, lexicons, marks));
  const bracketed =
    context.format === 'subject' || labels.some(l => tokens[l.from - 1]?.text === '[' && tokens[l.to]?.text === ']');
  return withStrayText(marks, bracketed, lexicons);
}

/** One item bears one label of a scheme: another beside it binds too, and somebody has to say which is meant. */
function second(mark: Marking, before: readonly Marking[], lexicons: Lexicons): Marking {
  const family = (scheme: string) => scheme.replace(/^tlp-\d$/, 'tlp');
  const other = before.find(m => m.level !== null && family(m.scheme) === family(mark.scheme));
  if (!other || mark.level === null || other.canonical === mark.canonical) return mark;
  const span = mark.spans?.[0];
  const error: MarkingNote = {
    code: 'two-levels',
    message: `A marking has one level; ${other.canonical} was read before ${mark.canonical}.`,
    ...(span && { span: [span.start, span.end] }),
  };
  return makeMarking({ ...mark, conformant: undefined, errors: [...mark.errors, error] }, lexicons);
}

/**
 * Text beside a label that is no mark: around a label in brackets it is the subject of a mail; elsewhere it may be a limit
 * that nobody here knows, and is an error of the label.
 */
function withStrayText(marks: readonly Marking[], bracketed: boolean, lexicons: Lexicons): Marking[] {
  const stray = marks.filter(m => m.scheme === unresolved && !m.ambiguous);
  const kept = marks.filter(m => !stray.includes(m));
  const [first, ...others] = kept;
  if (!first || stray.length === 0) return [...marks];
  const notes = stray.map((m): MarkingNote => {
    const written = m.original.slice(0, 60);
    const span = m.errors[0]?.span;
    const message = bracketed
      ? `\`${written}\` stands outside the brackets of the label and is not read as a marking.`
      : `\`${written}\` beside the label is no caveat that is known here: treat the item as restricted and ask its originator.`;
    return { code: bracketed ? 'text-beside-label' : 'unknown-caveat', message, ...(span ? { span } : {}) };
  });
  const lead = makeMarking(
    {
      ...first,
      conformant: undefined,
      ...(bracketed ? { warnings: [...first.warnings, ...notes] } : { errors: [...first.errors, ...notes] }),
    },
    lexicons,
  );
  return [lead, ...others];
}

const joints = new Set(['/', '|', ',', ';', '-', '&', '+', '(', ')', '[', ']', ':', 'AND', 'ET', 'UND', '#']);

/** What stands between labels: nothing but joints, another scheme's mark, or an instruction beside the label. */
function between(
  piece: readonly Token[],
  original: string,
  context: MarkingContext,
  lexicons: Lexicons,
  before: Marking[],
): Marking[] {
  const start = piece.findIndex(token => !joints.has(token.text));
  if (start < 0) return [];
  let end = piece.length;
  while (joints.has((piece[end - 1] as Token).text) && (piece[end - 1] as Token).text !== ')') end--;
  const lead = piece.slice(0, start);
  const rest = piece.slice(start, end);
  const text = original.slice((rest[0] as Token).start, (rest.at(-1) as Token).end);
  const label = before.at(-1);
  const words = rest.filter(token => token.word).length;
  if (
    label?.scheme === 'tlp-2' &&
    words > 2 &&
    lead.some(t => ['-', ':', ';', '(', ','].includes(t.text)) &&
    resolve(rest, {}, grammarsOf(lexicons)).readings.every(r => r.unknown.length > 0)
  ) {
    before[before.length - 1] = withInstruction(
      label,
      text,
      [(rest[0] as Token).start, (rest.at(-1) as Token).end],
      lexicons,
    );
    return [];
  }
  return classified(rest, original, context, lexicons);
}

function withInstruction(label: Marking, text: string, span: readonly [number, number], lexicons: Lexicons): Marking {
  const warning: MarkingNote = {
    code: 'accompanying-instruction',
    message: `The text beside the label may narrow it and must be read by a person: ${text.slice(0, 200)}`,
    span,
  };
  const caveats = [...label.caveats, caveatOf('ACCOMPANYING-INSTRUCTION', 'shrinks-audience', [text])];
  return makeMarking(
    { ...label, caveats, canonical: `${label.canonical} - ${text}`, warnings: [...label.warnings, warning] },
    lexicons,
  );
}

function labelMarking(label: LabelMark, tokens: readonly Token[], original: string, lexicons: Lexicons): Marking {
  const first = tokens[label.from] as Token;
  const last = tokens[label.to - 1] as Token;
  const prefix = label.scheme === 'pap' ? 'PAP' : 'TLP';
  const code = label.level?.code ?? '';
  const house = label.scheme === 'chatham-house-rule';
  const canonical = label.extended ? 'TLP:EX:CHR' : house ? (label.level?.label ?? '') : `${prefix}:${code}`;
  return makeMarking(
    {
      scheme: label.scheme,
      level: label.level?.code ?? null,
      caveats: label.extended ? [caveatOf('EX:CHR', 'limits-attribution')] : [],
      original: original.slice(first.start, last.end),
      canonical: label.errors.some(e => e.code === 'unknown-level') ? original.slice(first.start, last.end) : canonical,
      form: 'label',
      errors: label.errors,
      warnings: label.warnings,
      spans: [{ start: first.start, end: last.end, role: 'level', code }],
    },
    lexicons,
  );
}

/** Words that announce a marking and are not part of it. */
const leadIns = new Set(['CLASSIFICATION', 'MARKING', 'HANDLING', 'EINSTUFUNG', 'MENTION', 'RUBRICERING']);

/** A classification or control marking: the scheme is found, or the candidates are. */
function classified(
  tokens: readonly Token[],
  original: string,
  context: MarkingContext,
  lexicons: Lexicons,
): Marking[] {
  const grammars = grammarsOf(lexicons);
  if (leadIns.has((tokens[0] as Token).text) && tokens[1]?.text === ':' && tokens.length > 2)
    return classified(tokens.slice(2), original, context, lexicons);
  const first = tokens[0] as Token;
  const portion = first.text === '(' && tokens.at(-1)?.text === ')';
  const form = portion ? 'portion' : context.format === 'portion' ? 'portion' : 'banner';
  const inner = portion ? tokens.slice(1, -1) : tokens;
  const text = original.slice(first.start, (tokens.at(-1) as Token).end);
  if (inner.length === 0)
    return [unreadable(text, { code: 'empty-marking', message: 'There is no marking here.' }, lexicons)];
  const resolution = resolve(inner, context, grammars);
  const readings = portion ? portionMarks(resolution.readings) : resolution.readings;
  const homograph = !narrowed(context, resolution) && homographReadings(text, lexicons).length > 1;
  const settled = homograph || readings.length !== 1 ? null : (readings[0] as Reading);
  if (readings.every(r => r.unknownWords > 0)) {
    const several = severalMarks(inner, original, context, lexicons);
    if (several) return several;
  }
  if (settled) return settledMarking(settled, original, text, context, form, resolution, grammars, lexicons);
  if (resolution.outsideContext) {
    const owned = underOwner(inner, context, lexicons);
    if (owned) return [{ ...owned, original: text }];
  }
  if (readings.length === 0 && !homograph) {
    const span: [number, number] = [first.start, (tokens.at(-1) as Token).end];
    return [
      unreadable(
        text,
        { code: 'unknown-marking', message: `\`${text.slice(0, 60)}\` is no marking of any scheme known here.`, span },
        lexicons,
        form,
      ),
    ];
  }
  return [ambiguousMarking(readings, original, text, context, form, grammars, lexicons)];
}

/** Marks of two bodies on one line, `EU CONFIDENTIAL / NATO SECRET`: read apart if each is a whole mark of its own. */
function severalMarks(
  tokens: readonly Token[],
  original: string,
  context: MarkingContext,
  lexicons: Lexicons,
): Marking[] | null {
  const pieces: Token[][] = [[]];
  const bars = tokens.some(token => token.text === '|');
  for (const token of tokens) {
    const splits = bars
      ? token.text === '|'
      : (token.text === '/' && token.spaceBefore) || ['|', ';', '&', 'AND', 'ET', 'UND'].includes(token.text);
    if (splits) pieces.push([]);
    else (pieces.at(-1) as Token[]).push(token);
  }
  const filled = pieces.filter(piece => piece.length > 0);
  if (filled.length < 2 || filled.length > 4) return null;
  const marks = filled.flatMap(piece => {
    const { settled } = resolve(piece, context, grammarsOf(lexicons));
    return settled && settled.level !== null && settled.unknownWords === 0
      ? classified(piece, original, context, lexicons)
      : [];
  });
  const schemes = new Set(marks.map(m => m.scheme));
  return marks.length === filled.length && schemes.size === marks.length ? marks : null;
}

/** NATO and EU levels name their owner; where only the context does, the bare word is read as theirs, with a warning. */
function underOwner(tokens: readonly Token[], context: MarkingContext, lexicons: Lexicons): Marking | null {
  const owner = [context.issuer, context.country]
    .map(name => name?.toUpperCase())
    .find(name => name === 'NATO' || name === 'EU');
  const bare = tokens.map(token => token.text).join(' ');
  if (!owner || tokens[0]?.text === owner) return null;
  const prefixed = `${owner === 'NATO' && bare === 'TOP SECRET' ? 'COSMIC' : owner} ${bare}`;
  const marking = parseText(prefixed, { scheme: owner === 'NATO' ? 'nato' : 'eu-euci' }, lexicons);
  if (marking.level === null || marking.errors.length > 0) return null;
  const warning: MarkingNote = {
    code: 'nonconformant-spelling',
    message: `Read as ${marking.canonical}, since ${owner} is given as the issuer; the marking itself does not name it.`,
  };
  return makeMarking({ ...marking, conformant: undefined, warnings: [warning], spans: [] }, lexicons);
}

/** Whether the context names the issuer, so that a word used by many need not stay open. */
const narrowed = (context: MarkingContext, resolution: Resolution): boolean =>
  Boolean(context.country || context.issuer || context.scheme) && !resolution.outsideContext;

/** In brackets an abbreviation is a portion mark, for the schemes that have them. */
function portionMarks(readings: readonly Reading[]): readonly Reading[] {
  const marked = readings.filter(r => r.level?.portion && r.levelEntry?.kind === 'level' && r.levelEntry.portion);
  return marked.length > 0 ? marked : readings;
}

function settledMarking(
  reading: Reading,
  original: string,
  text: string,
  context: MarkingContext,
  form: string,
  resolution: Resolution,
  grammars: Grammars,
  lexicons: Lexicons,
): Marking[] {
  const found = checkReading(reading, original, context, form, grammars);
  const differs: MarkingNote[] = resolution.outsideContext
    ? [
        {
          code: 'issuer-differs',
          message: `This is a marking of ${reading.grammar.lexicon?.name ?? reading.grammar.scheme}, not of the country or issuer given.`,
        },
      ]
    : [];
  const level = levelCode(reading);
  const readable = found.errors.every(
    e =>
      ![
        'unknown-caveat',
        'two-levels',
        'level-missing',
        'sensitive-above-official',
        'unknown-country',
        'joint-owners-missing',
      ].includes(e.code),
  );
  const marking = makeMarking(
    {
      scheme: reading.grammar.scheme,
      level,
      caveats: reading.caveats.map(c => caveatOf(c.caveat.code, c.caveat.effect, c.args)),
      original: text,
      canonical: readable ? canonicalOf(reading, form, grammars) : text,
      form,
      ...(reading.owner ? { owner: reading.owner } : {}),
      errors: [...found.errors, ...withoutPack(reading)],
      warnings: [...found.warnings, ...differs],
      spans: spansOf(reading),
    },
    lexicons,
  );
  return [marking, ...statutoryMarks(marking, lexicons)];
}

/** A row of Appendix B tells the EU level of a national mark, and nothing of that state's own rules. */
function withoutPack(reading: Reading): MarkingNote[] {
  if (reading.grammar.lexicon || !reading.level) return [];
  const message = `No pack holds the national rules behind ${reading.level.label}; Appendix B of 2013/488/EU sets it beside ${String(reading.level.more.eu)}.`;
  return [{ code: 'scheme-without-pack', message, citation: reading.level.citation }];
}

const spansOf = (reading: Reading): NonNullable<Marking['spans']> => [
  ...(reading.levelSpan && reading.level
    ? [{ start: reading.levelSpan[0], end: reading.levelSpan[1], role: 'level', code: reading.level.code }]
    : []),
  ...(reading.ownerSpan
    ? [{ start: reading.ownerSpan[0], end: reading.ownerSpan[1], role: 'owner', code: reading.owner ?? '' }]
    : []),
  ...reading.caveats.map(c => ({ start: c.span[0], end: c.span[1], role: 'caveat', code: c.caveat.code })),
  ...reading.unknown.map(([start, end]) => ({ start, end, role: 'unknown', code: '' })),
];

/** The first mark leads; the others bind with it. */
function combine(original: string, marks: readonly Marking[], lexicons: Lexicons): Marking {
  const [first, ...others] = marks;
  if (!first) return unreadable(original, { code: 'empty-marking', message: 'There is no marking here.' }, lexicons);
  if (others.length === 0) return { ...first, original };
  const written = marks.filter(m => m.form !== 'implied');
  const joint = (at: number) =>
    at === 0 ? '' : written[at]?.form === 'label' || written[at - 1]?.form === 'label' ? ' ' : ' | ';
  return { ...first, original, canonical: written.map((m, at) => joint(at) + m.canonical).join(''), also: others };
}
