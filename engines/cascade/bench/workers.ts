import { networkOf } from '../network.ts';
import { readShock } from '../shock.ts';
import { hitSector, plainModel } from './timed.ts';
import { type BenchRow, load, row } from './row.ts';

/** Some seconds of work for each thread, as runs of long questions have, in spans so short that no thread waits long for the last. */
const worlds = 120_000;
const span = 1000;
const rounds = 5;

/** Seconds by the clock and of the processor, and what was lost. */
interface Spent {
  readonly clock: number;
  readonly cpu: number;
  readonly total: number;
}

/**
 * Two workers against one, alternating. First with the start of the threads (loading the engine, handing over the model,
 * laying it out); then without: a run of empty spans, which is nothing but the start, is taken off. Resident threads, which
 * keep their models, pay the start once.
 */
export async function twoWorkers(): Promise<readonly BenchRow[]> {
  const { runOnWorkers } = await import('#platform/compute/pool.ts');
  const model = plainModel(5000);
  networkOf(model);
  const job = { model, setting: { shock: readShock(hitSector, model), seed: 9, horizonHours: 336 } };
  const run = async (workers: number, spans: readonly { from: number; to: number }[]): Promise<Spent> => {
    const started = performance.now();
    const cpu = process.cpuUsage();
    const parts = await runOnWorkers<{ nodeLoss: Float64Array }>({
      module: '#engines/cascade/shard.ts',
      job,
      spans,
      workers,
    });
    const { user, system } = process.cpuUsage(cpu);
    const total = parts.reduce((sum, part) => sum + part.nodeLoss.reduce((a, b) => a + b, 0), 0);
    return { clock: (performance.now() - started) / 1000, cpu: (user + system) / 1e6, total };
  };
  const spans = Array.from({ length: worlds / span }, (_, i) => ({ from: i * span, to: (i + 1) * span }));
  const empty = [0, 1].map(() => ({ from: 0, to: 0 }));
  const whole: Spent[][] = [[], []];
  const start: Spent[][] = [[], []];
  for (let i = 0; i < rounds; i++)
    for (const which of [0, 1]) {
      start[which]!.push(await run(which + 1, empty));
      whole[which]!.push(await run(which + 1, spans));
    }
  const best = (of: Spent[][], which: number, what: 'clock' | 'cpu') =>
    Math.min(...of[which]!.map(spent => spent[what]));
  const without = (which: number, what: 'clock' | 'cpu') => best(whole, which, what) - best(start, which, what);
  const mismatches = whole[0]!.filter((one, i) => one.total !== whole[1]![i]!.total).length;
  const compare = (name: string, seconds: (which: number, what: 'clock' | 'cpu') => number, more: string) =>
    row(
      `two workers against one, ${name}`,
      [worlds / seconds(1, 'clock'), worlds / seconds(0, 'clock')],
      'worlds/s',
      mismatches,
      `by the clock${more}; by CPU seconds it would be ${((2 * seconds(0, 'cpu')) / seconds(1, 'cpu')).toFixed(2)} on free cores; ${load()}`,
    );
  const started = `${best(start, 0, 'clock').toFixed(1)} s for one, ${best(start, 1, 'clock').toFixed(1)} s for two`;
  return [
    compare('with the start of the threads', (which, what) => best(whole, which, what), ` (start ${started})`),
    compare('once the threads run', without, ''),
  ];
}
