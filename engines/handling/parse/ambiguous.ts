import type { Lexicons, Marking, MarkingContext, MarkingNote } from '../types.ts';
import { foldPhrase } from './fold.ts';
import type { Grammars } from './grammar.ts';
import { makeMarking, unresolved } from './marking.ts';
import { checkReading } from './rules.ts';
import { levelCode, type Reading } from './scan.ts';

/** A marking that several schemes write alike: the candidates, each with its reason, and the faults that all of them find. */
export function ambiguousMarking(
  readings: readonly Reading[],
  original: string,
  text: string,
  context: MarkingContext,
  form: string,
  grammars: Grammars,
  lexicons: Lexicons,
): Marking {
  const shared = readings.length === 0 ? [] : sharedErrors(readings, original, context, form, grammars);
  const candidates = readings.map(r => ({ scheme: r.grammar.scheme, level: levelCode(r), why: whyOf(r) }));
  const token = homographReadings(text, lexicons).filter(h => !candidates.some(c => c.scheme === h.scheme));
  const warning: MarkingNote = {
    code: 'ambiguous-marking',
    message: `\`${text.slice(0, 60)}\` is written alike in several schemes: say which country or body issued it, and when.`,
  };
  const outside =
    context.country || context.issuer || context.scheme
      ? []
      : token.filter(h => existed(h.scheme, context.created, lexicons));
  return makeMarking(
    {
      scheme: unresolved,
      level: null,
      caveats: [],
      original: text,
      canonical: text,
      form,
      ambiguous: true,
      candidates: [...candidates, ...outside],
      errors: shared,
      warnings: [warning],
      spans: [],
    },
    lexicons,
  );
}

function whyOf(reading: Reading): string {
  const { lexicon, scheme, levels } = reading.grammar;
  const level = levels.find(l => l === reading.level);
  const eu = level?.more.eu ? `, ${String(level.more.eu)} in Appendix B of 2013/488/EU` : '';
  return `${level?.label ?? 'a caveat'} of ${lexicon?.name ?? scheme}${eu}`;
}

/** A fault that every reading finds is a fault, whichever is meant. */
function sharedErrors(
  readings: readonly Reading[],
  original: string,
  context: MarkingContext,
  form: string,
  grammars: Grammars,
): MarkingNote[] {
  const all = readings.map(r => checkReading(r, original, context, form, grammars).errors);
  return (all[0] ?? []).filter(e => all.every(list => list.some(other => other.code === e.code)));
}

function existed(scheme: string, created: string | undefined, lexicons: Lexicons): boolean {
  const lexicon = lexicons.byId.get(scheme);
  const day = created?.slice(0, 10);
  return !day || ((lexicon?.validFrom ?? '') <= day && (!lexicon?.validTo || day <= lexicon.validTo));
}

/** What the homograph table says of a word, when it stands alone. */
export function homographReadings(
  text: string,
  lexicons: Lexicons,
): { scheme: string; level: string | null; why: string }[] {
  const folded = foldPhrase(text);
  const entry = lexicons.homographs.find(h => h.token.split(', ').some(token => foldPhrase(token) === folded));
  return (entry?.readings ?? []).map(r => ({
    scheme: r.scheme,
    level: r.level ?? null,
    why: r.note ?? 'a known homograph',
  }));
}
