import type { ReactNode } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import type { SpecificityAnswer } from '../contract.ts';
import classes from './contingency.module.css';

export const signKinds = ['due', 'open', 'covered', 'watch', 'unknown'] as const;
export type SignKind = (typeof signKinds)[number];

/** The verdict in one word: specific scenarios by what their plan needs. */
export function signKind({ outcome, planDue }: Pick<SpecificityAnswer, 'outcome' | 'planDue'>): SignKind {
  if (outcome === 'watch') return 'watch';
  if (outcome === 'cannot-be-said') return 'unknown';
  return planDue === 'yes' ? 'due' : planDue === 'no' ? 'covered' : 'open';
}

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 };
const shapes: Readonly<Record<SignKind, ReactNode>> = {
  due: <rect x="1.5" y="1.5" width="9" height="9" fill="currentColor" />,
  open: <rect x="2" y="2" width="8" height="8" {...line} />,
  covered: <circle cx="6" cy="6" r="4.8" fill="currentColor" />,
  watch: <circle cx="6" cy="6" r="4.5" {...line} />,
  unknown: <path d="M6 .8 L11.2 6 L6 11.2 L.8 6 Z" {...line} />,
};

/** Told apart by shape as well as colour. */
export function VerdictSign({ verdict }: { readonly verdict: SpecificityAnswer }) {
  const t = useText('contingency');
  const kind = signKind(verdict);
  return (
    <span className={classes.sign} data-kind={kind}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {shapes[kind]}
      </svg>
      {t(`outcome.${kind}`)}
    </span>
  );
}
