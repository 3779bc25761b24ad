import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import type { MeetingDetail } from '../contract.ts';
import { useStanding } from './standing.ts';

/** Sends the agenda, cancels, closes: what the state of the meeting allows its host. */
export function MeetingSteps({ meeting }: { readonly meeting: MeetingDetail }) {
  const t = useText('meetings');
  const { keeps, leads } = useStanding(meeting.party);
  const go = useGo();
  const { version } = meeting;
  const act = useAct(
    ({ step, body }: { step: string; body: object }) => api.post(`/api/meetings/${meeting.id}/${step}`, body),
    ['meetings', 'watch'],
  );
  if (!keeps) return null;
  const late = meeting.agenda === 'overdue';
  return (
    <>
      {meeting.state === 'planned' && (
        <Button onClick={() => go(`/meetings/${meeting.id}/change`)}>{t('step.change')}</Button>
      )}
      {meeting.state === 'planned' && (
        <ConfirmAction
          label={t('step.cancel')}
          title={t('step.cancel')}
          explain={t('step.cancelMeans')}
          confirm={t('step.cancel')}
          danger
          quiet
          reason
          run={why => act.mutateAsync({ step: 'cancel', body: { version, why } })}
        />
      )}
      {meeting.state === 'planned' && meeting.agendaSentAt === null && meeting.items.length > 0 && (
        <ConfirmAction
          label={t('step.send')}
          title={t('step.send')}
          explain={<SendExplained meeting={meeting} late={late} />}
          confirm={t('step.send')}
          variant={leads ? 'filled' : 'default'}
          reason={late}
          run={why => act.mutateAsync({ step: 'agenda/send', body: late ? { version, why } : { version } })}
        />
      )}
      {meeting.state === 'open' && leads && (
        <ConfirmAction
          label={t('step.close')}
          title={t('step.close')}
          explain={t('step.closeMeans')}
          confirm={t('step.close')}
          run={() => act.mutateAsync({ step: 'close', body: { version } })}
        />
      )}
    </>
  );
}

function SendExplained({ meeting, late }: { readonly meeting: MeetingDetail; readonly late: boolean }) {
  const t = useText('meetings');
  return (
    <>
      <p>{t('step.sendMeans')}</p>
      {meeting.agendaReview === null && <p>{t('step.sendUnread')}</p>}
      {late && <p>{t('step.sendLate')}</p>}
    </>
  );
}
