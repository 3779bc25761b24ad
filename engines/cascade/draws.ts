import { counterHash } from '#engines/kernel/random.ts';
import { drawWord } from './draw-word.ts';

/** What a draw is for; two draws of one item in one world differ by it. */
export const purpose = {
  live: 1,
  delay: 2,
  buffer: 3,
  refill: 4,
  repair: 5,
  upTime: 6,
  hit: 7,
  severity: 8,
  event: 9,
  duration: 10,
  product: 11,
  worm: 12,
  restart: 13,
  shared: 14,
  arrival: 15,
} as const;

/** Two words that stand for one world; every draw of the world mixes them with the item's own two words. */
export function worldKeys(seed: number, world: number): readonly [number, number] {
  return [counterHash(seed, world, 1) | 0, counterHash(seed, world, 2) | 0];
}

/** The same draw as an unsigned integer. */
export const draw = (k0: number, k1: number, lo: number, hi: number, what: number): number =>
  drawWord(k0, k1, lo, hi, what) >>> 0;

/** The same draw in the open interval (0, 1). */
export const drawUnit = (k0: number, k1: number, lo: number, hi: number, what: number): number =>
  (draw(k0, k1, lo, hi, what) + 0.5) / 0x1_0000_0000;

/** Two words from an identifier, so that draws follow the record and not its place in the file. */
export function keyOf(id: string): readonly [number, number] {
  let a = 0x811c9dc5;
  let b = 0x7ee3623a;
  for (let i = 0; i < id.length; i++) {
    a = Math.imul(a ^ id.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ id.charCodeAt(i), 0x5bd1e995);
    b ^= b >>> 15;
  }
  return [counterHash(a, b) | 0, counterHash(b, a, 1) | 0];
}

/** Below this threshold (32 bits) an event of probability p happens; 1 is certain because callers treat it apart. */
export const thresholdOf = (p: number): number => Math.min(0xffffffff, Math.max(0, Math.round(p * 0x1_0000_0000)));
