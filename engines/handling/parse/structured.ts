import type { Lexicons, Marking, MarkingContext, MarkingNote } from '../types.ts';
import { canonicalOf } from '../render/canonical.ts';
import { parseAcs, parseAis } from './acs.ts';
import { tokenize } from './fold.ts';
import { type Grammar, grammarsOf } from './grammar.ts';
import { parseIep } from './iep.ts';
import { caveatOf, makeMarking, unreadable } from './marking.ts';
import { parseMispObject } from './misp.ts';
import { checkReading } from './rules.ts';
import { type ReadCaveat, type Reading, scan } from './scan.ts';
import { parseStixObject } from './stix.ts';
import { parseText } from './text.ts';

type Json = Readonly<Record<string, unknown>>;

/** Reads the structured form of a scheme: STIX, MISP, IEP, ACS, AIS, or `{scheme, level, caveats}`. */
export function parseStructured(input: object, context: MarkingContext, lexicons: Lexicons): Marking {
  const json = input as Json;
  const original = JSON.stringify(input) ?? '';
  const read = (text: string, inner: MarkingContext) => parseText(text, inner, lexicons);
  return (
    parseScheme(json, context, lexicons) ??
    parseStixObject(json, context, lexicons) ??
    parseAis(json, lexicons) ??
    parseAcs(json, lexicons) ??
    parseMispObject(json, context, lexicons, read) ??
    parseIep(json, context, lexicons) ??
    unreadable(
      original,
      { code: 'unknown-form', message: 'This object is no structured marking that is known here.' },
      lexicons,
      'json',
    )
  );
}

/** `{scheme, level, caveats}`: the level by code or spelling, each caveat as text or `{code, args}`. */
function parseScheme(json: Json, context: MarkingContext, lexicons: Lexicons): Marking | null {
  if (typeof json.scheme !== 'string') return null;
  const original = JSON.stringify(json);
  const grammars = grammarsOf(lexicons);
  const grammar = grammars.byScheme.get(json.scheme);
  if (!grammar)
    return unreadable(
      original,
      { code: 'unknown-scheme', message: `There is no pack for the scheme \`${json.scheme.slice(0, 60)}\`.` },
      lexicons,
      'json',
    );
  const errors: MarkingNote[] = [];
  const level = levelOf(json.level, grammar, errors);
  const given = Array.isArray(json.caveats) ? json.caveats.slice(0, 200) : [];
  const caveats = given.flatMap(item => caveatsOf(item, grammar, lexicons, errors));
  const owner = typeof json.owner === 'string' ? json.owner : undefined;
  const reading: Reading = {
    grammar,
    level,
    levelTokens: 1,
    caveats,
    unknown: [],
    unknownWords: 0,
    notes: [],
    warnings: [],
    sameWords: [],
    slashed: false,
    ...(owner ? { owner } : {}),
  };
  const found = checkReading(reading, original, context, 'json', grammars);
  const all = [
    ...errors,
    ...found.errors.filter(
      e =>
        !(e.code === 'level-missing' && (grammar.style === 'object' || errors.some(x => x.code === 'unknown-level'))),
    ),
  ];
  const duration =
    json.duration && typeof json.duration === 'object' ? (json.duration as Marking['duration']) : undefined;
  const readable =
    all.every(e => !['unknown-caveat', 'unknown-level', 'level-missing'].includes(e.code)) &&
    duration === undefined &&
    (grammar.style === 'words' || grammar.style === 'slashes');
  const label = grammar.style === 'label' && level && caveats.length === 0 ? `${grammar.prefix}:${level.code}` : null;
  return makeMarking(
    {
      scheme: grammar.scheme,
      level: level?.code ?? null,
      caveats: caveats.map(c => caveatOf(c.caveat.code, c.caveat.effect, c.args)),
      original,
      canonical: label ?? (readable ? canonicalOf(reading, 'banner', grammars) : original),
      form: 'json',
      ...(owner ? { owner } : {}),
      ...(duration ? { duration } : {}),
      errors: all,
      warnings: found.warnings,
    },
    lexicons,
  );
}

function levelOf(given: unknown, grammar: Grammar, errors: MarkingNote[]) {
  if (given === undefined || given === null) return null;
  const text = String(given);
  const byCode = grammar.levels.find(l => l.code === text);
  const entry = grammar.phrases.longest(tokenize(text), 0)?.found.find(e => e.kind === 'level');
  const level = byCode ?? (entry?.kind === 'level' ? entry.level : undefined);
  if (!level)
    errors.push({
      code: 'unknown-level',
      message: `\`${text.slice(0, 60)}\` is no level of ${grammar.lexicon?.name ?? grammar.scheme}.`,
    });
  return level ?? null;
}

function caveatsOf(item: unknown, grammar: Grammar, lexicons: Lexicons, errors: MarkingNote[]): ReadCaveat[] {
  const unknown = (text: string) =>
    errors.push({
      code: 'unknown-caveat',
      message: `\`${text.slice(0, 60)}\` is no caveat of ${grammar.lexicon?.name ?? grammar.scheme}: treat the item as restricted.`,
    });
  const shape = { span: [0, 0] as const, separator: '', portion: false };
  if (item && typeof item === 'object' && 'code' in item) {
    const { code, args } = item as { code: unknown; args?: unknown };
    const caveat = grammar.lexicon?.caveats.find(
      c => c.code === code || c.aliases.includes(String(code)) || c.portion === code,
    );
    if (caveat) return [{ caveat, ...(Array.isArray(args) ? { args: args.map(String) } : {}), ...shape }];
    unknown(String(code));
    return [];
  }
  const text = String(item);
  const read = scan(grammar, tokenize(text), grammarsOf(lexicons));
  if (read.level !== null || read.unknown.length > 0 || read.caveats.length === 0) {
    unknown(text);
    return [];
  }
  errors.push(...read.notes);
  return read.caveats.map(c => ({ ...c, ...shape }));
}
