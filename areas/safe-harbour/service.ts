import { lawsNamed } from '#engines/duties/protections/assess-all.ts';
import { checkedFacts } from '#engines/duties/protections/check.ts';
import type { Protections } from '#engines/duties/protections/types.ts';
import { dayOf } from '#engines/duties/protections/validity.ts';
import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Role } from '#platform/auth/roles.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import type { HarbourQuery, HarbourView, SafeHarbourService, StatementInput } from './contract.ts';
import { factsStanding, standingOn } from './evidence.ts';
import { gatherFacts } from './gather.ts';
import { insertStatement, isWithdrawn, readParty, readPersonName, readStatementOf, readStatements } from './store.ts';
import { viewOf } from './view.ts';

/** Who may state evidence and withdraw it. */
export const keepers: readonly Role[] = ['legal-counsel', 'secretariat', 'duty-officer', 'analyst'];

export interface Ask {
  readonly platform: Platform;
  readonly book: Protections;
  readonly tx: Tx;
  readonly actor: Actor;
}

/** What other rooms ask: the evidence a party holds. */
export const safeHarbourService = (platform: Pick<Platform, 'now'>): SafeHarbourService => ({
  evidence: async (tx, party, at, knownAt, incident) => {
    const by = new Date(knownAt ?? platform.now().toString());
    const all = await readStatements(tx, party, by, incident);
    // Without an incident only what holds whatever the incident counts.
    const statements = incident === undefined ? all.filter(one => one.incident === null) : all;
    return factsStanding(standingOn(statements, dayOf(at)));
  },
});

/**
 * Every protection for the party one acts for: which conditions are met, which evidence is missing, what it does not do.
 * @throws FailureError `not-found` for an incident or a recipient that the actor may not see
 */
export async function harbourView(ask: Ask, query: HarbourQuery, only?: string): Promise<HarbourView> {
  const { platform, book, tx, actor } = ask;
  lawsNamed(book, only);
  const now = platform.now().toString();
  const at = dayOf(query.at ?? now);
  const known = query.knownAt === undefined ? now : endOf(query.knownAt);
  const by = new Date(known);
  const holder = await partyOf(tx, requireParty(actor));
  const recipient = query.recipient === undefined ? null : await partyOf(tx, query.recipient);
  const incidents = platform.services.incidents;
  const incident = query.incident === undefined ? null : await incidents.incident(tx, actor, query.incident);
  const incidentFacts = incident ? await incidents.facts(tx, actor, incident.id, by) : [];
  const statements = await readStatements(tx, holder.id, by, incident?.id ?? 0);
  const gathered = gatherFacts(book.facts, {
    holder,
    recipient,
    query,
    incidentFacts,
    ownEntities: incident?.entities.filter(entity => entity.party === holder.id).map(entity => entity.id) ?? [],
    standing: standingOn(statements, at),
  });
  const settled = {
    holder,
    recipient,
    incident: incident && {
      id: incident.id,
      ref: incident.ref,
      title: incident.title,
      marking: incident.marking,
      mode: incident.mode,
    },
    informationClass: query.class ?? null,
    purpose: query.purpose ?? null,
    at,
    knownAt: dayOf(known),
    marking: incident?.marking ?? 'TLP:AMBER',
    statements,
  };
  return viewOf(book, settled, gathered, only);
}

/** A day is known until it ends. */
const endOf = (known: string): string => (known.length === 10 ? `${known}T23:59:59.999Z` : known);

const requireParty = (actor: Actor): number =>
  actor.party ?? fail('not-allowed', 'A protection is asked for a party.', { next: 'Act for a party.' });

async function partyOf(tx: Tx, id: number) {
  const found = await readParty(tx, id);
  return found ?? fail('not-found', `There is no party ${id}.`, { next: 'Choose one from the directory.' });
}

/**
 * States a fact with what shows it; an earlier entry on it stays on record and no longer rules.
 * @throws FailureError `not-allowed`, `not-found`, `invalid-input` with a pointer
 */
export async function stateEvidence(ask: Ask, input: StatementInput): Promise<number> {
  const { tx, actor, book, platform } = ask;
  const party = requireKeeper(actor);
  checkStatement(book, input, platform.now());
  const incident =
    input.incident === null ? null : await platform.services.incidents.incident(tx, actor, input.incident);
  if (incident && incident.party !== party)
    fail('not-allowed', `${incident.ref} is another party’s incident.`, {
      pointer: '/body/incident',
      next: 'State it without an incident, or for an incident of your own.',
    });
  const { fact, value, source, statedBy, validFrom, validTo } = input;
  const common = { party, incident: incident?.id ?? null, fact, source, statedBy, validFrom, validTo };
  const id = await insertStatement(tx, { ...common, value, withdraws: null, why: '', ...recorded(ask) });
  await recordAct(tx, actor, {
    area: 'safe-harbour',
    kind: 'evidence-stated',
    subject: { kind: 'evidence', id },
    mode: incident?.mode ?? 'live',
    trueAt: `${validFrom}T00:00:00Z`,
    body: { fact, incident: incident?.ref ?? null },
    sealed: { evidence: { value: { value, source, statedBy, validFrom, validTo }, visibleTo: [party] } },
  });
  return id;
}

const recorded = ({ platform, actor }: Ask) => ({
  recordedAt: new Date(platform.now().epochMilliseconds),
  recordedBy: actor.person,
});

function requireKeeper(actor: Actor): number {
  const party = requireParty(actor);
  if (keepers.some(role => actor.roles.includes(role)) || actor.roles.includes('system')) return party;
  return fail('not-allowed', 'Evidence is stated by counsel, secretariat, duty officers and analysts.', {
    next: 'Ask one of them to state it.',
  });
}

function checkStatement(book: Protections, input: StatementInput, now: Temporal.Instant): void {
  const definition = Object.hasOwn(book.facts, input.fact) ? book.facts[input.fact] : undefined;
  if (definition?.supplier === 'exchange')
    fail('invalid-input', `${input.fact} is answered by the exchange itself.`, {
      pointer: '/body/fact',
      next: 'Choose recipient, class and purpose instead.',
    });
  checkedFacts(book, { [input.fact]: input.value });
  if (input.validFrom > now.toString().slice(0, 10))
    fail('invalid-input', 'Evidence does not begin in the future.', {
      pointer: '/body/validFrom',
      next: 'Give the day from which it holds.',
    });
  if (input.validTo !== null && input.validTo < input.validFrom)
    fail('invalid-input', 'The evidence ends before it begins.', {
      pointer: '/body/validTo',
      next: 'Give a later day, or none.',
    });
}

/**
 * Withdraws an entry: a further entry says so and why, and the fact is unknown again.
 * @throws FailureError `not-allowed`, `not-found`, `conflict`
 */
export async function withdrawEvidence(ask: Ask, id: number, why: string): Promise<number> {
  const { tx, actor, platform } = ask;
  const party = requireKeeper(actor);
  const found = await readStatementOf(tx, id);
  if (!found || found.party !== party) {
    return fail('not-found', `There is no evidence ${id} of your party.`, { next: 'Look into the register.' });
  }
  const next = 'State the fact anew if it holds.';
  if (found.value === null) fail('conflict', `Entry ${id} is a withdrawal itself.`, { next });
  if (await isWithdrawn(tx, id)) fail('conflict', `Evidence ${id} was withdrawn already.`, { next });
  const day = platform.now().toString().slice(0, 10);
  const made = await insertStatement(tx, {
    party,
    incident: found.incident,
    fact: found.fact,
    value: null,
    withdraws: id,
    why,
    source: found.source,
    statedBy: await nameOf(ask),
    validFrom: day,
    validTo: null,
    ...recorded(ask),
  });
  await recordAct(tx, actor, {
    area: 'safe-harbour',
    kind: 'evidence-withdrawn',
    subject: { kind: 'evidence', id },
    mode: 'live',
    why,
    body: { fact: found.fact, entry: made },
  });
  return made;
}

const nameOf = async ({ tx, actor }: Ask): Promise<string> =>
  (actor.person === null ? undefined : await readPersonName(tx, actor.person)) ?? 'Entente';
