import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { useCommand } from '#platform/ui/commands/registry.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { StateDot } from '#platform/ui/sign/state-dot.tsx';
import classes from '../ledger.module.css';
import type { Verification, Verify } from './use-verify.ts';

export function VerifyButton({ verify }: { readonly verify: Verify }) {
  const t = useText('ledger');
  const start = (): void => {
    if (!verify.running) verify.start();
  };
  useCommand({ id: 'ledger-verify', label: t('verify.now'), keys: 'v', run: start });
  return (
    <Button variant="filled" onClick={start} disabled={verify.running} rightSection={<kbd>V</kbd>}>
      {t('verify.now')}
    </Button>
  );
}

/** How far the verification is, then what it found: whole, or the first act that is not as it was recorded. */
export function VerifyResult({ verify, size }: { readonly verify: Verify; readonly size: number | undefined }) {
  const t = useText('ledger');
  const { running, result, error, seconds, progress } = verify;
  return (
    <div role="status" className={classes.verify}>
      {running && (
        <p>
          <progress
            aria-label={t('verify.running', { count: size ?? 0 })}
            {...(progress && { value: progress.done, max: progress.total })}
          />{' '}
          {t('verify.running', { count: size ?? 0 })} ·{' '}
          {progress && `${t('verify.done', { done: progress.done, count: progress.total })} · `}
          {t('verify.seconds', { count: seconds })}
        </p>
      )}
      {!running && error && <ErrorNote error={error} onRetry={verify.start} />}
      {!running && result && <Result result={result} />}
    </div>
  );
}

function Result({ result }: { readonly result: Verification }) {
  const t = useText('ledger');
  return (
    <Pane title={t('verify.title')}>
      <p className={classes.outcome} data-whole={result.whole}>
        <StateDot state={result.whole ? 'ok' : 'overdue'} />
        <strong>{t(result.whole ? 'verify.whole' : 'verify.altered')}</strong>
        {result.firstBadSeq !== undefined && <span>{t('verify.first', { seq: result.firstBadSeq })}</span>}
      </p>
      <p className="quiet">
        {[
          t('verify.acts', { count: result.acts }),
          t('verify.checkpoints', { count: result.checkpoints }),
          t('verify.signed', { count: result.signedActs }),
        ].join(' · ')}
      </p>
      <p className={classes.hash}>
        {t('verify.root')} {result.root}
      </p>
      {result.findings.length > 0 && (
        <ul className={classes.findings}>
          {result.findings.slice(0, 50).map(finding => (
            <li key={finding.code + finding.text}>
              <code>{finding.code}</code> <span lang="en">{finding.text}</span>
            </li>
          ))}
        </ul>
      )}
      {(result.more || result.findings.length > 50) && <p className="quiet">{t('verify.more')}</p>}
      {!result.whole && <p>{t('verify.next')}</p>}
    </Pane>
  );
}
