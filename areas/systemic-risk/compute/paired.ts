import type { Model } from '#engines/cascade/index.ts';
import { networkOf } from '#engines/cascade/network.ts';
import { type Setting, simulateRange, stateFor } from '#engines/cascade/range.ts';
import { column } from '#engines/cascade/summary.ts';
import { rowField } from '#engines/cascade/timed/world.ts';

/** Loss in hours of each function and sector, by world: what two runs on the same worlds are paired by. */
export interface LossesByWorld {
  readonly id: string;
  readonly kind: 'function' | 'sector';
  readonly name: string;
  readonly hours: Float64Array;
}

/** The first worlds of a run again, kept apart. */
export function lossesByWorld(model: Model, setting: Setting, worlds: number): readonly LossesByWorld[] {
  const network = networkOf(model);
  const quantum = setting.quantumHours ?? 1;
  const tally = simulateRange(stateFor(network, setting), setting.seed, { from: 0, to: worlds });
  return network.aggregates.list.flatMap(({ id, kind, name }, a) =>
    kind === 'all'
      ? []
      : [
          {
            id,
            kind,
            name,
            hours: column(tally, network, a, rowField.inoperabilityTicks).map(ticks => ticks * quantum),
          },
        ],
  );
}
