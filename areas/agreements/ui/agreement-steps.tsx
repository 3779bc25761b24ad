import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import { useMe } from '#platform/ui/me.ts';
import type { AgreementView } from '../contract.ts';

const editors = ['legal-counsel', 'secretariat', 'administrator'];

/** Whether the reader acts under a role that changes the register. */
export function useMayEdit(): boolean {
  const roles = useMe()?.acting?.roles ?? [];
  return editors.some(role => roles.includes(role));
}

/** The steps that the state allows and the reader's roles permit; the server says no to those who proposed it. */
export function AgreementSteps({ agreement }: { readonly agreement: AgreementView }) {
  const t = useText('agreements');
  const go = useGo();
  const roles = useMe()?.acting?.roles ?? [];
  const mayEdit = useMayEdit();
  const act = useAct(
    ({ step, body }: { step: string; body: object }) => api.post(`/api/agreements/${agreement.id}/${step}`, body),
    ['agreements', 'watch'],
  );
  if (!mayEdit) return null;
  const { state } = agreement;
  const counsel = roles.includes('legal-counsel');
  const run = (step: string, body: object = {}) => act.mutateAsync({ step, body });
  const unsigned = agreement.parties.filter(party => !agreement.signedBy.includes(party));
  const stands = state === 'in-force' || state === 'renewal-due';
  return (
    <>
      {state === 'draft' && (
        <ConfirmAction
          label={t('step.submit')}
          title={t('step.submit')}
          explain={t('step.submitMeans')}
          confirm={t('step.submit')}
          run={() => run('submission')}
        />
      )}
      {state === 'legal-review' && counsel && (
        <>
          <ConfirmAction
            label={t('step.return')}
            title={t('step.return')}
            explain={t('step.returnMeans')}
            confirm={t('step.return')}
            reason
            run={why => run('return', { why })}
          />
          <ConfirmAction
            label={t('step.approve')}
            title={t('step.approve')}
            explain={t('step.approveMeans')}
            confirm={t('step.approve')}
            reason
            variant="filled"
            run={evidence => run('approval', { evidence })}
          />
        </>
      )}
      {state === 'signing' &&
        unsigned.map(party => (
          <ConfirmAction
            key={party}
            label={t('step.sign', { party: agreement.partyNames[party] ?? party })}
            title={t('step.sign', { party: agreement.partyNames[party] ?? party })}
            explain={t('step.signMeans')}
            confirm={t('step.signDo')}
            reason
            run={evidence => run('signature', { party, signedAt: new Date().toISOString(), evidence })}
          />
        ))}
      {(stands || state === 'expired') && (
        <Button onClick={() => go(`/agreements/new?renews=${agreement.id}`)}>{t('step.renew')}</Button>
      )}
      {stands && (
        <ConfirmAction
          label={t('step.terminate')}
          title={t('step.terminate')}
          explain={t('step.terminateMeans')}
          confirm={t('step.terminate')}
          danger
          reason
          run={why => run('termination', { effectiveAt: new Date().toISOString(), why })}
        />
      )}
    </>
  );
}
