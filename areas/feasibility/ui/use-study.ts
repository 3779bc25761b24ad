import { useCallback, useEffect, useRef, useState } from 'react';
import type { PairAnswers, Study } from '../contract.ts';
import type { Answered, Asked } from './study.worker.ts';

interface Working {
  readonly study: Study | null;
  readonly pair: PairAnswers | null;
  readonly error: Error | null;
  /** asks for the answers behind one cell */
  readonly ask: (from: string, to: string) => void;
  readonly close: () => void;
}

/** The study and the answers behind one cell, both computed in a worker so that the page stays alive meanwhile. */
export function useStudy(): Working {
  const [study, setStudy] = useState<Study | null>(null);
  const [pair, setPair] = useState<PairAnswers | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const worker = useRef<Worker | null>(null);
  useEffect(() => {
    const made = new Worker(new URL('./study.worker.ts', import.meta.url), { type: 'module' });
    worker.current = made;
    made.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
      if ('failure' in data) setError(new Error(data.failure));
      else if ('study' in data) setStudy(data.study);
      else setPair(data.pair);
    });
    made.addEventListener('error', event => setError(new Error(event.message)));
    import('virtual:lexicon-packs').then(
      packs => made.postMessage({ packs: packs.default } satisfies Asked, []),
      (failure: unknown) => setError(failure instanceof Error ? failure : new Error(String(failure))),
    );
    return () => made.terminate();
  }, []);
  const ask = useCallback((from: string, to: string) => {
    worker.current?.postMessage({ from, to } satisfies Asked, []);
  }, []);
  const close = useCallback(() => setPair(null), []);
  return { study, pair, error, ask, close };
}
