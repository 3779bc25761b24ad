import { networkOf } from '../network.ts';
import { readShock } from '../shock.ts';
import { hitSector, plainModel } from './timed.ts';
import { type BenchRow, load, row } from './row.ts';

const worlds = 120_000;
const spans = Array.from({ length: 60 }, (_, i) => ({ from: i * 2000, to: (i + 1) * 2000 }));

/** Two workers against one, alternating; starting the threads and reading the model in each is part of the time. */
export async function twoWorkers(): Promise<BenchRow> {
  const { runOnWorkers } = await import('#platform/compute/pool.ts');
  const model = plainModel(5000);
  networkOf(model);
  const job = { model, setting: { shock: readShock(hitSector, model), seed: 9, horizonHours: 336 } };
  const run = async (workers: number) => {
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
    return { seconds: (performance.now() - started) / 1000, cpu: (user + system) / 1e6, total };
  };
  type Spent = Awaited<ReturnType<typeof run>>;
  const pairs: (readonly [Spent, Spent])[] = [];
  for (let i = 0; i < 2; i++) pairs.push([await run(1), await run(2)] as const);
  const best = (which: 0 | 1) => Math.min(...pairs.map(pair => pair[which].seconds));
  const spent = (which: 0 | 1) => Math.min(...pairs.map(pair => pair[which].cpu));
  const bound = ((2 * spent(0)) / spent(1)).toFixed(2);
  return row(
    'two workers against one',
    [worlds / best(1), worlds / best(0)],
    'worlds/s',
    pairs.filter(([one, two]) => one.total !== two.total).length,
    `wall clock with the start of the threads; by CPU seconds spent it would be ${bound} on free cores; ${load()}`,
  );
}
