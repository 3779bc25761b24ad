import { useText } from '#platform/i18n/registry.ts';
import type { SchemePage } from '../contract.ts';
import classes from './feasibility.module.css';
import { Wide } from './wide.tsx';

/** Levels with their order, and caveats by what they do. */
export function SchemeTerms({ page }: { readonly page: SchemePage }) {
  const t = useText('feasibility');
  return (
    <>
      <h4 className={classes.small}>{t('schemes.levels')}</h4>
      {page.levels.length === 0 ? <p className="quiet">{t('schemes.noLevels')}</p> : <Levels page={page} />}
      <h4 className={classes.small}>{t('schemes.caveats')}</h4>
      {page.caveats.length === 0 && <p className="quiet">{t('schemes.noCaveats')}</p>}
      <dl className={classes.facts}>
        {page.caveats.map(({ effect, codes }) => (
          <div key={effect}>
            <dt>{t(`effect.${effect}`)}</dt>
            <dd className={classes.mono}>{codes.join(', ')}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Levels({ page }: { readonly page: SchemePage }) {
  const t = useText('feasibility');
  const standing = ({ counts, legacy }: SchemePage['levels'][number]) => {
    if (counts) return t('schemes.counts');
    return t(legacy ? 'schemes.legacy' : 'schemes.notClassified');
  };
  return (
    <Wide label={t('schemes.levels')}>
      <table className={classes.table}>
        <thead>
          <tr>
            {['code', 'label', 'order', 'track', 'counts', 'confidence'].map(key => (
              <th key={key} scope="col">
                {t(`schemes.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.levels.map(level => (
            <tr key={level.code}>
              <th scope="row" className={classes.mono}>
                {level.code}
              </th>
              <td>{level.label}</td>
              <td>{level.order ?? '–'}</td>
              <td>{level.track ?? '–'}</td>
              <td>{standing(level)}</td>
              <td>{level.confidence ? t(`confidence.${level.confidence}`) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
