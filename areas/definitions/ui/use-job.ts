import { useCallback, useEffect, useRef, useState } from 'react';
import type { Asked, Told } from './lab.worker.ts';
import type { Job, JobResult } from '#engines/duties/definitions/job.ts';
import type { Progress } from '#engines/duties/definitions/run.ts';
import type { Loaded } from './regimes.ts';

export interface Running {
  readonly progress: Progress | null;
  readonly error: string | null;
  readonly start: (job: Job, done: (result: JobResult) => void) => void;
  /** ends the work at once */
  readonly stop: () => void;
}

interface Thread {
  readonly worker: Worker;
  busy: boolean;
  /** has been given the packs */
  told: boolean;
}

const newThread = (): Thread => ({
  worker: new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module' }),
  busy: false,
  told: false,
});

/** Runs jobs in a worker of the page's own; a new job takes the place of the one before. */
export function useJob(loaded: Loaded): Running {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<string | null>(null);
  const thread = useRef<Thread | null>(null);
  const round = useRef(0);
  const end = useCallback(() => {
    thread.current?.worker.terminate();
    thread.current = null;
  }, []);
  // The worker is fetched with the page, so that work can begin when the network is gone.
  useEffect(() => {
    thread.current = newThread();
    return end;
  }, [end]);
  const stop = useCallback(() => {
    end();
    thread.current = newThread();
    setProgress(null);
  }, [end]);
  const start = useCallback(
    (job: Job, done: (result: JobResult) => void) => {
      if (thread.current?.busy) end();
      const mine = (thread.current ??= newThread());
      const number = ++round.current;
      mine.busy = true;
      setError(null);
      setProgress({ step: 'evaluate', done: 0, of: 1 });
      const finish = (fault: string | null): void => {
        mine.busy = false;
        setProgress(null);
        setError(fault);
      };
      // oxlint-disable-next-line unicorn/prefer-add-event-listener -- one listener, replaced by that of the next job
      mine.worker.onmessage = ({ data }: MessageEvent<Told>) => {
        if (data.round !== number) return;
        if (data.kind === 'progress') return setProgress(data.progress);
        finish(data.kind === 'failed' ? data.message : null);
        if (data.kind === 'done') done(data.result);
      };
      // oxlint-disable-next-line unicorn/prefer-add-event-listener
      mine.worker.onerror = event => {
        end();
        finish(event.message);
      };
      const packs = mine.told ? {} : { packs: loaded.packs };
      mine.told = true;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
      mine.worker.postMessage({ round: number, ...packs, job } satisfies Asked);
    },
    [loaded, end],
  );
  return { progress, error, start, stop };
}
