import { fail } from '#engines/kernel/failure.ts';
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
  for (const part of ['entity', 'facts', 'timestamps'] as const) requireTable(input[part], `/input/${part}`);
  requireMinutes(input.drafting_minutes);
  const now = instantOf(input.now, '/input/now');
  const knownAt = input.as_known_at === undefined ? undefined : instantOf(input.as_known_at, '/input/as_known_at');
  const kept = (record: EvaluateInput['facts'], at: string) =>
    knownAt ? factsAsKnown(record ?? {}, knownAt, at) : (record ?? {});
  const facts: Facts = new Map([
    ...factsOf(regimes.vocabulary, withoutLabels(kept(input.entity, '/input/entity')), '/input/entity', 'e.'),
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

/** A name for display is no fact. */
function withoutLabels({ name: _name, id: _id, ...facts }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return facts;
}

/** Negative minutes would put the time to answer behind the limit. */
function requireMinutes(value: unknown): void {
  if (value === undefined || (typeof value === 'number' && Number.isFinite(value) && value >= 0)) return;
  fail(
    'wrong-type',
    `\`drafting_minutes\` takes a number of minutes, zero or more; this is ${JSON.stringify(value)}.`,
    {
      pointer: '/input/drafting_minutes',
      next: 'Correct it, or leave it out for 120.',
    },
  );
}

function requireTable(value: unknown, pointer: string): void {
  if (value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value))) return;
  fail('wrong-type', 'This should be an object from names to values.', {
    pointer,
    next: 'Write it like {"i.malicious": "suspected"}.',
  });
}
