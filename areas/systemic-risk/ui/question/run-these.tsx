import { useText } from '#platform/i18n/registry.ts';
import { Go } from '#platform/ui/layout/go.tsx';
import type { Run } from '../../contract.ts';
import { hiddenName } from '../../contract/sentences.ts';
import { askHref } from '../start/draft.ts';
import type { Kind } from './kinds.tsx';

interface Member {
  readonly kind: Kind;
  readonly id: string;
}

/** What was ranked as a run of its own: the form filled in, with the seed, mode and hours of the ranking. */
export function RunThese(props: {
  readonly members: readonly Member[];
  readonly run: Run;
  readonly duration: number | undefined;
}) {
  const t = useText('systemic-risk');
  const { members, run, duration } = props;
  if (members.some(({ id }) => id === hiddenName)) return null;
  const href = askHref({
    model: run.model,
    kind: 'joint',
    targets: members.filter(({ kind }) => kind !== 'product').map(({ id }) => id),
    products: members.filter(({ kind }) => kind === 'product').map(({ id }) => id),
    seed: run.request.seed,
    mode: run.mode,
    ...(run.exercise === null ? {} : { exercise: run.exercise }),
    ...(duration === undefined ? {} : { duration }),
  });
  return <Go href={href}>{t(members.length === 1 ? 'rank.runOne' : 'rank.runTogether')}</Go>;
}
