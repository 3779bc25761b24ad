import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { loadLexicons } from '#platform/packs/read.ts';

interface Pinned {
  readonly pack: string;
  readonly level?: string;
  readonly caveat?: string;
  readonly [field: string]: unknown;
}

const lexicons = loadLexicons();
const file = path.join(import.meta.dirname, '../../cases/handling/trap-facts.yaml');
const { traps } = parse(fs.readFileSync(file, 'utf8')) as {
  traps: readonly { trap: number; facts: readonly Pinned[] }[];
};

/** An entry of a pack as one flat record: what the engine knows by name and what else the pack says. */
function entryOf({ pack, level, caveat }: Pinned): Readonly<Record<string, unknown>> {
  const lexicon = lexicons.byId.get(pack);
  const found =
    level === undefined ? lexicon?.caveats.find(c => c.code === caveat) : lexicon?.levels.find(l => l.code === level);
  assert.ok(found, `${pack} has ${level ?? caveat}`);
  return { ...found.more, ...found };
}

for (const { trap, facts } of traps) {
  test(`trap ${trap}: the facts of the packs that it turns on are as they were read`, () => {
    for (const pinned of facts) {
      const { pack, level, caveat, ...fields } = pinned;
      const entry = entryOf(pinned);
      for (const [field, value] of Object.entries(fields))
        assert.deepEqual(entry[field], value, `${pack} ${level ?? caveat}: ${field}`);
    }
  });
}

test('every trap but the last, which is about copies upstream, turns on facts that are pinned', () => {
  assert.deepEqual(
    traps.map(({ trap }) => trap),
    Array.from({ length: 23 }, (_, i) => i + 1),
  );
});
