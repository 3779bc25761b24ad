import * as Plot from '@observablehq/plot';
import { useEffect, useRef } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import type { Losses } from '../contract.ts';
import classes from './feasibility.module.css';

/** Bars by component. Plot names bare groups, which no reader can use; the wrapper carries the name instead. */
export default function LossChart({ losses }: { readonly losses: Losses }) {
  const t = useText('feasibility');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const share = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole);
    const bars = losses.byComponent.flatMap(each => [
      {
        component: t(`component.${each.component}`),
        of: t('loss.levels'),
        share: share(each.levels, losses.levelAnswers),
      },
      {
        component: t(`component.${each.component}`),
        of: t('loss.caveats'),
        share: share(each.caveats, losses.caveatAnswers),
      },
    ]);
    const drawn = Plot.plot({
      width: 460,
      height: 320,
      marginLeft: 120,
      x: { domain: [0, 100], label: t('loss.share'), grid: true },
      y: { axis: null, domain: [t('loss.levels'), t('loss.caveats')] },
      fy: {
        label: null,
        domain: losses.byComponent.map(({ component }) => t(`component.${component}`)),
        padding: 0.25,
        axis: 'left',
      },
      color: { domain: [t('loss.levels'), t('loss.caveats')], range: ['var(--accent)', 'var(--soon)'], legend: false },
      marks: [Plot.barX(bars, { x: 'share', y: 'of', fy: 'component', fill: 'of' }), Plot.ruleX([0])],
    });
    drawn.querySelectorAll('[aria-label]').forEach(part => part.removeAttribute('aria-label'));
    // Plot brings a style element of its own, which the page's policy refuses; the style sheet says the same.
    drawn.querySelectorAll('style').forEach(part => part.remove());
    drawn.setAttribute('aria-hidden', 'true');
    box.current?.replaceChildren(drawn);
  }, [losses, t]);
  return (
    <figure className={classes.figure}>
      <div ref={box} className={classes.chart} role="img" aria-label={t('loss.chart')} />
      <figcaption className={classes.key}>
        <span data-series="levels">{t('loss.levels')}</span>
        <span data-series="caveats">{t('loss.caveats')}</span>
      </figcaption>
    </figure>
  );
}
