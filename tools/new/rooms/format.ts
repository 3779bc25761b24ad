import { type NewRoom, nameOf, type RoomFiles, titleOf, typeOf } from '../room-files.ts';

/** A pure codec: reads one format and says where the input is wrong. */
export function format({ id }: NewRoom): RoomFiles {
  const type = typeOf(id);
  return {
    'README.md': `# ${titleOf(id)}\n\nA pure codec: \`read.ts\` turns the format into ours, or says where the input is wrong. What is lost stands in \`known-gaps.yaml\`.\n`,
    'read.ts': `import { fail } from '#engines/kernel/failure.ts';

/** One document of this format. */
export interface ${type}Document {
  readonly title: string;
}

/**
 * Reads a document.
 * @throws FailureError \`bad-${id}\` with a pointer to the place
 */
export function read${type}(input: unknown): ${type}Document {
  const title = (input as { title?: unknown } | null)?.title;
  if (typeof title === 'string') return { title };
  return fail('bad-${id}', 'The document has no title.', { pointer: '/title', next: 'Give it a title.' });
}
`,
    [`${id}.test.ts`]: `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read${type} } from './read.ts';

test('a document is read, and one without a title is refused with the place', () => {
  assert.deepEqual(read${type}({ title: 'a' }), { title: 'a' });
  assert.throws(() => read${type}({}), { failure: { code: 'bad-${id}', message: 'The document has no title.', pointer: '/title', next: 'Give it a title.' } });
});
`,
    'known-gaps.yaml': `# What this codec does not carry over, each with the reason. The list only shrinks.\ngaps: []\n`,
    [`${nameOf(id)}.fixture.json`]: '{ "title": "a" }\n',
  };
}
