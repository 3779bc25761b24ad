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

/** Runs jobs in a worker of the page's own; a new job takes the place of the one before. */
export function useJob(loaded: Loaded | null): Running {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<string | null>(null);
  const worker = useRef<Worker | null>(null);
  const round = useRef(0);
  const stop = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
    setProgress(null);
  }, []);
  useEffect(() => stop, [stop]);
  const start = useCallback(
    (job: Job, done: (result: JobResult) => void) => {
      if (!loaded) return;
      stop();
      const made = new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module' });
      worker.current = made;
      const mine = ++round.current;
      setError(null);
      setProgress({ step: 'evaluate', done: 0, of: 1 });
      made.addEventListener('message', ({ data }: MessageEvent<Told>) => {
        if (data.round !== round.current) return;
        setProgress(data.kind === 'progress' ? data.progress : null);
        if (data.kind === 'done') done(data.result);
        if (data.kind === 'failed') setError(data.message);
      });
      made.addEventListener('error', event => {
        setProgress(null);
        setError(event.message);
      });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
      made.postMessage({ round: mine, packs: loaded.packs, job } satisfies Asked);
    },
    [loaded, stop],
  );
  return { progress, error, start, stop };
}
