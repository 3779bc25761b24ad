import { NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { Run } from '../../contract.ts';
import { familyWords } from '../../contract/sentences.ts';
import { csvText, FigureTools } from '../draw/figure-tools.tsx';
import { IntervalChart } from '../draw/interval-chart.tsx';
import { spokenHere } from '../sentences.ts';
import classes from '../systemic-risk.module.css';
import { percent, share } from '../words.ts';
import { AskButton, QuestionState } from './question-state.tsx';
import { useQuestion } from './use-question.ts';

/** Which unknown to go and measure: shares of the variance of the loss, by family of unknowns. */
export function UnknownsPane({ run }: { readonly run: Run }) {
  const t = useText('systemic-risk');
  const asked = useQuestion(run.id, 'unknowns');
  const [draws, setDraws] = useState(16);
  const [worlds, setWorlds] = useState(10);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    asked.ask.mutate({ kind: 'unknowns', draws, worlds });
  };
  const answer = asked.answer.data;
  const csv = (): string =>
    csvText(
      `${run.marking}; RUN-${run.id}; ${answer?.draws} draws of ${answer?.worlds} worlds`,
      'family,first_order,total',
      (answer?.indices ?? []).map(e => [e.family, e.first_order, e.total]),
    );
  const [first] = answer?.indices ?? [];
  return (
    <Pane
      title={t('unknowns.title')}
      note={t('unknowns.note')}
      actions={answer && <FigureTools figure="figure-unknowns" name={`run-${run.id}-unknowns`} csv={csv} />}
    >
      <form className={classes.form} onSubmit={submit}>
        <div className={classes.fields}>
          <NumberInput
            label={t('unknowns.draws')}
            min={4}
            max={128}
            value={draws}
            onChange={v => setDraws(Number(v))}
          />
          <NumberInput
            label={t('unknowns.worlds')}
            min={2}
            max={200}
            value={worlds}
            onChange={v => setWorlds(Number(v))}
          />
        </div>
        <AskButton asked={asked} />
      </form>
      <QuestionState asked={asked} />
      {answer && (
        <>
          <p>
            {answer.variance > 0 && first
              ? t('unknowns.answer', { name: familyWords(spokenHere(), first.family), share: percent(first.total) })
              : t('unknowns.nothing')}
          </p>
          <IntervalChart
            id="figure-unknowns"
            label={t('unknowns.chart')}
            show={percent}
            rows={answer.indices.map(e => ({
              id: e.family,
              name: familyWords(spokenHere(), e.family),
              value: e.first_order,
              second: e.total,
              note: `${share(e.first_order)} / ${share(e.total)}`,
            }))}
          />
          <p className={classes.quiet}>{t('unknowns.legend', { draws: answer.draws, worlds: answer.worlds })}</p>
        </>
      )}
    </Pane>
  );
}
