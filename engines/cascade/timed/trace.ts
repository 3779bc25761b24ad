import { full } from '../defaults.ts';
import { groupField, groupShift, linkShift, nodeField, nodeShift } from './records.ts';
import type { State } from './state.ts';

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

/** Notes the net change of a node in this tick and what caused it. */
export function noteStep(s: State, nodeAt: number, tick: number): void {
  const { nodes, groups } = s;
  const level = nodes[nodeAt + nodeField.level]!;
  const input = nodes[nodeAt + nodeField.bad]! > 0;
  const own = nodes[nodeAt + nodeField.own]! < full;
  const cause = level === full ? 'up' : own ? 'own' : input ? 'input' : 'restart';
  const groupAt = cause === 'input' ? nodes[nodeAt + nodeField.failGroup]! : -1;
  s.steps.push({
    tick,
    node: nodeAt >> nodeShift,
    level,
    cause,
    group: groupAt < 0 ? -1 : groupAt >> groupShift,
    link: groupAt < 0 ? -1 : groups[groupAt + groupField.causeLink]! >> linkShift,
    stock: groupAt < 0 ? 0 : groups[groupAt + groupField.stock]!,
  });
}
