import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { Dialog } from '#platform/ui/feedback/dialog.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import type { Incident } from '../../contract.ts';
import classes from '../incidents.module.css';
import { MarkingField } from '#platform/ui/marking/marking-field.tsx';

/** Title, marking, severity and state; closing needs a reason. */
export function ChangeIncident({ incident }: { readonly incident: Incident }) {
  const t = useText('incidents');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('change.open')}</Button>
      {open && <ChangeDialog incident={incident} onClose={() => setOpen(false)} />}
    </>
  );
}

interface Draft {
  readonly title: string;
  readonly marking: string;
  readonly severity: string;
  readonly state: string;
  readonly why: string;
}

function ChangeDialog({ incident, onClose }: { readonly incident: Incident; readonly onClose: () => void }) {
  const t = useText('incidents');
  const { title, marking, severity, state } = incident;
  const [draft, setDraft] = useState<Draft>({ title, marking, severity: String(severity), state, why: '' });
  const put = (change: Partial<Draft>): void => setDraft(old => ({ ...old, ...change }));
  const save = useAct(
    () =>
      api.patch(`/api/incidents/${incident.id}`, {
        version: incident.version,
        title: draft.title,
        marking: draft.marking,
        severity: Number(draft.severity),
        ...(draft.state === state ? {} : { state: draft.state }),
        ...(draft.why.trim() ? { why: draft.why.trim() } : {}),
      }),
    ['incidents', 'watch', 'ledger'],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: onClose });
  };
  const states = (['open', 'watch', 'closed'] as const).map(value => ({ value, label: t(`state.${value}`) }));
  return (
    <Dialog open onClose={onClose} title={t('change.title', { ref: incident.ref })}>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label={t('open.title')}
          required
          minLength={3}
          value={draft.title}
          onChange={event => put({ title: event.currentTarget.value })}
        />
        <MarkingField label={t('open.marking')} value={draft.marking} onValue={value => put({ marking: value })} />
        <div className={classes.pair}>
          <NativeSelect
            size="xs"
            label={t('open.severity')}
            data={['1', '2', '3', '4', '5']}
            value={draft.severity}
            onChange={event => put({ severity: event.currentTarget.value })}
          />
          <NativeSelect
            size="xs"
            label={t('change.state')}
            data={states}
            value={draft.state}
            onChange={event => put({ state: event.currentTarget.value })}
          />
        </div>
        <TextInput
          label={t('change.why')}
          required={draft.state === 'closed'}
          value={draft.why}
          onChange={event => put({ why: event.currentTarget.value })}
        />
        {save.error && <ErrorNote error={save.error} />}
        <div className={classes.buttons}>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('change.save')}
          </Button>
          <Button onClick={onClose}>{t('fact.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
