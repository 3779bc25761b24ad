import type { CascadeResult } from '#engines/cascade/index.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import type { Run } from './contract.ts';
import { namedIn } from './contract/about-runs.ts';
import type { Pathway, PathwayNames, PathwayService } from './contract/pathway.ts';
import { readModelRow } from './model-store.ts';
import { readRunResult } from './runs.ts';
import { readRun } from './store.ts';
import { readTriggers } from './trigger-store.ts';
import { triggerOf } from './triggers.ts';
import { chainFor, hiddenName } from './view.ts';
import { type Visible, visibleRecords } from './visibility.ts';

/** What a run saw fail, as steps; what it never saw is not a step, which the probabilities of the run bound. */
export function pathwayOf({ run, result }: { readonly run: Run; readonly result: CascadeResult }): Pathway {
  const { manifest } = result;
  const steps = [...result.functions, ...result.sectors].flatMap(entry => {
    const time = entry.time_to_loss;
    if (time === null) return [];
    return {
      target: entry.id,
      name: entry.name,
      kind: entry.kind,
      within_hours: time,
      lasts_hours: entry.duration,
      probability: entry.probability,
      trigger: { target: entry.id, withinHours: Math.max(1, time.p95), atLeast: entry.probability.low },
      chains: result.chains
        .filter(chain => chain.function === entry.id)
        .slice(0, 3)
        .map(({ nodes, hours, text, share }) => ({ nodes, hours, text, share })),
    };
  });
  return {
    format: 'entente-pathway',
    version: 1,
    title: run.title,
    marking: run.marking,
    mode: run.mode,
    cites: {
      run: run.id,
      result_sha256: run.sha256,
      model: run.model,
      model_hash: manifest.model_hash,
      seed: manifest.seed,
      worlds: manifest.worlds,
    },
    begins_with: { kind: manifest.shock.kind, targets: namedIn(manifest.shock) },
    steps: steps.sort((a, b) => a.within_hours.p50 - b.within_hours.p50),
  };
}

const never = () => false;
const nothingVisible: Visible = { whole: false, node: never, edge: never, product: never, pool: never, end: never };

/**
 * A pathway kept elsewhere, as the actor's party may see it at this minute. Functions and sectors are told to those who
 * contribute to the model, as their sums are; records of others' parts lose their names. Anything but a clear yes hides.
 */
async function pathwayFor<P extends PathwayNames>(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  model: string,
  pathway: P,
): Promise<P & { readonly withheld: boolean }> {
  if (model.startsWith('pack:')) return { ...pathway, withheld: false };
  const id = /^own:(\d{1,9})$/.exec(model)?.[1];
  // A key that names no model of this installation names nothing that may be shown.
  const contributes = id !== undefined && (await readModelRow(tx, Number(id))) !== undefined;
  const visible = id === undefined ? nothingVisible : await visibleRecords(platform, tx, actor, model);
  const open = (target: string) =>
    contributes &&
    (visible.whole || visible.node(target) || visible.product(target) || pathway.begins.kind === 'sector');
  const shown = {
    ...pathway,
    begins: { ...pathway.begins, targets: pathway.begins.targets.map(name => (open(name) ? name : hiddenName)) },
    steps: pathway.steps.map(step => ({
      ...step,
      ...(contributes ? {} : { id: hiddenName, name: hiddenName }),
      chains: step.chains.map(chain =>
        chain.nodes.length > 0 ? chainFor(chain, visible) : { ...chain, text: hiddenName },
      ),
    })),
  };
  return { ...shown, withheld: JSON.stringify(shown).includes(hiddenName) };
}

/** What other rooms may ask of pathways. */
export const pathwayService = (platform: Platform): PathwayService => ({
  ofRun: async (tx, actor, run) => {
    const found = await readRunResult(platform, tx, actor, run);
    return { ...pathwayOf(found), exercise: found.run.exercise };
  },
  shownTo: (tx, actor, model, pathway) => pathwayFor(platform, tx, actor, model, pathway),
  resultOf: async (tx, run) => {
    const row = await readRun(tx, run);
    return row && (row.result_sha256?.toString('hex') ?? null);
  },
  triggers: async (tx, model) => (await readTriggers(tx)).map(triggerOf).filter(trigger => trigger.model === model),
});
