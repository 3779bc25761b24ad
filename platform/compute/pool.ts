import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { fail } from '#engines/kernel/failure.ts';

/** Work cut by number: worlds of a simulation, cases of a sweep. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface PoolTask {
  /** specifier or URL of a module with `prepare(job)` and `run(ready, from, to)` */
  readonly module: string;
  /** handed to every worker once; must survive structured cloning */
  readonly job: unknown;
  readonly spans: readonly Span[];
  readonly workers?: number;
  readonly signal?: AbortSignal;
  readonly onSpan?: (span: Span) => void;
}

/**
 * Runs the spans on worker threads and returns their results in the order of the spans, whoever ran them: one worker
 * or many give the same. A worker that dies has its span run again by another, up to three times.
 * @throws `cancelled` when the signal fires, `work-failed` when a span fails; all workers are stopped by then
 */
export async function runOnWorkers<T>(task: PoolTask): Promise<readonly T[]> {
  if (task.signal?.aborted)
    return fail('cancelled', 'The run was cancelled before it began.', { next: 'Start it again.' });
  const count = Math.max(1, Math.min(task.workers ?? availableParallelism(), task.spans.length));
  const pool = new Pool<T>(task);
  try {
    return await pool.run(count);
  } finally {
    await pool.stop();
  }
}

const attempts = 3;

class Pool<T> {
  private readonly task: PoolTask;
  private readonly results: T[] = [];
  private readonly open: number[];
  private readonly tries: number[];
  private readonly workers = new Set<Worker>();
  private done = 0;
  private finish: (results: readonly T[]) => void = () => {};
  private refuse: (error: unknown) => void = () => {};
  private stopped = false;

  constructor(task: PoolTask) {
    this.task = task;
    this.open = task.spans.map((_, i) => i).reverse();
    this.tries = task.spans.map(() => 0);
  }

  run(count: number): Promise<readonly T[]> {
    const cancel = () => this.refuse(cancelled());
    const outcome = new Promise<readonly T[]>((resolve, reject) => {
      this.finish = resolve;
      this.refuse = reject;
      if (this.task.spans.length === 0) resolve([]);
      this.task.signal?.addEventListener('abort', cancel, { once: true });
      for (let i = 0; i < count && this.task.spans.length > 0; i++) this.hire();
    });
    return outcome.finally(() => this.task.signal?.removeEventListener('abort', cancel));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all([...this.workers].map(worker => worker.terminate()));
  }

  private hire(): void {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { module: this.task.module, job: this.task.job },
    });
    this.workers.add(worker);
    let held = -1;
    const next = () => {
      held = this.open.pop() ?? -1;
      const span = this.task.spans[held];
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
      if (span) worker.postMessage({ index: held, ...span });
    };
    worker.on('message', (message: { index?: number; result?: T; error?: string }) => {
      if (message.error !== undefined) return this.refuse(failed(message.error));
      if (message.index !== undefined) this.take(message.index, message.result as T);
      next();
    });
    let reason = 'the worker stopped';
    worker.on('error', error => (reason = error instanceof Error ? error.message : String(error)));
    worker.on('exit', () => {
      this.workers.delete(worker);
      if (this.stopped || this.done === this.task.spans.length) return;
      if (held < 0) return this.refuse(failed(reason));
      if (++this.tries[held]! >= attempts)
        return this.refuse(failed(`${reason}; span ${held} was tried ${attempts} times`));
      this.open.push(held);
      this.hire();
    });
  }

  private take(index: number, result: T): void {
    this.results[index] = result;
    this.done++;
    this.task.onSpan?.(this.task.spans[index]!);
    if (this.done === this.task.spans.length) this.finish(this.results);
  }
}

const failed = (reason: string) =>
  asError('work-failed', `The work stopped: ${reason}.`, 'Nothing of it was kept; start it again.');
const cancelled = () =>
  asError(
    'cancelled',
    'The run was cancelled; nothing of it was kept.',
    'Start it again with the same seed to get the same worlds.',
  );

function asError(code: string, message: string, next: string): unknown {
  try {
    return fail(code, message, { next });
  } catch (error) {
    return error;
  }
}
