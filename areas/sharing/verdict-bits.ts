import {
  type CompiledMarking,
  compileMarking,
  decideCompiled,
  parseMarking,
  partyTokens,
} from '#engines/handling/index.ts';
import type { Lexicons, Party } from '#engines/handling/types.ts';
import type { Bitset } from '#engines/kernel/bitset.ts';
import type { TokenTable } from '#engines/kernel/tokens.ts';
import {
  type AgreementsService,
  type Between,
  type CoverageNeed,
  type InformationClass,
} from '#areas/agreements/contract.ts';
import { basisOf, isOpen, levelsOf } from './basis.ts';
import type { MarkingIdentity } from './identity.ts';
import { type PartyFacts, withSecurityAgreements } from './party-facts.ts';

/** One part of an interned marking, ready to be decided for any reader. */
interface CompiledPart {
  readonly compiled: CompiledMarking;
  readonly levels: CoverageNeed['levels'];
  readonly isPublic: boolean;
  readonly informationClass: InformationClass;
  /** what the answer about the basis depends on beside the reader: equal keys, equal answers */
  readonly basisKey: string;
}

export interface CompiledIdentity {
  readonly id: number;
  readonly identity: MarkingIdentity;
  readonly parts: readonly CompiledPart[];
  readonly holder: PartyFacts;
}

export interface VerdictBooks {
  readonly lexicons: Lexicons;
  readonly covers: AgreementsService['covers'];
  readonly space: TokenTable;
}

/** What standing reading here is for; a disclosure names its own purpose. */
const reading = { activity: 'information-sharing', purpose: 'cyber-defence' } as const;

export function compileIdentity(
  id: number,
  identity: MarkingIdentity,
  givers: { holder: PartyFacts; originator: PartyFacts },
  at: string,
  { lexicons, space }: Pick<VerdictBooks, 'lexicons' | 'space'>,
): CompiledIdentity {
  const parts = identity.parts.map(({ marking, context, informationClass }) => {
    const parsed = parseMarking(marking, context, lexicons);
    const item = {
      context,
      originator: givers.originator.row.slug,
      ...(context.created && { produced: context.created }),
    };
    const compiled = compileMarking(parsed, { item, holder: givers.holder.party, at }, lexicons, space);
    const levels = levelsOf(parsed, lexicons);
    const levelNames = levels.map(({ scheme, level }) => `${scheme}:${level}`).join('+');
    return {
      compiled,
      levels,
      basisKey: `${identity.holder}|${informationClass}|${levelNames}`,
      isPublic: isOpen(parsed, context, at, lexicons),
      informationClass,
    };
  });
  return { id, identity, parts, holder: givers.holder };
}

const noAgreements: Between = { inForce: [], lapsed: [], pending: [] };

/** A reader with what the verdicts about it need; made once for all markings. */
export interface Reader {
  readonly facts: PartyFacts;
  readonly held: Bitset;
  /** by holder */
  readonly between: ReadonlyMap<number, Between>;
  /** answers about the basis that were already found, by what they depend on */
  readonly found: Map<string, boolean>;
}

export function readerOf(
  facts: PartyFacts,
  between: ReadonlyMap<number, Between>,
  givers: ReadonlyMap<number, PartyFacts>,
  at: string,
  { lexicons, space }: Pick<VerdictBooks, 'lexicons' | 'space'>,
): Reader {
  const party: Party = withSecurityAgreements(facts.party, between, givers);
  return { facts, held: partyTokens({ party, facts: facts.facts, at }, lexicons, space), between, found: new Map() };
}

/** The verdict of the compiled engine: may this reader see items under this marking on screen, now? */
export function maySee(reader: Reader, marking: CompiledIdentity, covers: AgreementsService['covers']): boolean {
  const { row } = reader.facts;
  const { identity } = marking;
  if (row.id === identity.holder || row.id === identity.originator) return true;
  if (identity.mode === 'template' || row.standing === 'unverified') return false;
  if (identity.mode !== 'live' && !isEnrolled(reader.facts, identity)) return false;
  return marking.parts.every(
    part => decideCompiled(part.compiled.code, 0, reader.held) && hasBasis(reader, marking, part, covers),
  );
}

const isEnrolled = ({ row }: PartyFacts, { mode, exercise }: MarkingIdentity): boolean =>
  row.enrolments.some(enrolment => enrolment.mode === mode && enrolment.name === exercise);

function hasBasis(
  reader: Reader,
  marking: CompiledIdentity,
  part: CompiledPart,
  covers: AgreementsService['covers'],
): boolean {
  if (part.isPublic) return true;
  const known = reader.found.get(part.basisKey);
  if (known !== undefined) return known;
  const answer = basisOf(
    {
      ...reading,
      informationClass: part.informationClass,
      levels: part.levels,
      holder: marking.holder.row,
      originator: marking.identity.originator,
      recipient: reader.facts.row,
      isPublic: false,
      between: reader.between.get(marking.identity.holder) ?? noAgreements,
    },
    covers,
  );
  const stands = 'reliesOn' in answer;
  reader.found.set(part.basisKey, stands);
  return stands;
}

export function bitsOf(
  reader: Reader,
  markings: readonly CompiledIdentity[],
  covers: AgreementsService['covers'],
): Uint8Array {
  const last = markings.at(-1)?.id ?? 0;
  const bits = new Uint8Array((last >>> 3) + 1);
  for (const marking of markings) if (maySee(reader, marking, covers)) setBit(bits, marking.id);
  return bits;
}

function setBit(bits: Uint8Array, i: number): void {
  bits[i >>> 3] = (bits[i >>> 3] ?? 0) | (1 << (i & 7));
}

/** The bitmap with some bits decided anew; it grows as far as needed. */
export function withBits(bits: Uint8Array, decided: readonly (readonly [id: number, value: boolean])[]): Uint8Array {
  const last = Math.max(0, ...decided.map(([id]) => id));
  const next = new Uint8Array(Math.max(bits.length, (last >>> 3) + 1));
  next.set(bits);
  for (const [id, value] of decided) {
    if (value) setBit(next, id);
    else next[id >>> 3] = (next[id >>> 3] ?? 0) & ~(1 << (id & 7));
  }
  return next;
}
