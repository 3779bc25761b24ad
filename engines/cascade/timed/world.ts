import { full } from '../defaults.ts';
import { worldKeys } from '../draws.ts';
import { enterHits } from './hits.ts';
import { touchNode } from './kernel/levels.ts';
import { linkField, nodeShift, sumField, sumSize, totalField, totalShift, word } from './records.ts';
import { wearLater } from './repair.ts';
import { roomier, type State } from './state.ts';

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
  runRow(s, seed, world, tally, at);
  collectNodes(s, tally);
}

/** Runs worlds `from` to `to` (exclusive) and adds them to the tally from its first row on. */
export function runWorlds(s: State, seed: number, from: number, to: number, tally: Tally): void {
  for (let world = from; world < to; world++) runRow(s, seed, world, tally, world - from);
  collectNodes(s, tally);
}

function runRow(s: State, seed: number, world: number, tally: Tally, at: number): void {
  play(s, seed, world);
  // A world that needed more calendar than there is was cut short: it is run again from its start with more.
  while (s.words[word.overflow] === 1) {
    rest(s);
    collectNodes(s, tally);
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
  s.network.wearing.forEach((node, item) => {
    touchNode(s, node << nodeShift, -1);
    wearLater(s, item, node << nodeShift, 0);
  });
  enterHits(s, kernel, world);
  kernel.runTicks();
}

function collect(s: State, { rows }: Tally, at: number): void {
  const { losses } = s;
  const { list } = s.network.aggregates;
  const base = at * list.length * rowFields;
  for (let a = 0; a < list.length; a++) collectSum(s, a * sumSize, rows, base + a * rowFields);
  const end = s.kernel.addLosses();
  for (let i = 0; i < end; i += 2) collectValue(s, losses[i]! >> nodeShift, losses[i + 1]!, rows, base);
}

/** Moves what the nodes lost in all worlds since the last time to the tally. */
function collectNodes({ lostNodes, totals, words }: State, { nodeLoss, nodeWorlds }: Tally): void {
  for (let i = 0; i < words[word.lostNodes]!; i++) {
    const node = lostNodes[i]! >> nodeShift;
    const totalAt = node << totalShift;
    nodeLoss[node]! += totals[totalAt + totalField.loss]!;
    nodeWorlds[node]! += totals[totalAt + totalField.worlds]!;
    totals[totalAt + totalField.loss] = totals[totalAt + totalField.worlds] = 0;
  }
  words[word.lostNodes] = 0;
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
  s.kernel.restRecords();
  for (const linkAt of s.drawnLags) s.links[linkAt + linkField.lag] = -1;
  empty(s.drawnLags);
  empty(s.steps);
  if (s.queues.length === 0) return;
  empty(s.arrivals);
  for (const queue of s.queues) empty(queue);
  s.free.set(s.network.crewSize);
}

/** Setting a length costs, also that of an empty list. */
function empty(items: unknown[]): void {
  if (items.length > 0) items.length = 0;
}
