import type { ReactNode } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { ModeBand } from '#platform/ui/shell/mode-band.tsx';
import { usePageTitle } from '#platform/ui/shell/mode.ts';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { Incident } from '../../contract.ts';
import classes from '../incidents.module.css';
import { type Tab, tabs } from './address.ts';
import { ChangeIncident } from './change-incident.tsx';

/** Reference, title, marking, state, severity, who opened it; the tabs below. What is not live frames the window. */
export function IncidentHead(props: { readonly incident: Incident; readonly tab: Tab; readonly actions: ReactNode }) {
  const t = useText('incidents');
  const { incident } = props;
  usePageTitle(`${incident.ref} ${incident.title}`, incident.mode);
  return (
    <>
      <ModeBand mode={incident.mode} />
      <PageHead
        before={incident.ref}
        title={incident.title}
        summary={
          <>
            <MarkingLabel marking={incident.marking} />
            <span className={classes.state} data-state={incident.state}>
              {t(`state.${incident.state}`)}
            </span>
            {incident.exercise && <strong>{incident.exercise}</strong>}
            <span>
              {t('room.opened', { by: incident.openedBy })} <TimeText at={incident.openedAt} form="day" /> ·{' '}
              {t('room.severity', { severity: incident.severity })}
            </span>
          </>
        }
        actions={
          <>
            <ChangeIncident incident={incident} />
            {props.actions}
          </>
        }
        below={
          <nav className={classes.tabs} aria-label={t('tabs.label')}>
            {tabs.map(tab => (
              <span key={tab} data-here={tab === props.tab || undefined}>
                <Go href={`/incidents/${incident.id}/${tab}`}>{t(`tabs.${tab}`)}</Go>
                {tab === props.tab && <span className="sr-only"> {t('tabs.here')}</span>}
              </span>
            ))}
            <span>
              <Go href={`/safe-harbour?incident=${incident.id}`}>{t('tabs.harbour')}</Go>
            </span>
          </nav>
        }
      />
    </>
  );
}
