import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { Study } from '../contract.ts';
import classes from './feasibility.module.css';

const methodParts = ['vector', 'edges', 'levels', 'caveats', 'special', 'vocabulary', 'limits'] as const;

/** What was found in five sentences, and how. */
export function Findings({ study }: { readonly study: Study }) {
  const t = useText('feasibility');
  const { totals } = study;
  const { verdicts, facts } = totals;
  const recalled = facts.recalled + facts.uncertain;
  const { schemes, levels, caveats, pairs } = totals;
  return (
    <Pane title={t('findings')} note={t('counts', { schemes, levels, caveats, pairs })}>
      <p>{t('lead')}</p>
      <ul className={classes.list}>
        <li>{t('finding.verdicts', { ...verdicts, pairs, containers: totals.containers })}</li>
        <li>{t('finding.words', { lossless: verdicts.lossless, whole: totals.losslessWithoutWords })}</li>
        <li>{t('finding.agreement', { related: totals.related, under: totals.underAgreement })}</li>
        <li>{t('finding.direction', { oneWay: totals.oneWay, bothWays: totals.bothWays })}</li>
        <li>{t('finding.facts', { confirmed: facts.confirmed, facts: facts.confirmed + recalled, recalled })}</li>
      </ul>
      <details className={classes.more}>
        <summary>{t('method.title')}</summary>
        {methodParts.map(part => (
          <p key={part}>{t(`method.${part}`)}</p>
        ))}
      </details>
      <p className="quiet">
        {t('checksum')} <code className={classes.hash}>{study.edition.checksum}</code>
      </p>
    </Pane>
  );
}
