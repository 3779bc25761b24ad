import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { type CallOutPlan, callOutPlan } from './contract.ts';
import * as store from './store.ts';

export async function listPlans(tx: Tx, party: number): Promise<(CallOutPlan & { revision: number })[]> {
  return (await store.readPlans(tx, party)).map(row => ({ ...row.content, revision: row.revision }));
}

/** The plan an incident names; without a name the party's only plan. */
export async function requirePlan(tx: Tx, party: number, slug?: string): Promise<CallOutPlan> {
  if (slug !== undefined) {
    const row = await store.readPlan(tx, party, slug);
    return (
      row?.content ??
      fail('not-found', `The party has no call-out plan \`${slug}\`.`, {
        next: 'Choose one of its plans for the incident.',
      })
    );
  }
  const [first, second] = await store.readPlans(tx, party);
  if (first && !second) return first.content;
  return fail(
    'conflict',
    first ? 'The incident names no call-out plan, and the party has several.' : 'The party has no call-out plan yet.',
    {
      next: first ? 'Choose a plan for the incident.' : 'Write a plan in the call-out room first.',
    },
  );
}

/** Writes a plan or its next revision. */
export async function writePlan(platform: Platform, tx: Tx, actor: Actor, content: CallOutPlan): Promise<number> {
  const plan = callOutPlan.parse(content);
  const party =
    actor.party ??
    fail('not-allowed', 'A plan belongs to a party.', { next: 'Choose the appointment under which you act.' });
  const revision = await store.putPlan(tx, party, plan, new Date(platform.now().epochMilliseconds), actor.person);
  await recordAct(tx, actor, {
    area: 'callout',
    kind: 'plan-written',
    subject: { kind: 'plan', id: plan.slug, ref: plan.title },
    mode: 'live',
    body: { revision },
    sealed: { plan: { value: plan, visibleTo: [party] } },
  });
  return revision;
}
