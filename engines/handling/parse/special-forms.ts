import type { Lexicons, Marking, MarkingContext } from '../types.ts';
export function parseSpecialForm(_original: string, _context: MarkingContext, _lexicons: Lexicons): Marking | null {
  return null;
}
