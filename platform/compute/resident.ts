import { Worker } from 'node:worker_threads';
import { fail } from '#engines/kernel/failure.ts';

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (reason: unknown) => void;
}

interface Reply {
  readonly number: number;
  readonly result?: unknown;
  readonly failure?: {
    readonly code: string;
    readonly message: string;
    readonly pointer?: string;
    readonly next?: string;
  };
}

/**
 * One worker thread that stays, so that what it has read and prepared is there for the next question. The module gives
 * `answer(op, input)`. Questions are answered in their order; an idle thread keeps no process alive.
 */
export class Resident {
  private readonly module: string;
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  constructor(module: string) {
    this.module = module;
  }

  /** @throws the module's own failure, or `work-failed` when the thread dies: the next question starts a new one */
  ask<T>(op: string, input: unknown): Promise<T> {
    const worker = (this.worker ??= this.hire());
    const number = ++this.asked;
    worker.ref();
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
      worker.postMessage({ number, op, input });
    });
  }

  async stop(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
  }

  private hire(): Worker {
    const worker = new Worker(new URL('./resident-worker.ts', import.meta.url), {
      workerData: { module: this.module },
    });
    let reason = 'the thread stopped';
    worker.on('message', (reply: Reply) => this.settle(worker, reply));
    worker.on('error', error => (reason = error instanceof Error ? error.message : String(error)));
    worker.on('exit', () => {
      if (this.worker === worker) this.worker = undefined;
      for (const { reject } of this.waiting.values())
        reject(asError('work-failed', `The calculation stopped: ${reason}.`));
      this.waiting.clear();
    });
    worker.unref();
    return worker;
  }

  private settle(worker: Worker, { number, result, failure }: Reply): void {
    const waiting = this.waiting.get(number);
    this.waiting.delete(number);
    if (this.waiting.size === 0) worker.unref();
    if (failure) waiting?.reject(asError(failure.code, failure.message, failure));
    else waiting?.resolve(result as never);
  }
}

function asError(code: string, message: string, more: { pointer?: string; next?: string } = { next: 'Ask again.' }) {
  try {
    return fail(code, message, more);
  } catch (error) {
    return error;
  }
}
