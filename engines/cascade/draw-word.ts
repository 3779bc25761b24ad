/** The draw of an item for a purpose as 32 bits; no state, so any world can be replayed alone. */
export function drawWord(k0: number, k1: number, lo: number, hi: number, what: number): number {
  let h = lo ^ k0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  h = (h ^ (h >>> 16)) + hi + Math.imul(what, 0x9e3779b9);
  h ^= k1;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return h ^ (h >>> 16);
}
