import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import classes from './account.module.css';
import { Alone } from './alone.tsx';
import { ownAddress, type SignInAnswer } from './answers.ts';
import { CodeField } from './code-field.tsx';

export default function SignIn() {
  const t = useText('web');
  const go = useGo();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const signIn = useMutation({
    mutationFn: () => api.post<SignInAnswer>('/api/auth/sign-in', { email, password, ...(code ? { code } : {}) }),
    onSuccess: answer => {
      if (answer.step === 'code') return;
      client.clear();
      go(ownAddress(new URLSearchParams(location.search).get('to')));
    },
  });
  const askCode = signIn.data?.step === 'code' || code !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <Alone title={t('signIn.title')}>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          onChange={event => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('signIn.password')}
          autoComplete="current-password"
          required
          value={password}
          onChange={event => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
        />
        {askCode && <CodeField value={code} onChange={setCode} />}
        {signIn.error && <ErrorNote error={signIn.error} />}
        <Button type="submit" variant="filled" loading={signIn.isPending}>
          {t('signIn.do')}
        </Button>
      </form>
      <p className={classes.dim}>{t('signIn.lost')}</p>
    </Alone>
  );
}
