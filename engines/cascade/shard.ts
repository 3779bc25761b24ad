import { networkOf } from './network.ts';
import { type Setting, simulateRange, stateFor } from './range.ts';
import type { State } from './timed/state.ts';
import type { Tally } from './timed/world.ts';
import type { Model } from './types.ts';

/** What a worker thread needs to run ranges of worlds: plain data, so it can cross any boundary. */
export interface ShardJob {
  /** in normal form, as `readModel` gives it: who starts the threads has read it, so each need not read it again */
  readonly model: Model;
  readonly setting: Setting;
}

/** Makes a job ready: lays out the model and the state once for many ranges. */
export const prepare = ({ model, setting }: ShardJob): { readonly state: State; readonly seed: number } => ({
  state: stateFor(networkOf(model), setting),
  seed: setting.seed,
});

/** Runs worlds `from` to `to` (exclusive). The same range gives the same tally on every machine. */
export const run = ({ state, seed }: ReturnType<typeof prepare>, from: number, to: number): Tally =>
  simulateRange(state, seed, { from, to });
