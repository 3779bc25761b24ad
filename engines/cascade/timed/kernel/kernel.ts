import type { Records, Tables } from '../records.ts';
import { commitTick } from './commit.ts';
import { kernelBytes } from './bytes.ts';
import { restRecords } from './rest.ts';
import { openTick, runOut, runTicks, settleDirty, takeViews } from './ticks.ts';

/** The inner loop on one block of records; compiled and plain code give the same. */
export interface Kernel {
  runTicks(from: number): number;
  openTick(tick: number): void;
  takeViews(tick: number, which: number): void;
  settleDirty(tick: number): void;
  runOut(tick: number): void;
  commitTick(tick: number): void;
  restRecords(): void;
}

/** What compiled code is handed: where each table of the memory begins, and what it asks of the engine around it. */
export const kernelTables = [
  ['words', 'i32'],
  ['nodes', 'i32'],
  ['bodies', 'i32'],
  ['groups', 'i32'],
  ['links', 'i32'],
  ['members', 'i32'],
  ['heads', 'i32'],
  ['bitmap', 'i32'],
  ['metNodes', 'i32'],
  ['metGroups', 'i32'],
  ['metLinks', 'i32'],
  ['hourNodes', 'i32'],
  ['dirty', 'i32'],
  ['due', 'i32'],
  ['openSums', 'i32'],
  ['entries', 'i32'],
  ['shortfall', 'f64'],
  ['sums', 'f64'],
] as const;
export const kernelHooks = [
  ['drawLag', 1],
  ['drawStock', 1],
  ['startClocks', 2],
  ['note', 2],
] as const;
export const kernelExports = [
  'runTicks',
  'openTick',
  'takeViews',
  'settleDirty',
  'runOut',
  'commitTick',
  'restRecords',
] as const;

/** The inner loop as it is written. */
export const plainKernel = (records: () => Records): Kernel => ({
  runTicks: from => runTicks(records(), from),
  openTick: tick => openTick(records(), tick),
  takeViews: (tick, which) => takeViews(records(), tick, which),
  settleDirty: tick => settleDirty(records(), tick),
  runOut: tick => runOut(records(), tick),
  commitTick: tick => commitTick(records(), tick),
  restRecords: () => restRecords(records()),
});

let compiled: WebAssembly.Module | null | undefined;

/** The compiled inner loop on the records of a memory, or undefined where WebAssembly is missing or not allowed. */
export function compiledKernel(records: () => Records, tables: Tables, memory: WebAssembly.Memory): Kernel | undefined {
  compiled ??= moduleOf(kernelBytes);
  if (compiled === null) return undefined;
  const start = Object.fromEntries(kernelTables.map(([name]) => [name, tables[name].byteOffset]));
  const hooks = Object.fromEntries(
    kernelHooks.map(([name]) => [name, (at: number, tick: number) => records()[name](at, tick)]),
  );
  const instance = new WebAssembly.Instance(compiled, { env: { memory }, tables: start, hooks });
  return instance.exports as unknown as Kernel;
}

function moduleOf(bytes: string): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(bytes), letter => letter.charCodeAt(0)));
  } catch {
    // A page may forbid compiling; the plain loop gives the same.
    return null;
  }
}
