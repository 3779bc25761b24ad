import type { EvaluateResult } from '#engines/duties/types.ts';
import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import type { FactInput, Incident, NewIncident, Section, SectionInput } from './contract.ts';
import { newIncident } from './contract.ts';
import { tellChange } from './changes.ts';
import { type Assertion, assertionOf, checkFacts, dutiesInput, evaluateEntity } from './evaluate.ts';
import { recordFacts } from './facts.ts';
import { findIncident, incidentOf, requireIncident } from './find.ts';
import * as store from './store.ts';

const present = (platform: Platform) => new Date(platform.now().epochMilliseconds);

/** Opens an incident for the party one acts for, with what is known; everything else stays unknown. */
export async function openIncident(platform: Platform, tx: Tx, actor: Actor, raw: NewIncident): Promise<Incident> {
  const input = newIncident.parse(raw);
  const party =
    actor.party ??
    fail('not-allowed', 'An incident is opened for a party.', { next: 'Choose the appointment under which you act.' });
  if (input.mode !== 'live' && input.mode !== 'template' && !input.exercise) {
    fail('invalid-input', 'What is not live belongs to an exercise or drill.', {
      pointer: '/exercise',
      next: 'Name the exercise or drill.',
    });
  }
  const ref = await store.nextRef(tx);
  const id = await store.insertIncident(tx, {
    ref,
    title: input.title,
    summary: input.summary,
    marking: input.marking,
    mode: input.mode,
    exercise: input.mode === 'live' ? null : (input.exercise ?? null),
    severity: input.severity,
    party,
    plan: input.plan ?? null,
    opened_at: present(platform),
    opened_by: actor.person,
  });
  const entityIds: number[] = [];
  for (const entity of input.entities) entityIds.push(await store.insertEntity(tx, id, entity));
  await recordAct(tx, actor, {
    area: 'incidents',
    kind: 'opened',
    subject: { kind: 'incident', id, ref },
    mode: input.mode,
    body: { entities: entityIds, severity: input.severity },
    sealed: { title: { value: input.title, visibleTo: [party] } },
  });
  const facts = input.facts.map(({ entityIndex, ...fact }) => ({
    ...fact,
    entity: entityIndex === undefined ? null : (entityIds[entityIndex] ?? null),
  }));
  await recordFacts(platform, tx, actor, id, facts);
  return findIncident(tx, id);
}

export async function listIncidents(tx: Tx, states: readonly ('open' | 'watch' | 'closed')[]): Promise<Incident[]> {
  const rows = await store.readIncidents(tx, states);
  const entities = await store.readEntities(
    tx,
    rows.map(row => row.id),
  );
  return rows.map(row => incidentOf(row, entities));
}

export interface EntityDuties {
  readonly entity: { readonly id: number; readonly name: string; readonly role: string };
  readonly result: EvaluateResult;
}

/**
 * The duties of every entity of an incident.
 * @param options.asKnownAt what was owed as known at that instant: facts, submissions and rules of that day
 * @param options.changes unsaved assertions, to see what would move
 */
export async function evaluateIncident(
  platform: Platform,
  tx: Tx,
  incident: number,
  options: { asKnownAt?: Date; changes?: readonly FactInput[] } = {},
): Promise<EntityDuties[]> {
  await requireIncident(tx, incident);
  const now = options.asKnownAt ?? present(platform);
  const entities = await store.readEntities(tx, [incident]);
  const reports = (await store.readReports(tx, [incident])).filter(r => r.submitted_at && r.submitted_at <= now);
  const changes = options.changes ?? [];
  checkFacts(platform.packs.regimes, changes);
  const assertions = withChanges((await store.readPresentFacts(tx, incident, now)).map(assertionOf), changes, now);
  return entities.map(entity => ({
    entity: { id: entity.id, name: entity.name, role: entity.role },
    result: evaluateEntity(
      platform.packs.regimes,
      dutiesInput(platform.packs.regimes, entity, assertions, reports, now.toISOString()),
    ),
  }));
}

function withChanges(known: readonly Assertion[], changes: readonly FactInput[], now: Date): Assertion[] {
  const changed = changes.map(change => ({
    fact: change.fact,
    entity: change.entity ?? null,
    value: change.value,
    learnedAt: change.learnedAt ?? now.toISOString(),
  }));
  const isChanged = (a: Assertion) => changed.some(c => c.fact === a.fact && c.entity === a.entity);
  return [...known.filter(a => !isChanged(a)), ...changed];
}

/** Changes title, summary, marking, severity, plan or state; the version says what the caller saw. */
export async function changeIncident(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  id: number,
  version: number,
  change: {
    title?: string;
    summary?: string;
    marking?: string;
    severity?: number;
    plan?: string | null;
    state?: 'open' | 'watch' | 'closed';
    why?: string;
  },
): Promise<Incident> {
  const before = await requireIncident(tx, id);
  const { why, ...fields } = change;
  if (fields.state === 'closed' && !why) {
    fail('invalid-input', 'Closing an incident needs a reason.', {
      pointer: '/why',
      next: 'Say in a sentence why it is closed.',
    });
  }
  const closed_at =
    fields.state === undefined ? before.closed_at : fields.state === 'closed' ? present(platform) : null;
  if (!(await store.updateIncident(tx, id, version, { ...fields, closed_at }))) {
    fail('conflict', `${before.ref} was changed by somebody else meanwhile.`, {
      next: 'Load it again and repeat your change.',
    });
  }
  await tellChange(platform, tx, { ...before, state: fields.state ?? before.state });
  await recordAct(tx, actor, {
    area: 'incidents',
    kind: fields.state && fields.state !== before.state ? `state-${fields.state}` : 'changed',
    subject: { kind: 'incident', id, ref: before.ref },
    mode: before.mode,
    ...(why ? { why } : {}),
    body: { fields: Object.keys(fields) },
  });
  return findIncident(tx, id);
}

/** Puts the sections of the notice as given, in that order. Each needs a marking that can be read. */
export async function writeSections(
  tx: Tx,
  actor: Actor,
  id: number,
  sections: readonly SectionInput[],
): Promise<Section[]> {
  const incident = await requireIncident(tx, id);
  await store.replaceSections(tx, id, sections);
  const written = await store.readSections(tx, id);
  await recordAct(tx, actor, {
    area: 'incidents',
    kind: 'notice-written',
    subject: { kind: 'incident', id, ref: incident.ref },
    mode: incident.mode,
    body: { sections: written.map(section => ({ id: section.id, marking: section.marking })) },
    sealed: { sections: { value: written, visibleTo: [incident.party] } },
  });
  return written;
}
