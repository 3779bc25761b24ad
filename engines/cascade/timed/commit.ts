import { full } from '../defaults.ts';
import { purpose } from '../draws.ts';
import { happening, schedule } from './calendar.ts';
import { baseLevel, nodeTicks, passOnLater, repairTicks } from './nodes.ts';
import type { State } from './state.ts';

/** Closes a tick: accounts for net changes, tells those who see them later, starts clocks that hang on the net state. */
export function commitTick(s: State, tick: number): void {
  s.sumTouchedCount = 0;
  for (let i = 0; i < s.hourNodeCount; i++) {
    const node = s.hourNodes[i]!;
    startClocks(s, node, tick);
    if (s.level[node] === s.committed[node]) continue;
    account(s, node, tick);
    if (s.hasLagged[node] === 1) passOnLater(s, node, tick);
  }
  closeSums(s, tick);
  if (s.arrivals.length > 0 || s.free.length > 0) assignCrews(s, tick);
}

function startClocks(s: State, node: number, tick: number): void {
  const base = baseLevel(s, node);
  if (s.network.hasRestart[node] === 1) watchRestart(s, node, base, tick);
  if (s.network.fallbackLevel[node] === 0) return;
  if (base === full) s.fallbackSince[node] = -1;
  else if (s.fallbackSince[node] === -1) {
    s.fallbackSince[node] = tick;
    schedule(s.calendar, tick + s.prepared.fallback[node]!, happening.fallbackEnd, node, 0);
  }
}

/** A node that went down must start again: the clock runs while all it needs for that stays in place. */
function watchRestart(s: State, node: number, base: number, tick: number): void {
  if (base > 0) {
    s.needRestart[node] = 0;
    return;
  }
  s.needRestart[node] = 1;
  const ready = s.own[node]! > 0 && s.bad[node] === 0 && s.restartBad[node] === 0;
  if (!ready) s.restartDue[node] = -1;
  else if (s.restartDue[node]! < 0) {
    s.restartDue[node] = tick + nodeTicks(s, s.prepared.restart, node, node, purpose.restart);
    schedule(s.calendar, s.restartDue[node], happening.restartEnd, node, 0);
  }
}

function account(s: State, node: number, tick: number): void {
  const before = s.committed[node]!;
  const level = s.level[node]!;
  s.lost[node]! += (full - before) * (tick - s.changedAt[node]!);
  s.changedAt[node] = tick;
  s.committed[node] = level;
  const { memberStart, memberOf, memberWeight } = s.network.aggregates;
  for (let m = memberStart[node]!; m < memberStart[node + 1]!; m++) {
    const sum = memberOf[m]!;
    if (s.sumHour[sum] !== tick) openSum(s, sum, tick);
    s.sum[sum]! += memberWeight[m]! * (before - level);
  }
  if (s.trace) s.trace(stepOf(s, node, tick));
}

function stepOf(s: State, node: number, tick: number) {
  const level = s.level[node]!;
  const input = s.bad[node]! > 0;
  const group = input ? s.failGroup[node]! : -1;
  const cause = level === full ? 'up' : s.own[node]! < full ? 'own' : input ? 'input' : 'restart';
  const seen = cause === 'input' ? group : -1;
  return {
    tick,
    node,
    level,
    cause,
    group: seen,
    link: seen < 0 ? -1 : s.causeLink[seen]!,
    stock: seen < 0 ? 0 : s.stock[seen]!,
  } as const;
}

function openSum(s: State, sum: number, tick: number): void {
  s.sumHour[sum] = tick;
  s.integral[sum]! += s.sum[sum]! * (tick - s.sumSince[sum]!);
  s.sumSince[sum] = tick;
  s.sumTouched[s.sumTouchedCount++] = sum;
}

function closeSums(s: State, tick: number): void {
  const { total, list } = s.network.aggregates;
  for (let i = 0; i < s.sumTouchedCount; i++) {
    const sum = s.sumTouched[i]!;
    const q = s.sum[sum]! / (total[sum]! * full);
    if (q > s.peak[sum]!) s.peak[sum] = q;
    const gone = q > 0 && q >= list[sum]!.lostAt;
    if (gone && s.lostSince[sum]! < 0) {
      s.lostSince[sum] = tick;
      if (s.firstLost[sum]! < 0) s.firstLost[sum] = tick;
    } else if (!gone && s.lostSince[sum]! >= 0) {
      s.lostTicks[sum]! += tick - s.lostSince[sum]!;
      s.lostSince[sum] = -1;
    }
  }
}

/** First come, first served; those of one tick in the order of their ids. */
function assignCrews(s: State, tick: number): void {
  s.arrivals.sort((a, b) => a - b);
  for (const node of s.arrivals) s.queues[s.network.crewPool[node]!]!.push(node);
  s.arrivals.length = 0;
  for (let pool = 0; pool < s.queues.length; pool++) {
    const queue = s.queues[pool]!;
    while (s.free[pool]! > 0 && queue.length > 0) {
      const node = queue.shift()!;
      s.free[pool]!--;
      s.crew[node] = 2;
      s.repairDue[node] = tick + repairTicks(s, node);
      schedule(s.calendar, s.repairDue[node], happening.repairEnd, node, 0);
    }
  }
}
