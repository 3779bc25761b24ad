import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, type ProblemError, useAct } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import classes from './account.module.css';
import { CodeField } from './code-field.tsx';

/** An error of a change to how one signs in; where a recent proof is missing, the proof is asked for on the spot. */
export function ProofNote({ error }: { readonly error: ProblemError }) {
  const t = useText('web');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const prove = useAct(() => api.post('/api/auth/confirm', { password, ...(code ? { code } : {}) }), ['auth']);
  if (error.problem.code !== 'proof-needed') return <ErrorNote error={error} />;
  return (
    <div className={`${classes.form} ${classes.wide}`}>
      <ErrorNote error={error} />
      <PasswordInput
        className={classes.wide}
        label={t('signIn.password')}
        autoComplete="current-password"
        value={password}
        onChange={event => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
      />
      <CodeField value={code} onChange={setCode} />
      {prove.error && <ErrorNote error={prove.error} />}
      <Button loading={prove.isPending} onClick={() => prove.mutate(undefined)}>
        {t('settings.prove')}
      </Button>
      <span role="status">{prove.isSuccess ? t('settings.proved') : ''}</span>
    </div>
  );
}
