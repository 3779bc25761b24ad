import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { Comparison, Run } from '../../contract.ts';
import { comparedWords, modesWords, namedIn } from '../../contract/about-runs.ts';
import { shockWords } from '../../contract/sentences.ts';
import { base, type Result, useResult, useRuns } from '../answers.ts';
import { BandChart } from '../draw/band-chart.tsx';
import { csvText, FigureTools } from '../draw/figure-tools.tsx';
import { spokenHere } from '../sentences.ts';
import classes from '../systemic-risk.module.css';
import { chance, hours } from '../words.ts';
import { pairsOf } from './comparison.ts';

/** Two runs beside each other: what differs in the question, and every function and sector on one scale. */
export function ComparePane({ run, result }: { readonly run: Run; readonly result: Result }) {
  const t = useText('systemic-risk');
  const runs = useRuns();
  const others = (runs.data?.runs ?? []).filter(each => each.id !== run.id && each.state === 'done');
  const [chosen, setChosen] = useState<string | null>(null);
  const other = others.find(each => String(each.id) === chosen) ?? others[0];
  const found = useResult(other);
  const compared = useApi<Comparison>(other ? `${base}/runs/${run.id}/compare/${other.id}` : null);
  if (!other)
    return (
      <Pane title={t('compare.title')}>
        <p>{t('compare.none')}</p>
      </Pane>
    );
  return (
    <>
      <Pane title={t('compare.title')} note={t('compare.note')}>
        <div className={classes.fields}>
          <NativeSelect
            label={t('compare.with')}
            data={others.map(each => ({ value: String(each.id), label: `${each.id} · ${each.title}` }))}
            value={String(other.id)}
            onChange={e => setChosen(e.currentTarget.value)}
          />
        </div>
        {found.error && <ErrorNote error={found.error} onRetry={() => void found.refetch()} />}
        {compared.error && <ErrorNote error={compared.error} onRetry={() => void compared.refetch()} />}
        {found.data && <Questions here={run} there={other} results={[result, found.data]} />}
        <div role="status">
          {compared.isPending && <p>{t('run.loading')}</p>}
          {compared.data && <Said here={run} there={other} comparison={compared.data} />}
        </div>
      </Pane>
      {found.data && compared.data && (
        <Sides here={run} there={other} results={[result, found.data]} comparison={compared.data} />
      )}
    </>
  );
}

interface Two {
  readonly here: Run;
  readonly there: Run;
  readonly results: readonly [Result, Result];
}

/** What the two runs asked; a difference in any of these is a reason for a difference below. */
function Questions({ here, there, results }: Two) {
  const t = useText('systemic-risk');
  const facts = ({ manifest }: Result) => [
    [t('manifest.model'), `${manifest.model} ${manifest.model_hash.slice(0, 12)}`],
    [t('manifest.shock'), `${shockWords(spokenHere(), manifest.shock.kind)}: ${namedIn(manifest.shock).join(', ')}`],
    [t('manifest.worlds'), String(manifest.worlds)],
    [t('manifest.seed'), String(manifest.seed)],
    [t('manifest.horizon'), `${manifest.horizon_hours} h`],
  ];
  const [left, right] = [facts(results[0]), facts(results[1])];
  return (
    <div role="group" className={classes.scroll} aria-label={t('compare.title')} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">{`${here.id} · ${here.title}`}</th>
            <th scope="col">{`${there.id} · ${there.title}`}</th>
          </tr>
        </thead>
        <tbody>
          {left.map(([name, value], i) => (
            <tr key={name} data-differs={value !== right[i]?.[1] || undefined}>
              <th scope="row">{name}</th>
              <td className={classes.number}>{value}</td>
              <td className={classes.number}>{right[i]?.[1]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What of the two can be compared, and whether one of them is played. */
function Said(props: { readonly here: Run; readonly there: Run; readonly comparison: Comparison }) {
  const t = useText('systemic-risk');
  const { here, there, comparison } = props;
  const differ = here.mode !== there.mode || here.exercise !== there.exercise;
  const mode = (run: Run) => `${run.id}: ${t(`mode.${run.mode}`)} ${run.exercise ?? ''}`.trim();
  return (
    <>
      <p>{comparedWords(spokenHere(), comparison)}</p>
      {differ && <p>{modesWords(spokenHere(), mode(here), mode(there))}</p>}
    </>
  );
}

function Sides({ here, there, results, comparison }: Two & { readonly comparison: Comparison }) {
  const t = useText('systemic-risk');
  const pairs = pairsOf(results[0], results[1], comparison);
  const shown = pairs.slice(0, 12);
  const top = Math.max(
    ...shown.flatMap(({ here: a, there: b }) =>
      [a, b].flatMap(e => (e ? Object.values(e.loss_hours.bands).map(band => band[1]) : [])),
    ),
  );
  const rows = (side: 'here' | 'there') =>
    shown.flatMap(pair => {
      const entry = pair[side];
      return entry
        ? [{ id: pair.key, name: pair.name, mean: entry.loss_hours.mean, bands: entry.loss_hours.bands }]
        : [];
    });
  const csv = (): string =>
    csvText(
      `RUN-${here.id} (${here.marking}) / RUN-${there.id} (${there.marking}); ${comparison.how}`,
      'kind,id,name,loss_hours_here,loss_hours_there,difference,low,high',
      pairs.map(({ id, kind, name, here: a, there: b, difference }) => [
        kind,
        id,
        name,
        a?.loss_hours.mean ?? null,
        b?.loss_hours.mean ?? null,
        difference?.mean ?? null,
        difference?.low ?? null,
        difference?.high ?? null,
      ]),
    );
  return (
    <>
      <Columns shape="1-1">
        {(
          [
            ['here', here],
            ['there', there],
          ] as const
        ).map(([side, run]) => (
          <Pane
            key={side}
            title={t(`compare.${side}`)}
            note={`${run.id} · ${run.title}`}
            actions={<FigureTools figure={`figure-${side}`} name={`run-${run.id}-compared`} csv={csv} />}
          >
            <BandChart id={`figure-${side}`} label={t('loss.chart')} rows={rows(side)} show={hours} top={top} />
          </Pane>
        ))}
      </Columns>
      <Pane title={t('compare.table')} note={t('compare.most')}>
        <div role="group" className={classes.scroll} aria-label={t('compare.title')} tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('loss.name')}</th>
                <th scope="col">{t('compare.here')}</th>
                <th scope="col">{t('compare.there')}</th>
                <th scope="col">{t('compare.difference')}</th>
                <th scope="col">{t('compare.chances')}</th>
              </tr>
            </thead>
            <tbody>
              {pairs.map(({ key, name, here: a, there: b, difference }) => (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  <td className={classes.number}>{a ? hours(a.loss_hours.mean) : '–'}</td>
                  <td className={classes.number}>{b ? hours(b.loss_hours.mean) : '–'}</td>
                  <td className={classes.number}>
                    {difference
                      ? `${hours(difference.mean)} (${hours(difference.low)} – ${hours(difference.high)})`
                      : '–'}
                  </td>
                  <td className={classes.number}>
                    {`${a ? chance(a.probability) : '–'} / ${b ? chance(b.probability) : '–'}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Pane>
    </>
  );
}
