import { type Text, useText } from '#platform/i18n/registry.ts';
import type { SchemePage } from '../contract.ts';
import { componentWords } from './component-words.ts';
import classes from './feasibility.module.css';
import { verdicts } from './signs.ts';

function validity(t: Text, { validFrom: from, validTo: to }: SchemePage): string {
  if (from !== undefined && to !== undefined) return t('schemes.span', { from, to });
  if (from !== undefined) return t('schemes.since', { from });
  return to === undefined ? t('schemes.notStated') : t('schemes.until', { to });
}

const counts = (t: Text, found: SchemePage['asSource']): string =>
  verdicts
    .filter(verdict => found[verdict] > 0)
    .map(verdict => `${found[verdict]} ${t(`verdict.${verdict}`)}`)
    .join(', ');

/** Who issued it, since when it holds, what it says and what it is silent on. */
export function SchemeFacts({ page }: { readonly page: SchemePage }) {
  const t = useText('feasibility');
  const facts: readonly (readonly [string, string])[] = [
    [t('schemes.issuer'), page.issuer],
    [t('schemes.jurisdiction'), page.jurisdiction],
    [t('schemes.kind'), page.kind],
    [t('schemes.edition'), page.edition],
    [t('schemes.status'), page.status],
    [t('schemes.validity'), validity(t, page)],
    [t('schemes.pack'), t('schemes.revision', { revision: page.revision, hash: page.hash.slice(0, 16) })],
    [t('schemes.confidence'), t('schemes.facts', page.facts)],
    [t('schemes.expresses'), page.expresses.length > 0 ? componentWords(t, page.expresses) : t('schemes.everything')],
    [t('schemes.silent'), page.silentOn.length > 0 ? componentWords(t, page.silentOn) : t('schemes.nothing')],
  ];
  return (
    <>
      <h3 className={classes.name}>{page.name}</h3>
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value || '–'}</dd>
          </div>
        ))}
      </dl>
      <p>{t('schemes.matrix', { source: counts(t, page.asSource), target: counts(t, page.asTarget) })}</p>
    </>
  );
}
