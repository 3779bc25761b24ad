import { compareMarkings } from '#engines/handling/compare.ts';
import { contributionsOf } from '#engines/handling/contributions.ts';
import { decideShare } from '#engines/handling/decide.ts';
import { joinMarkings } from '#engines/handling/join.ts';
import { lexiconsFrom, type PackBundle } from '#engines/handling/load.ts';
import { nationalRows } from '#engines/handling/national-rows.ts';
import { parseMarking } from '#engines/handling/parse/index.ts';
import { translateMarking } from '#engines/handling/translate.ts';
import type { Lexicons } from '#engines/handling/types.ts';
import { readText } from './read/reading.ts';

/** The engine's verbs with the packs they work on: the same code and the same data as on the server. */
export const engineFrom = (bundle: PackBundle) => {
  const lexicons: Lexicons = lexiconsFrom(bundle);
  return {
    lexicons,
    bundle,
    readText,
    parseMarking,
    compareMarkings,
    joinMarkings,
    nationalRows,
    translateMarking,
    decideShare,
    contributionsOf,
  };
};

export type EngineParts = ReturnType<typeof engineFrom>;
