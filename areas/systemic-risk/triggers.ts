import { type NextFailure, probabilityOf } from '#engines/cascade/index.ts';
import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import type { Outline } from './compute/outline.ts';
import { ask } from './compute/threads.ts';
import type { Trigger, TriggerVerdict } from './contract.ts';
import { holdAllLater } from './hold-queue.ts';
import { sourceOf } from './models.ts';
import * as store from './trigger-store.ts';

export const triggerOf = (row: store.TriggerRow): Trigger => ({
  id: row.id,
  plan: row.plan,
  model: row.model,
  target: row.target,
  withinHours: row.within_hours,
  atLeast: row.at_least,
  exercise: row.exercise,
});

/** What is set for an exercise or drill stays in it: it is never held against a live incident, nor against another exercise. */
export const isHeldAgainst = (
  { exercise }: Pick<Trigger, 'exercise'>,
  incident: { readonly mode: string; readonly exercise: string | null },
): boolean =>
  incident.mode !== 'template' && (exercise === null || (incident.mode !== 'live' && incident.exercise === exercise));

/** Ties a plan to a function or sector of a model. @throws `unknown-record` when the model has no such target */
export async function addTrigger(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  input: Omit<Trigger, 'id'>,
): Promise<Trigger> {
  const party =
    actor.party ??
    fail('not-allowed', 'A trigger belongs to a party.', { next: 'Choose the appointment under which you act.' });
  const source = await sourceOf(platform, tx, input.model);
  const { functions, sectors } = await ask<Outline>(platform.database.app, 'questions', 'outline', { source });
  if (!functions.some(({ id }) => id === input.target) && !sectors.includes(input.target))
    fail('unknown-record', `The model has no function or sector \`${input.target}\`.`, {
      pointer: '/target',
      next: 'Choose one of the model.',
    });
  const id = await store.insertTrigger(tx, party, input);
  await holdAllLater(tx, input.model);
  await recordAct(tx, actor, {
    area: 'systemic-risk',
    kind: 'trigger-set',
    subject: { kind: 'plan', id: input.plan },
    mode: 'live',
    body: { trigger: id, ...input },
  });
  return { id, ...input };
}

export async function removeTrigger(tx: Tx, actor: Actor, id: number): Promise<void> {
  if (!(await store.deleteTrigger(tx, id)))
    fail('not-found', 'There is no such trigger, or it is not your party’s.', { next: 'Choose one of the list.' });
  await recordAct(tx, actor, {
    area: 'systemic-risk',
    kind: 'trigger-removed',
    subject: { kind: 'trigger', id },
    mode: 'live',
    body: {},
  });
}

/**
 * A trigger held against what is likely to fail next. Met when the lower end of the chance is enough, not met when the
 * upper end is not; what lies between, and what the question was not asked of, cannot be said.
 */
export function verdictOf(trigger: Trigger, next: readonly NextFailure[], touched: boolean): TriggerVerdict {
  const open = { ...trigger, met: null, targetName: trigger.target, chance: null, earliestHours: null };
  if (!touched) return { ...open, because: 'nothing-matched' };
  const found = next.find(entry => entry.kind !== 'node' && entry.id === trigger.target);
  if (!found) return { ...open, because: 'not-in-model' };
  const inTime = (found.lost_after ?? []).filter(hour => hour <= trigger.withinHours).toSorted((a, b) => a - b);
  const { worlds } = found.probability;
  const { low, high } = probabilityOf(inTime.length, worlds);
  return {
    ...open,
    met: low >= trigger.atLeast ? true : high < trigger.atLeast ? false : null,
    because: 'chance',
    targetName: found.name,
    chance: { seen: inTime.length, worlds, low, high },
    earliestHours: inTime[Math.floor(inTime.length / 20)] ?? null,
  };
}
