import type { Kernel } from './kernel/kernel.ts';
import { hitField, hitSize, nodeShift, word } from './records.ts';
import type { State } from './state.ts';
import { spread } from './worm.ts';

/** Hands the kernel what the shock hits in this world, a batch at a time. */
export function enterHits(s: State, kernel: Kernel, world: number): void {
  const { hits, plan } = s;
  const k0 = s.words[word.k0]!;
  const k1 = s.words[word.k1]!;
  let end = 0;
  for (const { tick, node, level, spreads } of plan.hits(k0, k1, world)) {
    if (end === hits.length) {
      kernel.enterHits(end);
      end = 0;
    }
    hits[end + hitField.tick] = tick;
    hits[end + hitField.node] = node << nodeShift;
    hits[end + hitField.level] = level;
    hits[end + hitField.hold] = plan.hold(k0, k1, node);
    hits[end + hitField.breaks] = plan.repairs(node) ? 1 : 0;
    end += hitSize;
    if (spreads) spread(s, node << nodeShift, tick);
  }
  kernel.enterHits(end);
}
