// What runs in the resident threads: models are read once and kept, so that the next question begins at once.
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  type CascadeResult,
  checkModel,
  compareLosses,
  type DrawMeans,
  lossByWorld,
  type Mitigation,
  type Model,
  nextToFail,
  readModel,
  readShock,
  replayWorld,
  runCascade,
  type Step,
  type Steps,
  simulateDraws,
  whyFailed,
} from '#engines/cascade/index.ts';
import { applyMitigation } from '#engines/cascade/mitigations.ts';
import { networkOf } from '#engines/cascade/network.ts';
import { type Setting, simulateRange, stateFor } from '#engines/cascade/range.ts';
import { canonicalJson } from '#engines/kernel/canonical.ts';
import { fail } from '#engines/kernel/failure.ts';
import { outlineOf } from './outline.ts';
import { packHash, packInput } from '#platform/packs/models.ts';
import { lossesByWorld } from './paired.ts';
import type { QuestionInput } from '../contract.ts';
import type { RunRequest, Source } from './source.ts';
import { type Answer, answerSteps } from './study.ts';
import { packTally, unpackTally } from './tally-bytes.ts';

const kept = 6;
const models = new Map<string, Model>();

function keep(key: string, model: Model): Model {
  models.delete(key);
  models.set(key, model);
  for (const old of models.keys()) if (models.size > kept) models.delete(old);
  return model;
}

function modelOf(source: Source): Model {
  const known = models.get(source.sha256);
  if (known) return keep(source.sha256, known);
  if (source.kind === 'snapshot') return fail('model-not-loaded', 'The model is not in this thread yet.');
  if (packHash(source.id) !== source.sha256)
    fail('other-pack', `The model pack \`${source.id}\` here differs from the one the run was started with.`, {
      next: 'Install the same version on every machine, or start the run again.',
    });
  return keep(source.sha256, readModel(packInput(source.id)));
}

/** Parts joined; a finding is not told here, since it may name a record that whoever asks may not see. */
function readWhole(bytes: Uint8Array): Model {
  const { model } = checkModel((JSON.parse(gunzipSync(bytes).toString()) as { input: unknown }).input);
  return (
    model ??
    fail('model-incomplete', 'The parts of the model no longer fit together: one was changed or taken back.', {
      next: 'Open your own part and check it: what is amiss in it is named there. Other parties see what is amiss in theirs.',
    })
  );
}

const keyOf = (source: Source, mitigations: readonly Mitigation[]) => `${source.sha256}+${JSON.stringify(mitigations)}`;

/** The model with measures in place, kept under their text: toggling one back and forth costs nothing. */
function mitigated(source: Source, mitigations: readonly Mitigation[]): Model {
  if (mitigations.length === 0) return modelOf(source);
  const key = keyOf(source, mitigations);
  const known = models.get(key);
  if (known) return keep(key, known);
  return keep(
    key,
    mitigations.reduce((model, mitigation) => applyMitigation(model, mitigation), modelOf(source)),
  );
}

interface Task {
  readonly source: Source;
  readonly request: RunRequest;
  readonly mitigations: readonly Mitigation[];
}

const settingOf = (model: Model, request: RunRequest): Setting => ({
  shock: readShock(request.shock, model),
  seed: request.seed,
  horizonHours: request.horizon_hours,
  quantumHours: 1,
});

let state: { readonly key: string; readonly value: ReturnType<typeof stateFor> } | undefined;

/** The state of the run this thread works on, laid out once for all its pieces. */
function stateOf(model: Model, setting: Setting, of: string) {
  const key = `${of} ${JSON.stringify(setting)}`;
  if (state?.key !== key) state = { key, value: stateFor(networkOf(model), setting) };
  return state.value;
}

function shard({ kind, first, past, plan, ...task }: Task & ShardInput): Buffer {
  const model = mitigated(task.source, task.mitigations);
  const setting = settingOf(model, task.request);
  const range = { from: first, to: past };
  const key = keyOf(task.source, task.mitigations);
  if (kind === 'worlds') return packTally(simulateRange(stateOf(model, setting, key), setting.seed, range));
  return gzipSync(JSON.stringify(simulateDraws(networkOf(model), setting, plan, range)));
}

interface ShardInput {
  readonly kind: 'worlds' | 'draws';
  readonly first: number;
  readonly past: number;
  readonly plan: { readonly draws: number; readonly inner: number };
}

export interface Joined {
  /** canonical JSON of the result, compressed */
  readonly body: Uint8Array;
  readonly sha256: string;
  readonly manifest: CascadeResult['manifest'];
}

async function join(task: Task & { worlds: readonly Uint8Array[]; draws: readonly Uint8Array[] }): Promise<Joined> {
  const result = await runCascade({
    model: mitigated(task.source, task.mitigations),
    ...task.request,
    execute: async () => task.worlds.map(unpackTally),
    execute_draws: async () =>
      task.draws.flatMap(bytes => JSON.parse(gunzipSync(bytes).toString()) as readonly DrawMeans[]),
  });
  const text = canonicalJson(result);
  return {
    body: gzipSync(text),
    sha256: createHash('sha256').update(text).digest('hex'),
    manifest: result.manifest,
  };
}

const losses = new Map<string, Float64Array>();

/** Loss by world, kept: what a measure is compared with is asked again at every toggle. */
function lossesOf(task: Task): Float64Array {
  const key = `${keyOf(task.source, task.mitigations)} ${JSON.stringify(task.request)}`;
  const known = losses.get(key);
  if (known) return known;
  const model = mitigated(task.source, task.mitigations);
  const made = lossByWorld(model, settingOf(model, task.request), task.request.worlds);
  if (losses.size >= 64) losses.clear();
  losses.set(key, made);
  return made;
}

/** Loss of the model as it is, with what is in place already, and with each measure, on the same worlds. Without measures only the first is worked out. */
function whatIf({ base = [], ...task }: Task & { readonly base?: readonly Mitigation[] }) {
  const before = lossesOf({ ...task, mitigations: base });
  return task.mitigations.map(mitigation =>
    compareLosses(mitigation, before, lossesOf({ ...task, mitigations: [...base, mitigation] })),
  );
}

const studies = new Map<number, Steps<Answer>>();

/** Takes steps of a long question until the time is up; `answer` is there after the last. */
function study(task: Task & { id: number; input: QuestionInput; budget_ms: number }): Step & { answer?: Answer } {
  const steps = studies.get(task.id) ?? answerSteps(question(task), task.input);
  studies.set(task.id, steps);
  try {
    for (const until = performance.now() + task.budget_ms; ; ) {
      const next = steps.next();
      if (next.done) {
        studies.delete(task.id);
        return { done: 1, of: 1, answer: next.value };
      }
      if (performance.now() >= until) return next.value;
    }
  } catch (error) {
    studies.delete(task.id);
    throw error;
  }
}

const question = (task: Task) => ({
  model: mitigated(task.source, task.mitigations),
  shock: task.request.shock,
  seed: task.request.seed,
  horizon_hours: task.request.horizon_hours,
});

const ops = {
  /** whether a snapshot is here already */
  has: ({ sha256 }: { sha256: string }) => models.has(sha256),
  put: ({ sha256, bytes }: { sha256: string; bytes: Uint8Array }) => void keep(sha256, readWhole(bytes)),
  check: ({ input }: { input: unknown }) => {
    const { model, problems, aside } = checkModel(input, { nodes: 50_000, edges: 300_000 });
    return {
      problems,
      aside,
      ...(model ? { nodes: model.nodes.length, edges: model.edges.length, defaults: model.defaultsUsed } : {}),
    };
  },
  outline: ({ source }: { source: Source }) => outlineOf(modelOf(source)),
  /** checks a request against the model before anything is stored */
  accept: (task: Task) => void settingOf(mitigated(task.source, task.mitigations), task.request),
  shard,
  join,
  replay: (task: Task & { world: number }) => replayWorld({ ...question(task), world: task.world }),
  why: (task: Task & { target: string }) => whyFailed({ ...question(task), target: task.target, worlds: 100 }),
  next: (task: { source: Source; down: readonly string[]; seed: number; worlds: number }) =>
    nextToFail({ model: modelOf(task.source), down: task.down, seed: task.seed, worlds: task.worlds }),
  whatIf,
  losses: (task: Task) => {
    const model = mitigated(task.source, task.mitigations);
    return lossesByWorld(model, settingOf(model, task.request), task.request.worlds);
  },
  study,
  /** forgets a question that was cancelled */
  leave: ({ id }: { id: number }) => void studies.delete(id),
} as const;

export type Op = keyof typeof ops;

/** Answers one question; see `Ops` for what each takes. */
export const answer = (op: string, input: unknown): unknown => {
  const found = ops[op as Op] as ((input: unknown) => unknown) | undefined;
  return found ? found(input) : fail('unknown-op', `There is no question \`${op}\`.`);
};
