import { told } from './facts.ts';
import { instantOf } from './moments.ts';
import type { FactInput } from './types.ts';

/**
 * What was known at a past instant: entries with a later `learned_at` are dropped. Entries that do not say when they
 * were learned are kept.
 * @throws FailureError `bad-time` or `time-without-zone` for a `learned_at` that cannot be read
 */
export function factsAsKnown(
  facts: Readonly<Record<string, FactInput>>,
  at: Temporal.Instant,
  pointer = '/input/facts',
): Record<string, FactInput> {
  return Object.fromEntries(
    Object.entries(facts).filter(([key, raw]) => {
      const { learnedAt } = told(raw, `${pointer}/${key}`);
      return (
        learnedAt === undefined ||
        Temporal.Instant.compare(instantOf(learnedAt, `${pointer}/${key}/learned_at`), at) <= 0
      );
    }),
  );
}
