import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import type { MeetingDetail } from '../contract.ts';
import { useStanding } from './standing.ts';

/** Sends the agenda, cancels, closes: what the state of the meeting allows its host. */
export function MeetingSteps({ meeting }: { readonly meeting: MeetingDetail }) {
  const t = useText('meetings');
  const { leads } = useStanding(meeting.party);
  const { version } = meeting;
  const act = useAct(
    ({ step, body }: { step: string; body: object }) => api.post(`/api/meetings/${meeting.id}/${step}`, body),
    ['meetings'],
  );
  if (!leads) return null;
  const late = meeting.agenda === 'overdue';
  return (
    <>
      {meeting.state === 'planned' && (
        <ConfirmAction
          label={t('step.cancel')}
          title={t('step.cancel')}
          explain={t('step.cancelMeans')}
          confirm={t('step.cancel')}
          danger
          reason
          run={why => act.mutateAsync({ step: 'cancel', body: { version, why } })}
        />
      )}
      {meeting.state === 'planned' && meeting.agendaSentAt === null && (
        <ConfirmAction
          label={t('step.send')}
          title={t('step.send')}
          explain={t(late ? 'step.sendLate' : 'step.sendMeans')}
          confirm={t('step.send')}
          reason={late}
          run={why => act.mutateAsync({ step: 'agenda/send', body: late ? { version, why } : { version } })}
        />
      )}
      {meeting.state === 'open' && (
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
