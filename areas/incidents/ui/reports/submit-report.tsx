import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { Dialog } from '#platform/ui/feedback/dialog.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { useZone } from '#platform/ui/me.ts';
import type { Report } from '../../contract.ts';
import classes from '../incidents.module.css';
import { instantOf } from '#platform/ui/time/local-time.ts';

interface SubmitProps {
  readonly base: string;
  readonly report: Report;
  readonly disabled: boolean;
  readonly missing: readonly string[];
}

/** Records that the report was handed in, with proof and time; without a second reader it says why. */
export function SubmitReport(props: SubmitProps) {
  const t = useText('incidents');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="filled" disabled={props.disabled} onClick={() => setOpen(true)}>
        {t('submit.open')}
      </Button>
      {open && <SubmitDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function SubmitDialog(props: SubmitProps & { readonly onClose: () => void }) {
  const t = useText('incidents');
  const zone = useZone();
  const [draft, setDraft] = useState({ proof: '', at: '', why: '' });
  const put = (change: Partial<typeof draft>): void => setDraft(old => ({ ...old, ...change }));
  const alone = props.report.state !== 'approved';
  const submit = useAct(() => {
    const at = instantOf(draft.at, zone);
    return api.post(`${props.base}/submit`, {
      version: props.report.version,
      proof: draft.proof,
      ...(at ? { at } : {}),
      ...(draft.why.trim() ? { why: draft.why.trim() } : {}),
    });
  }, ['incidents', 'watch', 'ledger']);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    submit.mutate(undefined, { onSuccess: props.onClose });
  };
  return (
    <Dialog open onClose={props.onClose} title={t('submit.title')}>
      <form className={classes.form} onSubmit={send}>
        <p>{t('submit.explain')}</p>
        {props.missing.length > 0 && (
          <p className={classes.missing}>{t('reports.missing', { what: props.missing.join('; ') })}</p>
        )}
        <TextInput
          label={t('submit.proof')}
          placeholder={t('submit.proofExample')}
          required
          maxLength={500}
          value={draft.proof}
          onChange={event => put({ proof: event.currentTarget.value })}
        />
        <TextInput
          type="datetime-local"
          label={t('submit.at', { zone })}
          value={draft.at}
          onChange={event => put({ at: event.currentTarget.value })}
        />
        {alone && (
          <TextInput
            label={t('submit.why')}
            description={t('submit.whyMeans')}
            required
            maxLength={500}
            value={draft.why}
            onChange={event => put({ why: event.currentTarget.value })}
          />
        )}
        {submit.error && <ErrorNote error={submit.error} />}
        <div className={classes.buttons}>
          <Button type="submit" variant="filled" loading={submit.isPending}>
            {t('submit.do')}
          </Button>
          <Button onClick={props.onClose}>{t('fact.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
