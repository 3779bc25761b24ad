import { fail } from '#engines/kernel/failure.ts';
import type { Incident } from '#areas/incidents/contract.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { type CallOutPlan, callOutPlan, type PlanFinding, type PlanTrigger } from './contract.ts';
import * as store from './store.ts';

export async function listPlans(tx: Tx, party: number): Promise<(CallOutPlan & { revision: number })[]> {
  return (await store.readPlans(tx, party)).map(row => ({ ...row.content, revision: row.revision }));
}

type Told = Pick<Incident, 'severity' | 'mode'> & { readonly entities: readonly { readonly role: string }[] };

/** Whether an incident is one the plan names triggers for, and all of them hold. A plan without triggers waits to be named. */
export const isMeantFor = ({ triggers = [] }: CallOutPlan, incident: Told): boolean =>
  triggers.length > 0 && triggers.every(trigger => holds(trigger, incident));

function holds(trigger: PlanTrigger, { severity, mode, entities }: Told): boolean {
  switch (trigger.on) {
    case 'severity':
      return severity >= trigger.atLeast;
    case 'mode':
      return trigger.modes.some(each => each === mode);
    default:
      return entities.some(entity => entity.role === trigger.role);
  }
}

/** The plan an incident names; without a name the only one meant for it by its triggers, or the party's only plan. */
export async function requirePlan(tx: Tx, party: number, slug?: string, incident?: Told): Promise<CallOutPlan> {
  if (slug !== undefined) {
    const row = await store.readPlan(tx, party, slug);
    return (
      row?.content ??
      fail('not-found', `The party has no call-out plan \`${slug}\`.`, {
        next: 'Choose one of its plans for the incident.',
      })
    );
  }
  const plans = await store.readPlans(tx, party);
  const meant = incident ? plans.filter(({ content }) => isMeantFor(content, incident)) : [];
  const [first, second] = meant.length > 0 ? meant : plans;
  if (first && !second) return first.content;
  return fail(
    'conflict',
    first ? 'The incident names no call-out plan, and the party has several.' : 'The party has no call-out plan yet.',
    {
      next: first ? 'Choose a plan for the incident.' : 'Write a plan in the call-out room first.',
    },
  );
}

/**
 * Everything that keeps a plan from being published: its shape, its rules, and parties of its audience that the
 * directory does not have.
 */
export async function checkPlan(tx: Tx, content: unknown, now: Temporal.Instant): Promise<PlanFinding[]> {
  const parsed = callOutPlan.safeParse(content);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => ({ pointer: pointerOf(path), message }));
  }
  const plan = parsed.data;
  const today = now.toString().slice(0, 10);
  const late = plan.reviewBy <= today && {
    pointer: '/reviewBy',
    message: `The plan is to be reviewed on a day to come; ${plan.reviewBy} is over.`,
  };
  const slugs = new Set((await store.readParties(tx)).map(party => party.slug));
  const unknown = plan.audience.flatMap((line, i) =>
    line.who === 'party' && !slugs.has(line.slug)
      ? [{ pointer: `/audience/${i}/slug`, message: `The directory has no party \`${line.slug}\`.` }]
      : [],
  );
  return [...(late ? [late] : []), ...unknown];
}

const pointerOf = (path: readonly PropertyKey[]): string => path.map(part => `/${String(part)}`).join('');

/**
 * Writes a plan or its next revision.
 * @throws FailureError `invalid-input` with a pointer to the first finding
 */
export async function writePlan(platform: Platform, tx: Tx, actor: Actor, content: CallOutPlan): Promise<number> {
  const [finding] = await checkPlan(tx, content, platform.now());
  if (finding) fail('invalid-input', finding.message, { pointer: finding.pointer });
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
