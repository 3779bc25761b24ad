import type { Lexicons, Marking } from '#engines/handling/types.ts';
import type { CellTranslation } from './contract.ts';
import type { PartyRow } from './store.ts';
import type { Translator } from './version.ts';

/** Tells a recipient in their own scheme (attribute `scheme` of the party) how to handle what they get. */
export function translatorOf(_lexicons: Lexicons): Translator {
  return (marking, recipient) => same(marking, recipient);
}

const same = (marking: Marking, _recipient: PartyRow): CellTranslation => ({
  scheme: marking.scheme,
  marking: marking.canonical,
  relation: 'same',
  residual: [],
});
