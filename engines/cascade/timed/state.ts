import type { Prepared } from '../prepare.ts';
import type { Plan } from '../shock.ts';
import { startClocks } from './clocks.ts';
import { drawLag, drawStock } from './draws.ts';
import { compiledKernel, type Kernel, plainKernel } from './kernel/kernel.ts';
import { layTables, type Records, word } from './records.ts';
import { afterRepair, assignCrews, startRepair } from './repair.ts';
import { noteStep, type TraceStep } from './trace.ts';
import { wormHit } from './worm.ts';

/** Everything one worker needs to run worlds one after the other; between worlds all of it is back at rest. */
export interface State extends Records {
  readonly prepared: Prepared;
  readonly network: Prepared['network'];
  readonly plan: Plan;
  readonly horizon: number;
  /** as written, for replays and where there is no WebAssembly */
  readonly plain: Kernel;
  readonly kernel: Kernel;
  readonly drawnLags: number[];
  readonly arrivals: number[];
  readonly queues: readonly number[][];
  readonly free: Int32Array;
  readonly steps: TraceStep[];
  trace: ((step: TraceStep) => void) | undefined;
}

/** A state for a prepared network and the plan of a shock, with room for so many calendar entries to begin with. */
export function createState(prepared: Prepared, plan: Plan, entries = 1024 + prepared.network.nodeCount): State {
  const { network } = prepared;
  const { tables, memory } = layTables(prepared, entries);
  const plain = plainKernel(() => state);
  const state: State = {
    ...tables,
    drawLag: linkAt => drawLag(state, linkAt),
    drawStock: groupAt => drawStock(state, groupAt),
    startClocks: (nodeAt, tick) => startClocks(state, nodeAt, tick),
    note: (nodeAt, tick) => noteStep(state, nodeAt, tick),
    startRepair: (nodeAt, tick) => startRepair(state, nodeAt, tick),
    afterRepair: (nodeAt, tick) => afterRepair(state, nodeAt, tick),
    wormHit: (nodeAt, tick) => wormHit(state, nodeAt, tick),
    assignCrews: tick => assignCrews(state, tick),
    prepared,
    network,
    plan,
    horizon: prepared.horizon,
    plain,
    kernel: compiledKernel(() => state, tables, memory) ?? plain,
    drawnLags: [],
    arrivals: [],
    queues: Array.from(network.crewSize, () => []),
    free: Int32Array.from(network.crewSize),
    steps: [],
    trace: undefined,
  };
  return state;
}

/** Gives a state at rest a calendar of twice the size; all else is laid out anew as it was. */
export function roomier(s: State): void {
  const { tables, memory } = layTables(s.prepared, s.words[word.room]! >> 1);
  Object.assign(s, tables, { kernel: compiledKernel(() => s, tables, memory) ?? s.plain });
}
