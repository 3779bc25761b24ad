import { useText } from '#platform/i18n/registry.ts';
import { Go } from '../layout/go.tsx';
import { Countdown } from '../time/countdown.tsx';
import { TimeText } from '../time/time-text.tsx';
import classes from './clock-line.module.css';
import type { Clock } from './scale.ts';

/** The same clocks as a table, for those who read rather than look. */
export function ClockTable({ clocks }: { readonly clocks: readonly Clock[] }) {
  const t = useText('ui');
  const sorted = clocks.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return (
    <details className={classes.table}>
      <summary>{t('clocks.asTable')}</summary>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('clocks.asTable')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('clocks.when')}</th>
              <th scope="col">{t('clocks.what')}</th>
              <th scope="col">{t('clocks.kindHead')}</th>
              <th scope="col">{t('clocks.incident')}</th>
              <th scope="col">{t('clocks.left')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map(clock => (
              <tr key={`${clock.incident.id}/${clock.label}/${clock.at}`}>
                <td>
                  <TimeText at={clock.at} zone={clock.zone} />
                </td>
                <td>
                  <Go href={clock.href}>{clock.label}</Go>
                </td>
                <td>{t(`clocks.kind.${clock.kind}`)}</td>
                <td>{clock.incident.title}</td>
                <td>
                  <Countdown at={clock.at} state={clock.state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
