import { useCallback, useEffect, useState } from 'react';
import { type PackFile, regimesFrom, type Regimes } from '#engines/duties/index.ts';

export interface Loaded {
  readonly regimes: Regimes;
  readonly packs: readonly PackFile[];
}

let loading: Promise<Loaded> | undefined;

/** The regimes of this build, fetched once. */
function load(): Promise<Loaded> {
  loading ??= import('virtual:regime-packs')
    .then(({ default: packs }) => ({ packs, regimes: regimesFrom(packs) }))
    .catch(error => {
      loading = undefined;
      throw error;
    });
  return loading;
}

/** The regimes, null while they are fetched, or the error that stood in the way. */
export function useRegimes(): { readonly loaded: Loaded | null; readonly error: unknown; readonly retry: () => void } {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [error, setError] = useState<unknown>(null);
  const fetchOnce = useCallback((): void => void load().then(setLoaded, setError), []);
  useEffect(fetchOnce, [fetchOnce]);
  const retry = (): void => {
    setError(null);
    fetchOnce();
  };
  return { loaded, error, retry };
}
