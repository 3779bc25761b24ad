import { Button, MultiSelect, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { Dialog } from '#platform/ui/feedback/dialog.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import classes from './account.module.css';
import { ProofNote } from './proof-note.tsx';

interface Tokens {
  readonly tokens: readonly {
    readonly id: string;
    readonly name: string;
    readonly hint: string;
    readonly scopes: readonly string[];
    readonly party: string;
    readonly expiresAt: string;
    readonly state: 'good' | 'expired' | 'revoked';
  }[];
  readonly scopes: readonly { readonly name: string; readonly meaning: string }[];
}

/** API tokens for machines: bound to an appointment, shown once, revoked at once. */
export function Tokens() {
  const t = useText('web');
  const list = useApi<Tokens>('/api/auth/tokens');
  const revoke = useAct((id: string) => api.post(`/api/auth/tokens/${id}/revoke`), ['auth']);
  const [making, setMaking] = useState(false);
  const tokens = list.data?.tokens ?? [];
  return (
    <Pane
      title={t('settings.tokens')}
      note={tokens.length || undefined}
      actions={<Button onClick={() => setMaking(true)}>{t('settings.tokenNew')}</Button>}
    >
      {list.error && <ErrorNote error={list.error} />}
      {tokens.length === 0 && <p className={classes.dim}>{t('settings.tokensNone')}</p>}
      <Rows>
        {tokens.map(token => (
          <Row
            key={token.id}
            title={token.name}
            detail={
              <>
                <code>{token.hint}</code> · {token.party} · {token.scopes.join(', ')} · {t('settings.until')}{' '}
                <TimeText at={token.expiresAt} form="date" />
              </>
            }
            aside={t(`settings.token.${token.state}`)}
            action={
              token.state === 'good' && (
                <ConfirmAction
                  label={t('settings.revoke')}
                  title={t('settings.revokeTitle', { name: token.name })}
                  explain={t('settings.revokeWhy')}
                  confirm={t('settings.revoke')}
                  danger
                  run={() => revoke.mutateAsync(token.id)}
                />
              )
            }
          />
        ))}
      </Rows>
      {making && <NewToken scopes={list.data?.scopes ?? []} onClose={() => setMaking(false)} />}
    </Pane>
  );
}

function NewToken(props: { readonly scopes: Tokens['scopes']; readonly onClose: () => void }) {
  const t = useText('web');
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>([]);
  const [days, setDays] = useState<number | string>(90);
  const make = useAct(
    () => api.post<{ readonly token: string }>('/api/auth/tokens', { name, scopes, days: Number(days) }),
    ['auth'],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    make.mutate(undefined);
  };
  return (
    <Dialog open onClose={props.onClose} title={t('settings.tokenNew')}>
      {make.data ? (
        <>
          <p role="status">{t('settings.tokenOnce')}</p>
          <code className={classes.secret}>{make.data.token}</code>
        </>
      ) : (
        <form className={classes.form} onSubmit={submit}>
          <TextInput
            className={classes.wide}
            label={t('settings.tokenName')}
            required
            value={name}
            onChange={event => setName(event.currentTarget.value)}
          />
          <MultiSelect
            className={classes.wide}
            label={t('settings.tokenScopes')}
            required
            data={props.scopes.map(scope => ({ value: scope.name, label: `${scope.name}: ${scope.meaning}` }))}
            value={scopes}
            onChange={setScopes}
            comboboxProps={{ withinPortal: false }}
          />
          <NumberInput label={t('settings.tokenDays')} min={1} max={366} value={days} onChange={setDays} />
          {make.error && <ProofNote error={make.error} />}
          <Button type="submit" variant="filled" loading={make.isPending} disabled={scopes.length === 0}>
            {t('settings.tokenMake')}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
