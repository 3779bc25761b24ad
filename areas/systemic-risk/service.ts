import type { Incident } from '#areas/incidents/contract.ts';
import type { NextFailure } from '#engines/cascade/index.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import type { Outline } from './compute/outline.ts';
import type { Source } from './compute/source.ts';
import { ask, type ThreadName } from './compute/threads.ts';
import type { IncidentRisk } from './contract.ts';
import { sourceOf } from './models.ts';
import { partySectors } from './party-store.ts';
import { sectorsIn } from './sector-words.ts';
import { readRunsFor } from './store.ts';
import { readTriggers } from './trigger-store.ts';
import { isHeldAgainst, triggerOf, verdictOf } from './triggers.ts';
import { nextFor, outlineFor } from './view.ts';
import { type Visible, visibleRecords } from './visibility.ts';

/** The same for the page and for the job, so that both say the same. */
export const nextAsked = { seed: 1, worlds: 100 } as const;
/** At most so many nodes stand for one entity: those on which most others depend. */
const mostNodes = 3;

interface Entity {
  readonly party: number | null;
  readonly name: string;
  readonly slug: string | null;
  readonly sectors: readonly string[];
  readonly country: string | null;
}

/** Where an incident touches a model: what stands for whom, before anything is worked out. */
export interface Touch {
  readonly source: Source;
  readonly title: string;
  readonly visible: Visible;
  readonly down: IncidentRisk['down'];
  readonly standsFor: readonly string[];
  readonly unmatched: readonly string[];
}

export async function touchOf(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  { id, entities }: Pick<Incident, 'id' | 'entities'>,
  model: string,
  thread: ThreadName = 'questions',
): Promise<Touch> {
  const affected = entities.filter(entity => entity.role === 'affected');
  const known = await partySectors(
    tx,
    affected.flatMap(entity => entity.party ?? []),
  );
  const source = await sourceOf(platform, tx, model);
  const whole = await ask<Outline>(platform.database.app, thread, 'outline', { source });
  const visible = await visibleRecords(platform, tx, actor, model);
  const outline = outlineFor(whole, visible);
  const facts = await platform.services.incidents.facts(tx, actor, id);
  const told = (entity: number | null) =>
    facts.find(fact => fact.fact === 'e.sectors' && fact.entity === entity)?.value;
  const matches = affected.map(entity => {
    const party = known.find(row => row.id === entity.party);
    const said = told(entity.id) ?? told(null);
    const sectors = Array.isArray(said) ? said : (party?.sectors ?? []);
    return match(outline, { ...entity, slug: party?.slug ?? null, sectors });
  });
  const names = (test: (found: IncidentRisk['down']) => boolean) =>
    affected.filter((_, i) => test(matches[i] ?? [])).map(entity => entity.name);
  return {
    source,
    title: outline.title,
    visible,
    down: [...new Map(matches.flat().map(entry => [entry.node, entry])).values()],
    standsFor: names(found => found.length > 0),
    unmatched: names(found => found.length === 0),
  };
}

/** What is likely to fail next while that is down; nothing is asked when nothing is down. */
export const nextOf = async (
  platform: Platform,
  { source, down }: Touch,
  thread: ThreadName = 'questions',
): Promise<readonly NextFailure[]> =>
  down.length === 0
    ? []
    : ask<readonly NextFailure[]>(platform.database.app, thread, 'next', {
        source,
        down: down.map(entry => entry.node),
        ...nextAsked,
      } as never);

/** Where an incident touches a model, and what is likely to fail next while that is down. */
export async function incidentRisk(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  incident: number,
  model: string,
): Promise<IncidentRisk> {
  const found = await platform.services.incidents.incident(tx, actor, incident);
  const touch = await touchOf(platform, tx, actor, found, model);
  const next = await nextOf(platform, touch);
  const triggers = (await readTriggers(tx))
    .map(triggerOf)
    .filter(trigger => trigger.model === model && isHeldAgainst(trigger, found));
  return {
    model,
    title: touch.title,
    down: touch.down,
    unmatched: touch.unmatched,
    next: shown(nextFor(next, touch.visible)),
    basis: { sha256: touch.source.sha256, ...nextAsked },
    runs: await readRunsFor(tx, incident),
    triggers: triggers.map(trigger => verdictOf(trigger, next, touch.down.length > 0)),
  };
}

/** Functions and sectors that were seen to fail, then the first assets; what was never seen keeps its bound. */
function shown(next: readonly NextFailure[]): readonly NextFailure[] {
  const wide = next.filter(entry => entry.kind !== 'node');
  const nodes = next.filter(entry => entry.kind === 'node').slice(0, 20);
  return [...wide, ...nodes].map(({ lost_after: _each, ...entry }) => entry);
}

/** By operator when the model names the party, else by sector: the nodes on which most others depend, which is said. */
function match(outline: Outline, entity: Entity): IncidentRisk['down'] {
  const { nodes, operators, sectors, links } = outline;
  const serves = new Uint32Array(nodes.id.length);
  for (let i = 0; i < links.length; i += 2) serves[links[i] ?? 0]! += 1;
  // The country narrows the choice where the model knows countries as the directory does.
  const there = entity.country !== null && nodes.jurisdiction.includes(entity.country);
  const here = (i: number) => !there || nodes.jurisdiction[i] === entity.country;
  const pick = (test: (i: number) => boolean, because: string) =>
    nodes.id
      .flatMap((_, i) => (test(i) && here(i) ? [i] : []))
      .sort((a, b) => (serves[b] ?? 0) - (serves[a] ?? 0) || (nodes.people[b] ?? 0) - (nodes.people[a] ?? 0) || a - b)
      .slice(0, mostNodes)
      .map(i => ({ node: nodes.id[i]!, name: nodes.name[i]!, because }));
  const operator = entity.slug === null ? -1 : operators.indexOf(entity.slug);
  const byOperator = operator < 0 ? [] : pick(i => nodes.operator[i] === operator, `operator:${entity.name}`);
  if (byOperator.length > 0) return byOperator;
  const places = sectorsIn(sectors, entity.sectors).map(sector => sectors.indexOf(sector));
  return pick(i => places.includes(nodes.sector[i] ?? -1), `sector:${entity.name}`);
}
