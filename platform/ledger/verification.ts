import type { Verification } from './findings.ts';
import { type LedgerPlace, verifyAll } from './service.ts';

/** How far a verification is: acts checked, of how many. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** One verification at a time: it reads everything, and all who ask at once are told the same. */
export interface Verifying {
  run(): Promise<Verification>;
  /** Tells how far it is: at once when one is running, then as it goes on; `null` when it ends. @returns the way to stop */
  follow(listener: (progress: Progress | null) => void): () => void;
}

/** @param verify replaced in tests */
export function verifying(
  place: LedgerPlace,
  verify: (
    place: LedgerPlace,
    options: { onProgress: (done: number, total: number) => void },
  ) => Promise<Verification> = verifyAll,
): Verifying {
  let running: Promise<Verification> | undefined;
  let latest: Progress | null = null;
  const listeners = new Set<(progress: Progress | null) => void>();
  const tell = (progress: Progress | null) => {
    latest = progress;
    for (const listener of listeners) listener(progress);
  };
  return {
    run: () => {
      running ??= verify(place, { onProgress: (done, total) => tell({ done, total }) }).finally(() => {
        running = undefined;
        tell(null);
      });
      return running;
    },
    follow: listener => {
      listeners.add(listener);
      if (latest) listener(latest);
      return () => listeners.delete(listener);
    },
  };
}
