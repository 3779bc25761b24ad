import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Platform } from '#platform/room/room.ts';
import type { CallOutPlan } from './contract.ts';
import { acknowledgeSignedIn } from './acknowledge.ts';
import { sendNotice } from './notice.ts';
import { writePlan } from './plans.ts';
import { type PartyRow, readDispatches, readParties } from './store.ts';

/** As it stands in the file: told from the day of the first start, since a plan is never published after its review. */
type DemoPlan = Omit<CallOutPlan, 'reviewBy'> & { readonly reviewInDays: number };

const file = path.join(import.meta.dirname, 'demo-plans.yaml');

/** The call-out plans of the demonstration team, and a notice it sent forty minutes ago that one recipient answered. */
export async function calloutDemo(platform: Platform, actor: Actor): Promise<void> {
  await asActor(platform.database.app, actor, async tx => {
    const parties = await readParties(tx);
    const sender = { ...actor, party: idOf(parties, 'cert-nordmark') };
    const today = platform.now().toZonedDateTimeISO('UTC').toPlainDate();
    for (const { reviewInDays, ...plan } of parse(fs.readFileSync(file, 'utf8')) as DemoPlan[]) {
      const reviewBy = today.add({ days: reviewInDays }).toString();
      await writePlan(platform, tx, sender, { ...plan, reviewBy });
    }
    await sendDemoNotice({ ...platform, now: () => platform.now().subtract({ minutes: 40 }) }, tx, sender, parties);
  });
}

async function sendDemoNotice(platform: Platform, tx: Tx, sender: Actor, parties: readonly PartyRow[]): Promise<void> {
  const incident = 1; // the first of the demonstration incidents
  const recipients = ['cert-vestland', 'gridisac', 'harbour-gas', 'vestland-gas'].map(slug => idOf(parties, slug));
  const facts = { need_to_know: true };
  const subject = 'Set-points changed without a command';
  const notice = await sendNotice(platform, tx, sender, {
    incident,
    type: 'first-warning',
    recipients,
    subject,
    facts,
  });
  const answered = (await readDispatches(tx, [notice])).find(
    dispatch => dispatch.party === idOf(parties, 'harbour-gas'),
  );
  if (!answered) return;
  const recipient = { ...sender, party: answered.party };
  await acknowledgeSignedIn(platform, tx, recipient, answered.id, {
    name: 'Shift lead',
    answer: 'Checking our own stations.',
  });
}

function idOf(parties: readonly PartyRow[], slug: string): number {
  const party = parties.find(row => row.slug === slug);
  if (!party) throw new Error(`the demonstration world has no party ${slug}`);
  return party.id;
}
