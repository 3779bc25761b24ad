import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import classes from './account.module.css';
import type { Credentials } from './credentials.ts';
import { ProofNote } from './proof-note.tsx';

/** Sets or changes the password. */
export function Password() {
  const t = useText('web');
  const credentials = useApi<Credentials>('/api/auth/credentials');
  const [password, setPassword] = useState('');
  const save = useAct(() => api.post('/api/auth/password', { password }), ['auth']);
  const since = credentials.data?.password.since;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: () => setPassword('') });
  };
  return (
    <Pane title={t('settings.password')} note={since ? <TimeText at={since} form="date" /> : t('settings.notSet')}>
      <form className={classes.form} onSubmit={submit}>
        <PasswordInput
          className={classes.wide}
          label={t('settings.newPassword')}
          autoComplete="new-password"
          required
          minLength={12}
          value={password}
          onChange={event => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
        />
        {save.error && <ProofNote error={save.error} />}
        <Button type="submit" loading={save.isPending}>
          {t('settings.setPassword')}
        </Button>
        <span role="status">{save.isSuccess ? t('settings.saved') : ''}</span>
      </form>
    </Pane>
  );
}
