import type { ReadCorpus } from '#formats/veris/report.ts';
import { useText } from '#platform/i18n/registry.ts';
import classes from '../definitions.module.css';

const problemsShown = 200;

/** Field by field what was read, what was not stated, and what was said and could not be read; then what is wrong, by row. */
export function ReadReport({ name, read }: { readonly name: string; readonly read: ReadCorpus }) {
  const t = useText('definitions');
  return (
    <>
      <p role="status">{t('corpus.taken', { taken: read.incidents.length, rows: read.rows, name })}</p>
      {read.problems.length > 0 && <Problems read={read} />}
      <div className={classes.scroll} role="region" tabIndex={0} aria-label={t('corpus.fieldsTitle')}>
        <table className={classes.table}>
          <caption className="sr-only">{t('corpus.fieldsTitle')}</caption>
          <thead>
            <tr>
              {['fieldName', 'read', 'unknown', 'unread', 'why'].map(key => (
                <th key={key} scope="col">
                  {t(`corpus.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {read.fields.map(field => (
              <tr key={field.field}>
                <th scope="row">
                  <code>{field.field}</code>
                </th>
                <td className={classes.number}>{field.read}</td>
                <td className={classes.number}>{field.unknown}</td>
                <td className={classes.number}>{field.unread}</td>
                <td>{field.why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Problems({ read }: { readonly read: ReadCorpus }) {
  const t = useText('definitions');
  const title = t('corpus.problemsTitle', { count: read.problems.length });
  return (
    <div className={classes.scroll} role="region" tabIndex={0} aria-label={title}>
      <table className={classes.table}>
        <caption>{title}</caption>
        <thead>
          <tr>
            {['row', 'columnName', 'message', 'next'].map(key => (
              <th key={key} scope="col">
                {t(`corpus.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {read.problems.slice(0, problemsShown).map(problem => (
            <tr key={`${problem.row}/${problem.column}`}>
              <td className={classes.number}>{problem.row}</td>
              <td>{problem.column}</td>
              <td>{problem.message}</td>
              <td>{problem.next}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
