import { Button, NativeSelect } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { base } from '../answers.ts';
import classes from '../systemic-risk.module.css';

/** Invites another party to contribute; the server lets only the keeper do it. */
export function InviteForm({ model }: { readonly model: string }) {
  const t = useText('systemic-risk');
  const parties = useApi<{ readonly parties: readonly { readonly id: number | string; readonly name: string }[] }>(
    '/api/parties',
  );
  const [party, setParty] = useState('');
  const invite = useAct(
    (id: number) => api.post(`${base}/models/${model}/contributors`, { party: id }),
    ['systemic-risk'],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (party) invite.mutate(Number(party));
  };
  return (
    <form className={classes.inline} onSubmit={submit}>
      <NativeSelect
        label={t('parts.invite')}
        data={[
          { value: '', label: t('parts.choose') },
          ...(parties.data?.parties ?? []).map(each => ({ value: String(each.id), label: each.name })),
        ]}
        value={party}
        onChange={e => setParty(e.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={invite.isPending} disabled={!party}>
        {t('parts.inviteDo')}
      </Button>
      {invite.error && <ErrorNote error={invite.error} />}
    </form>
  );
}
