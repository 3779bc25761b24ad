import {
  add,
  add4,
  bits4,
  type Code,
  choose,
  constant,
  countBits,
  get,
  less,
  less4,
  load,
  load4,
  loadByte,
  loadSplat,
  moduleOf,
  multiply,
  multiply4,
  pick,
  set,
  shiftLeft,
  shiftRight4,
  splat,
  store,
  store4,
  storeByte,
  subtract,
  whileLoop,
  xor4,
} from './assembler.ts';
import type { Layout } from './edge-groups.ts';

/** Nodes of the queue whose groups are listed together. */
export const together = 64;

export interface Arrays {
  readonly heads: Int32Array;
  readonly groups: Uint8Array;
  /** 1 for nodes this world has not reached; 0 for the node that is not there */
  readonly fresh: Uint8Array;
  /** the nodes reached, in order */
  readonly queue: Int32Array;
  /** of one batch: places and addresses of its groups, and the live targets they give; each with room for four more */
  readonly places: Int32Array;
  readonly addresses: Int32Array;
  readonly live: Int32Array;
  /** see `tableOf` */
  readonly table: Uint8Array;
}

type Run = (...parameters: number[]) => number;

// Parameters, then local numbers, then local vectors, by their place.
const [HEADS, GROUPS, FRESH, QUEUE, PLACES, GAP, LIVE, TABLE, SIZE, COMMON, K0, K1] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
];
const [AT, END, J, NODE, GROUP, COUNT, LIST, LAST, MASK, ADDRESS] = [12, 13, 14, 15, 16, 17, 18, 19, 20, 21];
const [H, NEXT, KEY0, KEY1, THRESHOLD] = [22, 23, 24, 25, 26];
const [MULTIPLY0, MULTIPLY1, SIGN, PLACE_STEPS, PLACE_FOUR, STEPS, FOUR] = [27, 28, 29, 30, 31, 32, 33];
const [parameters, numbers, vectors] = [12, 10, 12];

const word = (base: number, index: Code): Code => add(get(base), shiftLeft(index, constant(2)));
const increase = (local: number, by: Code): Code => set(local, add(get(local), by));

/** Lists the places and the addresses of a node's groups, four at once. */
const listGroups = (stride: number): Code => [
  ...set(NODE, load(word(QUEUE, get(AT)))),
  ...set(GROUP, load(word(HEADS, get(NODE)))),
  ...set(COUNT, subtract(load(word(HEADS, get(NODE)), 4), get(GROUP))),
  ...set(LAST, add(get(LIST), shiftLeft(get(COUNT), constant(2)))),
  ...set(H, add4(splat(shiftLeft(get(GROUP), constant(3))), get(PLACE_STEPS))),
  ...set(NEXT, add4(splat(add(get(GROUPS), multiply(get(GROUP), constant(stride)))), get(STEPS))),
  ...whileLoop(less(get(LIST), get(LAST)), [
    ...store4(get(LIST), get(H)),
    ...store4(add(get(LIST), get(GAP)), get(NEXT)),
    ...set(H, add4(get(H), get(PLACE_FOUR))),
    ...set(NEXT, add4(get(NEXT), get(FOUR))),
    ...increase(LIST, constant(16)),
  ]),
  ...set(LIST, get(LAST)),
  ...increase(AT, constant(1)),
];

/**
 * Four edges: hash, compare, and write the targets of the live ones close together. Nothing branches and no group waits for
 * another, so the processor is at several at once while the targets of later ones come from memory.
 */
const askGroup = (stride: number): Code => [
  ...set(H, xor4(loadSplat(get(J)), get(KEY0))),
  ...set(H, multiply4(xor4(get(H), shiftRight4(get(H), 16)), get(MULTIPLY0))),
  ...set(H, xor4(get(H), get(KEY1))),
  ...set(H, multiply4(xor4(get(H), shiftRight4(get(H), 15)), get(MULTIPLY1))),
  ...set(H, xor4(xor4(get(H), shiftRight4(get(H), 16)), get(SIGN))),
  ...set(ADDRESS, load(add(get(J), get(GAP)))),
  ...set(MASK, bits4(less4(get(H), stride === 12 ? get(THRESHOLD) : load4(get(ADDRESS), 16)))),
  ...store4(get(LIST), pick(load4(get(ADDRESS)), load4(add(get(TABLE), shiftLeft(get(MASK), constant(4)))))),
  ...increase(LIST, shiftLeft(countBits(get(MASK)), constant(2))),
  ...increase(J, constant(4)),
];

/** A live target joins the queue; the queue grows only when it was not there yet. */
const commit: Code = [
  ...set(NODE, load(get(J))),
  ...store(word(QUEUE, get(SIZE)), get(NODE)),
  ...set(ADDRESS, add(get(FRESH), get(NODE))),
  ...increase(SIZE, loadByte(get(ADDRESS))),
  ...storeByte(get(ADDRESS), constant(0)),
  ...increase(J, constant(4)),
];

/** Vectors that stay the same, by their order behind the masks of the table. Read from memory they keep a register each. */
const kept = [MULTIPLY0, MULTIPLY1, SIGN, PLACE_STEPS, PLACE_FOUR, STEPS, FOUR];
const valuesOf = (stride: number): readonly (readonly number[])[] => [
  [0x7feb352d, 0x7feb352d, 0x7feb352d, 0x7feb352d],
  [0x846ca68b, 0x846ca68b, 0x846ca68b, 0x846ca68b],
  [0x8000_0000, 0x8000_0000, 0x8000_0000, 0x8000_0000],
  [0, 4, 8, 12],
  [16, 16, 16, 16],
  [0, stride, 2 * stride, 3 * stride],
  [4 * stride, 4 * stride, 4 * stride, 4 * stride],
  [0, 1, 2, 3],
];
const masks = 256;
const lanesAt = masks + 16 * kept.length;

const bodyOf = (stride: number): Code => [
  ...kept.flatMap((local, i) => set(local, load4(get(TABLE), masks + 16 * i))),
  ...set(KEY0, xor4(splat(get(K0)), load4(get(TABLE), lanesAt))),
  ...set(KEY1, splat(get(K1))),
  ...set(THRESHOLD, splat(get(COMMON))),
  ...whileLoop(less(get(AT), get(SIZE)), [
    ...set(END, add(get(AT), constant(together))),
    ...set(END, choose(get(END), get(SIZE), less(get(END), get(SIZE)))),
    ...set(LIST, get(PLACES)),
    ...whileLoop(less(get(AT), get(END)), listGroups(stride)),
    ...set(J, get(PLACES)),
    ...set(LAST, get(LIST)),
    ...set(LIST, get(LIVE)),
    ...whileLoop(less(get(J), get(LAST)), askGroup(stride)),
    ...set(J, get(LIVE)),
    ...whileLoop(less(get(J), get(LIST)), commit),
  ]),
  ...get(SIZE),
];

/** For each of the sixteen masks the bytes of a group that move to the front when only its live edges are kept; then `kept`. */
export function tableOf(stride: Layout['stride']): Uint8Array {
  const width = stride === 12 ? 3 : 4;
  const table = new Uint8Array(masks).fill(0xff);
  for (let mask = 0; mask < 16; mask++) {
    let to = 16 * mask;
    for (let lane = 0; lane < 4; lane++) {
      if ((mask & (1 << lane)) === 0) continue;
      for (let b = 0; b < width; b++) table[to + b] = lane * width + b;
      to += 4;
    }
  }
  return Uint8Array.of(
    ...table,
    ...new Uint8Array(Int32Array.from(valuesOf(stride).flat(), value => value | 0).buffer),
  );
}

const compiled = new Map<number, WebAssembly.Module | undefined>();

function moduleFor(stride: Layout['stride']): WebAssembly.Module | undefined {
  if (!compiled.has(stride)) {
    const bytes = moduleOf(parameters, numbers, vectors, bodyOf(stride));
    compiled.set(stride, WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : undefined);
  }
  return compiled.get(stride);
}

/** The cascade's inner loop on four edges at once over arrays in `memory`; undefined where SIMD is missing. */
export function spreadKernel(
  memory: WebAssembly.Memory,
  { stride, common }: Layout,
): ((arrays: Arrays, size: number, k0: number, k1: number) => number) | undefined {
  const module = moduleFor(stride);
  if (module === undefined) return undefined;
  const run = new WebAssembly.Instance(module, { env: { memory } }).exports['run'] as Run;
  return ({ heads, groups, fresh, queue, places, addresses, live, table }, size, k0, k1) =>
    run(
      heads.byteOffset,
      groups.byteOffset,
      fresh.byteOffset,
      queue.byteOffset,
      places.byteOffset,
      addresses.byteOffset - places.byteOffset,
      live.byteOffset,
      table.byteOffset,
      size,
      common ?? 0,
      k0,
      k1,
    );
}
