import { createHash } from 'node:crypto';
import { joinMarkings } from '#engines/handling/join.ts';
import type { Lexicons, Marking } from '#engines/handling/types.ts';
import { canonicalJson } from '#engines/kernel/canonical.ts';
import type { CellTranslation, Version } from './contract.ts';
import type { PartyRow } from './store.ts';

/** What is said to a recipient about a marking in the scheme they use. */
export type Translator = (marking: Marking, recipient: PartyRow, at: string) => CellTranslation | null;

/** A section as it goes to one recipient. */
export interface Sent {
  readonly id: string;
  readonly title: string;
  readonly marking: Marking;
  readonly body: string;
  readonly redacted: boolean;
}

/** The version one recipient gets: its sections, the join of their markings, and a hash of exactly that. */
export function versionOf(sent: readonly Sent[], lexicons: Lexicons): Version {
  if (sent.length === 0) return { hash: null, marking: null, sections: [] };
  const marking = joinMarkings(
    sent.map(section => ({ marking: section.marking })),
    lexicons,
  ).marking;
  const sections = sent.map(({ id, title, body, redacted, marking: own }) => ({
    id,
    title,
    marking: [own, ...(own.also ?? [])].map(mark => mark.canonical).join(' '),
    body,
    redacted,
  }));
  const hash = createHash('sha256').update(canonicalJson({ marking, sections })).digest('hex');
  return { hash, marking, sections };
}
