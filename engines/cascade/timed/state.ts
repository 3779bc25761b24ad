import { full } from '../defaults.ts';
import type { Prepared } from '../prepare.ts';
import type { Plan } from '../shock.ts';
import { createCalendar } from './calendar.ts';

/** One step of a replayed world, in ticks. */
export interface TraceStep {
  readonly tick: number;
  readonly node: number;
  readonly level: number;
  /** own damage, a resource that ran out, waiting to restart, or running again */
  readonly cause: 'own' | 'input' | 'restart' | 'up';
  /** the group that ran out and the link whose loss emptied it; -1 when not */
  readonly group: number;
  readonly link: number;
  /** stock of the group when it was cut off, in ticks */
  readonly stock: number;
}

const int32 = (size: number, value = 0) => new Int32Array(size).fill(value);

function nodeState(n: number) {
  return {
    own: int32(n, full),
    level: int32(n, full),
    committed: int32(n, full),
    bad: int32(n),
    restartBad: int32(n),
    needRestart: new Uint8Array(n),
    restartDue: int32(n, -1),
    repairDue: int32(n, -1),
    readyDue: int32(n, -1),
    wearDue: int32(n, -1),
    repairs: int32(n),
    /** 0 not with a crew, 1 waiting for one, 2 in its hands */
    crew: new Uint8Array(n),
    fallbackSince: int32(n, -1),
    changedAt: int32(n),
    lost: new Float64Array(n),
    infected: new Uint8Array(n),
    failGroup: int32(n, -1),
    nodeTouched: new Uint8Array(n),
    nodeHour: int32(n, -1),
  };
}

function groupState(g: number) {
  return {
    down: int32(g),
    capacityLost: new Float64Array(g),
    satisfied: new Uint8Array(g).fill(1),
    exhausted: new Uint8Array(g),
    /** first tick of the outage, and the stock then */
    cutAt: int32(g, -1),
    /** stock (ticks) as of `stockAt`; -1 before its first draw */
    stock: int32(g, -1),
    stockAt: int32(g),
    room: int32(g),
    refillTicks: int32(g),
    deadline: int32(g, -1),
    flippedAt: int32(g, -1),
    keptCutAt: int32(g, -1),
    keptStock: int32(g, -1),
    keptStockAt: int32(g),
    causeLink: int32(g, -1),
    groupTouched: new Uint8Array(g),
  };
}

/** Everything one worker needs to run worlds one after the other; between worlds all of it is back at rest. */
export function createState(prepared: Prepared, plan: Plan) {
  const { network } = prepared;
  const aggregates = network.aggregates.list.length;
  return {
    prepared,
    network,
    plan,
    horizon: prepared.horizon,
    calendar: createCalendar(prepared.horizon),
    k0: 0,
    k1: 0,
    ...nodeState(network.nodeCount),
    ...groupState(network.groupCount),
    view: int32(network.linkCount, full),
    /** 0 not yet drawn, 1 live, 2 not live in this world */
    live: new Uint8Array(network.linkCount),
    lag: int32(network.linkCount),
    hasInstant: linkFlags(prepared, true),
    hasLagged: linkFlags(prepared, false),
    touchedNodes: int32(network.nodeCount),
    touchedNodeCount: 0,
    touchedGroups: int32(network.groupCount),
    touchedGroupCount: 0,
    touchedLinks: int32(network.linkCount),
    touchedLinkCount: 0,
    hourNodes: int32(network.nodeCount),
    hourNodeCount: 0,
    dirty: [] as number[],
    dueGroups: [] as number[],
    arrivals: [] as number[],
    queues: Array.from(network.crewSize, () => [] as number[]),
    free: Int32Array.from(network.crewSize),
    sum: new Float64Array(aggregates),
    sumSince: new Int32Array(aggregates),
    sumHour: int32(aggregates, -1),
    sumTouched: int32(aggregates),
    sumTouchedCount: 0,
    integral: new Float64Array(aggregates),
    peak: new Float64Array(aggregates),
    firstLost: int32(aggregates, -1),
    lostSince: int32(aggregates, -1),
    lostTicks: int32(aggregates),
    trace: undefined as ((step: TraceStep) => void) | undefined,
  };
}
export type State = ReturnType<typeof createState>;

/** Nodes with a link that acts in the same tick (or later): saves a walk over links that cannot matter. */
function linkFlags({ network, delay }: Prepared, instant: boolean): Uint8Array {
  const flags = new Uint8Array(network.nodeCount);
  network.linkFrom.forEach((node, link) => {
    const fixed = delay.fixed[link] ?? 0;
    if (fixed < 0 || (fixed === 0) === instant) flags[node] = 1;
  });
  return flags;
}
