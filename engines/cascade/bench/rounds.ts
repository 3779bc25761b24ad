import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';

/** One timed pass. Seconds are CPU seconds of the thread, so that other work on the machine disturbs them little. */
export interface Round {
  readonly total: number;
  readonly seconds: number;
  readonly check?: number;
  readonly asked?: number;
}

/** Compiles a C twin of this folder, or undefined where there is no compiler. Rounding is kept as written. */
export function compileTwin(folder: string, name: string): string | undefined {
  const out = path.join(folder, name);
  const source = path.join(import.meta.dirname, `${name}.c`);
  const built = spawnSync('gcc', ['-O3', '-march=native', '-ffp-contract=off', '-o', out, source]);
  return built.status === 0 ? out : undefined;
}

/** Runs another program that prints total, check, seconds and perhaps how many edges were asked. */
export function runTwin(command: string, args: readonly string[]): Round {
  const printed = execFileSync(command, args, { encoding: 'utf8' });
  const [total = 0, check = 0, seconds = 0, asked = 0] = printed.trim().split(' ').map(Number);
  return { total, check, seconds, asked };
}

/** Times one pass of ours. */
export function timed(pass: () => { readonly total: number; readonly check?: number }): Round {
  const before = process.threadCpuUsage();
  const result = pass();
  const { user, system } = process.threadCpuUsage(before);
  return { ...result, seconds: (user + system) / 1e6 };
}

/** Alternates ours and theirs after one pass to warm up; the best seconds of each, and all totals side by side. */
export function alternate(rounds: number, ours: () => Round, theirs: () => Round) {
  ours();
  const pairs = Array.from({ length: rounds }, () => [ours(), theirs()] as const);
  return {
    pairs,
    ours: Math.min(...pairs.map(([a]) => a.seconds)),
    theirs: Math.min(...pairs.map(([, b]) => b.seconds)),
    mismatches: pairs.filter(([a, b]) => a.total !== b.total || (a.check ?? b.check) !== b.check).length,
  };
}
