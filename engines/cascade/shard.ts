import { networkOf } from './network.ts';
import { type Setting, simulateRange, stateFor } from './range.ts';
import { readModel } from './read/model.ts';
import type { State } from './timed/state.ts';
import type { Tally } from './timed/world.ts';

/** What a worker process or thread needs to run ranges of worlds: plain data, so it can cross any boundary. */
export interface ShardJob {
  readonly model: unknown;
  readonly setting: Setting;
}

/** Makes a job ready: reads the model and lays out the state once for many ranges. */
export const prepare = ({ model, setting }: ShardJob): { readonly state: State; readonly seed: number } => ({
  state: stateFor(networkOf(readModel(model)), setting),
  seed: setting.seed,
});

/** Runs worlds `from` to `to` (exclusive). The same range gives the same tally on every machine. */
export const run = ({ state, seed }: ReturnType<typeof prepare>, from: number, to: number): Tally =>
  simulateRange(state, seed, { from, to });
