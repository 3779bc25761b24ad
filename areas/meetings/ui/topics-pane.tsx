import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { useMe } from '#platform/ui/me.ts';
import { counselHow, forbiddenTopics, type Guard, type MeetingDetail } from '../contract.ts';
import classes from './meetings.module.css';
import { useStanding } from './standing.ts';

/** What may not be talked about, and the acknowledgement without which nobody opens or joins. */
export function TopicsPane({ meeting, guard }: { readonly meeting: MeetingDetail; readonly guard: Guard }) {
  const t = useText('meetings');
  const language = currentLanguage() === 'fr' ? 'fr' : 'en';
  const { leads } = useStanding(meeting.party);
  const opens = meeting.state === 'planned' && meeting.agendaSentAt !== null && leads;
  const own = useMe();
  const there = meeting.attendance.some(
    one => one.name === own?.person.name && String(one.party) === own.acting?.party.id,
  );
  return (
    <Pane title={t('topics.title')} note={t('topics.note')}>
      <ul className={classes.plain}>
        {forbiddenTopics.map(topic => (
          <li key={topic}>
            <strong>{guard.forbidden[topic][language].name}</strong> {guard.forbidden[topic][language].means}
          </li>
        ))}
      </ul>
      {(opens || (meeting.state === 'open' && !there)) && <Entrance meeting={meeting} opens={opens} />}
      <p className="quiet">
        {guard.basis
          .map(({ source, place, confidence }) => `${source}: ${place} (${t(`mark.${confidence}`)})`)
          .join('; ')}
      </p>
    </Pane>
  );
}

function Entrance({ meeting, opens }: { readonly meeting: MeetingDetail; readonly opens: boolean }) {
  const t = useText('meetings');
  const [acknowledged, setAcknowledged] = useState(false);
  const [counsel, setCounsel] = useState<string>(meeting.counsel.how ?? 'present');
  const [capacity, setCapacity] = useState('');
  const enter = useAct(
    () =>
      opens
        ? api.post(`/api/meetings/${meeting.id}/open`, { version: meeting.version, acknowledged, counsel, capacity })
        : api.post(`/api/meetings/${meeting.id}/join`, { acknowledged, capacity }),
    ['meetings'],
  );
  return (
    <div className={`${classes.stack} no-print`}>
      <Checkbox
        label={t('topics.acknowledge')}
        checked={acknowledged}
        onChange={event => setAcknowledged(event.currentTarget.checked)}
      />
      {opens && (
        <NativeSelect
          label={t('topics.counsel')}
          value={counsel}
          onChange={event => setCounsel(event.currentTarget.value)}
          data={counselHow.map(value => ({ value, label: t(`counsel.${value}`) }))}
        />
      )}
      <TextInput
        label={t('attendance.capacity')}
        maxLength={120}
        value={capacity}
        onChange={event => setCapacity(event.currentTarget.value)}
      />
      <Button
        variant="filled"
        disabled={!acknowledged}
        loading={enter.isPending}
        onClick={() => enter.mutate(undefined)}
      >
        {t(opens ? 'step.open' : 'step.join')}
      </Button>
      {enter.error && <ErrorNote error={enter.error} />}
    </div>
  );
}
