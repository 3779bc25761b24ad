import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { verificationReply } from '#platform/ledger/contract.ts';
import { api, useAct } from '#platform/ui/api.ts';

export type Verification = z.infer<typeof verificationReply>;

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/**
 * Verifies the whole log on the server. Meanwhile a stream tells how many acts are done; `seconds` counts in any case, so
 * that something moves also where a proxy holds streams back.
 */
export function useVerify() {
  const act = useAct<void, Verification>(() => api.post<Verification>('/api/ledger/verify'));
  const [seconds, setSeconds] = useState(0);
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => {
    if (!act.isPending) return undefined;
    const clock = setInterval(() => setSeconds(each => each + 1), 1000);
    const stream = new EventSource('/api/ledger/verify/events');
    stream.addEventListener('progress', event => {
      setProgress(JSON.parse((event as MessageEvent<string>).data) as Progress);
    });
    return () => {
      clearInterval(clock);
      stream.close();
    };
  }, [act.isPending]);
  const start = (): void => {
    setSeconds(0);
    setProgress(null);
    act.mutate();
  };
  return { start, running: act.isPending, seconds, progress, result: act.data, error: act.error };
}

export type Verify = ReturnType<typeof useVerify>;
