import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReportForm, ReportFormItem } from '#engines/duties/report.ts';
import { placesOf } from '#engines/duties/report-places.ts';
import { addresseeTitle, stageTitle } from '#engines/duties/titles.ts';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { PrintFrame } from '#platform/ui/print/print-frame.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { Incident, Report } from '../../contract.ts';
import { type EntityDuties, useReport, useTitles } from '../answers.ts';
import { firstDue } from '../duties/moves.ts';
import { stageName } from '../duties/clocks.ts';
import classes from '../incidents.module.css';
import { ReportExports } from './report-exports.tsx';
import { SubmitReport } from './submit-report.tsx';

interface ReportPaneProps {
  readonly incident: Incident;
  readonly duties: readonly EntityDuties[];
  readonly id: number;
  readonly titleOf: (report: Report) => string;
}

/** One report: what the rule asks for, what the incident says about it, what is missing, and its steps. */
export function ReportPane(props: ReportPaneProps) {
  const t = useText('incidents');
  const titles = useTitles();
  const read = useReport(props.incident.id, props.id);
  if (read.error) return <ErrorNote error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <div aria-busy="true" />;
  const { report, form } = read.data;
  const title = `${props.titleOf(report)} · ${stageTitle(titles, report.regime, report.stage)}`;
  return (
    <PrintFrame marking={props.incident.marking} title={`${props.incident.ref} ${title}`}>
      <Pane title={title} note={`${t(`reportState.${report.state}`)} · ${addresseeTitle(titles, form.to)}`}>
        {report.state === 'submitted' ? (
          <Submitted {...props} report={report} form={form} />
        ) : (
          <Writing key={report.version} {...props} report={report} form={form} />
        )}
        <p className={classes.support}>{form.notice}</p>
      </Pane>
    </PrintFrame>
  );
}

interface PartProps extends ReportPaneProps {
  readonly report: Report;
  readonly form: ReportForm;
}

function Submitted(props: PartProps) {
  const t = useText('incidents');
  const { report } = props;
  const next = props.duties
    .filter(each => each.entity.id === report.entity)
    .flatMap(each => each.result.duties)
    .filter(duty => duty.regime === report.regime)
    .flatMap(duty => {
      const place = duty.stages.findIndex(stage => stage.id === report.stage);
      const after = duty.stages.slice(place + 1).find(stage => stage.due ?? stage.due_safe);
      return after ? [{ stage: after, due: firstDue({ ...duty, stages: [after] }) }] : [];
    })[0];
  return (
    <>
      <p>
        <strong>{t('reports.handedIn')}</strong> {report.submittedAt && <TimeText at={report.submittedAt} />} ·{' '}
        {t('reports.proofIs', { proof: report.proof ?? '' })}
      </p>
      {next?.due && (
        <p>
          {t('reports.next', { stage: stageName(next.stage) })} <TimeText at={next.due.at} zone={next.due.zone} />
        </p>
      )}
      <dl className={classes.items}>
        {props.form.items.map(item => (
          <div key={item.id}>
            <dt>{item.label}</dt>
            <dd>{item.value ?? t('reports.missingItem')}</dd>
            <dd className={classes.dim}>{[item.cite, ...placesOf(item)].join(' · ')}</dd>
          </div>
        ))}
      </dl>
      <ReportExports incident={props.incident} report={report} form={props.form} />
    </>
  );
}

function Writing(props: PartProps) {
  const t = useText('incidents');
  const { report, form, incident } = props;
  const [values, setValues] = useState<Readonly<Record<string, string>>>(report.values);
  const base = `/api/incidents/${incident.id}/reports/${report.id}`;
  const topics = ['incidents', 'watch', 'ledger'];
  const write = useAct(() => api.put(base, { version: report.version, values: filled(values) }), topics);
  const step = useAct((name: 'review' | 'approve') => api.post(`${base}/${name}`, { version: report.version }), topics);
  const changed = JSON.stringify(filled(values)) !== JSON.stringify(report.values);
  return (
    <>
      {form.missing.length > 0 && (
        <p className={classes.missing}>{t('reports.missing', { what: form.missing.join('; ') })}</p>
      )}
      <div className={classes.items}>
        {form.items.map(item => (
          <Item
            key={item.id}
            item={item}
            text={values[item.id] ?? ''}
            onText={text => setValues(old => ({ ...old, [item.id]: text }))}
          />
        ))}
      </div>
      {(write.error ?? step.error) && <ErrorNote error={write.error ?? step.error} />}
      <div className={`${classes.buttons} no-print`}>
        <Button disabled={!changed} loading={write.isPending} onClick={() => write.mutate()}>
          {t('reports.save')}
        </Button>
        {report.state === 'draft' && (
          <Button disabled={changed} loading={step.isPending} onClick={() => step.mutate('review')}>
            {t('reports.review')}
          </Button>
        )}
        {report.state === 'in-review' && (
          <Button loading={step.isPending} onClick={() => step.mutate('approve')}>
            {t('reports.approve')}
          </Button>
        )}
        <SubmitReport base={base} report={report} disabled={changed} missing={form.missing} />
      </div>
      <ReportExports incident={incident} report={report} form={form} />
    </>
  );
}

const filled = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, text]) => text.trim() !== ''));

function Item(props: {
  readonly item: ReportFormItem;
  readonly text: string;
  readonly onText: (text: string) => void;
}) {
  const t = useText('incidents');
  const { item } = props;
  return (
    <div data-missing={item.missing || undefined} className={classes.item}>
      <Textarea
        label={item.required ? item.label : t('reports.ifAvailable', { label: item.label })}
        description={
          <>
            {item.cite}
            {item.source === 'facts' && ` · ${t('reports.fromFacts', { facts: item.named.join(', ') })}`}
            {placesOf(item).map(place => ` · ${place}`)}
          </>
        }
        placeholder={item.source === 'facts' ? (item.value ?? '') : item.missing ? t('reports.missingItem') : ''}
        autosize
        minRows={1}
        maxLength={20_000}
        value={props.text}
        onChange={event => props.onText(event.currentTarget.value)}
      />
      {item.source === 'facts' && props.text === '' && item.value && <p className={classes.filled}>{item.value}</p>}
    </div>
  );
}
