import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BenchRow } from './bench/row.ts';
import { memoryHeld, spreadAgainstC, spreadAgainstLibraries } from './bench/spread.ts';
import { plainAgainstCompiled, timedAgainstC, timedAgainstSweep } from './bench/timed.ts';
import { twoWorkers } from './bench/workers.ts';

/** All comparisons: alternating rounds within one run, best of each, totals compared. */
export async function bench(): Promise<readonly BenchRow[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-bench-'));
  try {
    return [
      timedAgainstC(folder),
      plainAgainstCompiled(),
      timedAgainstSweep(),
      ...spreadAgainstC(folder),
      ...spreadAgainstLibraries(),
      memoryHeld(),
      ...(await twoWorkers()),
    ];
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) console.table(await bench());
