import { canonicalJson } from '#engines/kernel/canonical.ts';
import type { Mode } from '#engines/kernel/mode.ts';

/** What an act is about: `id` is unique within `kind`; `ref` is what people call it (a number, a short title). */
export interface Subject {
  readonly kind: string;
  readonly id: string;
  readonly ref: string | null;
}

/** A confidential value in an act: what binds the act to it, and the parties that may open it. */
export interface Seal {
  readonly commitment: string;
  readonly visibleTo: readonly number[];
}

/**
 * One act as it is hashed. Instants are UTC with microseconds (`2026-11-24T20:15:00.000000Z`), as the database keeps
 * them; `nonce` is random hexadecimal; `sealed` names its confidential values.
 */
export interface Act {
  readonly seq: number;
  readonly nonce: string;
  readonly knownAt: string;
  readonly trueAt: string | null;
  readonly person: number | null;
  readonly party: number | null;
  readonly appointment: number | null;
  readonly via: string;
  readonly area: string;
  readonly kind: string;
  readonly subject: Subject;
  readonly mode: Mode;
  readonly why: string | null;
  readonly visibleTo: readonly number[];
  readonly body: unknown;
  readonly sealed: Readonly<Record<string, Seal>>;
}

/** The leaf of the tree: the canonical JSON of the act with the version of this form. */
export const leafText = (act: Act): string => canonicalJson({ form: 'entente-act-1', ...act });

export const leafBytes = (act: Act): Uint8Array => new TextEncoder().encode(leafText(act));
