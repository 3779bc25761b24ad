import type { ReactNode } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { TabLinks } from '#platform/ui/layout/tabs.tsx';
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
        marking={<MarkingLabel marking={incident.marking} />}
        summary={
          <>
            <span className={classes.state} data-state={incident.state}>
              {t(`state.${incident.state}`)}
            </span>
            {incident.exercise && <strong>{incident.exercise}</strong>}
            <span>
              {t('room.opened', { by: incident.openedBy })} <TimeText at={incident.openedAt} /> ·{' '}
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
          <TabLinks
            label={t('tabs.label')}
            links={[
              ...tabs.map(tab => ({
                href: `/incidents/${incident.id}/${tab}`,
                label: t(`tabs.${tab}`),
                here: tab === props.tab,
              })),
              { href: `/safe-harbour?incident=${incident.id}`, label: t('tabs.harbour') },
            ]}
          />
        }
      />
    </>
  );
}
