import type { ReactNode } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { type SignState, signs, type SignShape, type SignTone } from './signs.ts';
import classes from './sign.module.css';

/** The word of each state, for a sentence that names one. */
export function useSignWord(): (state: SignState) => string {
  const t = useText('ui');
  return state => t(`sign.${state}`);
}

/**
 * The outcome of a duty, of a version in the matrix, or of a decision: a shape, a colour and a word. `tone` overrides
 * the colour (a triggered duty takes that of its clock); `bare` leaves the word to screen readers.
 */
export function StateSign(props: { readonly state: SignState; readonly tone?: SignTone; readonly bare?: boolean }) {
  const { shape, tone } = signs[props.state];
  const word = useSignWord()(props.state);
  return (
    <span className={classes.sign} data-tone={props.tone ?? tone}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {shapes[shape]}
      </svg>
      <span className={props.bare ? 'sr-only' : undefined}>{word}</span>
    </span>
  );
}

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 };

const shapes: Readonly<Record<SignShape, ReactNode>> = {
  square: <rect x="1.5" y="1.5" width="9" height="9" fill="currentColor" />,
  diamond: <path d="M6 .8 L11.2 6 L6 11.2 L.8 6 Z" {...line} />,
  dot: <circle cx="6" cy="6" r="1.8" fill="currentColor" />,
  dash: <path d="M2 6 H10" {...line} />,
  hourglass: <path d="M2.5 1.5 H9.5 L2.5 10.5 H9.5 Z" {...line} />,
  disc: <circle cx="6" cy="6" r="4.8" fill="currentColor" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4.5" {...line} />
      <path d="M6 1.5 A4.5 4.5 0 0 0 6 10.5 Z" fill="currentColor" />
    </>
  ),
  ring: <circle cx="6" cy="6" r="4.5" {...line} />,
  cross: <path d="M2 2 L10 10 M10 2 L2 10" {...line} strokeWidth={2} />,
};
