import { sql } from 'kysely';
import type { Tx } from '#platform/db/tables.ts';
import type { QuestionInput } from './contract.ts';
import './tables.ts';

export async function insertQuestion(
  tx: Tx,
  row: { run: number; party: number; input: QuestionInput; created_at: Date; created_by: number | null },
): Promise<number> {
  const { input, ...rest } = row;
  const none = { error: null, lease_until: null, worker: null, finished_at: null, sha256: null };
  const made = await tx
    .insertInto('systemic_risk.question')
    .values({ ...rest, ...none, kind: input.kind, input: JSON.stringify(input) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

export const readQuestions = (tx: Tx, run: number) =>
  tx.selectFrom('systemic_risk.question').selectAll().where('run', '=', run).orderBy('id', 'desc').limit(100).execute();
export type QuestionRow = Awaited<ReturnType<typeof readQuestions>>[number];

export const readQuestion = (tx: Tx, id: number): Promise<QuestionRow | undefined> =>
  tx.selectFrom('systemic_risk.question').selectAll().where('id', '=', id).executeTakeFirst();

export const lockQuestion = (tx: Tx, id: number): Promise<QuestionRow | undefined> =>
  tx.selectFrom('systemic_risk.question').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

const until = (leaseSeconds: number) => sql<Date>`clock_timestamp() + make_interval(secs => ${leaseSeconds})`;

/** Takes the lease of a question nobody works on; undefined when it has ended or is held. */
export const claimQuestion = (tx: Tx, id: number, worker: string, leaseSeconds: number) =>
  tx
    .updateTable('systemic_risk.question')
    .set(eb => ({ worker, state: 'running', lease_until: until(leaseSeconds), attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .where(eb => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', sql<Date>`clock_timestamp()`)]))
    .returningAll()
    .executeTakeFirst();

/** Notes how far it is and keeps the lease. @returns false when it was cancelled or taken over */
export async function keepQuestion(
  tx: Tx,
  id: number,
  worker: string,
  progress: { done: number; of: number },
  leaseSeconds: number,
): Promise<boolean> {
  const kept = await tx
    .updateTable('systemic_risk.question')
    .set({ done: progress.done, parts: progress.of, lease_until: until(leaseSeconds) })
    .where('id', '=', id)
    .where('worker', '=', worker)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return kept.numUpdatedRows === 1n;
}

/** Gives the lease back, for a question that could not be finished here. */
export const dropQuestion = (tx: Tx, id: number) =>
  tx.updateTable('systemic_risk.question').set({ lease_until: null, worker: null }).where('id', '=', id).execute();

export async function endQuestion(
  tx: Tx,
  id: number,
  end: { state: 'done' | 'failed' | 'cancelled'; finished_at: Date; error?: string; sha256?: Buffer },
): Promise<void> {
  await tx
    .updateTable('systemic_risk.question')
    .set({ ...end, lease_until: null, worker: null })
    .where('id', '=', id)
    .execute();
}

export const insertAnswer = (tx: Tx, question: number, body: Buffer) =>
  tx.insertInto('systemic_risk.answer').values({ question, body }).execute();

export const readAnswer = (tx: Tx, question: number) =>
  tx.selectFrom('systemic_risk.answer').select('body').where('question', '=', question).executeTakeFirst();

/** Whether the worker of a question fell silent, or none ever took it. */
export const isLapsed = async (tx: Tx, id: number): Promise<boolean> => {
  const found = await tx
    .selectFrom('systemic_risk.question')
    .select(sql<boolean>`coalesce(lease_until < clock_timestamp(), true)`.as('lapsed'))
    .where('id', '=', id)
    .executeTakeFirst();
  return found?.lapsed ?? false;
};
