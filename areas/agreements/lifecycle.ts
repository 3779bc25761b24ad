import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Role } from '#platform/auth/roles.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { AgreementState, AgreementTerms } from './contract.ts';
import { type AgreementAt, agreementsAt } from './state.ts';
import {
  type EventKind,
  type Instrument,
  insertAgreement,
  insertEvent,
  insertInstrument,
  insertVersion,
  lockAgreement,
  readDossiers,
} from './store.ts';

/** Who may change the register of agreements. */
export const editors: readonly Role[] = ['legal-counsel', 'secretariat', 'administrator'];

export interface Change {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: string;
  /** rewrites what these parties may see; before the act, so that all transactions lock in one order */
  enforce(parties: readonly number[]): Promise<void>;
}

/** Starts a draft; `renews` names the agreement it is to replace. */
export async function propose(
  change: Change,
  terms: AgreementTerms,
  renews: number | null = null,
): Promise<AgreementAt> {
  requireEditor(change.actor);
  requireTerms(terms);
  const id = await insertAgreement(change.tx, slugOf(terms.title), renews);
  await insertVersion(change.tx, { agreement: id, version: 1, terms, proposedBy: change.actor.person, why: '' });
  return record(change, id, 'proposed', renews === null ? {} : { renews });
}

/** Replaces the terms of what is still a draft or under review; the review starts anew. */
export async function revise(change: Change, id: number, terms: AgreementTerms, why: string): Promise<AgreementAt> {
  const agreement = await forChange(change, id, ['draft', 'legal-review', 'signing']);
  requireTerms(terms);
  if (agreement.signed > 0) {
    fail('conflict', 'Somebody has already signed these terms.', { next: 'Terminate it and propose a new agreement.' });
  }
  await insertVersion(change.tx, version(id, agreement.version + 1, terms, change.actor, why));
  return record(change, id, 'revised', { version: agreement.version + 1 }, why);
}

/**
 * Puts right what was entered wrongly about an agreement that stands, such as its end: the old version stays what was
 * known until now. Signatures carry over, so only its dates and bookkeeping may differ and a second person must do it.
 */
export async function correct(
  change: Change,
  id: number,
  dates: { startsAt: string; endsAt: string | null },
  why: string,
): Promise<AgreementAt> {
  const agreement = await forChange(change, id, ['signing', 'in-force', 'renewal-due', 'expired']);
  requireOther(change.actor, agreement.proposedBy, 'correct');
  const [dossier] = await readDossiers(change.tx, { ids: [id] });
  const next = agreement.version + 1;
  const terms = { ...dossier!.terms, ...dates };
  requireTerms(terms);
  await insertVersion(change.tx, version(id, next, terms, change.actor, why));
  for (const event of dossier!.events.filter(event => event.version === agreement.version)) {
    await insertEvent(change.tx, { ...event, version: next });
  }
  return record(change, id, 'corrected', { version: next, ...dates }, why);
}

const version = (agreement: number, number: number, terms: AgreementTerms, actor: Actor, why: string) => ({
  agreement,
  version: number,
  terms,
  proposedBy: actor.person,
  why,
});

export async function submit(change: Change, id: number): Promise<AgreementAt> {
  const agreement = await forChange(change, id, ['draft']);
  return happen(change, agreement, 'submitted');
}

/** Legal review ends with counsel's approval, and never with that of whoever proposed the terms. */
export async function approve(change: Change, id: number, evidence: string): Promise<AgreementAt> {
  const agreement = await forChange(change, id, ['legal-review']);
  requireCounsel(change.actor);
  requireOther(change.actor, agreement.proposedBy, 'approve');
  return happen(change, agreement, 'approved', { evidence });
}

export async function sendBack(change: Change, id: number, why: string): Promise<AgreementAt> {
  const agreement = await forChange(change, id, ['legal-review', 'signing']);
  requireCounsel(change.actor);
  return happen(change, agreement, 'returned', { evidence: why }, why);
}

/** Records that a party signed: who signed for it, when, and what shows it. */
export async function sign(
  change: Change,
  id: number,
  signature: { party: number; signedAt: string; signatory?: string; evidence: string },
): Promise<AgreementAt> {
  const agreement = await forChange(change, id, ['signing']);
  requireOther(change.actor, agreement.proposedBy, 'record a signature for');
  if (!agreement.parties.includes(signature.party)) {
    fail('not-a-party', 'This party is not named in the agreement.', { pointer: '/body/party' });
  }
  if (agreement.signedBy.includes(signature.party)) {
    fail('conflict', 'This party has already signed.', { pointer: '/body/party' });
  }
  requirePast(signature.signedAt, change.now, '/body/signedAt');
  return happen(change, agreement, 'signed', {
    party: signature.party,
    signatory: signature.signatory ?? '',
    effectiveAt: signature.signedAt,
    evidence: signature.evidence,
  });
}

export async function terminate(change: Change, id: number, effectiveAt: string, why: string): Promise<AgreementAt> {
  const agreement = await forChange(change, id, ['draft', 'legal-review', 'signing', 'in-force', 'renewal-due']);
  return happen(change, agreement, 'terminated', { effectiveAt, evidence: why }, why);
}

/** A duty was met, such as proof of destruction after the end. */
export async function meetObligation(
  change: Change,
  id: number,
  met: { obligation: number; party?: number; evidence: string },
): Promise<AgreementAt> {
  requireEditor(change.actor);
  const agreement = await readOne(change, id);
  if (met.obligation < 0 || met.obligation >= agreement.obligations.length) {
    fail('not-found', `The agreement has no obligation ${met.obligation}.`, { pointer: '/body/obligation' });
  }
  return happen(change, agreement, 'obligation-met', met);
}

async function happen(
  change: Change,
  agreement: AgreementAt,
  kind: EventKind,
  more: { party?: number; signatory?: string; effectiveAt?: string; evidence?: string; obligation?: number } = {},
  why?: string,
): Promise<AgreementAt> {
  await insertEvent(change.tx, {
    agreement: agreement.id,
    version: agreement.version,
    kind,
    person: change.actor.person,
    effectiveAt: change.now,
    ...more,
  });
  return record(change, agreement.id, kind, { version: agreement.version, ...more }, why, more.effectiveAt);
}

async function record(
  change: Change,
  id: number,
  kind: string,
  body: Record<string, unknown>,
  why?: string,
  trueAt?: string,
): Promise<AgreementAt> {
  const agreement = await readOne(change, id);
  await change.enforce(agreement.parties);
  await recordAct(change.tx, change.actor, {
    area: 'agreements',
    kind: `agreement.${kind}`,
    subject: { kind: 'agreement', id, ref: agreement.slug },
    mode: 'live',
    why,
    trueAt,
    visibleTo: agreement.parties,
    body: { ...body, state: agreement.state },
  });
  return agreement;
}

async function readOne(change: Change, id: number): Promise<AgreementAt> {
  const found = agreementsAt(await readDossiers(change.tx, { ids: [id] }), change.now)[0];
  return found ?? fail('not-found', `There is no agreement ${id} that you may read.`);
}

async function forChange(change: Change, id: number, states: readonly AgreementState[]): Promise<AgreementAt> {
  requireEditor(change.actor);
  await lockAgreement(change.tx, id);
  const agreement = await readOne(change, id);
  if (states.includes(agreement.state)) return agreement;
  return fail('conflict', `The agreement is in the state ${agreement.state}; this needs ${states.join(' or ')}.`, {
    next: 'Load it again to see what can be done now.',
  });
}

/** Adds a statute, treaty, letter or order to the register. */
export async function registerInstrument(change: Change, instrument: Omit<Instrument, 'id'>): Promise<number> {
  requireEditor(change.actor);
  const id = await insertInstrument(change.tx, instrument);
  await recordAct(change.tx, change.actor, {
    area: 'agreements',
    kind: 'instrument.registered',
    subject: { kind: 'instrument', id, ref: instrument.reference || undefined },
    mode: 'live',
    body: { ...instrument },
  });
  return id;
}

const isSystem = (actor: Actor) => actor.roles.includes('system');

function requireEditor(actor: Actor): void {
  if (isSystem(actor) || editors.some(role => actor.roles.includes(role))) return;
  fail('not-allowed', `Only ${editors.join(', ')} change agreements.`, { next: 'Ask one of them.' });
}

function requireCounsel(actor: Actor): void {
  if (isSystem(actor) || actor.roles.includes('legal-counsel')) return;
  fail('not-allowed', 'Legal review is decided by legal counsel.', { next: 'Ask legal counsel.' });
}

/** Nobody approves their own proposal; the terminal of the installation proposes as nobody in particular. */
function requireOther(actor: Actor, proposer: number | null, verb: string): void {
  if (isSystem(actor) || (actor.person !== null && actor.person !== proposer)) return;
  fail('not-allowed', `You proposed these terms, so you may not ${verb} them.`, { next: 'Ask a second person.' });
}

function requireTerms(terms: AgreementTerms): void {
  if (new Set(terms.parties).size !== terms.parties.length) {
    fail('invalid-input', 'A party is named twice.', { pointer: '/body/parties' });
  }
  if (terms.endsAt !== null && Date.parse(terms.endsAt) <= Date.parse(terms.startsAt)) {
    fail('invalid-input', 'The agreement ends before it begins.', { pointer: '/body/endsAt' });
  }
}

function requirePast(instant: string, now: string, pointer: string): void {
  if (Date.parse(instant) <= Date.parse(now)) return;
  fail('invalid-input', 'A signature cannot lie in the future.', { pointer, next: 'Record it once it is given.' });
}

/** A readable name for addresses and exports; the store adds a number where it is taken. */
const slugOf = (title: string): string =>
  title
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '') || 'agreement';
