import type { Regimes } from '#engines/duties/types.ts';
import { counterHash } from '#engines/kernel/random.ts';

/** Eight characters that change with the text of any regime pack, to tell two papers apart; not a proof of anything. */
export function packsMark(regimes: Regimes): string {
  let mark = 0;
  for (const { basis } of regimes.list)
    for (let i = 0; i < basis.hash.length; i += 8)
      mark = counterHash(mark, Number.parseInt(basis.hash.slice(i, i + 8), 16));
  return mark.toString(16).padStart(8, '0');
}
