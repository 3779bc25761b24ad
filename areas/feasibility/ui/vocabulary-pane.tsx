import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { Vocabulary } from '../contract.ts';
import { componentWords } from './component-words.ts';
import classes from './feasibility.module.css';
import { Wide } from './wide.tsx';

/** Which components and terms are common, and how much of what markings say they cover. */
export function VocabularyPane({ vocabulary }: { readonly vocabulary: Vocabulary }) {
  const t = useText('feasibility');
  const { shared, meaningOnly } = vocabulary;
  return (
    <Pane title={t('vocabulary.title')}>
      <p>
        {t('vocabulary.summary', {
          terms: vocabulary.terms.length,
          levels: shared.levels,
          allLevels: vocabulary.levels,
          caveats: shared.caveats,
          allCaveats: vocabulary.caveats - vocabulary.informing,
          meaningLevels: meaningOnly.levels,
          meaningCaveats: meaningOnly.caveats,
        })}
      </p>
      <p>{t('vocabulary.ladders', { sets: vocabulary.ladders.map(set => set.join(' – ')).join('; ') || '–' })}</p>
      <h3 className={classes.small}>{t('vocabulary.components')}</h3>
      <ComponentTable vocabulary={vocabulary} />
      <h3 className={classes.small}>{t('vocabulary.terms')}</h3>
      <TermTable vocabulary={vocabulary} />
      <h3 className={classes.small}>{t('vocabulary.local')}</h3>
      <p>{t('vocabulary.localWhy')}</p>
      <p className={classes.mono}>{vocabulary.local.map(({ code, scheme }) => `${code} (${scheme})`).join(', ')}</p>
    </Pane>
  );
}

function ComponentTable({ vocabulary }: { readonly vocabulary: Vocabulary }) {
  const t = useText('feasibility');
  return (
    <Wide label={t('vocabulary.components')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('vocabulary.size')}</th>
            <th scope="col">{t('vocabulary.which')}</th>
            <th scope="col">{t('loss.levels')}</th>
            <th scope="col">{t('loss.caveats')}</th>
          </tr>
        </thead>
        <tbody>
          {vocabulary.components.map(({ size, components, covers }) => (
            <tr key={size}>
              <th scope="row">{size}</th>
              <td>{componentWords(t, components)}</td>
              <td>
                {covers.levels} / {vocabulary.levels}
              </td>
              <td>
                {covers.caveats} / {vocabulary.caveats - vocabulary.informing}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

function TermTable({ vocabulary }: { readonly vocabulary: Vocabulary }) {
  const t = useText('feasibility');
  const language = currentLanguage() === 'fr' ? 'fr' : 'en';
  return (
    <Wide label={t('vocabulary.terms')}>
      <table className={classes.table}>
        <thead>
          <tr>
            {['term', 'says', 'kind', 'schemes', 'covers'].map(key => (
              <th key={key} scope="col">
                {t(`vocabulary.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {vocabulary.terms.map(({ code, says, kind, schemes, covers }) => (
            <tr key={code}>
              <th scope="row" className={classes.mono}>
                {code}
              </th>
              <td>{says[language]}</td>
              <td>{t(`kind.${kind}`)}</td>
              <td>{schemes}</td>
              <td>
                {covers.levels} + {covers.caveats}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
