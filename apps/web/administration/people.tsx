import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { Dialog } from '#platform/ui/feedback/dialog.tsx';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import { useMe, useZone } from '#platform/ui/me.ts';
import { useRoleName } from '#platform/ui/words.ts';
import classes from '../account/account.module.css';
import { LanguageField, ZoneField } from '../account/person-fields.tsx';
import { ShownOnce } from '../account/shown-once.tsx';
import type { AppointmentLine, Appointments, Person } from './answers.ts';

/** The people of the party: who they are, what they hold now, a way in for those who need one. */
export function People() {
  const t = useText('web');
  const [inviting, setInviting] = useState(false);
  const people = useApi<{ readonly people: readonly Person[] }>('/api/people');
  const held = useApi<Appointments>('/api/appointments').data?.appointments ?? [];
  const list = people.data?.people ?? [];
  const invite = (
    <Button variant="filled" onClick={() => setInviting(true)}>
      {t('admin.invite')}
    </Button>
  );
  return (
    <Pane title={t('admin.peopleOf', { party: useMe()?.acting?.party.name ?? '' })} note={list.length} actions={invite}>
      {people.error && <ErrorNote error={people.error} onRetry={() => void people.refetch()} />}
      {people.data && list.length === 0 && <EmptyRoom title={t('admin.peopleNone')} why={t('admin.peopleNoneWhy')} />}
      <Rows>
        {list.map(person => (
          <PersonRow key={person.id} person={person} held={held.filter(one => one.person.id === person.id)} />
        ))}
      </Rows>
      <Dialog open={inviting} onClose={() => setInviting(false)} title={t('admin.invite')}>
        <InviteForm done={() => setInviting(false)} />
      </Dialog>
    </Pane>
  );
}

function PersonRow({ person, held }: { readonly person: Person; readonly held: readonly AppointmentLine[] }) {
  const t = useText('web');
  const roleName = useRoleName();
  const link = useAct(() => api.post<{ readonly link: string }>(`/api/people/${person.id}/link`));
  const roles = held.filter(one => one.state === 'holds').flatMap(one => one.roles);
  const words = [...new Set(roles)].map(role => roleName(role)).join(', ');
  return (
    <Row
      title={person.name}
      detail={
        <>
          {[person.email, person.zone, words || t('admin.noRole')].join(' · ')}
          {link.data && <ShownOnce secret={link.data.link} note={t('admin.linkOnce')} />}
        </>
      }
      aside={person.own ? undefined : t('admin.elsewhere')}
      action={
        person.own && (
          <ConfirmAction
            label={t('admin.link')}
            title={t('admin.linkTitle', { name: person.name })}
            explain={t('admin.linkWhy')}
            confirm={t('admin.link')}
            quiet
            run={() => link.mutateAsync(undefined)}
          />
        )
      }
    />
  );
}

function InviteForm({ done }: { readonly done: () => void }) {
  const t = useText('web');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [language, setLanguage] = useState<string>('en');
  const [zone, setZone] = useState(useZone());
  const invite = useAct(
    () => api.post<{ readonly link: string }>('/api/people', { name, email, language, zone }),
    ['people'],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    invite.mutate(undefined);
  };
  if (invite.data)
    return (
      <div className={classes.form}>
        <ShownOnce secret={invite.data.link} note={t('admin.linkOnce')} />
        <p className={classes.text}>{t('admin.thenAppoint', { name })}</p>
        <Button onClick={done}>{t('settings.close')}</Button>
      </div>
    );
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        className={classes.wide}
        label={t('settings.name')}
        required
        maxLength={200}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      <TextInput
        className={classes.wide}
        type="email"
        label={t('signIn.email')}
        required
        value={email}
        onChange={event => setEmail(event.currentTarget.value)}
      />
      <LanguageField value={language} onChange={setLanguage} inDialog />
      <ZoneField value={zone} onChange={setZone} inDialog />
      {invite.error && <ErrorNote error={invite.error} />}
      <Button type="submit" variant="filled" loading={invite.isPending}>
        {t('admin.inviteDo')}
      </Button>
    </form>
  );
}
