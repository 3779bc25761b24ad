import type { Random } from '#engines/kernel/random.ts';
import { candidatesFor } from './candidates.ts';
import type { FactValue, Regimes } from './types.ts';

export interface RandomIncident {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly timestamps: Readonly<Record<string, string>>;
  readonly now: string;
}

/**
 * An incident at random: entities that lie in some scopes, facts on both sides of every limit, many unknown. The same
 * draws give the same incident. Money stays in the currencies that the rules name.
 */
export function randomIncident(regimes: Regimes, random: Random): RandomIncident {
  const known = random.unit();
  const facts: Record<string, unknown> = {};
  const focus = [random.pick(regimes.list), random.pick(regimes.list), random.pick(regimes.list)];
  for (const regime of focus) {
    for (const fact of regime.dependsOn) {
      if (!random.chance(known)) continue;
      const options = candidatesFor(regime, fact, regimes);
      if (options.length > 0) facts[fact] = merged(facts[fact], plain(random.pick(options).value));
    }
  }
  const base = Date.UTC(2024 + random.int(4), random.int(12), 1 + random.int(28), random.int(24), random.int(60));
  const at = (minutes: number) => new Date(base + minutes * 60_000).toISOString();
  const clocks = [...regimes.vocabulary.clocks.keys()].filter(() => random.chance(0.6));
  return {
    facts,
    timestamps: Object.fromEntries(clocks.map(clock => [clock, at(random.int(10_000))])),
    now: at(10_000),
  };
}

const plain = (value: FactValue): unknown => (value instanceof Set ? [...(value as ReadonlySet<string>)] : value);

const merged = (a: unknown, b: unknown): unknown =>
  Array.isArray(a) && Array.isArray(b) ? [...new Set([...(a as string[]), ...(b as string[])])] : b;
