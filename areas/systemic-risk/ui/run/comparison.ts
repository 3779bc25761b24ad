import type { LossSummary } from '#engines/cascade/index.ts';
import type { Comparison } from '../../contract.ts';
import type { Result } from '../answers.ts';

export interface Pair {
  readonly key: string;
  readonly id: string;
  readonly kind: LossSummary['kind'];
  readonly name: string;
  readonly here: LossSummary | undefined;
  readonly there: LossSummary | undefined;
  /** the other run less this one, in hours, with its 95 % interval; null where it would mean nothing */
  readonly difference: { readonly mean: number; readonly low: number; readonly high: number } | null;
}

/** Every function and sector that either run names, with what can be said of their difference, the largest first. */
export function pairsOf(here: Result, there: Result, { how, differences }: Comparison): readonly Pair[] {
  const keyOf = ({ kind, id }: { readonly kind: string; readonly id: string }) => `${kind}:${id}`;
  const all = (result: Result) => new Map([...result.functions, ...result.sectors].map(e => [keyOf(e), e]));
  const [left, right] = [all(here), all(there)];
  const paired = new Map(differences.map(each => [keyOf(each), each]));
  const pairs = [...new Set([...left.keys(), ...right.keys()])].flatMap((key): Pair[] => {
    const [a, b] = [left.get(key), right.get(key)];
    const known = a ?? b;
    if (!known) return [];
    const apart = how === 'independent' || how === 'not-kept';
    const difference = paired.get(key) ?? (apart && a && b ? independent(a, b) : null);
    return [{ key, id: known.id, kind: known.kind, name: known.name, here: a, there: b, difference }];
  });
  const far = ({ here: a, there: b, difference }: Pair): number =>
    Math.abs(difference?.mean ?? Math.max(a?.loss_hours.mean ?? 0, b?.loss_hours.mean ?? 0));
  return pairs.sort((a, b) => far(b) - far(a));
}

/** Of runs that share no world: the errors of both add up, so the interval is wider than that of the same worlds. */
export function independent(a: Pick<LossSummary, 'loss_hours'>, b: Pick<LossSummary, 'loss_hours'>) {
  const half = ({ loss_hours: { mean, bands } }: Pick<LossSummary, 'loss_hours'>) =>
    // The lower end is cut at zero, so the upper one tells how wide it is.
    Math.max(bands.sampling[1] - mean, mean - bands.sampling[0]);
  const mean = b.loss_hours.mean - a.loss_hours.mean;
  const spread = Math.hypot(half(a), half(b));
  return { mean, low: mean - spread, high: mean + spread };
}
