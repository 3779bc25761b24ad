import { fail } from '#engines/kernel/failure.ts';
import { evidenceSpread, full } from './defaults.ts';
import { type Sampler, samplerOf } from './distribution.ts';
import { thresholdOf } from './draws.ts';
import type { Known, Network } from './network.ts';
import { normalDistribution } from './normal.ts';
import type { Amount } from './types.ts';

/** Position of each parameter family in standard deviations; a family left out stays at its stated value. */
export type Parameters = Readonly<Record<string, number>>;

/** Durations of one kind, in ticks: a constant, or the sampler and the scale to draw it with. */
export interface Ticks {
  /** whole ticks, or -1 where it must be drawn */
  readonly fixed: Int32Array;
  readonly sampler: readonly (Sampler | undefined)[];
  /** ticks per hour times the parameter's factor */
  readonly scale: Float64Array;
}

/** A network with its uncertain parameters set for one outer draw and its clock in ticks. */
export interface Prepared {
  readonly network: Network;
  readonly quantum: number;
  readonly horizon: number;
  readonly parameters: Parameters;
  /** a live link's hash is below its threshold; `sure` links are live in every world */
  readonly threshold: Uint32Array;
  readonly sure: Uint8Array;
  /** capacity a lost member takes from a weighted group, in thousandths */
  readonly capacity: Int32Array;
  readonly delay: Ticks;
  readonly buffer: Ticks;
  readonly refill: Ticks;
  readonly repair: Ticks;
  readonly restart: Ticks;
  readonly upTime: Ticks;
  readonly fallback: Int32Array;
}

const limit = 2 ** 30;

/** A node's loss, in thousandths of its level times ticks, must fit a whole number of 32 bits. */
export const mostTicks = 2_000_000;

/** Whole ticks of a duration, rounded up: half an hour of outage is an hour of outage. */
export const wholeTicks = (ticks: number): number => (ticks >= limit ? limit : Math.ceil(ticks - 1e-9));

const samplers = new WeakMap<object, Sampler>();
const byText = new Map<string, Sampler>();

/** The sampler of an amount, built once per distribution object. */
export function cachedSampler(amount: Amount): Sampler {
  if (typeof amount === 'number') return samplerOf(amount);
  const known = samplers.get(amount);
  if (known) return known;
  // Many records share one prior: equal distributions share one sampler and its table.
  const text = JSON.stringify(amount);
  const made = byText.get(text) ?? samplerOf(amount);
  if (byText.size < 10_000) byText.set(text, made);
  samplers.set(amount, made);
  return made;
}

/**
 * Sets the parameters of one outer draw. `quantumHours` is the length of a tick (1 hour unless a law of continuous
 * time is tested), `horizonHours` the end of the run.
 */
export function prepare(
  network: Network,
  horizonHours: number,
  parameters: Parameters = {},
  quantumHours = 1,
): Prepared {
  if (horizonHours / quantumHours > mostTicks)
    fail('bad-request', `A run has at most ${mostTicks} steps, not ${Math.ceil(horizonHours / quantumHours)}.`, {
      next: 'Look ahead less far, or in longer steps.',
    });
  const ticks = (known: readonly Known[]) => ticksOf(known, parameters, quantumHours);
  const strength = network.strengths.map(known => strengthOf(known, parameters));
  return {
    network,
    quantum: quantumHours,
    horizon: wholeTicks(horizonHours / quantumHours),
    parameters,
    threshold: Uint32Array.from(strength, thresholdOf),
    sure: Uint8Array.from(strength, (value, link) =>
      value >= 1 || network.groupWeighted[network.linkGroup[link] ?? 0] === 1 ? 1 : 0,
    ),
    capacity: Int32Array.from(strength, value => Math.round(value * full)),
    delay: ticks(network.delays),
    buffer: ticks(network.buffers),
    refill: ticks(network.refills),
    repair: ticks(network.repairs),
    restart: ticks(network.restarts),
    upTime: ticks(network.upTimes),
    fallback: Int32Array.from(network.fallbackHours, hours => wholeTicks(hours / quantumHours)),
  };
}

/** A probability at the family's position: its logit moved, or the quantile of its distribution. */
export function strengthOf({ amount, evidence, family }: Known, parameters: Parameters): number {
  const z = parameters[family] ?? 0;
  const sampler = cachedSampler(amount);
  if (!sampler.constant) return z === 0 ? sampler.mean : sampler.at(normalDistribution(z));
  if (z === 0 || sampler.mean <= 0 || sampler.mean >= 1) return sampler.mean;
  const odds = (sampler.mean / (1 - sampler.mean)) * Math.exp(z * evidenceSpread[evidence]);
  return odds / (1 + odds);
}

function ticksOf(known: readonly Known[], parameters: Parameters, quantum: number): Ticks {
  const fixed = new Int32Array(known.length);
  const scale = new Float64Array(known.length);
  const sampler = known.map(({ amount, evidence, family }, i) => {
    const z = parameters[family] ?? 0;
    scale[i] = (z === 0 ? 1 : Math.exp(z * evidenceSpread[evidence])) / quantum;
    const own = cachedSampler(amount);
    fixed[i] = own.constant ? wholeTicks(own.mean * (scale[i] ?? 1)) : -1;
    return own.constant ? undefined : own;
  });
  return { fixed, sampler, scale };
}

/** Ticks of item `i` at the quantile `u`. */
export function ticksAt(ticks: Ticks, i: number, u: number): number {
  const sampler = ticks.sampler[i];
  return sampler === undefined ? (ticks.fixed[i] ?? 0) : wholeTicks(sampler.at(u) * (ticks.scale[i] ?? 1));
}
