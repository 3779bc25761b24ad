import { createHash } from 'node:crypto';
import type { Coalition, Homograph, Lexicon, Lexicons } from '#engines/handling/types.ts';

/** All lexicons of an evaluation as one text, named by its SHA-256. */
export interface Edition {
  readonly hash: Buffer;
  readonly content: string;
}

interface Content {
  readonly lexicons: readonly Lexicon[];
  readonly homographs: readonly Homograph[];
  readonly countries: readonly (readonly [string, string])[];
  readonly coalitions: readonly Coalition[];
}

const editions = new WeakMap<Lexicons, Edition>();

/** The edition of lexicons: every level, caveat, order, mapping, homograph and group, in the order in which they were read. */
export function editionOf(lexicons: Lexicons): Edition {
  const known = editions.get(lexicons);
  if (known) return known;
  const { byId, homographs, countries, coalitions } = lexicons;
  const whole: Content = { lexicons: [...byId.values()], homographs, countries: [...countries], coalitions };
  const content = JSON.stringify(whole);
  const edition = { hash: createHash('sha256').update(content).digest(), content };
  editions.set(lexicons, edition);
  return edition;
}

/** The lexicons that an edition was made of. */
export function lexiconsOf(content: string): Lexicons {
  const { lexicons, homographs, countries, coalitions } = JSON.parse(content) as Content;
  return { byId: new Map(lexicons.map(one => [one.id, one])), homographs, countries: new Map(countries), coalitions };
}
