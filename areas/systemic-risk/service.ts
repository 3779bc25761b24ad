import type { NextFailure } from '#engines/cascade/index.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import type { Outline } from './compute/outline.ts';
import { ask } from './compute/threads.ts';
import type { IncidentRisk } from './contract.ts';
import { sourceOf } from './models.ts';
import { partySectors } from './party-store.ts';
import { sectorsIn } from './sector-words.ts';
import { readRunsFor } from './store.ts';
import { readTriggers } from './trigger-store.ts';
import { triggerOf, verdictOf } from './triggers.ts';
import { nextFor, outlineFor } from './view.ts';
import { visibleRecords } from './visibility.ts';

const seed = 1;
const worlds = 100;
/** At most so many nodes stand for one entity: those on which most others depend. */
const mostNodes = 3;

interface Entity {
  readonly party: number | null;
  readonly name: string;
  readonly slug: string | null;
  readonly sectors: readonly string[];
  readonly country: string | null;
}

/** Where an incident touches a model, and what is likely to fail next while that is down. */
export async function incidentRisk(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  incident: number,
  model: string,
): Promise<IncidentRisk> {
  const { entities } = await platform.services.incidents.incident(tx, actor, incident);
  const affected = entities.filter(entity => entity.role === 'affected');
  const known = await partySectors(
    tx,
    affected.flatMap(entity => entity.party ?? []),
  );
  const source = await sourceOf(platform, tx, model);
  const whole = await ask<Outline>(platform.database.app, 'questions', 'outline', { source });
  const visible = await visibleRecords(platform, tx, actor, model);
  const outline = outlineFor(whole, visible);
  const facts = await platform.services.incidents.facts(tx, actor, incident);
  const matches = affected.map(entity => {
    const party = known.find(row => row.id === entity.party);
    const told = facts.find(fact => fact.fact === 'e.sectors' && fact.entity === entity.id)?.value;
    const sectors = Array.isArray(told) ? told : (party?.sectors ?? []);
    return match(outline, { ...entity, slug: party?.slug ?? null, sectors });
  });
  const down = [...new Map(matches.flat().map(entry => [entry.node, entry])).values()];
  const next =
    down.length === 0
      ? []
      : await ask<readonly NextFailure[]>(platform.database.app, 'questions', 'next', {
          source,
          down: down.map(entry => entry.node),
          seed,
          worlds,
        } as never);
  const triggers = (await readTriggers(tx)).map(triggerOf).filter(trigger => trigger.model === model);
  return {
    model,
    title: outline.title,
    down,
    unmatched: affected.filter((_, i) => matches[i]?.length === 0).map(entity => entity.name),
    next: shown(nextFor(next, visible)),
    basis: { sha256: source.sha256, seed, worlds },
    runs: await readRunsFor(tx, incident),
    triggers: triggers.map(trigger => verdictOf(trigger, next, down.length > 0)),
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
