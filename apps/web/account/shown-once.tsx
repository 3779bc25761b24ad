import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import classes from './account.module.css';

/** A secret that is shown only now, with a button that copies it. Where the browser refuses, it is selected by a click. */
export function ShownOnce({ secret, note }: { readonly secret: string; readonly note: string }) {
  const t = useText('web');
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <div className={classes.once}>
      <p role="status">{note}</p>
      <code className={classes.secret}>{secret}</code>
      <div className={classes.line}>
        <Button variant="filled" onClick={() => void copy()}>
          {t('settings.copy')}
        </Button>
        <span role="status" className={classes.dim}>
          {copied !== null && t(copied ? 'settings.copied' : 'settings.copyByHand')}
        </span>
      </div>
    </div>
  );
}
