import { themes } from '#engines/duties/protections/themes.ts';
import { all } from '#engines/kernel/truth.ts';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { Go } from '#platform/ui/layout/go.tsx';
import type { HarbourView } from '../contract.ts';
import { useAsked } from './address.ts';
import classes from './safe-harbour.module.css';
import { signOf, TruthSign } from './truth-sign.tsx';

type Assessed = HarbourView['protections'][number];

/** Protection by what its conditions are about: the state of each at a glance. */
export function ThemeMatrix(props: { readonly rows: readonly Assessed[]; readonly label: string }) {
  const t = useText('safe-harbour');
  const { query } = useAsked();
  const french = currentLanguage() === 'fr';
  const used = themes.filter(theme => props.rows.some(row => row.conditions.some(one => one.theme === theme)));
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('matrix.glance', { what: props.label })}>
      <table className={classes.grid}>
        <caption className="sr-only">{props.label}</caption>
        <thead>
          <tr>
            <th scope="col">{t('matrix.protection')}</th>
            <th scope="col">{t('matrix.verdict')}</th>
            <th scope="col">{t('matrix.force')}</th>
            {used.map(theme => (
              <th key={theme} scope="col">
                {t(`theme.${theme}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(row => (
            <tr key={row.protection}>
              <th scope="row">
                <Go href={`/safe-harbour/${row.protection}${query}`}>{french ? row.titleFr : row.title}</Go>
                <span className={classes.quiet}>{french ? row.regulatorFr : row.regulator}</span>
              </th>
              <td>
                <TruthSign sign={signOf(row)} />
              </td>
              <td>
                <TruthSign sign={row.inForce.truth} bare />
              </td>
              {used.map(theme => (
                <td key={theme}>
                  <ThemeCell row={row} theme={theme} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ThemeCell({ row, theme }: { readonly row: Assessed; readonly theme: string }) {
  const t = useText('safe-harbour');
  const own = row.conditions.filter(condition => condition.theme === theme);
  if (own.length === 0) return <span className="sr-only">{t('matrix.none')}</span>;
  return <TruthSign sign={all(own.map(condition => condition.truth))} bare />;
}
