import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { Study } from '../contract.ts';
import classes from './feasibility.module.css';
import { Wide } from './wide.tsx';

/** Spellings that mean different things, and what settles them. */
export function Homographs({ homographs }: Pick<Study, 'homographs'>) {
  const t = useText('feasibility');
  const differing = homographs.filter(({ differs }) => differs).length;
  return (
    <Pane title={t('homographs.title')}>
      <p>{t('homographs.summary', { words: homographs.length, differing })}</p>
      <Wide label={t('homographs.title')}>
        <table className={classes.table}>
          <thead>
            <tr>
              {['token', 'readings', 'settle', 'differs'].map(key => (
                <th key={key} scope="col">
                  {t(`homographs.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {homographs.map(({ token, readings, resolveBy, differs }) => (
              <tr key={token}>
                <th scope="row" className={classes.mono}>
                  {token}
                </th>
                <td>{readings.map(({ scheme, level }) => (level ? `${scheme} ${level}` : scheme)).join('; ')}</td>
                <td>{resolveBy.join(', ')}</td>
                <td>{t(differs ? 'homographs.differs' : 'homographs.same')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </Pane>
  );
}
