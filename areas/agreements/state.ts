import type { Agreement, AgreementState } from './contract.ts';
import type { Dossier, EventKind, EventRow } from './store.ts';

/** Days before the end at which renewal becomes due and is reminded of again. */
export const renewalNoticeDays = [90, 60, 30, 7] as const;

const dayMs = 86_400_000;
const reviewSteps: readonly EventKind[] = ['submitted', 'returned', 'approved'];

export interface Standing {
  readonly state: AgreementState;
  readonly signedBy: readonly number[];
  readonly terminatedAt: string | null;
}

/**
 * The state of a dossier at an instant: pure, so that what stood at any past instant, as known at any other, can be
 * replayed. Only events of the present version count, save a termination, which ends the agreement as a whole.
 * @param successorInForce whether an agreement that renews this one is in force at `at`
 */
export function standingAt(dossier: Dossier, at: string, successorInForce = false): Standing {
  const moment = Date.parse(at);
  // The review is bookkeeping of known time; signatures and terminations have an effect in the world from a date on.
  const happened = dossier.events.filter(
    event => reviewSteps.includes(event.kind) || Date.parse(event.effectiveAt) <= moment,
  );
  const mine = happened.filter(event => event.version === dossier.version);
  const signedBy = dossier.terms.parties.filter(party =>
    mine.some(event => event.kind === 'signed' && event.party === party),
  );
  const termination = happened.find(event => event.kind === 'terminated');
  const terminatedAt = termination ? new Date(termination.effectiveAt).toISOString() : null;
  if (termination) return { state: 'terminated', signedBy, terminatedAt };
  const state = reviewState(mine) ?? signedState(dossier, signedBy, moment, successorInForce);
  return { state, signedBy, terminatedAt };
}

/** Draft and legal review end with an approval that nothing undid later; null when that is done. */
function reviewState(events: readonly EventRow[]): AgreementState | null {
  const last = events.findLast(event => reviewSteps.includes(event.kind));
  if (!last || last.kind === 'returned') return 'draft';
  return last.kind === 'submitted' ? 'legal-review' : null;
}

function signedState(dossier: Dossier, signedBy: readonly number[], moment: number, renewed: boolean): AgreementState {
  const { parties, startsAt, endsAt } = dossier.terms;
  if (signedBy.length < parties.length || moment < Date.parse(startsAt)) return 'signing';
  if (endsAt === null) return renewed ? 'renewed' : 'in-force';
  const left = Date.parse(endsAt) - moment;
  if (left <= 0) return renewed ? 'renewed' : 'expired';
  return left <= renewalNoticeDays[0] * dayMs ? 'renewal-due' : 'in-force';
}

/** In force means that the exchange may rest on it: signed by all, begun, neither ended nor terminated. */
export const isInForce = (state: AgreementState): boolean => state === 'in-force' || state === 'renewal-due';

const isLapsed = (state: AgreementState): boolean =>
  state === 'expired' || state === 'terminated' || state === 'renewed';

export interface AgreementAt extends Agreement {
  readonly signedBy: number[];
}

/** Agreements of these dossiers at an instant, each with its state and the agreement that renews it. */
export function agreementsAt(dossiers: readonly Dossier[], at: string): AgreementAt[] {
  const successorOf = new Map<number, Dossier>();
  for (const dossier of dossiers) {
    if (dossier.renews !== null && isInForce(standingAt(dossier, at).state)) successorOf.set(dossier.renews, dossier);
  }
  return dossiers.map(dossier => agreementAt(dossier, at, successorOf.get(dossier.id)));
}

function agreementAt(dossier: Dossier, at: string, successor: Dossier | undefined): AgreementAt {
  const standing = standingAt(dossier, at, successor !== undefined);
  return {
    ...dossier.terms,
    id: dossier.id,
    slug: dossier.slug,
    version: dossier.version,
    state: standing.state,
    signed: standing.signedBy.length,
    signers: dossier.terms.parties.length,
    signedBy: [...standing.signedBy],
    partyNames: { ...dossier.partyNames },
    terminatedAt: standing.terminatedAt,
    renewedBy: successor?.id ?? null,
    renews: dossier.renews,
    knownFrom: dossier.knownFrom,
    proposedBy: dossier.proposedBy,
  };
}

/** Sorts what stands between two parties; of lapsed ones the newest first. */
export function betweenOf(agreements: readonly Agreement[]): {
  inForce: Agreement[];
  lapsed: Agreement[];
  pending: Agreement[];
} {
  const endOf = (agreement: Agreement) => agreement.terminatedAt ?? agreement.endsAt ?? '';
  return {
    inForce: agreements.filter(agreement => isInForce(agreement.state)),
    lapsed: agreements
      .filter(agreement => isLapsed(agreement.state))
      .toSorted((a, b) => Date.parse(endOf(b)) - Date.parse(endOf(a))),
    pending: agreements.filter(agreement => !isInForce(agreement.state) && !isLapsed(agreement.state)),
  };
}
