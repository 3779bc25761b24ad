import { full } from '../../defaults.ts';
import { bodyField, linkField, list, nodeField, nodeMark, type Records, trait, word } from '../records.ts';
import { schedule } from './calendar.ts';
import { meetLink, setView } from './groups.ts';

/** Notes that a node takes part in this world and, for the commit, in this tick. */
export function touchNode(s: Records, nodeAt: number, tick: number): void {
  const { nodes, metNodes, hourNodes, words } = s;
  const marks = nodes[nodeAt + nodeField.marks]!;
  if ((marks & nodeMark.met) === 0) {
    nodes[nodeAt + nodeField.marks] = marks | nodeMark.met;
    const met = words[word.nodesMet]!;
    metNodes[met] = nodeAt;
    words[word.nodesMet] = met + 1;
  }
  if (nodes[nodeAt + nodeField.hour] === tick) return;
  nodes[nodeAt + nodeField.hour] = tick;
  const count = words[word.hourNodes]!;
  hourNodes[count] = nodeAt;
  words[word.hourNodes] = count + 1;
}

/** What the node can do by itself, before any manual work-around: 0 while an input, its repair or its restart is missing. */
export function baseLevel(s: Records, nodeAt: number): number {
  const { nodes } = s;
  if (nodes[nodeAt + nodeField.bad]! > 0) return 0;
  if (nodes[nodeAt + nodeField.needRestart] === 1) {
    if (nodes[nodeAt + nodeField.restartBad]! !== 0) return 0;
    if ((nodes[nodeAt + nodeField.traits]! & trait.restartsAtOnce) === 0) return 0;
  }
  return nodes[nodeAt + nodeField.own]!;
}

/** Brings the node to the level its state calls for and passes it on along links without delay. */
export function settle(s: Records, nodeAt: number, tick: number): void {
  const { nodes } = s;
  touchNode(s, nodeAt, tick);
  let level = baseLevel(s, nodeAt);
  const traits = nodes[nodeAt + nodeField.traits]!;
  if (level < full && (traits & trait.fallback) !== 0) level = byHand(s, nodeAt, level, tick);
  if (level === nodes[nodeAt + nodeField.level]!) return;
  nodes[nodeAt + nodeField.level] = level;
  if ((traits & trait.instant) !== 0) passOn(s, nodeAt, level, tick);
}

function byHand(s: Records, nodeAt: number, base: number, tick: number): number {
  const { bodies } = s;
  const manual = bodies[nodeAt + bodyField.fallbackLevel]!;
  const since = bodies[nodeAt + bodyField.fallbackSince]!;
  const worked = since >= 0 ? tick - since : 0;
  return manual > base && worked < bodies[nodeAt + bodyField.fallbackTicks]! ? manual : base;
}

function passOn(s: Records, nodeAt: number, level: number, tick: number): void {
  const { nodes, links } = s;
  const end = nodes[nodeAt + nodeField.endLink]!;
  for (let linkAt = nodes[nodeAt + nodeField.firstLink]!; linkAt < end; linkAt += 8)
    if (meetLink(s, linkAt) === 1 && links[linkAt + linkField.lag] === 0) setView(s, linkAt, level, tick);
}

/** Enters the node's net level of this tick into the calendar of those that see it later. */
export function passOnLater(s: Records, nodeAt: number, before: number, level: number, tick: number): void {
  const { nodes, links } = s;
  const way = level < before ? list.losses : list.gains;
  const end = nodes[nodeAt + nodeField.endLink]!;
  for (let linkAt = nodes[nodeAt + nodeField.firstLink]!; linkAt < end; linkAt += 8) {
    if (meetLink(s, linkAt) !== 1) continue;
    const lag = links[linkAt + linkField.lag]!;
    if (lag > 0) schedule(s, tick + lag, way, 0, linkAt, level);
  }
}
