import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import classes from './account.module.css';
import { Alone } from './alone.tsx';
import type { SignInAnswer } from './answers.ts';
import { CodeField } from './code-field.tsx';

/** Where a one-time link leads: signs in at once, asks for the code where a second factor is set up. */
export default function Welcome() {
  const t = useText('web');
  const go = useGo();
  const client = useQueryClient();
  const [token] = useState(() => new URLSearchParams(location.search).get('token') ?? '');
  const started = useRef(false);
  const [code, setCode] = useState('');
  const { mutate, ...enter } = useMutation({
    mutationFn: (given: string) =>
      api.post<SignInAnswer>('/api/auth/one-time', { token, ...(given ? { code: given } : {}) }),
    onSuccess: answer => {
      if (answer.step === 'code') return;
      client.clear();
      go('/');
    },
  });
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    // The token leaves the address bar and the history before anything else can read it there.
    history.replaceState(history.state, '', '/welcome');
    if (token) mutate('');
  }, [token, mutate]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    mutate(code);
  };
  return (
    <Alone title={t('welcome.title')}>
      {!token && <p>{t('welcome.noToken')}</p>}
      {enter.isPending && <p role="status">{t('welcome.working')}</p>}
      {enter.data?.step === 'code' && (
        <form className={classes.form} onSubmit={submit}>
          <CodeField value={code} onChange={setCode} />
          <Button type="submit" variant="filled">
            {t('signIn.do')}
          </Button>
        </form>
      )}
      {enter.error && <ErrorNote error={enter.error} />}
    </Alone>
  );
}
