import { useText } from '#platform/i18n/registry.ts';
import { Dialog } from '#platform/ui/feedback/dialog.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import classes from '../ledger.module.css';
import type { Act } from './use-acts.ts';

/** Everything an act recorded that its reader may see, and its receipt as a file. */
export function ActDialog(props: {
  readonly act: Act | null;
  readonly partyName: (id: number | null) => string;
  readonly onClose: () => void;
}) {
  const t = useText('ledger');
  const { act } = props;
  return (
    <Dialog open={act !== null} onClose={props.onClose} title={act ? t('act.title', { seq: act.seq }) : ''} wide>
      {act && (
        <>
          <dl className={classes.facts}>
            <dt>{t('acts.kind')}</dt>
            <dd>
              {act.area} · {act.kind}
            </dd>
            <dt>{t('acts.subject')}</dt>
            <dd>
              {act.subject.kind} {act.subject.ref ?? act.subject.id}
            </dd>
            <dt>{t('act.knownAt')}</dt>
            <dd>
              <TimeText at={act.knownAt} />
            </dd>
            {act.trueAt && (
              <>
                <dt>{t('act.trueAt')}</dt>
                <dd>
                  <TimeText at={act.trueAt} />
                </dd>
              </>
            )}
            <dt>{t('act.by')}</dt>
            <dd>
              {act.person === null ? t('acts.installation') : t('act.person', { id: act.person })} ·{' '}
              {props.partyName(act.party)} · {act.via}
            </dd>
            {act.why && (
              <>
                <dt>{t('act.why')}</dt>
                <dd>{act.why}</dd>
              </>
            )}
            {act.sealed.length > 0 && (
              <>
                <dt>{t('act.sealed')}</dt>
                <dd>{act.sealed.join(', ')}</dd>
              </>
            )}
            <dt>{t('act.leaf')}</dt>
            <dd className={classes.hash}>{act.leafHash}</dd>
          </dl>
          <pre className={classes.body} tabIndex={0} aria-label={t('act.body')}>
            {JSON.stringify(act.body, null, 2)}
          </pre>
          <a href={`/api/ledger/acts/${act.seq}/receipt`} download={`entente-act-${act.seq}.json`}>
            {t('act.receipt')}
          </a>
        </>
      )}
    </Dialog>
  );
}
