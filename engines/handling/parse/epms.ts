import type { Level, Lexicon, Lexicons, Marking, MarkingNote, ParsedCaveat } from '../types.ts';
import { tokenize } from './fold.ts';
import { grammarsOf } from './grammar.ts';
import { caveatOf, makeMarking } from './marking.ts';
import { checkReading } from './rules.ts';
import { type ReadCaveat, type Reading, scan } from './scan.ts';

/** One `KEY=value` of a marking in mail, with its place in the text. */
interface Element {
  readonly key: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const scheme = 'au-pspf';
const headerName = 'x-protective-marking:';
const headerOrder = ['VER', 'NS', 'SEC', 'CAVEAT', 'EXPIRES', 'DOWNTO', 'ACCESS', 'NOTE', 'ORIGIN'];
const cite = (place: string) => ({ source: 'EPMS', place, confidence: 'confirmed' as const });

/** A protective marking of Australian Government mail: the header field, or the mark in the subject line; else null. */
export function parseProtectiveMarking(original: string, lexicons: Lexicons): Marking | null {
  const lexicon = lexicons.byId.get(scheme);
  const lower = original.slice(0, 200_000).toLowerCase();
  const header = lower.indexOf(headerName);
  const bare = /^\s*ver=[^,]{1,20},\s*ns=/.test(lower.slice(0, 80));
  const subject = lower.indexOf('[sec=');
  if (!lexicon || (header < 0 && subject < 0 && !bare)) return null;
  if (header >= 0 || bare)
    return fromHeader(original, header >= 0 ? header + headerName.length : 0, subject, lexicon, lexicons);
  return fromSubject(original, subject, lexicon, lexicons);
}

/** A header may be folded over several lines; it outranks the subject. */
function fromHeader(original: string, start: number, subject: number, lexicon: Lexicon, lexicons: Lexicons): Marking {
  let end = original.indexOf('\n', start);
  while (end >= 0 && /[ \t]/.test(original[end + 1] ?? '')) end = original.indexOf('\n', end + 1);
  const stop = end < 0 ? original.length : end;
  const elements = elementsIn(original, start, stop);
  const marking = markingOf(elements, original, 'header', lexicon, lexicons);
  const notes: MarkingNote[] = [];
  if (stop - start > 998)
    notes.push({
      code: 'header-too-long',
      message: 'The header field has more than 998 characters.',
      citation: cite('s. 8'),
    });
  for (const need of ['VER', 'NS', 'ORIGIN']) {
    if (!elements.some(e => e.key === need))
      notes.push({
        code: 'header-element-missing',
        message: `The header field has no ${need}.`,
        citation: cite('s. 8'),
      });
  }
  const warnings: MarkingNote[] = [];
  if (subject >= 0) {
    const other = fromSubject(original, subject, lexicon, lexicons);
    if (other.canonical !== subjectText(marking))
      warnings.push({
        code: 'subject-differs',
        message: 'Header and subject differ; the header outranks the subject.',
        citation: cite('s. 5'),
      });
  }
  return makeMarking(
    {
      ...marking,
      errors: [...marking.errors, ...notes],
      warnings: [...marking.warnings, ...warnings],
      conformant: undefined,
    },
    lexicons,
  );
}

function fromSubject(original: string, start: number, lexicon: Lexicon, lexicons: Lexicons): Marking {
  const close = original.indexOf(']', start);
  const stop = close < 0 ? original.length : close;
  const marking = markingOf(elementsIn(original, start + 1, stop), original, 'subject', lexicon, lexicons);
  const errors: MarkingNote[] = [];
  const warnings: MarkingNote[] = [];
  if (close < 0)
    errors.push({
      code: 'bracket-missing',
      message: 'The mark in a subject line ends with `]`.',
      span: [start, stop],
      citation: cite('s. 7'),
    });
  const rest = original.slice(stop + 1, stop + 400).toLowerCase();
  if (rest.includes('[sec='))
    warnings.push({
      code: 'several-marks',
      message: 'Several marks stand in the subject; the leftmost wins.',
      citation: cite('s. 7'),
    });
  else if (close >= 0 && rest.split('\n')[0]?.trim())
    warnings.push({
      code: 'mark-not-at-end',
      message: 'The mark stands at the end of the subject.',
      span: [start, stop + 1],
      citation: cite('s. 7'),
    });
  return makeMarking(
    {
      ...marking,
      errors: [...marking.errors, ...errors],
      warnings: [...marking.warnings, ...warnings],
      conformant: undefined,
    },
    lexicons,
  );
}

/** `KEY=value` pairs separated by commas; a backslash keeps the next character in the value. */
function elementsIn(text: string, from: number, to: number): Element[] {
  const elements: Element[] = [];
  let start = from;
  for (let at = from; at <= to; at++) {
    if (text[at] === '\\') at++;
    else if (at === to || text[at] === ',') {
      const piece = text.slice(start, at);
      const sign = piece.indexOf('=');
      const offset = start + (piece.length - piece.trimStart().length);
      if (piece.trim())
        elements.push({
          key: (sign < 0 ? piece : piece.slice(0, sign)).trim(),
          value: sign < 0 ? '' : unescape(piece.slice(sign + 1).trim()),
          start: offset,
          end: at,
        });
      start = at + 1;
    }
  }
  return elements.slice(0, 200);
}

const unescape = (value: string): string => value.replaceAll(/\\(.)/g, '$1');

function markingOf(
  elements: readonly Element[],
  original: string,
  form: 'header' | 'subject',
  lexicon: Lexicon,
  lexicons: Lexicons,
): Marking {
  const errors: MarkingNote[] = [...orderNotes(elements, form)];
  const warnings: MarkingNote[] = [];
  const caveats: ReadCaveat[] = [];
  const value = (key: string) => elements.find(e => e.key.toUpperCase() === key);
  const level = levelOf(value('SEC'), lexicon, errors, warnings);
  for (const element of elements) {
    const key = element.key.toUpperCase();
    if (key === 'CAVEAT') caveats.push(...caveatsOf(element, lexicon, lexicons, errors, warnings));
    else if (key === 'ACCESS') caveats.push(...accessOf(element, lexicon, lexicons, errors));
    else if (!headerOrder.includes(key))
      errors.push({
        code: 'unknown-element',
        message: `\`${element.key}\` is no element of a protective marking.`,
        span: [element.start, element.end],
        citation: cite('s. 6'),
      });
  }
  const duration = durationOf(value('EXPIRES'), value('DOWNTO'), level, lexicon, errors);
  const reading = {
    grammar: grammarsOf(lexicons).byScheme.get(scheme),
    level,
    levelTokens: 1,
    caveats,
    unknown: [],
    unknownWords: 0,
    notes: [],
    warnings: [],
    sameWords: [],
    slashed: false,
  } as unknown as Reading;
  const rules = checkReading(reading, original, {}, form, grammarsOf(lexicons));
  const known = new Set(errors.map(e => e.code));
  errors.push(...rules.errors.filter(e => !(known.has('unknown-level') && e.code === 'level-missing')));
  const parsed = caveats.map(c => caveatOf(c.caveat.code, c.caveat.effect, c.args));
  const draft = {
    scheme,
    level: level?.code ?? null,
    caveats: parsed,
    original,
    form,
    ...(duration ? { duration } : {}),
    errors,
    warnings: [...warnings, ...rules.warnings],
  };
  const readable = errors.every(e => !['unknown-caveat', 'unknown-level', 'unknown-element'].includes(e.code));
  const canonical = readable ? subjectText({ ...draft, canonical: '' } as unknown as Marking, lexicon) : original;
  return makeMarking({ ...draft, canonical }, lexicons);
}

function orderNotes(elements: readonly Element[], form: string): MarkingNote[] {
  const ranks = elements.map(e => headerOrder.indexOf(e.key.toUpperCase())).filter(rank => rank >= 0);
  const fault = ranks.some((rank, i) => i > 0 && rank < (ranks[i - 1] as number));
  const cased = elements.find(e => headerOrder.includes(e.key.toUpperCase()) && e.key !== e.key.toUpperCase());
  return [
    ...(fault
      ? [
          {
            code: 'element-order',
            message: `The elements of a ${form} stand in the order ${headerOrder.join(', ')}.`,
            citation: cite('s. 6'),
          },
        ]
      : []),
    ...(cased
      ? [
          {
            code: 'element-case',
            message: `\`${cased.key}\` is written in capitals; the marking is case-sensitive.`,
            span: [cased.start, cased.end] as const,
            citation: cite('s. 6'),
          },
        ]
      : []),
  ];
}

const mailSpelling = (level: Level): string => level.code.replace(': ', ':').replace('TOP SECRET', 'TOP-SECRET');

function levelOf(
  element: Element | undefined,
  lexicon: Lexicon,
  errors: MarkingNote[],
  warnings: MarkingNote[],
): Level | null {
  const span: [number, number] | undefined = element && [element.start, element.end];
  const wanted = element?.value.toUpperCase().replaceAll(/[\s-]/g, '');
  const level = lexicon.levels.find(l => !l.legacy && l.code.toUpperCase().replaceAll(/[\s-]/g, '') === wanted);
  if (!level)
    errors.push({
      code: 'unknown-level',
      message: `\`${element?.value ?? ''}\` is no class of the email standard.`,
      ...(span ? { span } : {}),
      citation: cite('s. 6'),
    });
  else if (element?.value !== mailSpelling(level))
    warnings.push({
      code: 'nonconformant-spelling',
      message: `In mail this class is written ${mailSpelling(level)}.`,
      ...(span ? { span } : {}),
      citation: cite('s. 6'),
    });
  return level ?? null;
}

function caveatsOf(
  element: Element,
  lexicon: Lexicon,
  lexicons: Lexicons,
  errors: MarkingNote[],
  warnings: MarkingNote[],
): ReadCaveat[] {
  const sign = element.value.indexOf(':');
  const type = element.value.slice(0, Math.max(sign, 0)).toUpperCase();
  const rest = element.value.slice(sign + 1).trim();
  const span: [number, number] = [element.start, element.end];
  const unknown = () =>
    errors.push({
      code: 'unknown-caveat',
      message: `\`${element.value}\` is no caveat of the email standard.`,
      span,
      citation: cite('s. 6'),
    });
  if (type === 'C' || type === 'FG') {
    const caveat = lexicon.caveats.find(c => c.more.epms === type);
    if (caveat && rest) return [{ caveat, args: [rest], span, separator: '', portion: false }];
    unknown();
    return [];
  }
  const grammars = grammarsOf(lexicons);
  const grammar = grammars.byScheme.get(scheme);
  const tokens = tokenize(rest.replace(/^REL\//i, 'REL '));
  const read = grammar ? scan(grammar, tokens, grammars) : null;
  const found = read?.unknown.length === 0 && read.level === null ? read.caveats : [];
  if (found.length === 0) unknown();
  const misfiled = found.find(c => c.caveat.more.epms !== type);
  if (misfiled)
    warnings.push({
      code: 'caveat-type',
      message: `${misfiled.caveat.code} belongs to the caveat type ${String(misfiled.caveat.more.epms)}.`,
      span,
      citation: cite('s. 6'),
    });
  return found.map(c => ({ ...c, span }));
}

function accessOf(element: Element, lexicon: Lexicon, _lexicons: Lexicons, errors: MarkingNote[]): ReadCaveat[] {
  const caveat = lexicon.caveats.find(
    c => c.more.epms === 'ACCESS' && c.code.toUpperCase() === element.value.toUpperCase(),
  );
  if (caveat) return [{ caveat, span: [element.start, element.end], separator: '', portion: false }];
  errors.push({
    code: 'unknown-caveat',
    message: `\`${element.value}\` is no information management marker.`,
    span: [element.start, element.end],
    citation: cite('s. 6'),
  });
  return [];
}

function durationOf(
  expires: Element | undefined,
  downTo: Element | undefined,
  level: Level | null,
  lexicon: Lexicon,
  errors: MarkingNote[],
): Marking['duration'] {
  if (!expires && !downTo) return undefined;
  const target = downTo && levelOf(downTo, lexicon, errors, []);
  const span: [number, number] = expires
    ? [expires.start, expires.end]
    : [(downTo as Element).start, (downTo as Element).end];
  if (!expires || !downTo)
    errors.push({
      code: 'expires-with-downto',
      message: 'EXPIRES and DOWNTO stand together.',
      span,
      citation: cite('s. 6'),
    });
  if (target && level && (target.order ?? 0) >= (level.order ?? 0))
    errors.push({
      code: 'downto-not-lower',
      message: `DOWNTO must be lower than ${level.label}.`,
      span,
      citation: cite('s. 6'),
    });
  return { ...(expires ? { until: expires.value } : {}), ...(target ? { downgrade: target.code } : {}) };
}

const escaped = (value: string): string => value.replaceAll(/([\\,\]])/g, '\\$1');

/** The mark as the subject line of a mail carries it. */
function subjectText(marking: Pick<Marking, 'level' | 'caveats' | 'duration'>, lexicon?: Lexicon): string {
  const entry = (c: ParsedCaveat) => lexicon?.caveats.find(p => p.code === c.code);
  const level = lexicon?.levels.find(l => l.code === marking.level);
  const parts = [
    `SEC=${level ? mailSpelling(level) : (marking.level ?? '').replace(': ', ':').replace('TOP SECRET', 'TOP-SECRET')}`,
  ];
  for (const caveat of marking.caveats.filter(c => entry(c)?.more.epms !== 'ACCESS'))
    parts.push(`CAVEAT=${caveatValue(caveat, String(entry(caveat)?.more.epms ?? ''))}`);
  if (marking.duration?.until) parts.push(`EXPIRES=${escaped(marking.duration.until)}`);
  if (marking.duration?.downgrade)
    parts.push(`DOWNTO=${marking.duration.downgrade.replace(': ', ':').replace('TOP SECRET', 'TOP-SECRET')}`);
  for (const caveat of marking.caveats.filter(c => entry(c)?.more.epms === 'ACCESS'))
    parts.push(`ACCESS=${caveat.code}`);
  return `[${parts.join(', ')}]`;
}

function caveatValue(caveat: ParsedCaveat, type: string): string {
  if (type === 'C' || type === 'FG') return `${type}:${escaped(caveat.args?.[0] ?? '')}`;
  if (caveat.code === 'REL') return `${type}:REL/${(caveat.args ?? []).join('/')}`;
  const name = caveat.code.replaceAll(' ', '-');
  return `${type}:${name}${caveat.args ? ` ${escaped(caveat.args.join(' '))}` : ''}`;
}
