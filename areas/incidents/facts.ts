import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import type { Fact, FactInput } from './contract.ts';
import { tellChange } from './changes.ts';
import { checkFacts } from './evaluate.ts';
import { requireIncident } from './find.ts';
import { type EntityRow, type FactRow, insertFacts, readEntities, readFactHistory, readPresentFacts } from './store.ts';

const factOf = (row: FactRow): Fact => ({
  id: row.id,
  fact: row.fact,
  entity: row.entity,
  value: row.value,
  source: row.source,
  ...(row.marking === null ? {} : { marking: row.marking }),
  learnedAt: row.learned_at.toISOString(),
  recordedAt: row.recorded_at.toISOString(),
  recordedBy: row.recorded_by_name ?? 'Entente',
});

/** The present facts of an incident, or those of a past instant as they were recorded by then. */
export const presentFacts = async (tx: Tx, incident: number, knownAt: Date): Promise<Fact[]> =>
  (await readPresentFacts(tx, incident, knownAt)).map(factOf);

export const factHistory = async (tx: Tx, incident: number): Promise<Fact[]> =>
  (await readFactHistory(tx, incident)).map(factOf);

/**
 * Records what somebody learned, all or nothing. Each assertion keeps its source and both of its times.
 * @throws FailureError with a pointer to the assertion that is not right
 */
export async function recordFacts(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  incidentId: number,
  inputs: readonly FactInput[],
): Promise<void> {
  const incident = await requireIncident(tx, incidentId);
  if (incident.state === 'closed') {
    fail('conflict', `${incident.ref} is closed; its facts stay as they were.`, { next: 'Reopen it first.' });
  }
  const entities = await readEntities(tx, [incidentId]);
  inputs.forEach((input, i) => requireKnownEntity(entities, input, i));
  checkFacts(platform.packs.regimes, inputs);
  const now = new Date(platform.now().epochMilliseconds);
  await insertFacts(
    tx,
    inputs.map((input, i) => rowOf(input, incidentId, actor, now, i)),
  );
  await tellChange(platform, tx, incident);
  for (const input of inputs) {
    await recordAct(tx, actor, {
      area: 'incidents',
      kind: 'fact-recorded',
      subject: { kind: 'incident', id: incidentId, ref: incident.ref },
      mode: incident.mode,
      ...(input.learnedAt ? { trueAt: input.learnedAt } : {}),
      body: { fact: input.fact, entity: input.entity ?? null, known: input.value !== null },
      sealed: { assertion: { value: { value: input.value, source: input.source }, visibleTo: [incident.party] } },
    });
  }
}

function requireKnownEntity(entities: readonly EntityRow[], input: FactInput, i: number): void {
  if (input.entity == null || entities.some(entity => entity.id === input.entity)) return;
  fail('not-found', `The incident has no entity ${input.entity}.`, {
    pointer: `/facts/${i}/entity`,
    next: 'Name one of its entities, or none for the incident as a whole.',
  });
}

function rowOf(input: FactInput, incident: number, actor: Actor, now: Date, i: number) {
  const learned = input.learnedAt ? new Date(input.learnedAt) : now;
  if (learned.getTime() > now.getTime() + 60_000) {
    fail('invalid-input', 'A fact cannot have been learned in the future.', {
      pointer: `/facts/${i}/learnedAt`,
      next: 'Give the time at which it was learned, with its offset.',
    });
  }
  return {
    incident,
    entity: input.entity ?? null,
    fact: input.fact,
    value: input.value,
    source: input.source,
    marking: input.marking ?? null,
    learned_at: learned,
    recorded_at: now,
    recorded_by: actor.person,
  };
}
