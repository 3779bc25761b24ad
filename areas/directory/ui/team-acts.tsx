import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { Dialog } from '#platform/ui/feedback/dialog.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { useMe } from '#platform/ui/me.ts';
import type { TeamSheet } from '../contract.ts';
import classes from './directory.module.css';

const ways = ['call-back', 'signed-message', 'in-person'] as const;

/** The owner confirms its record; the secretariat says how it did. */
export function AttestAction({ sheet }: { readonly sheet: TeamSheet }) {
  const t = useText('directory');
  const own = useMe()?.acting?.party.slug === sheet.line.slug;
  const [open, setOpen] = useState(false);
  const [how, setHow] = useState<string>(own ? 'signed-in' : 'call-back');
  const [evidence, setEvidence] = useState('');
  const act = useAct(
    () => api.post(`/api/directory/parties/${sheet.line.party}/attestation`, { how, evidence }),
    ['directory'],
  );
  const confirm = (): void => act.mutate(undefined, { onSuccess: () => setOpen(false) });
  return (
    <>
      <Button variant="filled" onClick={() => setOpen(true)}>
        {t('attest.do')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('attest.title', { team: sheet.line.shortName })}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t('attest.cancel')}</Button>
            <Button variant="filled" loading={act.isPending} onClick={confirm}>
              {t('attest.do')}
            </Button>
          </>
        }
      >
        <p>{t('attest.explain')}</p>
        <NativeSelect
          label={t('attest.how')}
          value={how}
          onChange={event => setHow(event.currentTarget.value)}
          data={(own ? ['signed-in', ...ways] : ways).map(value => ({ value, label: t(`how.${value}`) }))}
        />
        <TextInput
          label={t('attest.evidence')}
          description={t('attest.evidenceWhy')}
          value={evidence}
          onChange={event => setEvidence(event.currentTarget.value)}
          required={how !== 'signed-in'}
        />
        {act.error && <ErrorNote error={act.error} />}
      </Dialog>
    </>
  );
}

const fields = ['mailbox/general', 'mailbox/vulnerability', 'name', 'host', 'website', 'focus', 'serves'] as const;

/** What somebody says is wrong, and the form to say so. */
export function ProposalPane({ sheet }: { readonly sheet: TeamSheet }) {
  const t = useText('directory');
  const send = useAct(
    (body: Record<string, unknown>) => api.post(`/api/directory/parties/${sheet.line.party}/proposals`, body),
    ['directory'],
  );
  const decide = useAct(
    ({ id, accept }: { id: number; accept: boolean }) =>
      api.post(`/api/directory/proposals/${id}/decision`, { accept }),
    ['directory'],
  );
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    send.mutate(Object.fromEntries(new FormData(form)), { onSuccess: () => form.reset() });
  };
  return (
    <Pane title={t('proposal.title')} note={t('proposal.note')}>
      <ul className={classes.lines}>
        {sheet.proposals.map(one => (
          <li key={one.id}>
            <strong>{one.field}</strong> → {typeof one.value === 'string' ? one.value : JSON.stringify(one.value)}{' '}
            <span className={classes.quiet}>{[one.why, one.by].filter(Boolean).join(' · ')}</span>{' '}
            {sheet.mayEdit && (
              <>
                <Button size="compact-sm" onClick={() => decide.mutate({ id: one.id, accept: true })}>
                  {t('proposal.accept')}
                </Button>{' '}
                <Button size="compact-sm" onClick={() => decide.mutate({ id: one.id, accept: false })}>
                  {t('proposal.decline')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      <form className={`${classes.ask} no-print`} onSubmit={submit}>
        <NativeSelect
          name="field"
          label={t('proposal.field')}
          data={fields.map(value => ({ value, label: t(`proposalField.${value.replace('/', '-')}`) }))}
        />
        <TextInput name="value" label={t('proposal.value')} required />
        <TextInput name="why" label={t('proposal.why')} required />
        <Button type="submit" loading={send.isPending}>
          {t('proposal.send')}
        </Button>
      </form>
      {(send.error ?? decide.error) && <ErrorNote error={send.error ?? decide.error} />}
    </Pane>
  );
}
