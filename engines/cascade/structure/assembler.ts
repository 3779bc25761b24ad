/** Just enough of WebAssembly's binary format to write one function in readable form. Code is a list of bytes. */
export type Code = readonly number[];

/** Unsigned LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

export function signed(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value | 0; ; ) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

const simd = (code: number) => [0xfd, ...unsigned(code)];

export const constant = (value: number): Code => [0x41, ...signed(value)];
export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)];
export const load = (address: Code, offset = 0): Code => [...address, 0x28, 2, ...unsigned(offset)];
export const store = (address: Code, value: Code): Code => [...address, ...value, 0x36, 2, 0];
export const loadByte = (address: Code): Code => [...address, 0x2d, 0, 0];
export const storeByte = (address: Code, value: Code): Code => [...address, ...value, 0x3a, 0, 0];
export const countBits = (value: Code): Code => [...value, 0x69];

const binary =
  (code: number) =>
  (a: Code, b: Code): Code => [...a, ...b, code];
export const add = binary(0x6a);
export const subtract = binary(0x6b);
export const multiply = binary(0x6c);
export const shiftLeft = binary(0x74);
export const less = binary(0x48);
export const choose = (yes: Code, no: Code, condition: Code): Code => [...yes, ...no, ...condition, 0x1b];

/** Four 32-bit lanes at once. */
export const load4 = (address: Code, offset = 0): Code => [...address, ...simd(0x00), 0, ...unsigned(offset)];
export const store4 = (address: Code, value: Code): Code => [...address, ...value, ...simd(0x0b), 0, 0];
/** One number from memory in all lanes. */
export const loadSplat = (address: Code): Code => [...address, ...simd(0x09), 2, 0];
/** Bytes of `from` by their numbers in `which`; a number above 15 gives zero. */
export const pick = (from: Code, which: Code): Code => [...from, ...which, ...simd(0x0e)];
export const splat = (value: Code): Code => [...value, ...simd(0x11)];
export const add4 = (a: Code, b: Code): Code => [...a, ...b, ...simd(0xae)];
export const multiply4 = (a: Code, b: Code): Code => [...a, ...b, ...simd(0xb5)];
export const xor4 = (a: Code, b: Code): Code => [...a, ...b, ...simd(0x51)];
export const shiftRight4 = (a: Code, by: number): Code => [...a, ...constant(by), ...simd(0xad)];
export const less4 = (a: Code, b: Code): Code => [...a, ...b, ...simd(0x39)];
export const bits4 = (a: Code): Code => [...a, ...simd(0xa4)];

/** Repeats the body while the condition holds, tested first. */
export const whileLoop = (condition: Code, body: Code): Code => [
  0x02,
  0x40,
  0x03,
  0x40,
  ...condition,
  0x45,
  0x0d,
  1,
  ...body,
  0x0c,
  0,
  0x0b,
  0x0b,
];

export const vector = (items: readonly Code[]): number[] => [...unsigned(items.length), ...items.flat()];
export const section = (id: number, content: Code): number[] => [id, ...unsigned(content.length), ...content];

/** A module that imports memory `env.memory` and exports one function `run` of i32 parameters giving an i32. */
export function moduleOf(parameters: number, numbers: number, vectors: number, body: Code): Uint8Array<ArrayBuffer> {
  const i32 = 0x7f;
  const v128 = 0x7b;
  const text = (name: string) => [...unsigned(name.length), ...new TextEncoder().encode(name)];
  const type = [0x60, ...unsigned(parameters), ...Array<number>(parameters).fill(i32), 1, i32];
  const locals = vector([
    [...unsigned(numbers), i32],
    [...unsigned(vectors), v128],
  ]);
  const code = [...locals, ...body, 0x0b];
  return Uint8Array.from([
    0,
    0x61,
    0x73,
    0x6d,
    1,
    0,
    0,
    0,
    ...section(1, vector([type])),
    ...section(2, vector([[...text('env'), ...text('memory'), 2, 0, 1]])),
    ...section(3, vector([[0]])),
    ...section(7, vector([[...text('run'), 0, 0]])),
    ...section(10, vector([[...unsigned(code.length), ...code]])),
  ]);
}
