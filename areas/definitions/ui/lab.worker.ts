import { type PackFile, regimesFrom, type Regimes } from '#engines/duties/index.ts';
import { FailureError } from '#engines/kernel/failure.ts';
import { type Job, type JobResult, work } from '#engines/duties/definitions/job.ts';
import type { Progress } from '#engines/duties/definitions/run.ts';

export interface Asked {
  readonly round: number;
  readonly packs?: readonly PackFile[];
  readonly job: Job;
}

export type Told = { readonly round: number } & (
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly result: JobResult }
  | { readonly kind: 'failed'; readonly message: string }
);

let regimes: Regimes | undefined;
const tell = (told: Told): void => postMessage(told);

/** Runs one job after the other; to stop, the page ends the worker. */
addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  const { round, job } = data;
  try {
    if (data.packs) regimes = regimesFrom(data.packs);
    if (!regimes) return;
    const steps = work(job, regimes);
    let step = steps.next();
    for (; !step.done; step = steps.next()) tell({ round, kind: 'progress', progress: step.value });
    tell({ round, kind: 'done', result: step.value });
  } catch (error) {
    const next = error instanceof FailureError ? ` ${error.failure.next ?? ''}` : '';
    tell({ round, kind: 'failed', message: `${error instanceof Error ? error.message : String(error)}${next}` });
  }
});
