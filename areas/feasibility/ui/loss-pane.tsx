import { lazy, Suspense } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { Losses } from '../contract.ts';
import classes from './feasibility.module.css';
import { Wide } from './wide.tsx';

const LossChart = lazy(() => import('./loss-chart.tsx'));

/** Where loss sits, as bars and as the numbers behind them. */
export function LossPane({ losses }: { readonly losses: Losses }) {
  const t = useText('feasibility');
  return (
    <Pane title={t('loss.title')}>
      <p>
        {t('loss.summary', {
          answers: losses.levelAnswers,
          pairs: losses.pairs,
          with: losses.levelAnswersWithWords,
          caveatAnswers: losses.caveatAnswers,
          caveatsWith: losses.caveatAnswersWithWords,
        })}
      </p>
      <div className={classes.pairOfParts}>
        <Suspense fallback={<div className={classes.chart} />}>
          <LossChart losses={losses} />
        </Suspense>
        <Wide label={t('loss.title')}>
          <table className={classes.table}>
            <thead>
              <tr>
                {['component', 'levels', 'caveats', 'over'].map(key => (
                  <th key={key} scope="col">
                    {t(`loss.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {losses.byComponent.map(each => (
                <tr key={each.component}>
                  <th scope="row">{t(`component.${each.component}`)}</th>
                  <td>
                    {each.levels} / {losses.levelAnswers}
                  </td>
                  <td>
                    {each.caveats} / {losses.caveatAnswers}
                  </td>
                  <td>
                    {each.overRestricted} / {losses.levelAnswers}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      </div>
    </Pane>
  );
}
