import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Actor } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import type { FactValue, NewIncident, SectionInput } from './contract.ts';
import { recordFacts } from './facts.ts';
import { openIncident, writeSections } from './service.ts';
import { readPartyBySlug } from './store.ts';

interface DemoIncident {
  readonly title: string;
  readonly held: string;
  readonly hoursAgo: number;
  readonly severity: number;
  readonly mode?: 'exercise';
  readonly exercise?: string;
  readonly marking: string;
  readonly plan: string;
  readonly summary: string;
  readonly entities: readonly { party: string; role: 'affected' | 'supplier' | 'downstream' }[];
  readonly facts: readonly { fact: string; value: FactValue | null; source: string; hoursAgo: number }[];
  readonly sections: readonly SectionInput[];
}

const file = path.join(import.meta.dirname, 'demo-incidents.yaml');

/** Incidents that are under way when the demonstration begins, their times told from now. */
export const incidentsDemo = (platform: Platform, actor: Actor): Promise<void> =>
  asActor(platform.database.app, actor, async tx => {
    for (const told of parse(fs.readFileSync(file, 'utf8')) as DemoIncident[])
      await openTold(platform, tx, actor, told);
  });

async function openTold(platform: Platform, tx: Tx, actor: Actor, told: DemoIncident): Promise<void> {
  const ago = (hours: number) => platform.now().subtract({ minutes: Math.round(hours * 60) });
  const then = (hours: number): Platform => ({ ...platform, now: () => ago(hours) });
  const holder = { ...actor, party: (await readPartyBySlug(tx, told.held)).id };
  const entities: NewIncident['entities'] = [];
  for (const { party, role } of told.entities) {
    const row = await readPartyBySlug(tx, party);
    entities.push({ party: row.id, name: row.name, role });
  }
  const { title, severity, mode = 'live', exercise, marking, plan, summary } = told;
  const draft: NewIncident = { title, severity, mode, exercise, marking, plan, summary, entities };
  const incident = await openIncident(then(told.hoursAgo), tx, holder, draft);
  for (const { hoursAgo, ...fact } of told.facts) {
    const learnedAt = ago(hoursAgo).toString({ smallestUnit: 'second' });
    const value = fact.value === 'hoursAgo' ? learnedAt : fact.value;
    await recordFacts(then(hoursAgo), tx, holder, incident.id, [{ ...fact, value, learnedAt }]);
  }
  await writeSections(tx, holder, incident.id, told.sections);
}
