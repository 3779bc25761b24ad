import { Checkbox, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { Answer } from '../../compute/study.ts';
import type { QuestionInput, Run } from '../../contract.ts';
import { csvText, FigureTools } from '../draw/figure-tools.tsx';
import { IntervalChart } from '../draw/interval-chart.tsx';
import classes from '../systemic-risk.module.css';
import { amount, percent } from '../words.ts';
import { AskButton, QuestionState } from './question-state.tsx';
import { useQuestion } from './use-question.ts';

const kinds = ['node', 'operator', 'product'] as const;
type Kind = (typeof kinds)[number];
type List = Extract<Answer, { kind: 'ranking' }>['lists'][number];

/** Who matters most: assets, operators and products by the loss their fall alone would cause, and pairs of them. */
export function RankingPane({ run }: { readonly run: Run }) {
  const t = useText('systemic-risk');
  const asked = useQuestion(run.id, 'ranking');
  const [chosen, setChosen] = useState<readonly Kind[]>(kinds);
  const [confirm, setConfirm] = useState(12);
  const [worlds, setWorlds] = useState(40);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const input: QuestionInput = { kind: 'ranking', kinds: [...chosen], confirm, worlds };
    asked.ask.mutate(input);
  };
  const toggle = (kind: Kind): void =>
    setChosen(
      chosen.includes(kind)
        ? chosen.filter(each => each !== kind)
        : kinds.filter(k => k === kind || chosen.includes(k)),
    );
  return (
    <>
      <Pane title={t('rank.title')} note={t('rank.note')}>
        <form className={classes.form} onSubmit={submit}>
          <div className={classes.tools}>
            {kinds.map(kind => (
              <Checkbox
                key={kind}
                label={t(`rank.${kind}`)}
                checked={chosen.includes(kind)}
                onChange={() => toggle(kind)}
              />
            ))}
          </div>
          <div className={classes.fields}>
            <NumberInput
              label={t('rank.confirm')}
              min={2}
              max={40}
              value={confirm}
              onChange={v => setConfirm(Number(v))}
            />
            <NumberInput
              label={t('ask.worlds')}
              min={10}
              max={500}
              value={worlds}
              onChange={v => setWorlds(Number(v))}
            />
          </div>
          <AskButton asked={asked} missing={chosen.length === 0} />
        </form>
        <QuestionState asked={asked} />
      </Pane>
      {asked.answer.data?.lists.map(list => (
        <Ranked key={list.kind} list={list} run={run} />
      ))}
    </>
  );
}

function Ranked({ list, run }: { readonly list: List; readonly run: Run }) {
  const t = useText('systemic-risk');
  const figure = `figure-rank-${list.kind}`;
  const csv = (): string =>
    csvText(
      `${run.marking}; RUN-${run.id}; ${list.note}`,
      'rank,rank_p5,rank_p95,id,name,loss,sampling_low,sampling_high,screened',
      list.ranked.map(e => [e.rank, ...e.rank_interval, e.id, e.name, e.loss, ...e.sampling, e.screened]),
    );
  return (
    <Pane
      title={t(`rank.${list.kind}`)}
      note={t('rank.howFirm')}
      actions={<FigureTools figure={figure} name={`run-${run.id}-ranking-${list.kind}`} csv={csv} />}
    >
      <IntervalChart
        id={figure}
        label={t('rank.chart')}
        show={amount}
        rows={list.ranked.slice(0, 15).map(e => ({
          id: `${e.rank}`,
          name: `${e.rank}. ${e.name}`,
          value: e.loss,
          interval: e.sampling,
        }))}
      />
      <div role="group" className={classes.scroll} aria-label={t('rank.table')} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('loss.name')}</th>
              <th scope="col">{t('rank.rank')}</th>
              <th scope="col">{t('rank.interval')}</th>
              <th scope="col">{t('rank.loss')}</th>
              <th scope="col">{t('loss.sampling')}</th>
              <th scope="col">{t('rank.screened')}</th>
            </tr>
          </thead>
          <tbody>
            {list.ranked.map(e => (
              <tr key={e.rank}>
                <th scope="row">{e.name}</th>
                <td className={classes.number}>{e.rank}</td>
                <td className={classes.number}>{`${e.rank_interval[0]} – ${e.rank_interval[1]}`}</td>
                <td className={classes.number}>{amount(e.loss)}</td>
                <td className={classes.number}>{`${amount(e.sampling[0])} – ${amount(e.sampling[1])}`}</td>
                <td className={classes.number}>{percent(e.screened)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {list.kind === 'product' ? <p className={classes.quiet}>{t('rank.noPairs')}</p> : <Pairs list={list} />}
      <p className={classes.quiet}>{list.note}</p>
    </Pane>
  );
}

/** Pairs whose fall together is more, or less, than the sum of both. */
function Pairs({ list }: { readonly list: List }) {
  const t = useText('systemic-risk');
  if (list.combinations.length === 0) return null;
  return (
    <div role="group" className={classes.scroll} aria-label={t('rank.pairs')} tabIndex={0}>
      <table className={classes.table}>
        <caption className={classes.caption}>{t('rank.pairs')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rank.pair')}</th>
            <th scope="col">{t('rank.together')}</th>
            <th scope="col">{t('rank.synergy')}</th>
            <th scope="col">{t('rank.synergySampling')}</th>
          </tr>
        </thead>
        <tbody>
          {list.combinations.map(pair => (
            <tr key={`${pair.ids.join('+')} ${pair.loss}`}>
              <th scope="row">{pair.names.join(' + ')}</th>
              <td className={classes.number}>{amount(pair.loss)}</td>
              <td className={classes.number}>{amount(pair.synergy)}</td>
              <td className={classes.number}>
                {`${amount(pair.synergy_sampling[0])} – ${amount(pair.synergy_sampling[1])}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
