import type { Actor } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Platform } from '#platform/room/room.ts';
import { packHash } from '#platform/packs/models.ts';
import { runInput } from './contract.ts';
import { holdAllLater } from './hold-queue.ts';
import { partyBySlug } from './party-store.ts';
import { beginRun, defaultLeaseSeconds } from './runs.ts';
import { insertTrigger } from './trigger-store.ts';

const pack = 'demo-country';
const input = runInput.parse({
  model: `pack:${pack}`,
  title: 'A bad update of the Argus endpoint agent',
  shock: { kind: 'technology', targets: ['argus-agent'] },
  worlds: 250,
  parameterDraws: 8,
});

/**
 * A run for the demonstration team, played once the first visitors have their page, and a sector on which its call-out
 * plan is to be thought of.
 */
export const systemicRiskDemo = (platform: Platform, actor: Actor): Promise<void> =>
  asActor(platform.database.app, actor, async tx => {
    const party = await partyBySlug(tx, 'cert-nordmark');
    if (party === undefined) return;
    const source = { kind: 'pack' as const, id: pack, sha256: packHash(pack) };
    const timing = { leaseSeconds: defaultLeaseSeconds, delaySeconds: 20 };
    await beginRun(platform, tx, { ...actor, party }, { party, source, input, ...timing });
    await insertTrigger(tx, party, {
      plan: 'gas-remote-access',
      model: `pack:${pack}`,
      target: 'fuel',
      withinHours: 72,
      atLeast: 0.2,
      exercise: null,
    });
    await holdAllLater(tx, undefined, timing.delaySeconds);
  });
