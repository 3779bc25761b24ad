import os from 'node:os';

/** One comparison. `ratio` is how many times the other's speed ours is; `mismatches` counts totals that differ. */
export interface BenchRow {
  readonly name: string;
  readonly ours: number;
  readonly other: number;
  readonly unit: string;
  readonly ratio: number;
  readonly mismatches: number;
  readonly note: string;
}

/** A comparison that was not made here, and why. */
export const skipped = (name: string, note: string): BenchRow => ({
  name,
  ours: 0,
  other: 0,
  unit: 'skipped',
  ratio: 0,
  mismatches: 0,
  note,
});

export const row = (
  name: string,
  [ours, other]: readonly [number, number],
  unit: string,
  mismatches: number,
  note: string,
): BenchRow => ({ name, ours, other, unit, ratio: ours / other, mismatches, note });

/** How busy the machine is now: a number measured on busy cores says less. */
export const load = (): string => `load ${os.loadavg()[0]!.toFixed(1)} on ${os.availableParallelism()} cores`;
