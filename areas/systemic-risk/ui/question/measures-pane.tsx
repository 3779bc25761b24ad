import { Checkbox, NumberInput } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import type { MitigationResult } from '#engines/cascade/index.ts';
import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { MitigationInput, Run } from '../../contract.ts';
import { type Result, useRunOutline } from '../answers.ts';
import { csvText, FigureTools } from '../draw/figure-tools.tsx';
import { IntervalChart } from '../draw/interval-chart.tsx';
import { useMeasures } from '../run/measures.ts';
import classes from '../systemic-risk.module.css';
import { amount, chance } from '../words.ts';
import { AskButton, QuestionState } from './question-state.tsx';
import { useQuestion } from './use-question.ts';

/** Measures compared on the same worlds: what each avoids, and what an avoided unit of loss costs. */
export function MeasuresPane({ run, result }: { readonly run: Run; readonly result: Result }) {
  const t = useText('systemic-risk');
  const asked = useQuestion(run.id, 'measures');
  const outline = useRunOutline(run);
  const measures = useMeasures(run, outline.data, result);
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const [costs, setCosts] = useState<Readonly<Record<string, number | ''>>>({});
  const [worlds, setWorlds] = useState(100);
  const chosen = measures.filter(measure => !off.has(measure.id));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    asked.ask.mutate({ kind: 'measures', worlds, mitigations: chosen.map(measure => priced(measure, costs)) });
  };
  const toggle = (id: string): void =>
    setOff(old => (old.has(id) ? new Set([...old].filter(e => e !== id)) : new Set([...old, id])));
  return (
    <>
      <Pane title={t('measures.title')} note={t('measures.note', { currency: outline.data?.currency ?? '' })}>
        <form className={classes.form} onSubmit={submit}>
          {measures.map(measure => (
            <div key={measure.id} className={classes.measure}>
              <Checkbox label={measure.name} checked={!off.has(measure.id)} onChange={() => toggle(measure.id)} />
              <NumberInput
                size="xs"
                aria-label={t('measures.costOf', { name: measure.name })}
                placeholder={t('measures.cost')}
                min={0}
                value={costs[measure.id] ?? ''}
                onChange={value => setCosts({ ...costs, [measure.id]: value === '' ? '' : Number(value) })}
              />
            </div>
          ))}
          {outline.data && measures.length === 0 && <p>{t('whatIf.empty')}</p>}
          <div className={classes.fields}>
            <NumberInput
              label={t('ask.worlds')}
              min={10}
              max={2000}
              value={worlds}
              onChange={v => setWorlds(Number(v))}
            />
          </div>
          <AskButton asked={asked} missing={chosen.length === 0} />
        </form>
        <QuestionState asked={asked} />
      </Pane>
      {asked.answer.data && <Compared results={asked.answer.data.results} run={run} />}
    </>
  );
}

function priced(measure: MitigationInput, costs: Readonly<Record<string, number | ''>>): MitigationInput {
  const cost = costs[measure.id];
  return cost === undefined || cost === '' ? measure : { ...measure, cost };
}

function Compared({ results, run }: { readonly results: readonly MitigationResult[]; readonly run: Run }) {
  const t = useText('systemic-risk');
  const rows = useMemo(
    () =>
      results
        .toSorted((a, b) => b.avoided.mean - a.avoided.mean)
        .map(e => ({ id: e.id, name: e.name, value: e.avoided.mean, interval: e.avoided.sampling })),
    [results],
  );
  const csv = (): string =>
    csvText(
      `${run.marking}; RUN-${run.id}`,
      'id,name,loss_before,loss_after,avoided,avoided_low,avoided_high,avoided_p99,avoided_p99_low,avoided_p99_high,better_low,better,better_high,worse_low,worse,worse_high,cost,cost_per_avoided,cost_per_avoided_p99',
      results.map(e => [
        e.id,
        e.name,
        e.loss_before,
        e.loss_after,
        e.avoided.mean,
        ...e.avoided.sampling,
        e.avoided_p99,
        ...(e.avoided_p99_sampling ?? [null, null]),
        e.better.low,
        e.better.estimate,
        e.better.high,
        e.worse.low,
        e.worse.estimate,
        e.worse.high,
        e.cost ?? null,
        e.cost_per_avoided_loss,
        e.cost_per_avoided_p99,
      ]),
    );
  return (
    <Pane
      title={t('measures.compared')}
      note={t('measures.order')}
      actions={<FigureTools figure="figure-measures" name={`run-${run.id}-measures`} csv={csv} />}
    >
      <IntervalChart id="figure-measures" label={t('measures.chart')} rows={rows} show={amount} />
      <div role="group" className={classes.scroll} aria-label={t('measures.compared')} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('measures.measure')}</th>
              <th scope="col">{t('whatIf.before')}</th>
              <th scope="col">{t('whatIf.after')}</th>
              <th scope="col">{t('whatIf.avoided')}</th>
              <th scope="col">{t('measures.avoided99')}</th>
              <th scope="col">{t('whatIf.better')}</th>
              <th scope="col">{t('measures.worse')}</th>
              <th scope="col">{t('measures.cost')}</th>
              <th scope="col">{t('measures.perAvoided')}</th>
              <th scope="col">{t('measures.perAvoided99')}</th>
            </tr>
          </thead>
          <tbody>
            {results.map(e => (
              <tr key={e.id}>
                <th scope="row">{e.name}</th>
                <td className={classes.number}>{amount(e.loss_before)}</td>
                <td className={classes.number}>{amount(e.loss_after)}</td>
                <td className={classes.number}>{withRange(e.avoided.mean, e.avoided.sampling)}</td>
                <td className={classes.number}>{withRange(e.avoided_p99, e.avoided_p99_sampling)}</td>
                <td className={classes.number}>{chance(e.better)}</td>
                <td className={classes.number}>{chance(e.worse)}</td>
                <td className={classes.number}>{e.cost === undefined ? '–' : amount(e.cost)}</td>
                <td className={classes.number}>{perUnit(e.cost_per_avoided_loss)}</td>
                <td className={classes.number}>{perUnit(e.cost_per_avoided_p99)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Pane>
  );
}

/** An answer of an earlier engine has no interval for the worst hundredth. */
const withRange = (value: number, range: readonly [number, number] | undefined): string =>
  range ? `${amount(value)} (${amount(range[0])} – ${amount(range[1])})` : amount(value);
const perUnit = (value: number | null): string => (value === null ? '–' : amount(value));
