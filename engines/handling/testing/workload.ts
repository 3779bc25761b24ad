import type { Bitset } from '#engines/kernel/bitset.ts';
import { seededRandom } from '#engines/kernel/random.ts';
import type { TokenTable } from '#engines/kernel/tokens.ts';
import {
  type CompiledMarking,
  compileMarking,
  type PackedMarkings,
  packMarkings,
  type PartyRecord,
  partyTokens,
  tokenSpace,
} from '../compile.ts';
import { allRequirements, contributionsForDecision } from '../decide.ts';
import type { Requirement } from '../requirement.ts';
import type { Lexicons, Marking, ShareRequest } from '../types.ts';
import { instant, markingPool, randomRecord, randomUse } from './worlds.ts';

/** Parties, distinct marking uses, and items that each bear one of them. */
export interface Workload {
  readonly space: TokenTable;
  readonly records: readonly PartyRecord[];
  readonly held: readonly Bitset[];
  readonly compiled: readonly CompiledMarking[];
  readonly requirements: readonly (readonly Requirement[])[];
  readonly packed: PackedMarkings;
  /** the marking of each item */
  readonly items: Int32Array;
}

/** A workload from a seed: the same one for every engine that is measured. */
export function workload(
  lexicons: Lexicons,
  seed: number,
  sizes: { parties: number; markings: number; items: number },
): Workload {
  const random = seededRandom(seed);
  const pool = markingPool(lexicons);
  const space = tokenSpace();
  const uses = Array.from({ length: sizes.markings }, () => ({
    marking: random.pick(pool),
    use: { ...randomUse(random), action: 'read' as const },
  }));
  const requirementsFor = ({ marking, use }: { marking: Marking; use: ReturnType<typeof randomUse> }) => {
    const request: ShareRequest = {
      item: { ...use.item, marking: marking.original },
      holder: use.holder,
      recipient: {},
      action: 'read',
      at: instant,
    };
    return allRequirements(contributionsForDecision(marking, request, lexicons), request, lexicons);
  };
  const compiled = uses.map(({ marking, use }) => compileMarking(marking, use, lexicons, space));
  const records = Array.from({ length: sizes.parties }, () => randomRecord(random));
  return {
    space,
    records,
    compiled,
    held: records.map(record => partyTokens(record, lexicons, space)),
    requirements: uses.map(requirementsFor),
    packed: packMarkings(compiled),
    items: Int32Array.from({ length: sizes.items }, () => random.int(sizes.markings)),
  };
}
