import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Actor } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Platform } from '#platform/room/room.ts';
import type { CallOutPlan } from './contract.ts';
import { writePlan } from './plans.ts';
import { readParties } from './store.ts';

const file = path.join(import.meta.dirname, 'demo-plans.yaml');

/** The call-out plans of the demonstration team. */
export const calloutDemo = (platform: Platform, actor: Actor): Promise<void> =>
  asActor(platform.database.app, actor, async tx => {
    const owner = (await readParties(tx)).find(party => party.slug === 'cert-nordmark');
    if (!owner) return;
    const plans = parse(fs.readFileSync(file, 'utf8')) as CallOutPlan[];
    for (const plan of plans) await writePlan(platform, tx, { ...actor, party: owner.id }, plan);
  });
