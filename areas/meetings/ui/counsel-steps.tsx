import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { forbiddenTopics, type Guard, type Item, type MeetingDetail } from '../contract.ts';
import classes from './meetings.module.css';

/** Counsel stops an item with the topic and the reason, and releases it again. */
export function CounselSteps(props: { readonly meeting: MeetingDetail; readonly item: Item; readonly guard: Guard }) {
  const t = useText('meetings');
  const { meeting, item, guard } = props;
  const language = currentLanguage() === 'fr' ? 'fr' : 'en';
  const [topic, setTopic] = useState<string>(forbiddenTopics[0]);
  const act = useAct(
    ({ step, body }: { step: string; body: object }) =>
      api.post(`/api/meetings/${meeting.id}/items/${item.id}/${step}`, body),
    ['meetings'],
  );
  if (item.state === 'stopped')
    return (
      <ConfirmAction
        label={t('stop.release')}
        title={t('stop.release')}
        explain={t('stop.releaseMeans')}
        confirm={t('stop.release')}
        reason
        run={why => act.mutateAsync({ step: 'release', body: { why } })}
      />
    );
  if (meeting.state !== 'open') return null;
  return (
    <div className={classes.stop}>
      <ConfirmAction
        label={t('stop.do')}
        title={t('stop.title', { item: item.title })}
        explain={
          <>
            <p>{t('stop.means')}</p>
            <NativeSelect
              label={t('stop.topic')}
              value={topic}
              onChange={event => setTopic(event.currentTarget.value)}
              data={forbiddenTopics.map(value => ({ value, label: guard.forbidden[value][language].name }))}
            />
          </>
        }
        confirm={t('stop.do')}
        danger
        reason
        variant="filled"
        run={why => act.mutateAsync({ step: 'stop', body: { topic, why } })}
      />
    </div>
  );
}
