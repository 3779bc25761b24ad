import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importDirection } from './rules/import-direction.ts';
import { numberedMigrations } from './rules/migrations.ts';
import { tellingNames } from './rules/names.ts';
import { orphanDocs } from './rules/orphan-docs.ts';
import { pureEngines } from './rules/pure-engines.ts';
import { roomShape } from './rules/room-shape.ts';
import { sqlInStores } from './rules/sql-in-stores.ts';

const tree = (files: Record<string, string>) => new Map(Object.entries(files));
const found = (rule: typeof importDirection, files: Record<string, string>) =>
  rule(tree(files)).map(f => `${f.file}:${f.line ?? ''}`);

test('an engine that imports the platform is found, with its line', () => {
  assert.deepEqual(found(importDirection, { 'engines/a/x.ts': "\nimport { db } from '#platform/db/open.ts';" }), [
    'engines/a/x.ts:2',
  ]);
  assert.deepEqual(
    found(importDirection, { 'engines/a/x.ts': "import { all } from '#engines/kernel/truth.ts';\nimport './y.ts';" }),
    [],
  );
  assert.deepEqual(found(importDirection, { 'engines/a/x.ts': "import { b } from '../b/index.ts';" }), [
    'engines/a/x.ts:1',
  ]);
});

test('an area may import the contract of another, never its service', () => {
  assert.deepEqual(
    found(importDirection, { 'areas/a/service.ts': "import type { B } from '#areas/b/contract.ts';" }),
    [],
  );
  assert.deepEqual(found(importDirection, { 'areas/a/service.ts': "import { b } from '#areas/b/service.ts';" }), [
    'areas/a/service.ts:1',
  ]);
});

test('a user interface does not reach into the store of its own room', () => {
  assert.deepEqual(found(importDirection, { 'areas/a/ui/page.tsx': "import { read } from '../store.ts';" }), [
    'areas/a/ui/page.tsx:1',
  ]);
  assert.deepEqual(
    found(importDirection, {
      'areas/a/ui/page.tsx':
        "import type { A } from '../contract.ts';\nimport { Page } from '#platform/ui/layout/page.tsx';",
    }),
    [],
  );
});

test('nothing imports apps, and the platform does not know the areas', () => {
  assert.equal(
    found(importDirection, { 'areas/a/service.ts': "import { x } from '#apps/server/compose.ts';" }).length,
    1,
  );
  assert.equal(found(importDirection, { 'platform/http/x.ts': "import { x } from '#areas/a/contract.ts';" }).length, 1);
});

test('SQL outside a store is found', () => {
  assert.deepEqual(found(sqlInStores, { 'areas/a/service.ts': "await tx.selectFrom('x.y')" }), [
    'areas/a/service.ts:1',
  ]);
  assert.deepEqual(found(sqlInStores, { 'areas/a/store.ts': "await tx.selectFrom('x.y')" }), []);
});

test('a clock, chance or I/O in an engine is found', () => {
  for (const text of ['Date.now()', 'Math.random()', 'Temporal.Now.instant()', "import fs from 'node:fs'"]) {
    assert.equal(found(pureEngines, { 'engines/a/x.ts': text }).length, 1, text);
  }
});

test('a room that lacks a file of its kind, or a test, is found', () => {
  assert.deepEqual(
    found(roomShape, {
      'packs/lexicons/x/pack.yaml': '',
      'packs/lexicons/x/terms.yaml': '',
      'packs/lexicons/x/lattice.yaml': '',
      'packs/lexicons/x/cases.yaml': '',
    }),
    ['packs/lexicons/x/CHANGES.md:'],
  );
  assert.ok(found(roomShape, { 'formats/x/read.ts': '', 'formats/x/README.md': '' }).includes('formats/x/:'));
});

test('an orphan page and a broken link are found', () => {
  assert.deepEqual(
    found(orphanDocs, { 'README.md': '[a](docs/a.md) [gone](docs/gone.md)', 'docs/a.md': '', 'docs/b.md': '' }),
    ['README.md:', 'docs/b.md:'],
  );
});

test('a vague name and a gap in migrations are found', () => {
  assert.deepEqual(found(tellingNames, { 'areas/a/utils.ts': '', 'areas/a/clock.ts': '' }), ['areas/a/utils.ts:']);
  assert.deepEqual(
    found(numberedMigrations, { 'areas/a/migrations/0001_a.sql': '', 'areas/a/migrations/0003_b.sql': '' }),
    ['areas/a/migrations/0003_b.sql:'],
  );
});
