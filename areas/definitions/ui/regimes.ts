import { useCallback, useEffect, useState } from 'react';
import { api } from '#platform/ui/api.ts';
import { type PackFile, regimesFrom, type Regimes } from '#engines/duties/index.ts';

export interface Loaded {
  readonly regimes: Regimes;
  readonly packs: readonly PackFile[];
}

let loading: Promise<Loaded> | undefined;

/** The regimes of this build and those the installation has of its own, fetched once. */
function load(): Promise<Loaded> {
  loading ??= Promise.all([import('virtual:regime-packs'), api.get<{ files: PackFile[] }>('/api/packs/own')])
    .then(([{ default: shipped }, { files }]) => {
      const packs = [...new Map([...shipped, ...files].map(file => [file.path, file])).values()];
      return { packs, regimes: regimesFrom(packs) };
    })
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
