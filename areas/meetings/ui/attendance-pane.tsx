import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { MeetingDetail } from '../contract.ts';
import classes from './meetings.module.css';
import { useStanding } from './standing.ts';

/** Who is there, for which party, and that they know the topics; the host enters people without an account. */
export function AttendancePane({ meeting }: { readonly meeting: MeetingDetail }) {
  const t = useText('meetings');
  const { keeps } = useStanding(meeting.party);
  const { counsel, attendance } = meeting;
  return (
    <Pane title={t('attendance.title')} note={t('attendance.count', { count: attendance.length })}>
      <p>
        {t('attendance.counsel')} {counsel.name || t('attendance.unnamed')}
        {counsel.how && `, ${t(`counsel.${counsel.how}`)}`} {counsel.reach}
      </p>
      {attendance.length === 0 && <p className="quiet">{t(`attendance.none.${meeting.state}`)}</p>}
      <ul className={classes.people}>
        {attendance.map(person => (
          <li key={`${person.party}-${person.name}-${person.joinedAt}`}>
            <strong>{person.name}</strong>{' '}
            <span className="quiet">
              {[person.capacity, person.partyName, person.appointment === null && t('attendance.guest')]
                .filter(Boolean)
                .join(' · ')}{' '}
              · <TimeText at={person.joinedAt} zone={meeting.zone} form="clock" />
            </span>
          </li>
        ))}
      </ul>
      {meeting.state === 'open' && keeps && <AddAttendee meeting={meeting} />}
    </Pane>
  );
}

const nobody = { name: '', capacity: '', party: '', acknowledged: false };

function AddAttendee({ meeting }: { readonly meeting: MeetingDetail }) {
  const t = useText('meetings');
  const [person, setPerson] = useState(nobody);
  const set = (part: Partial<typeof nobody>): void => setPerson({ ...person, ...part });
  const parties = [
    { value: String(meeting.party), label: meeting.partyName },
    ...meeting.guests.map((guest, index) => ({ value: String(guest), label: meeting.guestNames[index] ?? '' })),
  ];
  const add = useAct(
    () =>
      api.post(`/api/meetings/${meeting.id}/attendance`, {
        ...person,
        party: Number(person.party || meeting.party),
      }),
    ['meetings'],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate(undefined, { onSuccess: () => setPerson(nobody) });
  };
  return (
    <details className="no-print">
      <summary>{t('attendance.add')}</summary>
      <form className={classes.stack} onSubmit={submit}>
        <TextInput
          label={t('form.name')}
          required
          maxLength={120}
          value={person.name}
          onChange={event => set({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('attendance.party')}
          value={person.party || String(meeting.party)}
          onChange={event => set({ party: event.currentTarget.value })}
          data={parties}
        />
        <TextInput
          label={t('attendance.capacity')}
          maxLength={120}
          value={person.capacity}
          onChange={event => set({ capacity: event.currentTarget.value })}
        />
        <Checkbox
          label={t('attendance.byWord')}
          checked={person.acknowledged}
          onChange={event => set({ acknowledged: event.currentTarget.checked })}
        />
        {add.error && <ErrorNote error={add.error} />}
        <Button type="submit" loading={add.isPending} disabled={!person.acknowledged || person.name.trim() === ''}>
          {t('attendance.enter')}
        </Button>
      </form>
    </details>
  );
}
