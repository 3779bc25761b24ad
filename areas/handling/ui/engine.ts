import { useCallback, useEffect, useState } from 'react';
import type { EngineParts } from './engine-parts.ts';

export type { EngineParts };

let loading: Promise<EngineParts> | undefined;
let loaded: EngineParts | undefined;

/** Fetches the engine and the packs once. The schemas of the packs must not probe for `eval`, which the page's policy refuses. */
function loadEngine(): Promise<EngineParts> {
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
  const load = useCallback((): void => {
    const came = (parts: EngineParts): void => {
      setEngine(parts);
      setError(null);
    };
    loadEngine().then(came, setError);
  }, []);
  useEffect(load, [load]);
  return { engine, error, retry: load };
}
