import type { Lexicons, Marking, MarkingContext } from '../types.ts';
import { vectorOf } from '../vector.ts';
import { parseStructured } from './structured.ts';
import { parseText } from './text.ts';

export { type MarkedDocument, parseDocument, type Portion } from './document.ts';

/**
 * Reads one marking: a banner, a portion mark, a mail subject or header, a STIX reference, a MISP tag, or the structured
 * form of a scheme. The original is kept; errors and warnings carry a stable code and the place in the text. A word that
 * several schemes use gives `ambiguous` and `candidates` unless the context settles it. Never throws.
 */
export function parseMarking(input: string | object, context: MarkingContext, lexicons: Lexicons): Marking {
  const marking =
    typeof input === 'string' ? parseText(input, context, lexicons) : parseStructured(input, context, lexicons);
  if (context.created === undefined && context.issuer === undefined) return marking;
  return readInContext(marking, context, lexicons);
}

/** What a mark means may turn on who made it and when (AMBER before 2016, the profile of an originator). */
function readInContext(marking: Marking, context: MarkingContext, lexicons: Lexicons): Marking {
  const also = marking.also?.map(mark => readInContext(mark, context, lexicons));
  const about = { ...context, ...(context.issuer === undefined ? {} : { originator: context.issuer }) };
  return {
    ...marking,
    ...(also ? { also } : {}),
    vector: lexicons.byId.has(marking.scheme) ? vectorOf(marking, lexicons, about) : marking.vector,
  };
}
