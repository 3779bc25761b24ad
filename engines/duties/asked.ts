import { type Facts, factsOf } from './facts.ts';
import { instantOf, momentsOf } from './moments.ts';
import { factsAsKnown } from './replay.ts';
import type { Asked } from './situation.ts';
import type { EvaluateInput, Regimes } from './types.ts';

/**
 * Checks what was asked: facts, timestamps and present time, cut to what was known at `as_known_at`.
 * @throws FailureError with a pointer into the input
 */
export function askedFrom(regimes: Regimes, input: EvaluateInput): Asked {
  const now = instantOf(input.now, '/input/now');
  const knownAt = input.as_known_at === undefined ? undefined : instantOf(input.as_known_at, '/input/as_known_at');
  const kept = (record: EvaluateInput['facts'], at: string) =>
    knownAt ? factsAsKnown(record ?? {}, knownAt, at) : (record ?? {});
  const facts: Facts = new Map([
    ...factsOf(regimes.vocabulary, entityFacts(kept(input.entity, '/input/entity')), '/input/entity'),
    ...factsOf(regimes.vocabulary, kept(input.facts, '/input/facts'), '/input/facts'),
  ]);
  return {
    regimes,
    facts,
    moments: momentsOf(regimes.vocabulary, kept(input.timestamps, '/input/timestamps'), '/input/timestamps'),
    now,
    ...(input.ignore_status ? { ignoreStatus: true } : {}),
  };
}

/** Facts of the entity may leave out their `e.` prefix; a name for display is no fact. */
function entityFacts(entity: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const labels = new Set(['name', 'id']);
  return Object.fromEntries(
    Object.entries(entity)
      .filter(([key]) => !labels.has(key))
      .map(([key, value]) => [key.startsWith('e.') ? key : `e.${key}`, value]),
  );
}
