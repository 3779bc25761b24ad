import { full } from '../../defaults.ts';
import { nodeField, nodeShift, type Records, totalField, totalShift, trait, word } from '../records.ts';

/**
 * Adds what each node lost in the world that has just ended, with what is still open at the horizon, to the totals.
 * Lists the losses of nodes whose value counts and returns the end of that list.
 */
export function addLosses(s: Records): number {
  const { losses, metNodes, nodes, words } = s;
  const horizon = words[word.horizon]!;
  let end = 0;
  for (let i = 0; i < words[word.nodesMet]!; i += 1) {
    const nodeAt = metNodes[i]!;
    const open = full - nodes[nodeAt + nodeField.committed]!;
    const lost = nodes[nodeAt + nodeField.lost]! + Math.imul(open, horizon - nodes[nodeAt + nodeField.changedAt]!);
    if (lost === 0) continue;
    addLoss(s, nodeAt, lost);
    if ((nodes[nodeAt + nodeField.traits]! & trait.valued) === 0) continue;
    losses[end] = nodeAt;
    losses[end + 1] = lost;
    end += 2;
  }
  return end;
}

function addLoss(s: Records, nodeAt: number, lost: number): void {
  const { lostNodes, totals, words } = s;
  const totalAt = (nodeAt >> nodeShift) << totalShift;
  const worlds = totals[totalAt + totalField.worlds]!;
  totals[totalAt + totalField.loss]! += lost;
  totals[totalAt + totalField.worlds] = worlds + 1;
  if (worlds !== 0) return;
  const count = words[word.lostNodes]!;
  lostNodes[count] = nodeAt;
  words[word.lostNodes] = count + 1;
}
