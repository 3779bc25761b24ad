import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { stageTitle } from '#engines/duties/titles.ts';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { Incident, Report } from '../../contract.ts';
import { type EntityDuties, useTitles } from '../answers.ts';
import { submittedStages } from '../duties/clocks.ts';
import { isVoluntary, shownDuties } from '../duties/order.ts';
import classes from '../incidents.module.css';
import { useAddress } from '../room/address.ts';
import { ReportPane } from './report-pane.tsx';

interface ReportsTabProps {
  readonly incident: Incident;
  readonly duties: readonly EntityDuties[];
  readonly reports: readonly Report[];
}

interface Stage {
  readonly entity: number;
  readonly regime: string;
  readonly stage: string;
}

/** The reports of the incident: those begun or handed in, and the stages that are owed and not begun. */
export function ReportsTab(props: ReportsTabProps) {
  const t = useText('incidents');
  const { search } = useAddress();
  const [shown, setShown] = useState<number | null>(search['report'] ? Number(search['report']) : null);
  const begin = useAct(
    (stage: Stage) => api.post<Report>(`/api/incidents/${props.incident.id}/reports`, stage),
    ['incidents', 'ledger'],
  );
  const start = (stage: Stage): void => begin.mutate(stage, { onSuccess: report => setShown(report.id) });
  const asked = useRef(false);
  useEffect(() => {
    const { entity, regime, stage } = search;
    if (asked.current || !entity || !regime || !stage) return;
    asked.current = true;
    start({ entity: Number(entity), regime, stage });
  });
  const owed = owedStages(props);
  const titleOf = (report: Stage): string =>
    props.duties.flatMap(each => each.result.duties).find(duty => duty.regime === report.regime)?.title ??
    report.regime;
  const titles = useTitles();
  const stageOf = ({ regime, stage }: Stage): string => stageTitle(titles, regime, stage);
  return (
    <div className={classes.room}>
      <div className={classes.side}>
        <Pane title={t('reports.title')} note={props.reports.length || undefined}>
          {props.reports.length === 0 && owed.length === 0 && (
            <EmptyRoom
              title={t('reports.emptyTitle')}
              why={t('reports.emptyWhy')}
              action={<Go href={`/incidents/${props.incident.id}/facts`}>{t('reports.emptyStep')}</Go>}
            />
          )}
          {props.reports.length === 0 && owed.length > 0 && <p className="quiet">{t('reports.noneBegun')}</p>}
          <Rows>
            {props.reports.map(report => (
              <Row
                key={report.id}
                title={
                  <button type="button" className={classes.dutyName} onClick={() => setShown(report.id)}>
                    {titleOf(report)}
                  </button>
                }
                detail={`${stageOf(report)} · ${entityName(props.incident, report.entity)}`}
                aside={t(`reportState.${report.state}`)}
              />
            ))}
          </Rows>
        </Pane>
        {owed.length > 0 && (
          <Pane title={t('reports.owed')} note={t('reports.owedNote')}>
            <Rows>
              {owed.map(each => (
                <Row
                  key={`${each.entity}/${each.regime}/${each.stage}`}
                  title={titleOf(each)}
                  detail={
                    <>
                      {stageOf(each)} · {entityName(props.incident, each.entity)}
                      {each.at && (
                        <>
                          {' · '}
                          <TimeText at={each.at} zone={each.zone} />
                        </>
                      )}
                    </>
                  }
                  action={
                    <Button loading={begin.isPending} onClick={() => start(each)}>
                      {t('reports.begin')}
                    </Button>
                  }
                />
              ))}
            </Rows>
          </Pane>
        )}
        {begin.error && <ErrorNote error={begin.error} />}
      </div>
      {shown === null ? (
        <p className={classes.dim}>{t('reports.choose')}</p>
      ) : (
        <ReportPane key={shown} {...props} id={shown} titleOf={titleOf} />
      )}
    </div>
  );
}

const entityName = (incident: Incident, id: number): string =>
  incident.entities.find(entity => entity.id === id)?.name ?? '';

/** Stages of triggered duties with a date, or without one where the duty binds, that have no report yet. */
function owedStages({ duties, reports }: ReportsTabProps) {
  const done = submittedStages(reports);
  const begun = new Set(reports.map(r => `${r.entity}/${r.regime}/${r.stage}`));
  return shownDuties(duties, '')
    .filter(each => each.duty.outcome === 'triggered' && !isVoluntary(each.duty))
    .flatMap(each =>
      each.duty.stages
        .filter(stage => !done.has(`${each.key}/${stage.id}`) && !begun.has(`${each.key}/${stage.id}`))
        .map(stage => ({
          entity: each.entity.id,
          regime: each.duty.regime,
          stage: stage.id,
          at: stage.due_safe ?? stage.due ?? null,
          zone: stage.zone,
        })),
    );
}
