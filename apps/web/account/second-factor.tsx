import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import classes from './account.module.css';
import { CodeField } from './code-field.tsx';
import type { Credentials } from './credentials.ts';
import { ProofNote } from './proof-note.tsx';
import { QrCode } from './qr-code.tsx';

/** Enrols, renews or removes the authenticator app. */
export function SecondFactor() {
  const t = useText('web');
  const credentials = useApi<Credentials>('/api/auth/credentials');
  const totp = credentials.data?.totp;
  const note = totp?.enrolled ? t('settings.codesLeft', { count: totp.backupCodesLeft }) : t('settings.notSet');
  return (
    <Pane title={t('settings.totp')} note={totp && note}>
      {totp && (totp.enrolled ? <Enrolled /> : <Enrol />)}
    </Pane>
  );
}

function Enrol() {
  const t = useText('web');
  const [code, setCode] = useState('');
  const begin = useAct(() => api.post<{ readonly secret: string; readonly uri: string }>('/api/auth/totp'));
  const confirm = useAct(() =>
    api.post<{ readonly backupCodes: readonly string[] }>('/api/auth/totp/confirm', { code }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    confirm.mutate(undefined);
  };
  if (confirm.data) return <BackupCodes codes={confirm.data.backupCodes} />;
  if (!begin.data) {
    return (
      <div className={classes.form}>
        <p className={classes.dim}>{t('settings.totpWhy')}</p>
        {begin.error && <ProofNote error={begin.error} />}
        <Button loading={begin.isPending} onClick={() => begin.mutate(undefined)}>
          {t('settings.totpBegin')}
        </Button>
      </div>
    );
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <p>{t('settings.totpScan')}</p>
      <QrCode text={begin.data.uri} label={t('settings.totpQr')} />
      <code className={classes.secret}>{begin.data.secret}</code>
      <CodeField value={code} onChange={setCode} />
      {confirm.error && <ProofNote error={confirm.error} />}
      <Button type="submit" variant="filled" loading={confirm.isPending}>
        {t('settings.totpConfirm')}
      </Button>
    </form>
  );
}

function Enrolled() {
  const t = useText('web');
  const [code, setCode] = useState('');
  const renew = useAct(
    () => api.post<{ readonly backupCodes: readonly string[] }>('/api/auth/totp/backup-codes', { code }),
    ['auth'],
  );
  const remove = useAct(() => api.post('/api/auth/totp/remove', { code }), ['auth']);
  const error = renew.error ?? remove.error;
  if (renew.data) return <BackupCodes codes={renew.data.backupCodes} />;
  return (
    <div className={classes.form}>
      <CodeField value={code} onChange={setCode} />
      {error && <ProofNote error={error} />}
      <Button onClick={() => renew.mutate(undefined)}>{t('settings.codesRenew')}</Button>
      <Button color="red" onClick={() => remove.mutate(undefined)}>
        {t('settings.totpRemove')}
      </Button>
    </div>
  );
}

function BackupCodes({ codes }: { readonly codes: readonly string[] }) {
  const t = useText('web');
  return (
    <div className={classes.form}>
      <p role="status">{t('settings.codesKeep')}</p>
      <code className={classes.secret}>{codes.join('  ')}</code>
    </div>
  );
}
