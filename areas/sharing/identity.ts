import { createHash } from 'node:crypto';
import { canonicalJson } from '#engines/kernel/canonical.ts';
import type { Mode } from '#engines/kernel/mode.ts';
import type { MarkingContext } from '#engines/handling/types.ts';
import type { InformationClass } from '#areas/agreements/contract.ts';

/** One marking with what its reading depends on. Several parts bind together: all of them must permit. */
export interface MarkedPart {
  readonly marking: string;
  readonly context: MarkingContext;
  readonly informationClass: InformationClass;
}

/** All that a verdict on reading an item depends on, save the reader: items with equal identities share one bit. */
export interface MarkingIdentity {
  readonly parts: readonly MarkedPart[];
  readonly holder: number;
  readonly originator: number;
  readonly mode: Mode;
  readonly exercise: string | null;
}

export const identityKey = (identity: MarkingIdentity): Uint8Array =>
  createHash('sha256').update(canonicalJson(identity)).digest();

/** The same parts in one order and once each. */
export function distinctParts(parts: readonly MarkedPart[]): MarkedPart[] {
  const byText = new Map(parts.map(part => [canonicalJson(part), part]));
  return [...byText].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}
