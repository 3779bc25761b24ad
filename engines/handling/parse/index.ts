import type { Lexicons, Marking, MarkingContext } from '../types.ts';
import { parseStructured } from './structured.ts';
import { parseText } from './text.ts';

export { type MarkedDocument, parseDocument, type Portion } from './document.ts';

/**
 * Reads one marking: a banner, a portion mark, a mail subject or header, a STIX reference, a MISP tag, or the structured
 * form of a scheme. The original is kept; errors and warnings carry a stable code and the place in the text. A word that
 * several schemes use gives `ambiguous` and `candidates` unless the context settles it. Never throws.
 */
export function parseMarking(input: string | object, context: MarkingContext, lexicons: Lexicons): Marking {
  return typeof input === 'string' ? parseText(input, context, lexicons) : parseStructured(input, context, lexicons);
}
