import { useText } from '#platform/i18n/registry.ts';
import { type SignState, signs, type SignShape, type SignTone } from './signs.ts';
import classes from './sign.module.css';

/**
 * The outcome of a duty, of a version in the matrix, or of a decision: a shape, a colour and a word. `tone` overrides
 * the colour (a triggered duty takes that of its clock); `bare` leaves the word to screen readers.
 */
export function StateSign(props: { readonly state: SignState; readonly tone?: SignTone; readonly bare?: boolean }) {
  const t = useText('ui');
  const { shape, tone } = signs[props.state];
  const word = t(`sign.${props.state}`);
  return (
    <span className={classes.sign} data-tone={props.tone ?? tone}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <Shape shape={shape} />
      </svg>
      <span className={props.bare ? 'sr-only' : undefined}>{word}</span>
    </span>
  );
}

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 };

function Shape({ shape }: { readonly shape: SignShape }) {
  switch (shape) {
    case 'square':
      return <rect x="1.5" y="1.5" width="9" height="9" fill="currentColor" />;
    case 'diamond':
      return <path d="M6 .8 L11.2 6 L6 11.2 L.8 6 Z" {...line} />;
    case 'dot':
      return <circle cx="6" cy="6" r="1.8" fill="currentColor" />;
    case 'dash':
      return <path d="M2 6 H10" {...line} />;
    case 'hourglass':
      return <path d="M2.5 1.5 H9.5 L2.5 10.5 H9.5 Z" {...line} />;
    case 'disc':
      return <circle cx="6" cy="6" r="4.8" fill="currentColor" />;
    case 'half':
      return (
        <>
          <circle cx="6" cy="6" r="4.5" {...line} />
          <path d="M6 1.5 A4.5 4.5 0 0 0 6 10.5 Z" fill="currentColor" />
        </>
      );
    case 'ring':
      return <circle cx="6" cy="6" r="4.5" {...line} />;
    case 'cross':
      return <path d="M2 2 L10 10 M10 2 L2 10" {...line} strokeWidth={2} />;
  }
}
