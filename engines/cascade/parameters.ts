import { counterHash } from '#engines/kernel/random.ts';
import type { Network } from './network.ts';
import { normalQuantile } from './normal.ts';
import type { Parameters } from './prepare.ts';
import type { Amount, Shock } from './types.ts';

/** Families of uncertain parameters the model has: what is varied together, and what can be measured to know better. */
export function familiesOf(network: Network, shock: Shock): readonly string[] {
  const found = new Set<string>();
  network.strengths.forEach(({ amount, family }) => uncertainProbability(amount) && found.add(family));
  for (const known of [
    network.delays,
    network.buffers,
    network.refills,
    network.repairs,
    network.restarts,
    network.upTimes,
  ])
    for (const { amount, family } of known) if (amount !== 0) found.add(family);
  if (shock.kind === 'technology' || shock.products !== undefined) found.add('exposure');
  if (shock.duration !== undefined) found.add('duration of the cause');
  return [...found].sort();
}

const uncertainProbability = (amount: Amount) => typeof amount !== 'number' || (amount > 0 && amount < 1);

/** Latin hypercube: each family gets one draw from each of `draws` slices of its normal prior, in shuffled order. */
export function latinHypercube(families: readonly string[], draws: number, seed: number): readonly Parameters[] {
  const columns = families.map((_, f) => {
    const order = Array.from({ length: draws }, (_, i) => ({ i, key: counterHash(seed, f, i, 77) })).sort(
      (a, b) => a.key - b.key || a.i - b.i,
    );
    return order.map(({ i }, place) =>
      normalQuantile((i + (counterHash(seed, f, place, 78) + 0.5) / 0x1_0000_0000) / draws),
    );
  });
  return Array.from({ length: draws }, (_, d) =>
    Object.fromEntries(families.map((family, f) => [family, columns[f]?.[d] ?? 0])),
  );
}
