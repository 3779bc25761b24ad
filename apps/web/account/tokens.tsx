import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { Dialog } from '#platform/ui/feedback/dialog.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import { useMe } from '#platform/ui/me.ts';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import { useRoleName } from '#platform/ui/words.ts';
import classes from './account.module.css';
import { ProofNote } from './proof-note.tsx';
import { ShownOnce } from './shown-once.tsx';

interface Tokens {
  readonly tokens: readonly {
    readonly id: string;
    readonly name: string;
    readonly hint: string;
    readonly scopes: readonly string[];
    readonly party: string;
    readonly expiresAt: string;
    readonly state: 'good' | 'expired' | 'revoked' | 'appointment-ended';
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
                  quiet
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
  return (
    <Dialog open onClose={props.onClose} title={t('settings.tokenNew')} wide>
      <TokenForm scopes={props.scopes} onClose={props.onClose} />
    </Dialog>
  );
}

function TokenForm(props: { readonly scopes: Tokens['scopes']; readonly onClose: () => void }) {
  const t = useText('web');
  const roleName = useRoleName();
  const me = useMe();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const [days, setDays] = useState<number | string>(90);
  const [appointment, setAppointment] = useState(me?.acting?.appointment ?? '');
  const make = useAct(
    () => api.post<{ readonly token: string }>('/api/auth/tokens', { name, scopes, days: Number(days), appointment }),
    ['auth'],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    make.mutate(undefined);
  };
  const turn = (scope: string): void =>
    setScopes(scopes.includes(scope) ? scopes.filter(one => one !== scope) : [...scopes, scope]);
  if (make.data)
    return (
      <>
        <ShownOnce secret={make.data.token} note={t('settings.tokenOnce')} />
        <Button onClick={props.onClose}>{t('settings.close')}</Button>
      </>
    );
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        className={classes.wide}
        label={t('settings.tokenName')}
        required
        maxLength={100}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      <NativeSelect
        className={classes.wide}
        label={t('settings.tokenFor')}
        description={t('settings.tokenForWhy')}
        value={appointment}
        onChange={event => setAppointment(event.currentTarget.value)}
        data={(me?.appointments ?? []).map(one => ({
          value: one.id,
          label: `${one.party.name}: ${one.roles.map(role => roleName(role)).join(', ')}`,
        }))}
      />
      <fieldset className={`${classes.scopes} ${classes.mono}`}>
        <legend>{t('settings.tokenScopes')}</legend>
        {props.scopes.map(scope => (
          <Checkbox
            key={scope.name}
            label={scope.name}
            description={t(`scope.${scope.name.replace(':', '-')}`)}
            checked={scopes.includes(scope.name)}
            onChange={() => turn(scope.name)}
          />
        ))}
      </fieldset>
      <NumberInput label={t('settings.tokenDays')} min={1} max={366} value={days} onChange={setDays} />
      {make.error && <ProofNote error={make.error} />}
      <Button type="submit" variant="filled" loading={make.isPending} disabled={scopes.length === 0}>
        {t('settings.tokenMake')}
      </Button>
    </form>
  );
}
