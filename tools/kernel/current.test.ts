import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { FailureError } from '#engines/kernel/failure.ts';
import { compile } from './compile.ts';
import { bytesFile, bytesText } from './files.ts';

test('the compiled kernel is made from the source beside it: the same source, the same bytes', async () => {
  const made = await bytesText();
  assert.equal(await bytesText(), made);
  assert.equal(fs.readFileSync(bytesFile, 'utf8'), made, 'run node tools/kernel/main.ts');
});

async function compiled(text: string) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-kernel-'));
  const file = path.join(folder, 'source.ts');
  fs.writeFileSync(file, text);
  try {
    return await compile({
      files: [file],
      exports: ['run'],
      tables: [
        ['words', 'i32'],
        ['sums', 'f64'],
      ],
      hooks: [['note', 1]],
    });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

test('numbers, loops, jumps, doubles and calls in place mean what they mean in the source', async () => {
  const bytes = await compiled(`
    function bit(x: number): number { if (x < 0) return 0; return x & 1; }
    export function run(s: Records, n: number): number {
      const { words, sums } = s;
      let odd = 0;
      for (let i = 0; i < n; i += 1) {
        if (bit(i) === 0) continue;
        odd += 1;
        words[odd + 3] = i * 2;
        sums[1]! += i / 2;
        if (i > 6 && odd !== 4) s.note(i);
      }
      while (odd > 100) odd -= 1;
      return sums[1]! >= 12.5 || odd < 0 ? odd + 1000 : ~odd;
    }`);
  const memory = new WebAssembly.Memory({ initial: 1 });
  const noted: number[] = [];
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    env: { memory },
    tables: { sums: 512 },
    hooks: { note: (value: number) => noted.push(value) },
  });
  assert.equal((exports['run'] as (n: number) => number)(10), 1005);
  assert.equal(new Float64Array(memory.buffer)[65], 12.5);
  assert.deepEqual([...new Int32Array(memory.buffer).slice(4, 9)], [2, 6, 10, 14, 18]);
  assert.deepEqual(noted, [9]);
});

test('choices between plain values and loops that are never entered mean what they mean in the source', async () => {
  const bytes = await compiled(`
    function half(x: number): number { return x >> 1; }
    export function run(s: Records, n: number): number {
      const { sums } = s;
      let rounds = 0;
      for (let i = n; half(i) > 0; i = half(i)) rounds += n > 8 ? 10 : 1;
      sums[0] = n > 8 ? 0.5 : n;
      return rounds;
    }`);
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    env: { memory },
    tables: { sums: 512 },
    hooks: { note: () => undefined },
  });
  const found = [0, 1, 2, 8, 9].map(n => [
    (exports['run'] as (n: number) => number)(n),
    new Float64Array(memory.buffer)[64],
  ]);
  assert.deepEqual(found, [
    [0, 0],
    [0, 1],
    [1, 2],
    [3, 8],
    [30, 0.5],
  ]);
});

const notCompiled = (error: unknown) => error instanceof FailureError && error.failure.code === 'not-compiled';

test('what the small language does not have is refused with its place', async () => {
  await assert.rejects(compiled('export function run(s: Records): void { throw 1; }'), notCompiled);
  await assert.rejects(compiled('export function run(s: Records): number { return s.words.length; }'), notCompiled);
  await assert.rejects(compiled('export function walk(s: Records): void { return; }'), notCompiled);
});
