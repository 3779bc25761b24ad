import { useText } from '#platform/i18n/registry.ts';
import type { ClockState } from '../clock-line/scale.ts';
import classes from './sign.module.css';

/** The state of a row, told apart by shape as well as colour; read aloud as a word. */
export function StateDot({ state }: { readonly state: ClockState }) {
  const t = useText('ui');
  return (
    <span className={classes.dot} data-state={state} role="img" aria-label={t(`state.${state}`)}>
      <svg width="12" height="20" viewBox="0 0 12 20" aria-hidden="true">
        <DotShape state={state} />
      </svg>
    </span>
  );
}

function DotShape({ state }: { readonly state: ClockState }) {
  if (state === 'overdue') return <rect x="1.5" y="5.5" width="9" height="9" fill="currentColor" />;
  if (state === 'soon') return <path d="M6 5 L11 14.5 H1 Z" fill="currentColor" />;
  if (state === 'unknown')
    return <path d="M6 4.5 l5 5.5 l-5 5.5 l-5 -5.5 z" fill="none" stroke="currentColor" strokeWidth="1.5" />;
  return <circle cx="6" cy="10" r="4.5" fill="currentColor" />;
}
