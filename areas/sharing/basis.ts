import { compileMarking, tokenSpace } from '#engines/handling/index.ts';
import type { Lexicons, Marking, MarkingContext } from '#engines/handling/types.ts';
import type { AgreementsService, Between, CoverageNeed } from '#areas/agreements/contract.ts';
import type { Blocked, Reliance } from './contract.ts';
import type { PartyRow } from './store.ts';

/** What an exchange rests on, or why it rests on nothing. */
export type BasisAnswer = { readonly reliesOn: readonly Reliance[] } | { readonly blocked: Blocked };

export interface BasisNeed extends CoverageNeed {
  readonly holder: PartyRow;
  readonly originator: number;
  readonly recipient: PartyRow;
  /** nothing in the marking asks who the reader is */
  readonly isPublic: boolean;
  readonly between: Between;
  readonly legalBasis?: { readonly instrument: string; readonly place?: string | undefined; readonly text: string };
}

/** Uses and classes for which belonging together is enough; all else needs words that somebody signed. */
const communityPurposes = ['cyber-defence', 'incident-response', 'situational-awareness', 'exercise'];
const communityClasses = [
  'indicator',
  'defensive-measure',
  'vulnerability',
  'narrative',
  'contact',
  'assessment',
  'plan',
];

/**
 * Finds what the exchange rests on: the recipient's own, public, an agreement that covers it, a legal duty, then what
 * holder and recipient belong to. An agreement that covered it and lapsed is never replaced by a weaker basis.
 */
export function basisOf(need: BasisNeed, covers: AgreementsService['covers']): BasisAnswer {
  if (need.recipient.id === need.holder.id || need.recipient.id === need.originator) {
    return relies([{ kind: 'originator', id: need.originator, text: 'It is their own information.' }]);
  }
  if (need.isPublic) return relies([{ kind: 'public', text: 'The marking puts no limit on who may read it.' }]);
  const standing = need.between.inForce.filter(agreement => covers(agreement, need).covers);
  if (standing.length > 0) {
    return relies(standing.map(({ id, title }) => ({ kind: 'agreement' as const, id, text: title })));
  }
  if (need.legalBasis) {
    const { instrument, place, text } = need.legalBasis;
    return relies([{ kind: 'law', id: [instrument, place].filter(Boolean).join(' '), text }]);
  }
  return lapsedBasis(need, covers) ?? commonBasis(need) ?? missingBasis(need, covers);
}

const relies = (reliesOn: readonly Reliance[]): BasisAnswer => ({ reliesOn });

function lapsedBasis(need: BasisNeed, covers: AgreementsService['covers']): BasisAnswer | undefined {
  const lapsed = need.between.lapsed.find(agreement => agreement.state !== 'renewed' && covers(agreement, need).covers);
  if (!lapsed) return undefined;
  const since = (lapsed.terminatedAt ?? lapsed.endsAt ?? '').slice(0, 10);
  return blocked(
    'agreement-lapsed',
    `${lapsed.title} covered this with ${need.recipient.name} and lapsed on ${since}.`,
    'Renew the agreement; a weaker basis does not take its place.',
  );
}

function commonBasis(need: BasisNeed): BasisAnswer | undefined {
  const isProtected = need.levels.some(({ scheme }) => !isBoundary(scheme));
  if (isProtected || !communityPurposes.includes(need.purpose)) return undefined;
  if (!communityClasses.includes(need.informationClass)) return undefined;
  const { holder, recipient } = need;
  const shared = holder.communities.filter(community => recipient.communities.includes(community));
  if (shared.length > 0) {
    return relies(shared.map(id => ({ kind: 'community', id, text: `Both are members of ${id}.` })));
  }
  if (holder.clients.includes(recipient.slug)) {
    return relies([
      { kind: 'community', id: `served-by-${holder.slug}`, text: `${holder.name} serves ${recipient.name}.` },
    ]);
  }
  if (holder.suppliers.includes(recipient.slug)) {
    return relies([
      { kind: 'community', id: `served-by-${recipient.slug}`, text: `${recipient.name} serves ${holder.name}.` },
    ]);
  }
  return undefined;
}

/** Schemes that bound sharing among equals; classifications and statutory regimes always need an instrument. */
const isBoundary = (scheme: string) =>
  ['tlp-1', 'tlp-2', 'pap', 'chatham-house-rule', 'iep-2', 'misp-distribution'].includes(scheme);

function missingBasis(need: BasisNeed, covers: AgreementsService['covers']): BasisAnswer {
  const scoped = need.between.inForce[0];
  if (scoped) {
    const lacks = covers(scoped, need)
      .missing.map(reason => reason.text)
      .join(' ');
    return blocked(
      'agreement-scope',
      `${scoped.title} is in force with ${need.recipient.name}, but does not cover this. ${lacks}`,
      'Have the agreement extended, or send what it covers.',
    );
  }
  const pending = need.between.pending[0];
  return blocked(
    'no-agreement',
    `No agreement with ${need.recipient.name} is in force, and no community is shared.`,
    pending
      ? `Complete ${pending.title}: signed by ${pending.signed} of ${pending.signers}.`
      : 'Propose an agreement, or name the legal duty to tell them.',
  );
}

const blocked = (code: Blocked['code'], message: string, next: string): BasisAnswer => ({
  blocked: { code, message, next },
});

/**
 * The levels an agreement must reach: of every mark on the item that says who may have it or how it is protected. A mark
 * that only rules what is done with it (PAP) binds the recipient without being agreed on.
 */
export const levelsOf = (marking: Marking, lexicons: Lexicons): CoverageNeed['levels'] =>
  [marking, ...(marking.also ?? [])]
    .filter(({ scheme }) => {
      const speaks = lexicons.byId.get(scheme)?.expresses ?? ['audience'];
      return speaks.includes('audience') || speaks.includes('protection');
    })
    .map(({ scheme, level }) => ({ scheme, level }));

/**
 * Whether the marking would let anyone pass it to anyone. Asked as a stranger who neither made it nor serves anybody,
 * since an originator may send their own wherever they like without its being public.
 */
export function isOpen(marking: Marking, context: MarkingContext, at: string, lexicons: Lexicons): boolean {
  const item = { context, originator: 'the originator', ...(context.created && { produced: context.created }) };
  return compileMarking(marking, { item, holder: { id: 'a stranger' }, at }, lexicons, tokenSpace()).code[0] === 0;
}
