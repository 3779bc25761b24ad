import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Context } from '../bench.ts';
import type { EngineParts } from '../engine.ts';
import type { Reading } from './reading.ts';

const inPlaceMax = 20_000;
const pauseMilliseconds = 250;
const nothing: Reading = { kind: 'empty' };

/** What a text says, read in place while it is short and in a worker when it is long. `working` while the answer is older than the text. */
export function useReading(
  engine: EngineParts,
  text: string,
  context: Context,
): { readonly reading: Reading; readonly working: boolean } {
  const late = useDeferredValue(text);
  const short = late.length <= inPlaceMax;
  const here = useMemo<Reading>(
    () => (short ? engine.readText(late, context, engine.lexicons) : nothing),
    [engine, late, context, short],
  );
  const there = useLongReading(engine, short ? null : text, context);
  return short ? { reading: here, working: late !== text } : there;
}

interface Answer {
  readonly round: number;
  readonly reading: Reading;
}

let rounds = 0;

/** Asks the worker once typing pauses; an answer to an older question is not taken. */
function useLongReading(engine: EngineParts, text: string | null, context: Context) {
  const question = useMemo(() => (text === null ? null : { text, context }), [text, context]);
  const [answer, setAnswer] = useState<{ readonly to: typeof question; readonly reading: Reading } | null>(null);
  const worker = useRef<Worker | null>(null);
  useEffect(() => () => worker.current?.terminate(), []);
  useEffect(() => {
    if (question === null) return undefined;
    const over = new AbortController();
    const wait = setTimeout(() => {
      const packs = worker.current === null ? engine.bundle : undefined;
      worker.current ??= new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });
      const round = ++rounds;
      const take = ({ data }: MessageEvent<Answer>): void => {
        if (data.round === round) setAnswer({ to: question, reading: data.reading });
      };
      worker.current.addEventListener('message', take, { signal: over.signal });
      // The worker is fetched with the first long document; with the network cut the page reads it itself.
      const readHere = (): void => {
        worker.current?.terminate();
        worker.current = null;
        setAnswer({ to: question, reading: engine.readText(question.text, question.context, engine.lexicons) });
      };
      worker.current.addEventListener('error', readHere, { signal: over.signal });
      worker.current.postMessage({ ...question, round, packs }, []);
    }, pauseMilliseconds);
    return () => {
      clearTimeout(wait);
      over.abort();
    };
  }, [question, engine]);
  return { reading: answer?.reading ?? nothing, working: answer?.to !== question };
}
