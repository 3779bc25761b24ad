import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Context } from '../bench.ts';
import type { EngineParts } from '../engine.ts';
import type { Reading } from './reading.ts';

const inPlaceMax = 20_000;
const pauseMilliseconds = 250;

/** What a text says, read in place while it is short and in a worker when it is long. `working` while the answer is older than the text. */
export function useReading(
  engine: EngineParts,
  text: string,
  context: Context,
): { readonly reading: Reading; readonly working: boolean } {
  const late = useDeferredValue(text);
  const short = late.length <= inPlaceMax;
  const here = useMemo<Reading>(
    () => (short ? engine.readText(late, context, engine.lexicons) : { kind: 'empty' }),
    [engine, late, context, short],
  );
  const there = useLongReading(engine, short ? null : text, context);
  return short ? { reading: here, working: late !== text } : there;
}

interface Answer {
  readonly round: number;
  readonly reading: Reading;
}

function useLongReading(engine: EngineParts, text: string | null, context: Context) {
  const [answer, setAnswer] = useState<Answer>({ round: 0, reading: { kind: 'empty' } });
  const [asked, setAsked] = useState(0);
  const worker = useRef<Worker | null>(null);
  useEffect(() => () => worker.current?.terminate(), []);
  useEffect(() => {
    if (text === null) return undefined;
    setAsked(round => round + 1);
    return undefined;
  }, [text, context]);
  useEffect(() => {
    if (text === null || asked === 0) return undefined;
    const wait = setTimeout(() => {
      const fresh = worker.current === null;
      const made = (worker.current ??= new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' }));
      made.onmessage = ({ data }: MessageEvent<Answer>) => setAnswer(data);
      made.postMessage({ text, context, round: asked, ...(fresh && { packs: engine.bundle }) });
    }, pauseMilliseconds);
    return () => clearTimeout(wait);
  }, [asked, text, context, engine]);
  return { reading: answer.reading, working: answer.round !== asked };
}
