import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { useZone } from '#platform/ui/me.ts';
import { instantOf } from '#platform/ui/time/local-time.ts';
import { useRoleName } from '#platform/ui/words.ts';
import classes from '../account/account.module.css';
import type { Person } from './answers.ts';

const empty = { person: '', email: '', home: '', roles: [] as readonly string[], starts: '', ends: '', evidence: '' };
type Draft = typeof empty;

/** What is sent: days are those of the reader's zone, the last one included. */
function bodyOf(draft: Draft, zone: string) {
  const starts = draft.starts ? instantOf(`${draft.starts}T00:00`, zone) : null;
  const { roles, evidence } = draft;
  return {
    person: draft.person ? Number(draft.person) : draft.email,
    roles,
    evidence,
    ends: instantOf(`${draft.ends}T23:59`, zone) ?? '',
    ...(starts ? { starts } : {}),
    ...(draft.home ? { home: draft.home } : {}),
  };
}

/** Appoints somebody for the party: roles, a period, what it rests on. */
export function AppointForm({ roles, done }: { readonly roles: readonly string[]; readonly done: () => void }) {
  const t = useText('web');
  const roleName = useRoleName();
  const zone = useZone();
  const [draft, setDraft] = useState<Draft>(empty);
  const set = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const appoint = useAct(() => api.post('/api/appointments', bodyOf(draft, zone)), ['appointments', 'people']);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    appoint.mutate(undefined, { onSuccess: done });
  };
  const foreign = appoint.error?.problem.pointer === '/body/home' || draft.home !== '';
  return (
    <form className={classes.form} onSubmit={submit}>
      <Who draft={draft} set={set} foreign={foreign} />
      <fieldset className={`${classes.scopes} ${classes.roles}`}>
        <legend>{t('admin.roles')}</legend>
        {roles.map(role => (
          <Checkbox
            key={role}
            label={roleName(role)}
            checked={draft.roles.includes(role)}
            onChange={() =>
              set({
                roles: draft.roles.includes(role) ? draft.roles.filter(one => one !== role) : [...draft.roles, role],
              })
            }
          />
        ))}
      </fieldset>
      <div className={classes.line}>
        <TextInput
          type="date"
          label={t('admin.from')}
          description={t('admin.fromWhy')}
          value={draft.starts}
          onChange={event => set({ starts: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('admin.until')}
          description={t('admin.untilWhy')}
          required
          value={draft.ends}
          onChange={event => set({ ends: event.currentTarget.value })}
        />
      </div>
      <TextInput
        className={classes.wide}
        label={t('admin.evidence')}
        description={t('admin.evidenceWhy')}
        required
        maxLength={2000}
        value={draft.evidence}
        onChange={event => set({ evidence: event.currentTarget.value })}
      />
      {appoint.error && <ErrorNote error={appoint.error} />}
      <Button type="submit" variant="filled" loading={appoint.isPending} disabled={draft.roles.length === 0}>
        {t('admin.appointDo')}
      </Button>
    </form>
  );
}

function Who(props: {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
  readonly foreign: boolean;
}) {
  const t = useText('web');
  const { draft, set, foreign } = props;
  const people = useApi<{ readonly people: readonly Person[] }>('/api/people').data?.people ?? [];
  const parties = useApi<{ readonly parties: readonly { readonly slug: string; readonly name: string }[] }>(
    foreign ? '/api/parties' : null,
  );
  return (
    <>
      <NativeSelect
        className={classes.wide}
        label={t('admin.person')}
        value={draft.person}
        onChange={event => set({ person: event.currentTarget.value, email: '', home: '' })}
        data={[
          { value: '', label: t('admin.byEmail') },
          ...people.map(one => ({ value: one.id, label: `${one.name} (${one.email})` })),
        ]}
      />
      {draft.person === '' && (
        <TextInput
          className={classes.wide}
          type="email"
          label={t('signIn.email')}
          description={t('admin.byEmailWhy')}
          required
          value={draft.email}
          onChange={event => set({ email: event.currentTarget.value, home: '' })}
        />
      )}
      {foreign && (
        <NativeSelect
          className={classes.wide}
          label={t('admin.home')}
          description={t('admin.homeWhy')}
          value={draft.home}
          onChange={event => set({ home: event.currentTarget.value })}
          data={[
            { value: '', label: '–' },
            ...(parties.data?.parties ?? []).map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
        />
      )}
    </>
  );
}
