/** A fixed-size set of small integers over 32-bit words. Bit `i` lives in word `i >>> 5`. */
export type Bitset = Uint32Array;

export const bitset = (size: number): Bitset => new Uint32Array((size + 31) >>> 5);

export function setBit(set: Bitset, i: number): void {
  set[i >>> 5] = (set[i >>> 5] ?? 0) | (1 << (i & 31));
}

export function clearBit(set: Bitset, i: number): void {
  set[i >>> 5] = (set[i >>> 5] ?? 0) & ~(1 << (i & 31));
}

export const hasBit = (set: Bitset, i: number): boolean => (((set[i >>> 5] ?? 0) >>> (i & 31)) & 1) === 1;

export function countBits(set: Bitset): number {
  let total = 0;
  for (let word of set) {
    word = word - ((word >>> 1) & 0x55555555);
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    total += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return total;
}
