import { useText } from '#platform/i18n/registry.ts';
import classes from './safe-harbour.module.css';

export type Sign = 'yes' | 'no' | 'unknown' | 'elsewhere';

const shapes = { yes: '●', no: '✕', unknown: '◇', elsewhere: '–' } as const;

/** Met, not met, undecided, or bearing on nothing here: shape, colour and word; `bare` leaves the word to screen readers. */
export function TruthSign(props: { readonly sign: Sign; readonly bare?: boolean }) {
  const t = useText('safe-harbour');
  return (
    <span className={classes.sign} data-sign={props.sign}>
      <span aria-hidden="true">{shapes[props.sign]}</span>
      <span className={props.bare ? 'sr-only' : undefined}>{t(`sign.${props.sign}`)}</span>
    </span>
  );
}

/** The sign of a whole protection. */
export const signOf = (one: { readonly bears: string; readonly applies: Sign }): Sign =>
  one.bears === 'no' ? 'elsewhere' : one.applies;
