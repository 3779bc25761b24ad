import { useText, currentLanguage } from '#platform/i18n/registry.ts';
import { dayWords } from '#platform/ui/time/day-text.ts';
import type { HarbourFact } from '../contract.ts';
import classes from './safe-harbour.module.css';
import { StateFact } from './state-fact.tsx';

/** A value as it is read: yes or no, a number, a day, the word for a choice. */
export function useValueText(): (value: HarbourFact['value']) => string {
  const t = useText('safe-harbour');
  const word = (value: string | number | boolean) =>
    typeof value === 'string' && /^[A-Za-z]\w+$/.test(value)
      ? t(`value.${value}`, { defaultValue: value })
      : dayWords(`${value}`);
  return value => {
    if (value === null) return t('fact.unknown');
    if (typeof value === 'boolean') return t(value ? 'fact.yes' : 'fact.no');
    return Array.isArray(value) ? value.map(word).join(', ') || '–' : word(value);
  };
}

/** A fact that a condition asks for: its value with who states it, the source and the day; or who can supply what. */
export function FactLine(props: {
  readonly fact: HarbourFact;
  readonly incident: { readonly id: number; readonly ref: string } | null;
  readonly count?: boolean;
}) {
  const t = useText('safe-harbour');
  const text = useValueText();
  const { fact } = props;
  const language = currentLanguage() === 'fr' ? 'fr' : 'en';
  return (
    <li className={classes.fact} data-known={fact.value !== null || undefined}>
      <div className={classes.words}>
        <span>{fact.question[language]}</span> <strong>{text(fact.value)}</strong>
        <p className={classes.quiet}>
          {fact.value === null
            ? t('fact.bring', { who: t(`supplier.${fact.supplier}`), what: fact.evidence[language] })
            : t(`fact.from.${fact.origin ?? 'exchange'}`, {
                source: fact.source ?? '–',
                who: fact.statedBy ?? '–',
                since: dayWords(fact.since ?? '–'),
              })}
          {fact.expired && ` ${t('fact.expired', { day: dayWords(fact.expired) })}`}
          {props.count && ` ${t('fact.opens', { count: fact.opens.length })}`}
        </p>
      </div>
      {fact.supplier !== 'exchange' && <StateFact fact={fact} incident={props.incident} />}
    </li>
  );
}
