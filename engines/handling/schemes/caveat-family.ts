import type { CaveatUse } from '../contribution.ts';
import type { Lexicon, ParsedCaveat } from '../types.ts';

/** Spellings of one kind of caveat in different schemes. */
const families: Readonly<Record<string, string>> = {
  REL: 'REL TO',
  'RELEASABLE TO': 'REL TO',
  'ORGANISATION USE ONLY': 'USE ONLY',
  'DEPARTMENT USE ONLY': 'USE ONLY',
  EMBARGOED: 'EMBARGO',
  'EMBARGOED FOR RELEASE': 'EMBARGO',
  SCHUTZWORT: 'CODEWORD',
  EYES: 'EYES ONLY',
};

/** A parsed caveat with the pack's entry for it and the family it belongs to across schemes. */
export function caveatUse(lexicon: Lexicon, parsed: ParsedCaveat): CaveatUse {
  const caveat = lexicon.caveats.find(entry => entry.code === parsed.code);
  const upper = parsed.code.toUpperCase();
  return {
    code: parsed.code,
    family: families[upper] ?? upper,
    args: parsed.args ?? [],
    ...(caveat && { caveat }),
  };
}
