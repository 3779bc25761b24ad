import { full } from '../defaults.ts';
import type { Prepared } from '../prepare.ts';

/*
 * All that changes while a world runs, as records in one block of memory that plain and compiled code share. A record of
 * a node or a group is one cache line, so that what a cascade touches costs one miss and not one for each property.
 * Records refer to each other by the place of their first word (`nodeAt`, `groupAt`, `linkAt`), not by number.
 */
export const nodeShift = 4;
export const groupShift = 4;
export const linkShift = 3;
export const entryShift = 2;
export const sumSize = 10;

/** Scalars of the run. */
export const word = {
  k0: 0,
  k1: 1,
  horizon: 2,
  /** first recycled calendar entry, or -1; entries used and there are; 1 when a world needed more */
  spare: 3,
  used: 4,
  room: 5,
  overflow: 6,
  /** lengths of the lists below */
  nodesMet: 7,
  groupsMet: 8,
  linksMet: 9,
  hourNodes: 10,
  dirty: 11,
  due: 12,
  openSums: 13,
  tracing: 14,
  /** lengths of two more lists, and how many words of sums and pools of repair crews there are */
  bodiesMet: 15,
  lostNodes: 16,
  sumsEnd: 17,
  pools: 18,
} as const;

/** Levels are thousandths; `committed` is the level others have been told of. */
export const nodeField = {
  level: 0,
  committed: 1,
  own: 2,
  /** running groups that ran out, and restart groups that do not hold */
  bad: 3,
  restartBad: 4,
  needRestart: 5,
  changedAt: 6,
  lost: 7,
  /** last tick that changed the node */
  hour: 8,
  marks: 9,
  failGroup: 10,
  traits: 11,
  firstLink: 12,
  endLink: 13,
  firstMember: 14,
  endMember: 15,
} as const;
export const nodeMark = { met: 1, dirty: 2 } as const;
export const trait = {
  instant: 1,
  lagged: 2,
  clocks: 4,
  restartsAtOnce: 8,
  fallback: 16,
  valued: 32,
  upkeep: 64,
} as const;

/** Own damage, restart and manual work of a node; at the same place as its node record. */
export const bodyField = {
  met: 0,
  fallbackLevel: 1,
  fallbackTicks: 2,
  fallbackSince: 3,
  restartDue: 4,
  repairDue: 5,
  readyDue: 6,
  wearDue: 7,
  repairs: 8,
  /** 0 not with a crew, 1 waiting for one, 2 in its hands */
  crew: 9,
  infected: 10,
  /** how long the cause that hits the node lasts, and 1 when a repair must follow it */
  hold: 11,
  breaks: 12,
} as const;

export const groupField = {
  /** members lost, and how many may be; a weighted group has its numbers in `shortfall` */
  down: 0,
  tolerates: 1,
  node: 2,
  marks: 3,
  deadline: 4,
  /** first tick of the outage, and the stock then */
  cutAt: 5,
  /** stock (ticks) as of `stockAt` */
  stock: 6,
  stockAt: 7,
  room: 8,
  refillTicks: 9,
  flippedAt: 10,
  keptCutAt: 11,
  keptStock: 12,
  keptStockAt: 13,
  causeLink: 14,
} as const;
export const groupMark = { met: 1, cut: 2, exhausted: 4, due: 8, restart: 16, weighted: 32, drawn: 64 } as const;

export const linkField = {
  group: 0,
  /** sign bit turned, so that a signed comparison orders them as unsigned */
  threshold: 1,
  lo: 2,
  hi: 3,
  /** 0 for a link that is drawn, else one more than the capacity that its loss takes from a weighted group */
  certain: 4,
  /** 0 not yet drawn, 1 live, 2 not live in this world */
  live: 5,
  view: 6,
  /** -1 while not drawn */
  lag: 7,
} as const;

/** Lists of a tick: views that fall, views that rise, stocks that run out, all that is rarer. */
export const list = { losses: 0, gains: 1, deadlines: 2, others: 3 } as const;
export const entryField = { item: 0, detail: 1, kind: 2, next: 3 } as const;

/** What the shock hits, handed over in batches. */
export const hitField = { tick: 0, node: 1, level: 2, hold: 3, breaks: 4 } as const;
export const hitSize = 5;
const hitsAtOnce = 16;

/** What a node lost in the worlds of a range, in thousandths of its level times ticks, and in how many of them. */
export const totalField = { loss: 0, worlds: 1 } as const;
export const totalShift = 1;

/** Running sums of a function, a sector or the whole model. */
export const sumField = {
  sum: 0,
  since: 1,
  integral: 2,
  peak: 3,
  whole: 4,
  lostAt: 5,
  hour: 6,
  firstLost: 7,
  lostSince: 8,
  lostTicks: 9,
} as const;

export interface Tables {
  readonly shortfall: Float64Array;
  readonly sums: Float64Array;
  readonly totals: Float64Array;
  readonly words: Int32Array;
  readonly nodes: Int32Array;
  readonly bodies: Int32Array;
  readonly groups: Int32Array;
  readonly links: Int32Array;
  readonly members: Int32Array;
  readonly heads: Int32Array;
  readonly bitmap: Int32Array;
  readonly hits: Int32Array;
  readonly losses: Int32Array;
  readonly lostNodes: Int32Array;
  readonly metNodes: Int32Array;
  readonly metBodies: Int32Array;
  readonly metGroups: Int32Array;
  readonly metLinks: Int32Array;
  readonly hourNodes: Int32Array;
  readonly dirty: Int32Array;
  readonly due: Int32Array;
  readonly openSums: Int32Array;
  readonly entries: Int32Array;
}

/** What the kernel asks of the engine around it: draws from distributions, clocks, crews, worms, the trace of a replay. */
export interface Hooks {
  drawLag(linkAt: number): void;
  drawStock(groupAt: number): void;
  startClocks(nodeAt: number, tick: number): void;
  note(nodeAt: number, tick: number): void;
  startRepair(nodeAt: number, tick: number): void;
  afterRepair(nodeAt: number, tick: number): void;
  wormHit(nodeAt: number, tick: number): void;
  assignCrews(tick: number): void;
}
export interface Records extends Tables, Hooks {}

const line = 64;
const page = 65_536;

/** Hands out arrays of one memory, each from the start of a cache line; without a memory it only counts. */
class Allotment {
  used = 0;
  private readonly buffer: ArrayBuffer | undefined;

  constructor(buffer?: ArrayBuffer) {
    this.buffer = buffer;
  }

  int32(size: number): Int32Array<ArrayBuffer> {
    return this.buffer ? new Int32Array(this.buffer, this.next(4 * size), size) : this.count(4 * size, Int32Array);
  }

  float64(size: number): Float64Array<ArrayBuffer> {
    return this.buffer ? new Float64Array(this.buffer, this.next(8 * size), size) : this.count(8 * size, Float64Array);
  }

  private count<T>(bytes: number, make: new (size: number) => T): T {
    this.next(bytes);
    return new make(0);
  }

  private next(bytes: number): number {
    const at = this.used;
    this.used += Math.ceil(bytes / line) * line;
    return at;
  }
}

function allot({ network, horizon }: Prepared, entries: number, from: Allotment): Tables {
  const { nodeCount, groupCount, linkCount, aggregates } = network;
  return {
    words: from.int32(32),
    shortfall: from.float64(groupCount * 2),
    sums: from.float64(aggregates.list.length * sumSize),
    totals: from.float64(nodeCount << totalShift),
    nodes: from.int32(nodeCount << nodeShift),
    bodies: from.int32(nodeCount << nodeShift),
    groups: from.int32(groupCount << groupShift),
    links: from.int32(linkCount << linkShift),
    members: from.int32(aggregates.memberOf.length * 2),
    heads: from.int32((horizon + 1) * 4),
    bitmap: from.int32((horizon >>> 5) + 1),
    hits: from.int32(hitsAtOnce * hitSize),
    losses: from.int32(nodeCount * 2),
    lostNodes: from.int32(nodeCount),
    metNodes: from.int32(nodeCount),
    metBodies: from.int32(nodeCount),
    metGroups: from.int32(groupCount),
    metLinks: from.int32(linkCount),
    hourNodes: from.int32(nodeCount),
    dirty: from.int32(nodeCount),
    due: from.int32(groupCount),
    openSums: from.int32(aggregates.list.length),
    entries: from.int32(entries << entryShift),
  };
}

/** Lays the tables out in one memory and fills in what does not change from world to world. */
export function layTables(prepared: Prepared, entries: number): { tables: Tables; memory: WebAssembly.Memory } {
  const size = new Allotment();
  allot(prepared, entries, size);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(size.used / page) });
  const tables = allot(prepared, entries, new Allotment(memory.buffer));
  fillTables(prepared, tables);
  return { tables, memory };
}

function fillTables(prepared: Prepared, tables: Tables): void {
  const { words, heads, entries } = tables;
  words[word.horizon] = prepared.horizon;
  words[word.room] = entries.length;
  words[word.spare] = -1;
  words[word.sumsEnd] = tables.sums.length;
  words[word.pools] = prepared.network.crewSize.length;
  heads.fill(-1);
  fillNodes(prepared, tables);
  fillGroups(prepared, tables);
  fillLinks(prepared, tables);
  fillSums(prepared, tables);
}

function fillNodes({ network, restart, fallback, delay }: Prepared, { nodes, bodies, members }: Tables): void {
  const { memberStart, memberOf, memberWeight } = network.aggregates;
  memberOf.forEach((aggregate, m) => {
    members[2 * m] = aggregate * sumSize;
    members[2 * m + 1] = memberWeight[m]!;
  });
  for (let node = 0; node < network.nodeCount; node++) {
    const at = node << nodeShift;
    nodes[at + nodeField.level] = nodes[at + nodeField.committed] = nodes[at + nodeField.own] = full;
    nodes[at + nodeField.hour] = nodes[at + nodeField.failGroup] = -1;
    nodes[at + nodeField.firstLink] = network.linkStart[node]! << linkShift;
    nodes[at + nodeField.endLink] = network.linkStart[node + 1]! << linkShift;
    nodes[at + nodeField.firstMember] = memberStart[node]! * 2;
    nodes[at + nodeField.endMember] = memberStart[node + 1]! * 2;
    const manual = network.fallbackLevel[node]!;
    nodes[at + nodeField.traits] =
      (manual > 0 ? trait.fallback | trait.clocks : 0) |
      (network.hasRestart[node] === 1 ? trait.clocks : 0) |
      (restart.fixed[node] === 0 ? trait.restartsAtOnce : 0) |
      (network.valuePerHour[node] !== 0 || network.peopleServed[node] !== 0 ? trait.valued : 0) |
      (network.crewPool[node]! >= 0 || network.wearItem[node]! >= 0 ? trait.upkeep : 0);
    bodies[at + bodyField.fallbackLevel] = manual;
    bodies[at + bodyField.fallbackTicks] = fallback[node]!;
    for (const field of ['fallbackSince', 'restartDue', 'repairDue', 'readyDue', 'wearDue'] as const)
      bodies[at + bodyField[field]] = -1;
  }
  // Saves a walk over links that cannot matter in the step at hand.
  network.linkFrom.forEach((node, link) => {
    const fixed = delay.fixed[link]!;
    const traits = (fixed > 0 ? 0 : trait.instant) | (fixed === 0 ? 0 : trait.lagged);
    nodes[(node << nodeShift) + nodeField.traits]! |= traits & (fixed < 0 ? -1 : traits);
  });
}

function fillGroups({ network, buffer, refill }: Prepared, { groups, shortfall }: Tables): void {
  for (let group = 0; group < network.groupCount; group++) {
    const at = group << groupShift;
    const room = buffer.fixed[group]!;
    const weighted = network.groupWeighted[group] === 1;
    groups[at + groupField.tolerates] = network.groupTolerates[group]!;
    groups[at + groupField.node] = network.groupNode[group]! << nodeShift;
    groups[at + groupField.marks] =
      (network.groupRestart[group] === 1 ? groupMark.restart : 0) |
      (weighted ? groupMark.weighted : 0) |
      (room < 0 || (room > 0 && refill.fixed[group]! < 0) ? groupMark.drawn : 0);
    groups[at + groupField.room] = groups[at + groupField.stock] = room;
    groups[at + groupField.refillTicks] = room === 0 ? 0 : refill.fixed[group]!;
    for (const field of ['deadline', 'cutAt', 'flippedAt', 'causeLink'] as const) groups[at + groupField[field]] = -1;
    shortfall[2 * group + 1] = weighted ? full * full - network.groupNeed[group]! : 0;
  }
}

function fillLinks({ network, delay, threshold, sure, capacity }: Prepared, { links }: Tables): void {
  for (let link = 0; link < network.linkCount; link++) {
    const at = link << linkShift;
    links[at + linkField.group] = network.linkGroup[link]! << groupShift;
    links[at + linkField.threshold] = threshold[link]! ^ 0x8000_0000;
    links[at + linkField.lo] = network.linkKeys[2 * link]!;
    links[at + linkField.hi] = network.linkKeys[2 * link + 1]!;
    links[at + linkField.certain] = sure[link] === 1 ? capacity[link]! + 1 : 0;
    links[at + linkField.view] = full;
    links[at + linkField.lag] = delay.fixed[link]!;
  }
}

function fillSums({ network }: Prepared, { sums }: Tables): void {
  network.aggregates.list.forEach((aggregate, a) => {
    const at = a * sumSize;
    sums[at + sumField.whole] = network.aggregates.total[a]! * full;
    sums[at + sumField.lostAt] = aggregate.lostAt;
    sums[at + sumField.hour] = sums[at + sumField.firstLost] = sums[at + sumField.lostSince] = -1;
  });
}
