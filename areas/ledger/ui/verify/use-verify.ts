import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { verificationReply } from '#platform/ledger/contract.ts';
import { api, useAct } from '#platform/ui/api.ts';

export type Verification = z.infer<typeof verificationReply>;

/** Verifies the whole log on the server; `seconds` counts while it runs, since the server answers only when it is done. */
export function useVerify() {
  const act = useAct<void, Verification>(() => api.post<Verification>('/api/ledger/verify'));
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!act.isPending) return undefined;
    const clock = setInterval(() => setSeconds(each => each + 1), 1000);
    return () => clearInterval(clock);
  }, [act.isPending]);
  const start = (): void => {
    setSeconds(0);
    act.mutate();
  };
  return { start, running: act.isPending, seconds, result: act.data, error: act.error };
}

export type Verify = ReturnType<typeof useVerify>;
