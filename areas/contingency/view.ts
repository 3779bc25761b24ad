import { fail } from '#engines/kernel/failure.ts';
import { type Actor, installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import type { NextState, Pathway, ScenarioContent, ScenarioDetail, ScenarioLine } from './contract.ts';
import { askGate, type Seen } from './gate.ts';
import type { ScenarioFacts } from './specificity/facts.ts';
import { type Specificity, specificityOf } from './specificity/verdict.ts';
import { following, refusal } from './steps.ts';
import * as store from './store.ts';

export const today = (platform: Pick<Platform, 'now'>): string => platform.now().toString().slice(0, 10);

/** What the verdict reads of a version. */
export const factsOf = (content: ScenarioContent, counts: { steps: number; edges: number }): ScenarioFacts => ({
  functions: content.functions.length,
  steps: counts.steps,
  edges: counts.edges,
  capability: content.capability,
  intent: content.intent,
  consequence: content.consequence,
  confidence: content.confidence,
  points: content.points,
  plans: content.plans.map(({ id, title, approvedOn, exercised }) => ({
    id,
    title,
    approvedOn,
    rating: exercised?.rating ?? null,
  })),
});

export const verdictOf = (platform: Platform, row: store.ScenarioRow): Specificity =>
  specificityOf(factsOf(row.content, row), today(platform));

const lineOf = (platform: Platform, row: store.ScenarioRow, content: ScenarioContent): ScenarioLine => ({
  id: row.id,
  ref: row.ref,
  title: content.title,
  functions: content.functions.map(({ name }) => name),
  party: row.party,
  partyName: row.party_name,
  marking: row.marking,
  mode: row.mode,
  exercise: row.exercise,
  state: row.state,
  version: row.version,
  changedAt: row.changed_at.toISOString(),
  verdict: verdictOf(platform, row) as ScenarioLine['verdict'],
});

/** Scenarios of one's own party, and those it was told of and the gate still permits. */
export async function listScenarios(platform: Platform, tx: Tx, actor: Actor): Promise<ScenarioLine[]> {
  const lines: ScenarioLine[] = [];
  for (const row of await store.readScenarios(tx)) {
    const own = row.party === actor.party;
    if (!own && !(await askGate(platform, tx, actor, row, [])).scenario) continue;
    lines.push(lineOf(platform, row, own ? row.content : await contentFor(platform, tx, actor, row.content)));
  }
  return lines;
}

/** The row, if the party one acts for may see it. */
export async function requireScenario(tx: Tx, id: number): Promise<store.ScenarioRow> {
  return (
    (await store.readScenario(tx, id)) ??
    fail('not-found', `There is no scenario ${id} that the party you act for may see.`, {
      next: 'Open one of the list; another party’s shows once it was released to yours.',
    })
  );
}

export const heldOf = async (platform: Platform, row: { id: number; version: number }): Promise<store.Held> =>
  (await asActor(platform.database.app, installation, all => store.readHeld(all, row.id, row.version))) ??
  fail('not-found', 'The version is not there.', { next: 'Load the scenario again.' });

export async function readDetail(platform: Platform, tx: Tx, actor: Actor, id: number): Promise<ScenarioDetail> {
  const row = await requireScenario(tx, id);
  const owns = row.party === actor.party;
  const held = await heldOf(platform, row);
  const seen: Seen = owns
    ? { scenario: true, evidence: held.evidence.map(() => true) }
    : await askGate(platform, tx, actor, row, held.evidence);
  if (!seen.scenario)
    return fail('not-found', `There is no scenario ${id} that the party you act for may see.`, {
      next: 'Ask its owner: what was released may have been marked higher since.',
    });
  const content = owns ? row.content : await contentFor(platform, tx, actor, row.content);
  const { pathway, withheld } = await pathwayFor(platform, tx, actor, held.pathway, owns);
  const evidence = held.evidence.filter((_, i) => seen.evidence[i]);
  return {
    ...lineOf(platform, row, content),
    content,
    pathway,
    withheld,
    evidence,
    evidenceWithheld: held.evidence.length - evidence.length,
    owns,
    ...(await aroundOf(platform, tx, row, held.pathway, owns)),
  };
}

/** History, versions, readers and triggers: what stands around a scenario. */
async function aroundOf(platform: Platform, tx: Tx, row: store.ScenarioRow, pathway: Pathway, owns: boolean) {
  const { cites, steps } = pathway;
  const run = cites?.run ?? null;
  const result =
    run === null || pathway.origin !== 'run' ? undefined : await platform.services.pathways.resultOf(tx, run);
  const targets = new Set(steps.map(({ id }) => id.replace(/^(function|sector):/, '')));
  const triggers = cites ? await platform.services.pathways.triggers(tx, cites.model) : [];
  return {
    runOpen: result !== undefined && result === (cites?.resultSha256 ?? null),
    next: owns ? nextStates(platform, row) : [],
    history: (await store.readEvents(tx, row.id)).map(event => ({
      from: event.from_state,
      to: event.to_state,
      at: event.at.toISOString(),
      by: event.by_name ?? '',
      why: event.why,
      who: event.who,
      due: event.due,
    })),
    versions: (await store.readVersions(tx, row.id)).map(version => ({
      version: version.version,
      at: version.changed_at.toISOString(),
      by: version.by_name ?? '',
      note: version.note,
    })),
    readers: owns
      ? (await store.readReaders(tx, row.id)).map(({ party, name, released_at }) => ({
          party,
          name,
          at: released_at.toISOString(),
        }))
      : [],
    triggers: triggers
      .filter(({ target }) => targets.has(target))
      .map(({ plan, target, withinHours, atLeast }) => ({ plan, target, withinHours, atLeast })),
  };
}

const nextStates = (platform: Platform, row: store.ScenarioRow): NextState[] => {
  const standing = standingOf(platform, row);
  return following[row.state].map(to => {
    const because = refusal(to, standing);
    return { to, refused: because && { message: because.en, fr: because.fr } };
  });
};

export const standingOf = (platform: Platform, row: store.ScenarioRow) => ({
  verdict: verdictOf(platform, row),
  exercised: row.content.plans.some(plan => plan.exercised !== null),
});

/** A pathway as its reader may see it. What only a file says of a model kept elsewhere is its importer’s alone. */
async function pathwayFor(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  pathway: Pathway,
  owns: boolean,
): Promise<{ pathway: Pathway; withheld: boolean }> {
  const { origin, cites } = pathway;
  if (cites === null || (origin === 'file' && owns)) return { pathway, withheld: false };
  if (origin === 'file' && !cites.model.startsWith('pack:'))
    return { pathway: { ...pathway, begins: { ...pathway.begins, targets: [] }, steps: [] }, withheld: true };
  const { withheld, ...shown } = await platform.services.pathways.shownTo(tx, actor, cites.model, pathway);
  return { pathway: shown, withheld };
}

/** Functions of a model are told to those who may know them; others read that one is withheld. */
async function contentFor(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  content: ScenarioContent,
): Promise<ScenarioContent> {
  const functions = [];
  for (const one of content.functions) {
    if (one.model === null) {
      functions.push(one);
      continue;
    }
    const names = { begins: { kind: '', targets: [] }, steps: [{ id: one.target ?? '', name: one.name, chains: [] }] };
    const { steps } = await platform.services.pathways.shownTo(tx, actor, one.model, names);
    functions.push({ ...one, name: steps[0]?.name ?? '', target: null });
  }
  return { ...content, functions };
}
