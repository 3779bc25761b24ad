import { createHash, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Step } from '#engines/cascade/index.ts';
import { canonicalJson } from '#engines/kernel/canonical.ts';
import { fail, FailureError } from '#engines/kernel/failure.ts';
import { type Actor, installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { enqueue } from '#platform/jobs/store.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import type { Outline } from './compute/outline.ts';
import type { Answer } from './compute/study.ts';
import { ask } from './compute/threads.ts';
import { type Question, type QuestionInput, questionInput } from './contract.ts';
import { requireKept } from './kept.ts';
import * as store from './question-store.ts';
import { requireNameable } from './nameable.ts';
import { requestOf, type Workshop } from './shards.ts';
import { readRun, type RunRow } from './store.ts';
import { answerFor } from './view.ts';
import { visibleRecords } from './visibility.ts';

export const questionTask = 'systemic-risk.question';
export const questionSweepTask = 'systemic-risk.question-sweep';
const mostAttempts = 4;
/** So long a thread works on a question before it looks at what else is waiting. */
const budget_ms = 250;

const present = (platform: Platform) => new Date(platform.now().epochMilliseconds);
const gone = (): never =>
  fail('not-found', 'There is no such question, or it is not your party’s.', { next: 'Choose one of the run.' });

export const questionOf = (row: store.QuestionRow): Question => ({
  id: row.id,
  run: row.run,
  input: questionInput.parse(row.input),
  state: row.state,
  error: row.error,
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  progress: { done: row.done, of: Math.max(1, row.parts) },
  sha256: row.sha256?.toString('hex') ?? null,
});

async function requireRun(tx: Tx, id: number): Promise<RunRow> {
  const run = await readRun(tx, id);
  if (!run)
    return fail('not-found', 'There is no such run, or it is not your party’s.', { next: 'Choose one of the list.' });
  if (run.state !== 'done')
    return fail('conflict', 'Questions are asked about a run that is done.', { next: 'Wait until the run is done.' });
  return run;
}

/** Puts a long question about a finished run into the queue. */
export async function askQuestion(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  runId: number,
  input: QuestionInput,
  leaseSeconds: number,
): Promise<Question> {
  const run = await requireRun(tx, runId);
  if (input.kind === 'measures')
    await requireNameable(platform, tx, actor, run.model, { mitigations: input.mitigations });
  await requireKept(platform.database.app, run.source);
  const id = await store.insertQuestion(tx, {
    run: runId,
    party: run.party,
    input,
    created_at: present(platform),
    created_by: actor.person,
  });
  await enqueue(tx, { task: questionTask, payload: { question: id }, key: `${questionTask}:${id}` });
  await sweepLater(tx, id, leaseSeconds);
  await record(tx, actor, run, 'question-asked', id, { asked: input.kind });
  return findQuestion(tx, id);
}

export async function findQuestion(tx: Tx, id: number): Promise<Question> {
  const row = await store.readQuestion(tx, id);
  return row ? questionOf(row) : gone();
}

export async function cancelQuestion(platform: Platform, tx: Tx, actor: Actor, id: number): Promise<Question> {
  const row = (await store.lockQuestion(tx, id)) ?? gone();
  if (row.state !== 'queued' && row.state !== 'running')
    fail('conflict', 'The question has ended already.', { next: 'Look at its answer, or ask again.' });
  await store.endQuestion(tx, id, { state: 'cancelled', finished_at: present(platform) });
  const run = await readRun(tx, row.run);
  if (run) await record(tx, actor, run, 'question-cancelled', id, {});
  return findQuestion(tx, id);
}

/** The stored answer as the gate lets the actor's party see it at this minute. */
export async function readAnswerFor(platform: Platform, tx: Tx, actor: Actor, id: number): Promise<Answer> {
  const row = (await store.readQuestion(tx, id)) ?? gone();
  const run = await requireRun(tx, row.run);
  const found = await asActor(platform.database.app, installation, all => store.readAnswer(all, id));
  if (!found)
    return fail('conflict', 'The question has no answer yet.', { next: 'Wait until it is done, or ask again.' });
  const whole = JSON.parse(gunzipSync(found.body).toString()) as Answer;
  if (run.model.startsWith('pack:') || whole.kind !== 'ranking') return whole;
  await requireKept(platform.database.app, run.source);
  const outline = await ask<Outline>(platform.database.app, 'questions', 'outline', { source: run.source });
  return answerFor(whole, outline, await visibleRecords(platform, tx, actor, run.model));
}

const system = <T>(workshop: Workshop, work: (tx: Tx) => Promise<T>): Promise<T> =>
  asActor(workshop.database.app, installation, work);

/** Works a question out step by step; between two steps it says how far it is and sees whether it was cancelled. */
export async function doQuestion(workshop: Workshop, { question: id }: { question: number }): Promise<void> {
  const worker = `${hostname()}:${process.pid}:${randomUUID()}`;
  const taken = await system(workshop, async tx => {
    const claim = await store.claimQuestion(tx, id, worker, workshop.leaseSeconds);
    const run = claim && (await readRun(tx, claim.run));
    return claim && run ? { claim, run } : undefined;
  });
  if (!taken) return;
  const { claim, run } = taken;
  try {
    const answer = await stepThrough(workshop, claim, run, worker);
    if (answer) await finish(workshop, claim, run, worker, answer);
  } catch (error) {
    await giveUp(workshop, claim, run, error);
  }
}

async function stepThrough(
  workshop: Workshop,
  { id, input }: store.QuestionRow,
  { source, request }: RunRow,
  worker: string,
): Promise<Answer | undefined> {
  await requireKept(workshop.database.app, source);
  const task = { source, request: requestOf(request), mitigations: request.mitigations, id, input, budget_ms };
  for (;;) {
    const { answer, ...step } = await ask<Step & { answer?: Answer }>(workshop.database.app, 'pieces', 'study', task);
    if (answer) return answer;
    const kept = await system(workshop, tx => store.keepQuestion(tx, id, worker, step, workshop.leaseSeconds));
    if (kept) continue;
    await ask(workshop.database.app, 'pieces', 'leave', { id } as never);
    return undefined;
  }
}

async function finish(
  workshop: Workshop,
  { id }: store.QuestionRow,
  run: RunRow,
  worker: string,
  answer: Answer,
): Promise<void> {
  const text = canonicalJson(answer);
  const sha256 = createHash('sha256').update(text).digest();
  await system(workshop, async tx => {
    const locked = await store.lockQuestion(tx, id);
    if (locked?.state !== 'running' || locked.worker !== worker) return;
    await store.insertAnswer(tx, id, gzipSync(text));
    await store.keepQuestion(tx, id, worker, { done: 1, of: 1 }, workshop.leaseSeconds);
    await store.endQuestion(tx, id, { state: 'done', finished_at: new Date(), sha256 });
    await record(tx, job, run, 'question-answered', id, { sha256: sha256.toString('hex') });
  });
}

/** A failure that will come again ends the question; anything else gives it back, a few times. */
async function giveUp(workshop: Workshop, { id, attempts }: store.QuestionRow, run: RunRow, error: unknown) {
  const certain = error instanceof FailureError && error.failure.code !== 'work-failed';
  await system(workshop, async tx => {
    const locked = await store.lockQuestion(tx, id);
    if (locked?.state !== 'running') return;
    if (!certain && attempts < mostAttempts) {
      await store.dropQuestion(tx, id);
      await enqueue(tx, { task: questionTask, payload: { question: id }, key: `${questionTask}:${id}` });
      return;
    }
    const message = error instanceof Error ? error.message : String(error);
    await store.endQuestion(tx, id, { state: 'failed', finished_at: new Date(), error: message });
    await record(tx, job, run, 'question-failed', id, {});
  });
}

const sweepLater = (tx: Tx, question: number, leaseSeconds: number) =>
  enqueue(tx, {
    task: questionSweepTask,
    payload: { question },
    key: `${questionSweepTask}:${question}`,
    runAt: new Date(Temporal.Now.instant().add({ seconds: leaseSeconds }).epochMilliseconds),
  });

/** Calls a question back whose worker fell silent, until it has ended. */
export async function sweepQuestion(workshop: Workshop, { question }: { question: number }): Promise<void> {
  await system(workshop, async tx => {
    const locked = await store.lockQuestion(tx, question);
    if (locked?.state !== 'queued' && locked?.state !== 'running') return;
    if (await store.isLapsed(tx, question))
      await enqueue(tx, { task: questionTask, payload: { question }, key: `${questionTask}:${question}` });
    await sweepLater(tx, question, workshop.leaseSeconds);
  });
}

const job: Actor = { ...installation, via: 'job' };

const record = (tx: Tx, actor: Actor, run: RunRow, kind: string, question: number, body: Record<string, unknown>) =>
  recordAct(tx, actor, {
    area: 'systemic-risk',
    kind,
    subject: { kind: 'run', id: run.id, ref: `RUN-${run.id}` },
    mode: run.mode,
    visibleTo: [run.party],
    body: { question, ...body },
  });
