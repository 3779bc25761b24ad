import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { Study } from '../contract.ts';
import classes from './feasibility.module.css';

/** What follows from the numbers; each figure in the text is one of the study's. */
export function Recommendations({ study }: { readonly study: Study }) {
  const t = useText('feasibility');
  return (
    <Pane title={t('recommendations.title')}>
      <ol className={classes.list}>
        {study.recommendations.map(({ id, values }) => (
          <li key={id}>
            <strong>{t(`rec.${id}.title`)}.</strong>{' '}
            {t(`rec.${id}.text`, {
              ...values,
              ...(values['component'] && { component: t(`component.${values['component']}`) }),
            })}
          </li>
        ))}
      </ol>
    </Pane>
  );
}
