import type { Records, Tables } from '../records.ts';
import { kernelBytes } from './bytes.ts';
import { addLosses } from './collect.ts';
import { enterHits } from './others.ts';
import { restRecords } from './rest.ts';
import { runTicks } from './ticks.ts';

/** The inner loop on one block of records; compiled and plain code give the same. */
export interface Kernel {
  /** enters the hits up to `end` in their table */
  enterHits(end: number): void;
  runTicks(): void;
  /** adds what the nodes lost to their totals; returns the end of the list of those whose value counts */
  addLosses(): number;
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
  ['hits', 'i32'],
  ['losses', 'i32'],
  ['lostNodes', 'i32'],
  ['metNodes', 'i32'],
  ['metBodies', 'i32'],
  ['metGroups', 'i32'],
  ['metLinks', 'i32'],
  ['hourNodes', 'i32'],
  ['dirty', 'i32'],
  ['due', 'i32'],
  ['openSums', 'i32'],
  ['entries', 'i32'],
  ['shortfall', 'f64'],
  ['sums', 'f64'],
  ['totals', 'f64'],
] as const;
export const kernelHooks = [
  ['drawLag', 1],
  ['drawStock', 1],
  ['startClocks', 2],
  ['note', 2],
  ['startRepair', 2],
  ['afterRepair', 2],
  ['wormHit', 2],
  ['assignCrews', 1],
] as const;
/** Functions that are called; all others are written in place of their calls. */
export const kernelFunctions = [
  'enterHits',
  'runTicks',
  'takeAway',
  'bringBack',
  'takeViews',
  'settleDirty',
  'runOut',
  'commitTick',
  'addLosses',
  'restRecords',
] as const;

/** The inner loop as it is written. */
export const plainKernel = (records: () => Records): Kernel => ({
  enterHits: end => enterHits(records(), end),
  runTicks: () => runTicks(records()),
  addLosses: () => addLosses(records()),
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
