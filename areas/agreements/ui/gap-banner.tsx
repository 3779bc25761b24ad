import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { Go } from '#platform/ui/layout/go.tsx';
import { Bullets } from '#platform/ui/lists/bullets.tsx';
import { dayWords } from '#platform/ui/time/day-text.ts';
import type { GapsView } from '../contract.ts';
import classes from './agreements.module.css';

/** What was relied on and has lapsed, or of which nobody knows: from when, and which agreements it touches. */
export function GapBanner() {
  const t = useText('agreements');
  const french = currentLanguage() === 'fr';
  const gaps = useApi<GapsView>('/api/agreements/gaps');
  if (!gaps.data || gaps.data.gaps.length === 0) return null;
  return (
    <section className={classes.gaps} aria-label={t('gaps.title')}>
      <h2 className={classes.gapsTitle}>{t('gaps.title')}</h2>
      <Bullets>
        {gaps.data.gaps.map(gap => (
          <li key={`${gap.kind}-${gap.id}`}>
            <strong>{t(`gaps.${gap.state}`)}</strong> {french ? gap.fr : gap.text}{' '}
            {gap.agreements.map((id, index) => (
              <Go key={id} href={`/agreements/${id}`} className={classes.link}>
                {t('gaps.affects', { number: index + 1 })}
              </Go>
            ))}
            {gap.exchanges.length > 0 && (
              <span>
                {t('gaps.exchanges', { count: gap.exchanges.length, since: dayWords(gap.since ?? '') })}{' '}
                {gap.exchanges.slice(0, 5).map(({ id }) => (
                  <Go key={id} href={`/sharing/disclosures/${id}`} className={classes.link}>
                    {t('gaps.exchange', { id })}
                  </Go>
                ))}
              </span>
            )}
            {gap.kind === 'protection' && (
              <Go href={`/safe-harbour/${gap.id}`} className={classes.link}>
                {t('gaps.harbour')}
              </Go>
            )}
          </li>
        ))}
      </Bullets>
    </section>
  );
}
