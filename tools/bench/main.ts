// `npm run bench [-- <part of a path>]`: every bench.ts, one after the other, ours beside the alternative, answers compared.
import { globSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkout } from '#platform/config/config.ts';

/** One comparison. `ours` and `other` in `unit`; a row with a mismatch has no claim to its number. */
export interface BenchRow {
  readonly name: string;
  readonly ours: number;
  readonly other?: number | null;
  readonly unit: string;
  readonly ratio?: number | null;
  readonly mismatches: number;
  readonly note?: string;
}

const parts = process.argv.slice(2);
const files = globSync(
  ['engines/*/bench.ts', 'areas/*/bench.ts', 'areas/*/testing/*/bench.ts', 'platform/*/bench.ts'],
  { cwd: checkout },
)
  .filter(file => parts.length === 0 || parts.some(part => file.includes(part)))
  .sort();

const shown = (value: number | null | undefined): string =>
  value === undefined || value === null ? '' : value.toLocaleString('en', { maximumSignificantDigits: 4 });

console.log(
  `${os.cpus()[0]?.model ?? 'unknown processor'}, ${os.availableParallelism()} cores, load ${os.loadavg()[0]?.toFixed(1)}, Node ${process.version}\n`,
);
let mismatches = 0;
for (const file of files) {
  console.log(file);
  const { bench } = (await import(path.join(checkout, file))) as {
    bench: () => Promise<readonly BenchRow[]> | readonly BenchRow[];
  };
  for (const row of await bench()) {
    mismatches += row.mismatches;
    const numbers = row.mismatches ? `${row.mismatches} MISMATCHES, no number` : `${shown(row.ours)} ${row.unit}`;
    const beside =
      row.mismatches || row.other == null ? '' : `, other ${shown(row.other)} ${row.unit}, ratio ${shown(row.ratio)}`;
    console.log(`  ${row.name}: ${numbers}${beside}${row.note ? `  (${row.note})` : ''}`);
  }
}
process.exit(mismatches ? 1 : 0);
