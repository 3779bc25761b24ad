import type { Lexicons, Marking, MarkingContext } from '../types.ts';
import { unreadable } from './marking.ts';

export function parseStructured(input: object, _context: MarkingContext, lexicons: Lexicons): Marking {
  return unreadable(JSON.stringify(input), { code: 'unknown-form', message: 'unknown' }, lexicons);
}
