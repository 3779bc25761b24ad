import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Bullets } from '#platform/ui/lists/bullets.tsx';
import type { SpecificityAnswer } from '../contract.ts';
import classes from './contingency.module.css';
import { sentence } from './words.ts';
import { VerdictSign } from './verdict-sign.tsx';

/** The verdict with each of its elements: met, missing, not known; what to ask; why a plan is due. */
export function VerdictPane({ verdict }: { readonly verdict: SpecificityAnswer }) {
  const t = useText('contingency');
  return (
    <Pane title={t('verdict.title')} note={<VerdictSign verdict={verdict} />}>
      <p className={classes.headline}>{sentence(verdict.headline)}</p>
      <ul className={classes.elements}>
        {verdict.elements.map(({ element, holds, reason }) => (
          <li key={element} data-holds={holds}>
            <strong>{t(`verdict.${holds}`)}</strong> {sentence(reason)}
          </li>
        ))}
      </ul>
      {verdict.ask.length > 0 && (
        <>
          <h3 className={classes.part}>{t('verdict.ask')}</h3>
          <Bullets>
            {verdict.ask.map(ask => (
              <li key={ask.code}>{sentence(ask)}</li>
            ))}
          </Bullets>
        </>
      )}
      {verdict.outcome === 'specific' && (
        <>
          <h3 className={classes.part}>
            {t('verdict.due')} {t(`verdict.${verdict.planDue}`)}
          </h3>
          <Bullets>
            {verdict.dueBecause.map(reason => (
              <li key={sentence(reason)}>{sentence(reason)}</li>
            ))}
          </Bullets>
        </>
      )}
    </Pane>
  );
}
