import { createHash } from 'node:crypto';
import { FailureError } from '#engines/kernel/failure.ts';
import type { Incident } from '#areas/incidents/contract.ts';
import { type Actor, installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import type { Trigger, TriggerVerdict, VerdictBasis } from './contract.ts';
import { holdAllAgain, holdIncidentLater } from './hold-queue.ts';
import { nextAsked, nextOf, type Touch, touchOf } from './service.ts';
import { partiesWithTriggers, readTriggers } from './trigger-store.ts';
import { isHeldAgainst, triggerOf, verdictOf } from './triggers.ts';
import * as store from './verdict-store.ts';

/** A job acts for the party whose incident it is, sees what that party sees, and has no appointment. */
const jobFor = (party: number): Actor => ({ person: null, party, appointment: null, roles: [], via: 'job' });

const system = <T>(platform: Platform, work: (tx: Tx) => Promise<T>) =>
  asActor(platform.database.app, installation, work);

/** Holds triggers against every open incident of the parties that have them, now and again in a while. */
export async function holdAll(platform: Platform, { model }: { readonly model?: string }): Promise<void> {
  await system(platform, async tx => {
    const parties = await partiesWithTriggers(tx, model);
    if (parties.size === 0) return;
    const open = await platform.services.incidents.open(tx, installation);
    for (const incident of open) if (parties.has(incident.party)) await holdIncidentLater(tx, incident.id);
    await holdAllAgain(tx);
  });
}

/**
 * Holds the triggers of its party against one incident and stores the verdicts. A verdict that changed is told once, as
 * an act; one whose basis did not change is not worked out again. Nothing is ever sent from here.
 */
export async function holdIncident(platform: Platform, { incident: id }: { readonly incident: number }): Promise<void> {
  const { incidents } = platform.services;
  const found = await system(platform, tx => incidents.incident(tx, installation, id).catch(onlyMissing));
  if (!found) return;
  const actor = jobFor(found.party);
  await asActor(platform.database.app, actor, async tx => {
    await store.lockHolding(tx, id);
    const incident = await incidents.incident(tx, actor, id);
    if (incident.state === 'closed') return void (await store.deleteVerdicts(tx, id));
    const triggers = (await readTriggers(tx)).map(triggerOf).filter(trigger => isHeldAgainst(trigger, incident));
    const told: Change[] = [];
    for (const [model, some] of Map.groupBy(triggers, trigger => trigger.model))
      told.push(...(await holdOn({ platform, tx, actor, incident }, model, some)));
    for (const change of told) await tell(tx, actor, incident, change);
  });
}

const onlyMissing = (error: unknown): undefined => {
  if (error instanceof FailureError && error.failure.code === 'not-found') return;
  throw error;
};

interface Holding {
  readonly platform: Platform;
  readonly tx: Tx;
  readonly actor: Actor;
  readonly incident: Incident;
}

interface Change {
  readonly verdict: TriggerVerdict;
  readonly basis: VerdictBasis;
}

/** Puts the verdicts of the triggers on one model. @returns those that say something else than before */
async function holdOn(holding: Holding, model: string, triggers: readonly Trigger[]): Promise<readonly Change[]> {
  const { platform, tx, incident } = holding;
  const at = new Date(platform.now().epochMilliseconds);
  const before = (await store.readVerdicts(tx, incident.id)).filter(row => row.model === model);
  const touch = await orSilent(() => touchOf(platform, tx, holding.actor, incident, model, 'pieces'));
  const basis = basisOf(touch);
  const stands = triggers.every(trigger => before.some(row => row.trigger === trigger.id && isSame(row.basis, basis)));
  if (touch && stands) {
    await store.touchVerdicts(
      tx,
      before.map(row => row.id),
      at,
    );
    return [];
  }
  const next = touch && (await orSilent(() => nextOf(platform, touch, 'pieces')));
  const changes: Change[] = [];
  for (const trigger of triggers) {
    const verdict: TriggerVerdict = next
      ? verdictOf(trigger, next, touch.down.length > 0)
      : { ...verdictOf(trigger, [], false), because: 'no-model' };
    const known = before.find(row => row.trigger === trigger.id);
    const changed = known?.met !== verdict.met || known.because !== verdict.because;
    await store.putVerdict(tx, rowOf(incident, verdict, touch, basis, at), changed);
    // That a plan need not be thought of is no news as long as it never had to be.
    if (changed && !(known === undefined && verdict.met === false)) changes.push({ verdict, basis });
  }
  return changes;
}

/** A model that cannot be asked makes a verdict that cannot be said, not a job that fails for ever. */
async function orSilent<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof FailureError && error.failure.code !== 'work-failed') return;
    throw error;
  }
}

/** Records of the model stand in it as a hash: a part may be taken back later, and its names with it. */
function basisOf(touch: Touch | undefined): VerdictBasis {
  const down =
    touch &&
    createHash('sha256')
      .update(JSON.stringify(touch.down.map(entry => entry.node)))
      .digest('hex');
  return { sha256: touch?.source.sha256 ?? null, down: down ?? null, ...nextAsked };
}

const isSame = (a: VerdictBasis, b: VerdictBasis): boolean =>
  a.sha256 === b.sha256 && a.down === b.down && a.seed === b.seed && a.worlds === b.worlds;

const rowOf = (
  { id, party, mode, exercise }: Incident,
  verdict: TriggerVerdict,
  touch: Touch | undefined,
  basis: VerdictBasis,
  at: Date,
) => ({
  trigger: verdict.id,
  incident: id,
  party,
  mode: mode === 'template' ? ('drill' as const) : mode,
  exercise,
  met: verdict.met,
  because: verdict.because,
  target_name: verdict.targetName,
  seen: verdict.chance?.seen ?? null,
  worlds: verdict.chance?.worlds ?? null,
  earliest_hours: verdict.earliestHours,
  stands_for: [...(touch?.standsFor ?? [])],
  unmatched: [...(touch?.unmatched ?? [])],
  basis,
  held_at: at,
  changed_at: at,
});

/** The one telling of a change: pages of the party hear of it, and the ledger has what it rested on. */
const tell = (tx: Tx, actor: Actor, { id, ref, mode, party }: Incident, { verdict, basis }: Change) =>
  recordAct(tx, actor, {
    area: 'systemic-risk',
    kind: verdict.met === null ? 'trigger-cannot-be-said' : verdict.met ? 'trigger-met' : 'trigger-not-met',
    subject: { kind: 'incident', id, ref },
    mode,
    visibleTo: [party],
    body: {
      trigger: verdict.id,
      plan: verdict.plan,
      model: verdict.model,
      target: verdict.target,
      withinHours: verdict.withinHours,
      atLeast: verdict.atLeast,
      because: verdict.because,
      ...(verdict.chance ? { seen: verdict.chance.seen } : {}),
      ...basis,
    },
  });
