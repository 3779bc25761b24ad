import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Verdict } from '#areas/systemic-risk/contract.ts';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { Dialog } from '#platform/ui/feedback/dialog.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import classes from '../incidents.module.css';

/** Deciding against the call-out takes a reason; a verdict that changes asks again. */
export function SetAside({ verdict }: { readonly verdict: Verdict }) {
  const t = useText('incidents');
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const save = useAct(
    () => api.post(`/api/systemic-risk/verdicts/${verdict.id}/set-aside`, { why }),
    ['systemic-risk', 'watch', 'ledger', 'me'],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: () => setOpen(false) });
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('plans.setAside')}</Button>
      {open && (
        <Dialog open onClose={() => setOpen(false)} title={t('plans.setAsideTitle', { plan: verdict.trigger.plan })}>
          <form className={classes.form} onSubmit={submit}>
            <p>{verdict.sentence}</p>
            <TextInput
              label={t('plans.why')}
              description={t('plans.whyMeans')}
              required
              minLength={3}
              maxLength={500}
              value={why}
              onChange={event => setWhy(event.currentTarget.value)}
            />
            {save.error && <ErrorNote error={save.error} />}
            <div className={classes.buttons}>
              <Button type="submit" variant="filled" loading={save.isPending}>
                {t('plans.setAside')}
              </Button>
              <Button onClick={() => setOpen(false)}>{t('fact.cancel')}</Button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
