import { type Text, useText } from '#platform/i18n/registry.ts';
import type { SchemePage } from '../contract.ts';
import classes from './feasibility.module.css';
import { Wide } from './wide.tsx';

type Mapping = SchemePage['mappings'][number];

const when = (t: Text, { validFrom, itemsCreatedBefore }: Mapping): string =>
  [
    validFrom && t('schemes.from', { date: validFrom }),
    itemsCreatedBefore && t('schemes.before', { date: itemsCreatedBefore }),
  ]
    .filter(Boolean)
    .join(', ') || '–';

/** The instruments a scheme has a part in, its homographs, its traps and its sources. */
export function SchemeMappings({ page }: { readonly page: SchemePage }) {
  const t = useText('feasibility');
  return (
    <>
      <h4 className={classes.small}>{t('schemes.mappings')}</h4>
      {page.mappings.length === 0 ? <p className="quiet">{t('schemes.noMappings')}</p> : <Mappings page={page} />}
      <h4 className={classes.small}>{t('schemes.homographs')}</h4>
      <p className={page.homographs.length === 0 ? 'quiet' : classes.mono}>
        {page.homographs.map(({ token, level }) => (level ? `${token} = ${level}` : token)).join('; ') ||
          t('schemes.noHomographs')}
      </p>
      {page.traps.length > 0 && (
        <>
          <h4 className={classes.small}>{t('schemes.traps')}</h4>
          <ul className={classes.list}>
            {page.traps.map(trap => (
              <li key={trap}>{trap}</li>
            ))}
          </ul>
        </>
      )}
      <h4 className={classes.small}>{t('schemes.sources')}</h4>
      <ul className={classes.list}>
        {page.sources.map(({ key, title, issuer, date }) => (
          <li key={key}>
            <span className={classes.mono}>{key}</span> {[title, issuer, date].filter(Boolean).join(', ')}
          </li>
        ))}
      </ul>
    </>
  );
}

function Mappings({ page }: { readonly page: SchemePage }) {
  const t = useText('feasibility');
  return (
    <Wide label={t('schemes.mappings')}>
      <table className={classes.table}>
        <thead>
          <tr>
            {['rows', 'relation', 'instrument', 'direction', 'dates', 'confidence'].map(key => (
              <th key={key} scope="col">
                {t(`schemes.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.mappings.map(mapping => (
            <tr
              key={`${mapping.from}>${mapping.to}${mapping.instrument}${mapping.itemsCreatedBefore ?? ''}${mapping.confidence}`}
            >
              <th scope="row">
                {mapping.from} → {mapping.to}
                <div className="quiet">{mapping.rows.map(({ level, to }) => `${level} → ${to ?? '–'}`).join('; ')}</div>
              </th>
              <td>{t(`relation.${mapping.relation}`)}</td>
              <td>
                {mapping.instrument}
                {mapping.loss && <div className="quiet">{mapping.loss}</div>}
              </td>
              <td>
                {mapping.direction}
                {mapping.requiresAgreement && `, ${t('schemes.agreement')}`}
              </td>
              <td>{when(t, mapping)}</td>
              <td>{mapping.confidence ? t(`confidence.${mapping.confidence}`) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
