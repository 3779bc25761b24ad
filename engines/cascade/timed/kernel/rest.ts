import { full } from '../../defaults.ts';
import {
  bodyField,
  groupField,
  groupMark,
  linkField,
  nodeField,
  type Records,
  sumField,
  sumSize,
  word,
} from '../records.ts';

/** After a world, all that took part in it goes back to rest: the cost follows the cascade, not the model. */
export function restRecords(s: Records): void {
  const { links, metBodies, metLinks, metNodes, metGroups, words } = s;
  for (let i = 0; i < words[word.nodesMet]!; i += 1) restNode(s, metNodes[i]!);
  for (let i = 0; i < words[word.groupsMet]!; i += 1) restGroup(s, metGroups[i]!);
  for (let i = 0; i < words[word.linksMet]!; i += 1) {
    links[metLinks[i]! + linkField.live] = 0;
    links[metLinks[i]! + linkField.view] = full;
  }
  for (let i = 0; i < words[word.bodiesMet]!; i += 1) restBody(s, metBodies[i]!);
  for (let sumAt = 0; sumAt < words[word.sumsEnd]!; sumAt += sumSize) restSum(s, sumAt);
  words[word.nodesMet] = 0;
  words[word.groupsMet] = 0;
  words[word.linksMet] = 0;
  words[word.bodiesMet] = 0;
  words[word.used] = 0;
  words[word.spare] = -1;
  words[word.overflow] = 0;
}

function restNode(s: Records, nodeAt: number): void {
  const { nodes } = s;
  nodes[nodeAt + nodeField.level] = full;
  nodes[nodeAt + nodeField.committed] = full;
  nodes[nodeAt + nodeField.own] = full;
  nodes[nodeAt + nodeField.bad] = 0;
  nodes[nodeAt + nodeField.restartBad] = 0;
  nodes[nodeAt + nodeField.needRestart] = 0;
  nodes[nodeAt + nodeField.changedAt] = 0;
  nodes[nodeAt + nodeField.lost] = 0;
  nodes[nodeAt + nodeField.hour] = -1;
  nodes[nodeAt + nodeField.marks] = 0;
  nodes[nodeAt + nodeField.failGroup] = -1;
}

function restGroup(s: Records, groupAt: number): void {
  const { groups, shortfall } = s;
  const marks = groups[groupAt + groupField.marks]!;
  groups[groupAt + groupField.down] = 0;
  groups[groupAt + groupField.marks] = marks & (groupMark.restart | groupMark.weighted | groupMark.drawn);
  groups[groupAt + groupField.deadline] = -1;
  groups[groupAt + groupField.cutAt] = -1;
  groups[groupAt + groupField.stock] = groups[groupAt + groupField.room]!;
  groups[groupAt + groupField.stockAt] = 0;
  groups[groupAt + groupField.flippedAt] = -1;
  groups[groupAt + groupField.causeLink] = -1;
  if ((marks & groupMark.weighted) !== 0) shortfall[groupAt >> 3] = 0;
}

function restBody(s: Records, nodeAt: number): void {
  const { bodies } = s;
  bodies[nodeAt + bodyField.met] = 0;
  bodies[nodeAt + bodyField.fallbackSince] = -1;
  bodies[nodeAt + bodyField.restartDue] = -1;
  bodies[nodeAt + bodyField.repairDue] = -1;
  bodies[nodeAt + bodyField.readyDue] = -1;
  bodies[nodeAt + bodyField.wearDue] = -1;
  bodies[nodeAt + bodyField.repairs] = 0;
  bodies[nodeAt + bodyField.crew] = 0;
  bodies[nodeAt + bodyField.infected] = 0;
  bodies[nodeAt + bodyField.hold] = 0;
  bodies[nodeAt + bodyField.breaks] = 0;
}

function restSum(s: Records, sumAt: number): void {
  const { sums } = s;
  sums[sumAt + sumField.sum] = 0;
  sums[sumAt + sumField.since] = 0;
  sums[sumAt + sumField.integral] = 0;
  sums[sumAt + sumField.peak] = 0;
  sums[sumAt + sumField.lostTicks] = 0;
  sums[sumAt + sumField.hour] = -1;
  sums[sumAt + sumField.firstLost] = -1;
  sums[sumAt + sumField.lostSince] = -1;
}
