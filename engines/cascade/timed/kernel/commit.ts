import { full } from '../../defaults.ts';
import { nodeField, type Records, sumField, trait, word } from '../records.ts';
import { passOnLater } from './levels.ts';

/** Closes a tick: accounts for net changes, tells those who see them later, starts clocks that hang on the net state. */
export function commitTick(s: Records, tick: number): void {
  const { nodes, hourNodes, words } = s;
  words[word.openSums] = 0;
  const count = words[word.hourNodes]!;
  for (let i = 0; i < count; i += 1) {
    const nodeAt = hourNodes[i]!;
    const traits = nodes[nodeAt + nodeField.traits]!;
    if ((traits & trait.clocks) !== 0) s.startClocks(nodeAt, tick);
    const before = nodes[nodeAt + nodeField.committed]!;
    const level = nodes[nodeAt + nodeField.level]!;
    if (level === before) continue;
    account(s, nodeAt, before, level, tick);
    if ((traits & trait.lagged) !== 0) passOnLater(s, nodeAt, before, level, tick);
  }
  closeSums(s, tick);
}

function account(s: Records, nodeAt: number, before: number, level: number, tick: number): void {
  const { nodes, members, sums, words } = s;
  nodes[nodeAt + nodeField.lost]! += Math.imul(full - before, tick - nodes[nodeAt + nodeField.changedAt]!);
  nodes[nodeAt + nodeField.changedAt] = tick;
  nodes[nodeAt + nodeField.committed] = level;
  const end = nodes[nodeAt + nodeField.endMember]!;
  for (let m = nodes[nodeAt + nodeField.firstMember]!; m < end; m += 2) {
    const sumAt = members[m]!;
    if (sums[sumAt + sumField.hour]! !== tick) openSum(s, sumAt, tick);
    sums[sumAt + sumField.sum]! += Math.imul(members[m + 1]!, before - level);
  }
  if (words[word.tracing] === 1) s.note(nodeAt, tick);
}

function openSum(s: Records, sumAt: number, tick: number): void {
  const { sums, openSums, words } = s;
  sums[sumAt + sumField.hour] = tick;
  sums[sumAt + sumField.integral]! += sums[sumAt + sumField.sum]! * (tick - sums[sumAt + sumField.since]!);
  sums[sumAt + sumField.since] = tick;
  const count = words[word.openSums]!;
  openSums[count] = sumAt;
  words[word.openSums] = count + 1;
}

function closeSums(s: Records, tick: number): void {
  const { sums, openSums, words } = s;
  const count = words[word.openSums]!;
  for (let i = 0; i < count; i += 1) {
    const sumAt = openSums[i]!;
    const q = sums[sumAt + sumField.sum]! / sums[sumAt + sumField.whole]!;
    if (q > sums[sumAt + sumField.peak]!) sums[sumAt + sumField.peak] = q;
    const gone = q > 0 && q >= sums[sumAt + sumField.lostAt]!;
    const since = sums[sumAt + sumField.lostSince]!;
    if (gone && since < 0) {
      sums[sumAt + sumField.lostSince] = tick;
      if (sums[sumAt + sumField.firstLost]! < 0) sums[sumAt + sumField.firstLost] = tick;
    }
    if (!gone && since >= 0) {
      sums[sumAt + sumField.lostTicks]! += tick - since;
      sums[sumAt + sumField.lostSince] = -1;
    }
  }
}
