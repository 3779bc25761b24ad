import type { Verdict } from '#areas/systemic-risk/contract.ts';
import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { Incident } from '../../contract.ts';
import classes from '../incidents.module.css';

/** From which trigger a call-out was filled in, and that nothing of it happened yet. */
export function Prepared({ incident, verdict }: { readonly incident: Incident; readonly verdict: Verdict }) {
  const t = useText('incidents');
  return (
    <Pane title={t('plans.prepared', { plan: verdict.trigger.plan })} note={t('plans.nothingSent')}>
      <p>
        <strong>{verdict.title}.</strong> {verdict.sentence}
      </p>
      <p className={classes.dim}>
        {incident.ref} {incident.title} · {verdict.targetName} · {t('plans.held')} <TimeText at={verdict.heldAt} />
        {verdict.basis.sha256 && ` · ${verdict.trigger.model} ${verdict.basis.sha256.slice(0, 12)}`}
      </p>
      {verdict.met !== true && <p className={classes.bad}>{t('plans.changed')}</p>}
      {verdict.settled && (
        <p className={classes.bad}>{t(`plans.${verdict.settled}`, { why: verdict.settledWhy ?? '' })}</p>
      )}
      <p>{t('plans.silence')}</p>
    </Pane>
  );
}
