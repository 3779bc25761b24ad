import {
  add,
  add4,
  and,
  bits4,
  type Code,
  choose,
  constant,
  get,
  lanes,
  less,
  less4,
  load,
  load4,
  moduleOf,
  multiply4,
  set,
  shiftLeft,
  shiftRight,
  shiftRight4,
  splat,
  store,
  subtract,
  unequal,
  whileLoop,
  xor4,
} from './assembler.ts';

interface Arrays {
  readonly start: Int32Array;
  readonly blocks: Int32Array;
  readonly stamp: Int32Array;
  readonly queue: Int32Array;
  readonly scratch: Int32Array;
}

type Run = (
  start: number,
  blocks: number,
  stamps: number,
  queue: number,
  scratch: number,
  size: number,
  stamp: number,
  k0: number,
  k1: number,
) => number;

// Parameters, then local numbers, then local vectors, by their place.
const [START, BLOCKS, STAMPS, QUEUE, SCRATCH, SIZE, STAMP, K0, K1] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const [AT, END, FIRST, HALF, I, FOUND, MASK, NODE, J, ADDRESS, SINK] = [9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19];
const [H, KEY0, KEY1] = [20, 21, 22];

const word = (base: number, index: Code): Code => add(get(base), shiftLeft(index, constant(2)));
const increase = (local: number, by: Code): Code => set(local, add(get(local), by));

/** Four edges: hash, compare, and write each target; the write place moves on only past live ones, so nothing branches. */
const fourEdges: Code = [
  ...set(H, xor4(add4(splat(get(I)), lanes([0, 1, 2, 3])), get(KEY0))),
  ...set(H, multiply4(xor4(get(H), shiftRight4(get(H), 16)), splat(constant(0x7feb352d)))),
  ...set(H, xor4(get(H), get(KEY1))),
  ...set(H, multiply4(xor4(get(H), shiftRight4(get(H), 15)), splat(constant(0x846ca68b)))),
  ...set(H, xor4(get(H), shiftRight4(get(H), 16))),
  ...set(ADDRESS, word(BLOCKS, get(I))),
  ...set(MASK, bits4(less4(xor4(get(H), splat(constant(0x8000_0000))), load4(get(ADDRESS))))),
  ...set(ADDRESS, add(get(ADDRESS), shiftLeft(get(HALF), constant(2)))),
  ...[0, 1, 2, 3].flatMap(lane => [
    ...store(get(FOUND), load(get(ADDRESS), 4 * lane)),
    ...increase(FOUND, shiftLeft(and(shiftRight(get(MASK), constant(lane)), constant(1)), constant(2))),
  ]),
  ...increase(I, constant(4)),
];

/** One node of the frontier: all edges of its block. */
const oneNode: Code = [
  ...set(NODE, load(word(QUEUE, get(AT)))),
  ...set(I, load(word(START, get(NODE)))),
  ...set(FIRST, get(I)),
  ...set(HALF, shiftRight(subtract(load(word(START, get(NODE)), 4), get(FIRST)), constant(1))),
  ...set(FIRST, add(get(FIRST), get(HALF))),
  ...whileLoop(less(get(I), get(FIRST)), fourEdges),
  ...increase(AT, constant(1)),
];

/** Touches the block of a node soon to be asked: loads that wait for nothing overlap, so the misses of many cost as one. */
const touch: Code = [
  ...set(ADDRESS, word(BLOCKS, load(word(START, load(word(QUEUE, get(J))))))),
  ...set(SINK, add(get(SINK), add(load(get(ADDRESS)), load(get(ADDRESS), 64)))),
  ...increase(J, constant(1)),
];

/** A found target joins the queue; the queue grows only when it was not there yet. */
const commit: Code = [
  ...set(NODE, load(get(J))),
  ...store(word(QUEUE, get(SIZE)), get(NODE)),
  ...set(ADDRESS, word(STAMPS, get(NODE))),
  ...increase(SIZE, unequal(load(get(ADDRESS)), get(STAMP))),
  ...store(get(ADDRESS), get(STAMP)),
  ...increase(J, constant(4)),
];

const body: Code = [
  ...set(KEY0, splat(get(K0))),
  ...set(KEY1, splat(get(K1))),
  ...whileLoop(less(get(AT), get(SIZE)), [
    ...set(END, add(get(AT), constant(64))),
    ...set(END, choose(get(END), get(SIZE), less(get(END), get(SIZE)))),
    ...set(J, get(AT)),
    ...whileLoop(less(get(J), get(END)), touch),
    ...set(FOUND, get(SCRATCH)),
    ...whileLoop(less(get(AT), get(END)), oneNode),
    ...set(J, get(SCRATCH)),
    ...whileLoop(less(get(J), get(FOUND)), commit),
  ]),
  // Kept, so that no compiler takes the touching for useless.
  ...store(get(SCRATCH), get(SINK)),
  ...get(SIZE),
];

let compiled: WebAssembly.Module | null | undefined;

/** The cascade's inner loop on four edges at once over arrays in `memory`; undefined where SIMD is missing. */
export function spreadKernel(
  memory: WebAssembly.Memory,
): ((arrays: Arrays, size: number, stamp: number, k0: number, k1: number) => number) | undefined {
  if (compiled === undefined) {
    const bytes = moduleOf(9, 11, 3, body);
    compiled = WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
  }
  if (compiled === null) return undefined;
  const run = new WebAssembly.Instance(compiled, { env: { memory } }).exports['run'] as Run;
  return ({ start, blocks, stamp, queue, scratch }, size, world, k0, k1) =>
    run(
      start.byteOffset,
      blocks.byteOffset,
      stamp.byteOffset,
      queue.byteOffset,
      scratch.byteOffset,
      size,
      world,
      k0,
      k1,
    );
}
