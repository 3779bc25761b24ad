import { useText } from '#platform/i18n/registry.ts';
import classes from '../handling.module.css';
import { charactersShown, type Lit, stretches } from './reading.ts';

const weight: Readonly<Record<string, number>> = {
  error: 4,
  warning: 3,
  unknown: 2,
  level: 1,
  caveat: 1,
  owner: 1,
  selector: 1,
};

/** What decides how a stretch is drawn: an objection before a part of the marking. */
const main = (lit: readonly Lit[]): Lit | undefined =>
  lit.toSorted((a, b) => (weight[b.role] ?? 0) - (weight[a.role] ?? 0))[0];

const part = (lit: readonly Lit[]): Lit | undefined =>
  lit.find(each => each.role !== 'error' && each.role !== 'warning' && each.code !== '') ?? main(lit);

/** The text as it was pasted, with every part that was understood or objected to lit and, while short, named below it. */
export function LitText(props: { readonly text: string; readonly lit: readonly Lit[] }) {
  const t = useText('handling');
  const named = props.text.length <= 300;
  const cut = props.text.length > charactersShown;
  const say = (lit: Lit): string => [t(`role.${lit.role}`), lit.code].filter(Boolean).join(' ');
  return (
    <>
      <div className={classes.lit} data-named={named || undefined} role="group" aria-label={t('read.lit')} tabIndex={0}>
        {stretches(props.text, props.lit).map((stretch, index) => {
          const first = main(stretch.lit);
          if (!first) return <span key={index}>{stretch.text}</span>;
          return (
            <mark key={index} data-role={first.role} title={stretch.lit.map(say).join(' · ')}>
              <span>{stretch.text}</span>
              {named && <small>{say(part(stretch.lit) ?? first)}</small>}
            </mark>
          );
        })}
        {cut && '…'}
      </div>
      {cut && <p className="quiet">{t('read.cut', { shown: charactersShown, all: props.text.length })}</p>}
    </>
  );
}
