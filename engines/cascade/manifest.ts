import { canonicalJson } from '#engines/kernel/canonical.ts';
import type { Setting } from './range.ts';
import { sha256 } from './sha256.ts';
import type { Model } from './types.ts';

/**
 * Raised whenever the same request may give other bytes. 1.1.0: money and people-hours of a world are added up in another
 * order than in 1.0.0, so their last digit may differ; draws, times and node-hours are the same. 1.2.0: a worm has a draw
 * of its own at each node, so it comes to those that the start has spared; results hold more bands and dependencies tested by removal. Without worms
 * the numbers of 1.1.0 are the same.
 */
export const engineVersion = 'cascade 1.2.0';

/** All that is needed to run it again and get the same bytes. */
export interface Manifest {
  readonly model: string;
  /** SHA-256 of the model in normal form; the order of its records does not matter */
  readonly model_hash: string;
  readonly engine: string;
  readonly seed: number;
  readonly worlds: number;
  readonly horizon_hours: number;
  readonly quantum_hours: number;
  readonly parameter_draws: number;
  readonly worlds_per_draw: number;
  readonly shock: Setting['shock'];
}

const hashes = new WeakMap<Model, string>();

/** SHA-256 of a model's normal form. */
export function modelHash(model: Model): string {
  const known = hashes.get(model);
  if (known !== undefined) return known;
  const made = sha256(canonicalJson(model));
  hashes.set(model, made);
  return made;
}
