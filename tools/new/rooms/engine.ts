import { type NewRoom, nameOf, type RoomFiles, titleOf } from '../room-files.ts';

/** An engine: types, one verb, its slow twin, a test that compares them at random, a benchmark. */
export function engine({ id }: NewRoom): RoomFiles {
  const verb = nameOf(id);
  return {
    'README.md': `# ${titleOf(id)}\n\nPure: no I/O, no clock, no chance but what is passed in. \`reference.ts\` is the slow, obvious twin of the clever one.\n`,
    'types.ts': `/** What the engine answers, with the reason. */\nexport interface Answer {\n  readonly total: number;\n  readonly because: string;\n}\n`,
    'index.ts': `import type { Answer } from './types.ts';

/** Sums whole numbers. */
export function ${verb}(numbers: readonly number[]): Answer {
  let total = 0;
  for (const number of numbers) total += number;
  return { total, because: \`\${numbers.length} numbers\` };
}
`,
    'reference.ts': `import type { Answer } from './types.ts';

/** The obvious way. */
export const ${verb}Reference = (numbers: readonly number[]): Answer => ({
  total: numbers.reduce((sum, number) => sum + number, 0),
  because: \`\${numbers.length} numbers\`,
});
`,
    'bench.ts': `import { ${verb} } from './index.ts';
import { ${verb}Reference } from './reference.ts';

/** Compares both on one workload and checks the answers. */
export function bench() {
  const numbers = Array.from({ length: 10_000 }, (_, i) => i);
  const time = (work: () => unknown) => {
    const began = performance.now();
    for (let round = 0; round < 100; round++) work();
    return (performance.now() - began) / 100;
  };
  const mismatches = ${verb}(numbers).total === ${verb}Reference(numbers).total ? 0 : 1;
  const ours = time(() => ${verb}(numbers));
  const other = time(() => ${verb}Reference(numbers));
  return [{ name: '${id}: sum of 10,000', ours, other, unit: 'ms', ratio: other / ours, mismatches, note: 'against the twin' }];
}
`,
    [`${id}.test.ts`]: `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#engines/kernel/random.ts';
import { ${verb} } from './index.ts';
import { ${verb}Reference } from './reference.ts';

test('the engine and its twin agree on random input', () => {
  const seed = Number(process.env.ENTENTE_SEED ?? 1);
  const random = seededRandom(seed);
  for (let i = 0; i < 100; i++) {
    const numbers = Array.from({ length: random.int(20) }, () => random.int(1000));
    assert.deepEqual(${verb}(numbers), ${verb}Reference(numbers), \`seed \${seed}\`);
  }
});
`,
  };
}
