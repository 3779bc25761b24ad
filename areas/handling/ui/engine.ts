import { useEffect, useState } from 'react';
import type { EngineParts } from './engine-parts.ts';

export type { EngineParts };

let loading: Promise<EngineParts> | undefined;
let loaded: EngineParts | undefined;

/** Fetches the engine and the packs once. The schemas of the packs must not probe for `eval`, which the page's policy refuses. */
export function loadEngine(): Promise<EngineParts> {
  loading ??= (async () => {
    const { config } = await import('zod');
    config({ jitless: true });
    const [{ engineFrom }, packs] = await Promise.all([import('./engine-parts.ts'), import('virtual:lexicon-packs')]);
    loaded = engineFrom(packs.default);
    return loaded;
  })().catch(error => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** The engine, null while it is fetched, or the error that stood in the way; `retry` tries again. */
export function useEngine(): {
  readonly engine: EngineParts | null;
  readonly error: unknown;
  readonly retry: () => void;
} {
  const [engine, setEngine] = useState<EngineParts | null>(loaded ?? null);
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let here = true;
    loadEngine().then(
      parts => here && (setEngine(parts), setError(null)),
      failure => here && setError(failure),
    );
    return () => void (here = false);
  }, [round]);
  return { engine, error, retry: () => setRound(each => each + 1) };
}
