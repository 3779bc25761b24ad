import type { z } from 'zod';
import type { ledgerState } from '#platform/ledger/contract.ts';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { ActsPane } from './acts/acts-pane.tsx';
import { CheckPane } from './check/check-pane.tsx';
import classes from './ledger.module.css';
import { StatePane } from './verify/state-pane.tsx';
import { VerifyButton, VerifyResult } from './verify/verify.tsx';
import { useVerify } from './verify/use-verify.ts';

export type LedgerState = z.infer<typeof ledgerState>;

/** What was done, whether the log is whole, and whether a receipt holds. */
export default function LedgerPage() {
  const t = useText('ledger');
  const state = useApi<LedgerState>('/api/ledger/state');
  const verify = useVerify();
  return (
    <div className={classes.page}>
      <PageHead
        title={t('title')}
        summary={state.data && <span>{t('size', { count: state.data.size })}</span>}
        actions={<VerifyButton verify={verify} />}
      />
      {state.error && <ErrorNote error={state.error} onRetry={() => void state.refetch()} />}
      <VerifyResult verify={verify} size={state.data?.size} />
      <Columns shape="1-1">
        {state.data && <StatePane state={state.data} />}
        <CheckPane publicKey={state.data?.publicKey} />
      </Columns>
      <ActsPane />
    </div>
  );
}
