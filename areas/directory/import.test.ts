import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Database } from '#platform/db/open.ts';
import type { Tx } from '#platform/db/tables.ts';
import { partiesDemo } from '#platform/parties/demo.ts';
import type { Platform } from '#platform/room/room.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { importShippedLists } from './demo-import.ts';
import { demoTeams } from './demo.ts';
import { applyImport, cancelImport, previewImport } from './import.ts';
import { listImports, readImport, readImportRows } from './import-store.ts';
import { directoryService } from './service.ts';

const now = Temporal.Instant.from('2026-11-24T21:00:00Z');
let database: Database;
let platform: Platform;
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => asActor(database.app, installation, work);

before(async () => {
  database = await testDatabase();
  platform = { database, now: () => now, services: {} } as unknown as Platform;
  await partiesDemo(platform, installation);
  await demoTeams(platform, installation);
  const t = performance.now();
  await importShippedLists(platform, installation);
  console.log('ms', performance.now() - t);
});
after(() => database.close());

test('every row of the shipped lists has a fate', async () => {
  for (const found of await asSystem(listImports)) {
    const rows = await asSystem(tx => readImportRows(tx, found.id));
    console.log(
      found.source,
      found.state,
      found.done,
      Object.entries(Object.groupBy(rows, r => r.fate)).map(([k, v]) => `${k}:${v!.length}`),
    );
    for (const r of rows)
      if (r.fate !== 'created') console.log(r.row, r.label, r.fate, JSON.stringify(r.diff).slice(0, 200));
  }
  const cands = await asSystem(tx => tx.selectFrom('directory.merge_candidate').selectAll().execute());
  for (const c of cands) console.log(c.team, c.other, c.row, c.evidence);
});
