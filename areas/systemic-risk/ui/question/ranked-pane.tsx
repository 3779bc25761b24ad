import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { Run } from '../../contract.ts';
import { csvText, FigureTools } from '../draw/figure-tools.tsx';
import classes from '../systemic-risk.module.css';
import { amount } from '../words.ts';
import { type RankingAnswer, screenedText } from './kinds.tsx';
import own from './question.module.css';
import { RankFigures } from './rank-figures.tsx';
import { RunThese } from './run-these.tsx';

interface Props {
  readonly list: RankingAnswer['lists'][number];
  readonly answer: RankingAnswer;
  readonly run: Run;
  /** hours each is out; until repaired when absent */
  readonly duration: number | undefined;
}

/** All of one kind by the loss the fall of each alone would cause, and how firm its place is. */
export function RankedPane({ list, answer, run, duration }: Props) {
  const t = useText('systemic-risk');
  const { samples, worlds } = answer;
  const figure = `figure-rank-${list.kind}`;
  const csv = (): string =>
    csvText(
      `${run.marking}; RUN-${run.id}; ${list.candidates} screened by ${samples} reverse reachable sets, ${list.ranked.length} confirmed on ${worlds} worlds; a screened share of 0 is at most ${3 / samples}`,
      'kind,rank,rank_p5,rank_p95,id,name,loss,sampling_low,sampling_high,screened',
      list.ranked.map(e => [e.kind, e.rank, ...e.rank_interval, e.id, e.name, e.loss, ...e.sampling, e.screened]),
    );
  return (
    <Pane
      title={t(`rank.${list.kind}`)}
      note={t('rank.howFirm')}
      actions={<FigureTools figure={figure} name={`run-${run.id}-ranking-${list.kind}`} csv={csv} />}
    >
      {list.ranked.length === 0 && <p>{t('rank.none')}</p>}
      {list.ranked.length > 0 && (
        <>
          <RankFigures id={figure} ranked={list.ranked} />
          <RankedTable list={list} samples={samples} run={run} duration={duration} />
        </>
      )}
      <p className={classes.quiet}>
        {t('rank.basis', { candidates: list.candidates, samples, confirmed: list.ranked.length, worlds })}
      </p>
    </Pane>
  );
}

function RankedTable({ list, samples, run, duration }: Omit<Props, 'answer'> & { readonly samples: number }) {
  const t = useText('systemic-risk');
  return (
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
              <th scope="row">
                {e.name}
                <span className={own.sort}>
                  <RunThese members={[e]} run={run} duration={duration} />
                </span>
              </th>
              <td className={classes.number}>{e.rank}</td>
              <td className={classes.number}>{`${e.rank_interval[0]} – ${e.rank_interval[1]}`}</td>
              <td className={classes.number}>{amount(e.loss)}</td>
              <td className={classes.number}>{`${amount(e.sampling[0])} – ${amount(e.sampling[1])}`}</td>
              <td className={classes.number}>{screenedText(e.screened, samples)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
