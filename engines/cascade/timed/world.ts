import { full } from '../defaults.ts';
import { worldKeys } from '../draws.ts';
import { touchNode } from './kernel/levels.ts';
import { wearLater } from './damage.ts';
import { happening, plan } from './happenings.ts';
import { runTick } from './hour.ts';
import { bodyField, linkField, nodeField, nodeShift, sumField, sumSize, trait, word } from './records.ts';
import { roomier, type State } from './state.ts';
import { spread } from './worm.ts';

/** Numbers kept of one world for each aggregate, in this order. */
export const rowFields = 6;
export const rowField = { inoperabilityTicks: 0, peak: 1, firstLost: 2, lostTicks: 3, money: 4, people: 5 } as const;

/** Sums over the worlds of one range; node sums are whole numbers, so they add up the same in any order. */
export interface Tally {
  /** worlds x aggregates x fields */
  readonly rows: Float64Array;
  /** worlds in which the node lost any of its level */
  readonly nodeWorlds: Float64Array;
  /** thousandths of a level times ticks */
  readonly nodeLoss: Float64Array;
}

/** Runs one world and adds it to the tally at row `at`. The state is at rest again afterwards. */
export function runWorld(s: State, seed: number, world: number, tally: Tally, at: number): void {
  play(s, seed, world);
  // A world that needed more calendar than there is was cut short: it is run again from its start with more.
  while (s.words[word.overflow] === 1) {
    rest(s);
    roomier(s);
    play(s, seed, world);
  }
  collect(s, tally, at);
  if (s.trace) for (const step of s.steps) s.trace(step);
  rest(s);
}

function play(s: State, seed: number, world: number): void {
  [s.words[word.k0], s.words[word.k1]] = worldKeys(seed, world);
  s.words[word.tracing] = s.trace ? 1 : 0;
  const kernel = s.trace ? s.plain : s.kernel;
  enterHits(s, world);
  for (let tick = kernel.runTicks(0); tick >= 0; tick = kernel.runTicks(tick)) runTick(s, kernel, tick);
}

function enterHits(s: State, world: number): void {
  s.network.wearing.forEach((node, item) => {
    touchNode(s, node << nodeShift, -1);
    wearLater(s, item, node << nodeShift, 0);
  });
  for (const hit of s.plan.hits(s.words[word.k0]!, s.words[word.k1]!, world)) {
    plan(s, hit.tick, happening.hit, hit.node << nodeShift, hit.level);
    if (hit.spreads) spread(s, hit.node << nodeShift, hit.tick);
  }
}

function collect(s: State, tally: Tally, at: number): void {
  const { nodes, words, horizon } = s;
  const { list } = s.network.aggregates;
  const base = at * list.length * rowFields;
  const { rows } = tally;
  for (let a = 0; a < list.length; a++) collectSum(s, a * sumSize, rows, base + a * rowFields);
  for (let i = 0; i < words[word.nodesMet]!; i++) {
    const nodeAt = s.metNodes[i]!;
    const open = full - nodes[nodeAt + nodeField.committed]!;
    const lost = nodes[nodeAt + nodeField.lost]! + open * (horizon - nodes[nodeAt + nodeField.changedAt]!);
    if (lost === 0) continue;
    const node = nodeAt >> nodeShift;
    tally.nodeLoss[node]! += lost;
    tally.nodeWorlds[node]!++;
    if ((nodes[nodeAt + nodeField.traits]! & trait.valued) !== 0) collectValue(s, node, lost, rows, base);
  }
}

function collectValue(
  { network, prepared }: State,
  node: number,
  lost: number,
  rows: Float64Array,
  base: number,
): void {
  const { memberStart, memberOf, memberPart } = network.aggregates;
  const hours = (lost / full) * prepared.quantum;
  for (let m = memberStart[node]!; m < memberStart[node + 1]!; m++) {
    const row = base + memberOf[m]! * rowFields;
    rows[row + rowField.money]! += network.valuePerHour[node]! * hours * memberPart[m]!;
    rows[row + rowField.people]! += network.peopleServed[node]! * hours * memberPart[m]!;
  }
}

function collectSum({ sums, horizon }: State, sumAt: number, rows: Float64Array, row: number): void {
  const integral =
    sums[sumAt + sumField.integral]! + sums[sumAt + sumField.sum]! * (horizon - sums[sumAt + sumField.since]!);
  const since = sums[sumAt + sumField.lostSince]!;
  rows[row + rowField.inoperabilityTicks] = integral / sums[sumAt + sumField.whole]!;
  rows[row + rowField.peak] = sums[sumAt + sumField.peak]!;
  rows[row + rowField.firstLost] = sums[sumAt + sumField.firstLost]!;
  rows[row + rowField.lostTicks] = sums[sumAt + sumField.lostTicks]! + (since < 0 ? 0 : horizon - since);
}

function rest(s: State): void {
  const { links, sums } = s;
  s.kernel.restRecords();
  for (const nodeAt of s.metBodies) restBody(s.bodies, nodeAt);
  for (const linkAt of s.drawnLags) links[linkAt + linkField.lag] = -1;
  s.metBodies.length = s.drawnLags.length = s.arrivals.length = s.steps.length = 0;
  for (const queue of s.queues) queue.length = 0;
  s.free.set(s.network.crewSize);
  for (let sumAt = 0; sumAt < sums.length; sumAt += sumSize) restSum(sums, sumAt);
}

function restBody(bodies: Int32Array, nodeAt: number): void {
  bodies[nodeAt + bodyField.met] = bodies[nodeAt + bodyField.repairs] = 0;
  bodies[nodeAt + bodyField.crew] = bodies[nodeAt + bodyField.infected] = 0;
  bodies[nodeAt + bodyField.fallbackSince] = bodies[nodeAt + bodyField.restartDue] = -1;
  bodies[nodeAt + bodyField.repairDue] = bodies[nodeAt + bodyField.readyDue] = -1;
  bodies[nodeAt + bodyField.wearDue] = -1;
}

function restSum(sums: Float64Array, sumAt: number): void {
  sums[sumAt + sumField.sum] = sums[sumAt + sumField.since] = sums[sumAt + sumField.integral] = 0;
  sums[sumAt + sumField.peak] = sums[sumAt + sumField.lostTicks] = 0;
  sums[sumAt + sumField.hour] = sums[sumAt + sumField.firstLost] = sums[sumAt + sumField.lostSince] = -1;
}
