import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { readVerifier } from '#platform/ledger/checkpoint/note.ts';
import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import { hexOf, sha256 } from '../check/sha256.ts';
import type { LedgerState } from '../ledger-page.tsx';
import classes from '../ledger.module.css';
import { saveFile } from '../save-file.ts';

/** SHA-256 of the 32 bytes of a public key, in groups of four as people read them aloud. */
function fingerprint(publicKey: string): string | null {
  const key = readVerifier(sha256, publicKey);
  return key ? (hexOf(sha256(key.publicKey)).match(/.{4}/g) ?? []).join(' ') : null;
}

/** How large the log is, what was signed last, and with which key. */
export function StatePane({ state }: { readonly state: LedgerState }) {
  const t = useText('ledger');
  const { checkpoint, publicKey, size } = state;
  const print = useMemo(() => fingerprint(publicKey), [publicKey]);
  return (
    <Pane
      title={t('state.title')}
      actions={
        <>
          {checkpoint && (
            <Button onClick={() => saveFile(`entente-checkpoint-${checkpoint.size}.txt`, checkpoint.note)}>
              {t('state.save')}
            </Button>
          )}
          <Button onClick={() => saveFile('entente-ledger.pub', `${publicKey}\n`)}>{t('state.saveKey')}</Button>
        </>
      }
    >
      <dl className={classes.facts}>
        <dt>{t('state.size')}</dt>
        <dd>{t('size', { count: size })}</dd>
        <dt>{t('state.checkpoint')}</dt>
        <dd>
          {checkpoint ? (
            <>
              {t('state.upTo', { count: checkpoint.size })} · <TimeText at={checkpoint.madeAt} zone="UTC" />
              <p className={classes.hash}>{checkpoint.root}</p>
            </>
          ) : (
            t('state.noCheckpoint')
          )}
        </dd>
        <dt>{t('state.key')}</dt>
        <dd>
          <p className={classes.hash}>{publicKey}</p>
        </dd>
        <dt>{t('state.fingerprint')}</dt>
        <dd>
          <p className={classes.hash}>{print ?? t('state.keyUnreadable')}</p>
        </dd>
      </dl>
      <p className="quiet">{t('state.why')}</p>
    </Pane>
  );
}
