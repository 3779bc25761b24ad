import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { ClockLine } from '#platform/ui/clock-line/clock-line.tsx';
import { useCommand } from '#platform/ui/commands/registry.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import { useNow } from '#platform/ui/time/now.ts';
import type { Incident } from '../../contract.ts';
import { type Definition, type EntityDuties, useDuties, useIncident, useReports, useVocabulary } from '../answers.ts';
import { clocksOf, submittedStages } from '../duties/clocks.ts';
import { DutiesPane } from '../duties/duties-pane.tsx';
import { FactsPane } from '../facts/facts-pane.tsx';
import classes from '../incidents.module.css';
import { NoticeTab } from '../notice/notice-tab.tsx';
import { PlansPane } from '../plans/plans-pane.tsx';
import { ReportsTab } from '../reports/reports-tab.tsx';
import { RiskPane } from '../risk/risk-pane.tsx';
import { TimelineTab } from '../timeline/timeline-tab.tsx';
import { type Tab, useAddress } from './address.ts';
import { IncidentHead } from './incident-head.tsx';
import { Replay } from './replay.tsx';

/** The incident room: what is known, what is owed, who is told, what was reported, what was done. */
export default function IncidentPage() {
  const { id } = useAddress();
  const incident = useIncident(id);
  const vocabulary = useVocabulary();
  if (incident.error) return <ErrorNote error={incident.error} onRetry={() => void incident.refetch()} />;
  if (!incident.data || !vocabulary) return <div aria-busy="true" />;
  return <Room key={id} incident={incident.data} vocabulary={vocabulary} />;
}

interface RoomProps {
  readonly incident: Incident;
  readonly vocabulary: ReadonlyMap<string, Definition>;
}

function Room({ incident, vocabulary }: RoomProps) {
  const t = useText('incidents');
  const go = useGo();
  const { tab } = useAddress();
  const [knownAt, setKnownAt] = useState<string | null>(null);
  const duties = useDuties(incident.id, knownAt);
  const report = (): void => go(`/incidents/${incident.id}/reports`);
  const notice = (): void => go(`/incidents/${incident.id}/notice`);
  useCommand({ id: 'incident-report', label: t('room.report'), keys: 'r', run: report });
  useCommand({ id: 'incident-notice', label: t('room.notice'), keys: 'n', run: notice });
  useCommand({
    id: 'incident-timeline',
    label: t('tabs.timeline'),
    keys: 't',
    run: () => go(`/incidents/${incident.id}/timeline`),
  });
  useCommand({ id: 'incident-facts', label: t('tabs.facts'), keys: 'f', run: () => go(`/incidents/${incident.id}`) });
  useCommand({
    id: 'incident-duties',
    label: t('tabs.duties'),
    keys: 'd',
    run: () => go(`/incidents/${incident.id}/duties`),
  });
  return (
    <>
      <IncidentHead
        incident={incident}
        tab={tab}
        actions={
          <>
            <Button onClick={report}>{t('room.report')}</Button>
            {tab !== 'notice' && (
              <Button variant={tab === 'reports' ? 'default' : 'filled'} onClick={notice}>
                {t('room.notice')}
              </Button>
            )}
          </>
        }
      />
      {(tab === 'facts' || tab === 'duties') && <Replay incident={incident} knownAt={knownAt} onKnownAt={setKnownAt} />}
      {tab !== 'notice' && incident.state !== 'closed' && <PlansPane incident={incident} />}
      {duties.error && <ErrorNote error={duties.error} onRetry={() => void duties.refetch()} />}
      {duties.data && <TabContent {...{ incident, vocabulary, tab, knownAt }} duties={duties.data.entities} />}
    </>
  );
}

function TabContent(
  props: RoomProps & { readonly tab: Tab; readonly knownAt: string | null; readonly duties: readonly EntityDuties[] },
) {
  const { incident, tab, duties } = props;
  const { search } = useAddress();
  const reports = useReports(incident.id).data?.reports;
  const submitted = useMemo(() => submittedStages(reports ?? []), [reports]);
  const clocks = <IncidentClocks {...props} submitted={submitted} />;
  const pane = (
    <DutiesPane
      key={`${search['regime']}/${search['entity']}`}
      incident={incident}
      duties={duties}
      submitted={submitted}
      regime={tab === 'duties' ? (search['regime'] ?? null) : null}
      entity={search['entity'] ?? null}
    />
  );
  switch (tab) {
    case 'facts':
      return (
        <div className={classes.room}>
          <FactsPane key={search['ask'] ?? ''} {...props} ask={search['ask'] ?? null} />
          <div className={classes.side}>
            {pane}
            {clocks}
            <RiskPane incident={incident.id} />
          </div>
        </div>
      );
    case 'duties':
      return (
        <div className={classes.side}>
          {clocks}
          {pane}
        </div>
      );
    case 'notice':
      return <NoticeTab incident={incident} trigger={search['trigger'] ?? null} />;
    case 'reports':
      return <ReportsTab incident={incident} duties={duties} reports={reports ?? []} />;
    default:
      return <TimelineTab incident={incident} vocabulary={props.vocabulary} />;
  }
}

function IncidentClocks(props: {
  readonly incident: Incident;
  readonly duties: readonly EntityDuties[];
  readonly submitted: ReadonlySet<string>;
}) {
  const t = useText('incidents');
  const now = useNow(60).getTime();
  const clocks = useMemo(
    () =>
      clocksOf(props.incident.id, props.duties, props.submitted, now, {
        answer: name => t('clock.answer', { name }),
        ifApplies: title => t('clock.if', { title }),
      }),
    [props.incident.id, props.duties, props.submitted, now, t],
  );
  return <ClockLine clocks={clocks} />;
}
