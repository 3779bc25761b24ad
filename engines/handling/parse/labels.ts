import { profileOf } from '../profiles.ts';
import type { Level, Lexicons, MarkingContext, MarkingNote } from '../types.ts';
import type { Token } from './fold.ts';

/** A TLP or PAP label, or a Chatham House mark, found inside a text. */
export interface LabelMark {
  readonly scheme: string;
  readonly level: Level | null;
  /** token range [from, to) */
  readonly from: number;
  readonly to: number;
  readonly errors: readonly MarkingNote[];
  readonly warnings: readonly MarkingNote[];
  readonly extended: boolean;
}

const prefixes = new Set(['TLP', 'PAP']);
const colours = new Set(['CLEAR', 'WHITE', 'GREEN', 'AMBER', 'RED']);

/** The colour that a word is read as: its own, or that of a label which some originator translates. */
function colourOf(word: Token | undefined, lexicons: Lexicons): string | undefined {
  if (word === undefined || colours.has(word.text)) return word?.text;
  const profiles = lexicons.byId.get('tlp-2')?.profiles ?? [];
  return profiles.map(profile => profile.labels[word.text]).find(colour => colour !== undefined);
}

const strictWords = new Set(['STRICT', 'STRCIT']);

/** Every label of the text, left to right. `TLP` not followed by a colour is a label with an unknown level. */
export function labelsIn(
  tokens: readonly Token[],
  text: string,
  lexicons: Lexicons,
  context: MarkingContext,
): LabelMark[] {
  const marks: LabelMark[] = [];
  for (let at = 0; at < tokens.length; ) {
    const mark = prefixes.has((tokens[at] as Token).text)
      ? readLabel(tokens, at, text, lexicons, context)
      : readHouseRule(tokens, at, lexicons);
    if (mark) marks.push(mark);
    at = mark ? mark.to : at + 1;
  }
  return marks;
}

function readHouseRule(tokens: readonly Token[], at: number, lexicons: Lexicons): LabelMark | null {
  const words = tokens.slice(at, at + 3).map(token => token.text);
  const phrase = words[0] === 'CHATHAM' && words[1] === 'HOUSE' && /^RULES?$/.test(words[2] ?? '');
  const length = phrase ? 3 : words[0] === 'CHR' || words[0] === 'CHATHR' ? 1 : 0;
  const level = lexicons.byId.get('chatham-house-rule')?.levels[0];
  if (length === 0 || !level) return null;
  return { scheme: 'chatham-house-rule', level, from: at, to: at + length, errors: [], warnings: [], extended: false };
}

function readLabel(
  tokens: readonly Token[],
  at: number,
  text: string,
  lexicons: Lexicons,
  context: MarkingContext,
): LabelMark {
  const prefix = (tokens[at] as Token).text as 'TLP' | 'PAP';
  const sign = tokens[at + 1];
  const hasSign = sign?.text === ':' || sign?.text === '-' || sign?.text === '=' || sign?.text === '_';
  const place = hasSign ? at + 2 : at + 1;
  const word = tokens[place];
  const extended =
    prefix === 'TLP' && word?.text === 'EX' && tokens[place + 1]?.text === ':' && tokens[place + 2]?.text === 'CHR';
  if (extended)
    return { scheme: 'tlp-2', level: null, from: at, to: place + 3, errors: [], warnings: [], extended: true };
  const colour = colourOf(word, lexicons);
  if (!word || !colour) return unknownLabel(prefix, tokens, at, place, lexicons);
  const strict = prefix === 'TLP' && colour === 'AMBER' ? strictSuffix(tokens, place + 1) : 0;
  const to = place + 1 + strict;
  const code = strict > 0 ? 'AMBER+STRICT' : prefix === 'PAP' && colour === 'WHITE' ? 'CLEAR' : colour;
  const scheme = prefix === 'PAP' ? 'pap' : tlpVersion(code, context, lexicons);
  const level = lexicons.byId.get(scheme)?.levels.find(l => l.code === code) ?? null;
  const span: [number, number] = [(tokens[at] as Token).start, (tokens[to - 1] as Token).end];
  const spelling = spellingNotes(
    text.slice(...span),
    `${prefix}:${code}`,
    span,
    !colours.has(word.text) && prefix === 'TLP',
    context,
  );
  const versions = prefix === 'TLP' ? versionNotes(code, scheme, span, context, level) : { errors: [], warnings: [] };
  return {
    scheme,
    level,
    from: at,
    to,
    errors: versions.errors,
    warnings: [...spelling, ...versions.warnings],
    extended: false,
  };
}

function unknownLabel(
  prefix: string,
  tokens: readonly Token[],
  at: number,
  place: number,
  lexicons: Lexicons,
): LabelMark {
  const word = tokens[place]?.word ? tokens[place] : undefined;
  const to = word ? place + 1 : place;
  const scheme = prefix === 'PAP' ? 'pap' : 'tlp-2';
  const levels = (lexicons.byId.get(scheme)?.levels ?? []).map(l => `${prefix}:${l.code}`).join(', ');
  const message = `\`${prefix}:${word?.text ?? ''}\` is no label of this scheme; it has ${levels}.`;
  const span: [number, number] = [(tokens[at] as Token).start, (tokens[Math.min(to, tokens.length) - 1] as Token).end];
  return {
    scheme,
    level: null,
    from: at,
    to,
    errors: [{ code: 'unknown-level', message, span }],
    warnings: [],
    extended: false,
  };
}

/** How many tokens `+STRICT` and its misspellings take after AMBER. */
function strictSuffix(tokens: readonly Token[], at: number): number {
  const sign = ['+', '-', '_'].includes(tokens[at]?.text ?? '') ? 1 : 0;
  return strictWords.has(tokens[at + sign]?.text ?? '') ? sign + 1 : 0;
}

const transitionStart = '2022-08-01';
const transitionEnd = '2022-12-31';

/** Version 2.0 is of August 2022, or of the day its issuer took it up; WHITE exists only before it, CLEAR and AMBER+STRICT only since. */
function tlpVersion(code: string, context: MarkingContext, lexicons: Lexicons): 'tlp-1' | 'tlp-2' {
  if (code === 'WHITE') return 'tlp-1';
  if (code === 'CLEAR' || code === 'AMBER+STRICT') return 'tlp-2';
  if (context.scheme === 'tlp-1' || context.scheme === 'tlp-2') return context.scheme;
  const adopted = profileOf(lexicons.byId.get('tlp-2'), context.issuer)?.adopted ?? transitionStart;
  return context.created !== undefined && context.created.slice(0, 10) < adopted ? 'tlp-1' : 'tlp-2';
}

function versionNotes(
  code: string,
  scheme: string,
  span: readonly [number, number],
  context: MarkingContext,
  level: Level | null,
) {
  const citation = level?.citation;
  const errors: MarkingNote[] = [];
  const warnings: MarkingNote[] = [];
  const say = (list: MarkingNote[], noteCode: string, message: string) =>
    list.push({ code: noteCode, message, span, ...(citation ? { citation } : {}) });
  const created = context.created?.slice(0, 10);
  if (scheme === 'tlp-2' && created && created < transitionStart)
    say(errors, 'level-not-in-force', `TLP:${code} exists since version 2.0 (August 2022); the item is of ${created}.`);
  if (code === 'WHITE' && created && created > transitionEnd)
    say(warnings, 'superseded-label', 'TLP:WHITE was replaced by TLP:CLEAR in version 2.0.');
  if (code !== 'AMBER') return { errors, warnings };
  const transition = created !== undefined && created >= transitionStart && created <= transitionEnd;
  if ((created === undefined && context.scheme === undefined) || transition) {
    say(
      warnings,
      'amber-vintage-unknown',
      'AMBER reaches clients in FIRST 1.0 and 2.0 but stayed inside the organisation before FIRST: without date and issuer, decide as for AMBER+STRICT.',
    );
  } else if (created !== undefined && created < '2016-08-31') {
    say(
      warnings,
      'amber-before-first',
      'Before the FIRST standard AMBER was limited to the recipient organisation: decide as for AMBER+STRICT.',
    );
  }
  return { errors, warnings };
}

function spellingNotes(
  written: string,
  canonical: string,
  span: readonly [number, number],
  foreign: boolean,
  context: MarkingContext,
): MarkingNote[] {
  if (written === canonical) return [];
  if (foreign)
    return [
      {
        code: 'translated-label',
        message: `\`${written}\` is read as ${canonical}; labels are never translated.`,
        span,
      },
    ];
  if (written === 'PAP:WHITE') return [{ code: 'superseded-label', message: 'PAP:WHITE is read as PAP:CLEAR.', span }];
  if (written.toUpperCase() === canonical) {
    return context.format === 'misp'
      ? []
      : [
          {
            code: 'label-not-capitals',
            message: `\`${written}\` is read as ${canonical}; labels should be in capitals.`,
            span,
          },
        ];
  }
  return [
    {
      code: 'nonconformant-spelling',
      message: `\`${written}\` is read as ${canonical}; a label has no space and exactly this spelling.`,
      span,
    },
  ];
}
