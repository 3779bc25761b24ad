import { Checkbox } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import type { Answer } from '../../compute/study.ts';
import classes from '../systemic-risk.module.css';
import { chance } from '../words.ts';

export const kinds = ['node', 'operator', 'product'] as const;
export type Kind = (typeof kinds)[number];
export type RankingAnswer = Extract<Answer, { kind: 'ranking' }>;

/** Which kinds are meant, of those there are. */
export function KindBoxes(props: {
  readonly of: readonly Kind[];
  readonly chosen: readonly Kind[];
  readonly onChange: (chosen: readonly Kind[]) => void;
}) {
  const t = useText('systemic-risk');
  const { of, chosen, onChange } = props;
  const toggle = (kind: Kind): void =>
    onChange(
      chosen.includes(kind)
        ? chosen.filter(each => each !== kind)
        : kinds.filter(k => k === kind || chosen.includes(k)),
    );
  return (
    <div className={classes.tools}>
      {of.map(kind => (
        <Checkbox key={kind} label={t(`rank.${kind}`)} checked={chosen.includes(kind)} onChange={() => toggle(kind)} />
      ))}
    </div>
  );
}

/** A share of samples; what none of them showed is given by its bound, never as zero. */
export const screenedText = (share: number, samples: number): string =>
  chance({ estimate: share > 0 ? share : null, high: Math.min(1, 3 / samples) });
