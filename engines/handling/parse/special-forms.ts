import type { Lexicons, Marking, MarkingContext } from '../types.ts';
import { parseProtectiveMarking } from './epms.ts';
import { parseMispText } from './misp.ts';
import { parseReferences } from './stix.ts';
import { parseStructured } from './structured.ts';
import { parseText } from './text.ts';

/** Texts with a syntax of their own: JSON, STIX references, mail headers and subjects, MISP tags; null for a plain marking. */
export function parseSpecialForm(original: string, context: MarkingContext, lexicons: Lexicons): Marking | null {
  return (
    fromJson(original, context, lexicons) ??
    parseReferences(original, lexicons) ??
    parseProtectiveMarking(original, lexicons) ??
    parseMispText(original, context, lexicons, (text, inner) => parseText(text, inner, lexicons))
  );
}

function fromJson(original: string, context: MarkingContext, lexicons: Lexicons): Marking | null {
  const text = original.trim();
  if (!text.startsWith('{') || !text.endsWith('}')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return { ...parseStructured(value as object, context, lexicons), original };
  } catch {
    return null;
  }
}
