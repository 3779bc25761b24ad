import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type Actor, installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import { kyselyOf } from '#platform/db/connect.ts';
import type { Database } from '#platform/db/open.ts';
import type { Tx } from '#platform/db/tables.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { recordAct } from './act.ts';
import { ledgerSigner, trustedKeys } from './checkpoint/key.ts';
import { checkpointIfDue, makeCheckpoint } from './checkpoint/make.ts';
import { signCheckpoint } from './checkpoint/note.ts';
import type { Verification } from './findings.ts';
import { sha256 } from './sha256.ts';
import { verifyLedger } from './verify.ts';

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-ledger-'));
const signer = ledgerSigner(dataDir);
const trusted = trustedKeys(dataDir);
const officer: Actor = { person: 3, party: 7, appointment: 11, roles: ['duty-officer'], via: 'session' };
let database: Database;
let anchor: string;

before(async () => {
  database = await testDatabase();
  for (let i = 1; i <= 23; i++) {
    await asActor(database.app, officer, tx =>
      recordAct(tx, officer, {
        area: 'incidents',
        kind: 'fact.learned',
        subject: { kind: 'incident', id: i, ref: `INC-${i}` },
        mode: 'live',
        why: 'told by the operator',
        trueAt: '2026-11-24T08:00:00Z',
        visibleTo: [8, 9],
        body: { fact: 'f', n: i, note: 'a b' },
        sealed: { name: { value: `operator ${i}`, visibleTo: [7] } },
      }),
    );
    if (i === 9 || i === 20)
      anchor = (await asActor(database.app, installation, tx => makeCheckpoint(tx, signer)))!.note;
  }
});
after(async () => {
  await database.close();
  fs.rmSync(dataDir, { recursive: true });
});

const tables = ['act', 'node', 'head', 'checkpoint', 'opening'];

/** Alters the ledger as its owner could with the triggers switched off, verifies, and takes everything back. */
async function afterTampering(tamper: string, anchors: string[] = []): Promise<Verification> {
  let result: Verification | undefined;
  await kyselyOf(database.ownerPool)
    .transaction()
    .execute(async tx => {
      for (const table of tables)
        await sql
          .raw(
            `alter table ledger.${table} no force row level security; alter table ledger.${table} disable trigger user`,
          )
          .execute(tx);
      await sql.raw(tamper).execute(tx);
      result = await verifyLedger(tx, { trusted, anchors, batch: 7 });
      throw new Error('taken back');
    })
    .catch((error: Error) => {
      if (error.message !== 'taken back') throw error;
    });
  return result!;
}

const codes = (v: Verification) => v.findings.map(f => f.code);
const verify = (options = {}) =>
  asActor(database.app, installation, (tx: Tx) => verifyLedger(tx, { trusted, batch: 7, ...options }));

test('an untouched ledger is whole, signed up to its last checkpoint, and says how far it is', async () => {
  const progress: number[] = [];
  const result = await verify({ onProgress: (done: number) => progress.push(done), anchors: [anchor] });
  assert.deepEqual(result.findings, []);
  assert.ok(result.whole);
  assert.deepEqual([result.acts, result.checkpoints, result.signedActs], [23, 2, 20]);
  assert.deepEqual(progress, [7, 14, 21, 23]);
  assert.deepEqual(codes(await afterTampering('select 1')), []);
});

/** The smallest change of a value, by the type of its column. */
const smallest: Record<string, (column: string) => string> = {
  bytea: c => `set_byte(${c}, 5, get_byte(${c}, 5) # 1)`,
  text: c => `overlay(${c} placing chr(ascii(${c}) # 1) from 1 for 1)`,
  bigint: c => `${c} + 1000`,
  integer: c => `${c} # 1`,
  smallint: c => `${c} + 40`,
  boolean: c => `not ${c}`,
  'timestamp with time zone': c => `${c} + interval '1 microsecond'`,
  ARRAY: c => `${c}[2:]`,
};

/** Where one row of a table is, and the columns that cannot be altered in it at all. */
const rows: Record<string, { where: string; fixed: string[] }> = {
  act: { where: 'seq = 12', fixed: [] },
  node: { where: 'level = 2 and index = 1', fixed: [] },
  head: { where: 'true', fixed: ['singleton'] },
  checkpoint: { where: 'size = 9', fixed: [] },
  opening: { where: 'seq = 12', fixed: [] },
};

test('one byte altered in any column of any table is found', async () => {
  const { rows: columns } = await database.ownerPool.query<{
    table_name: string;
    column_name: string;
    data_type: string;
  }>(`select table_name, column_name, data_type from information_schema.columns where table_schema = 'ledger'`);
  assert.ok(columns.length > 30);
  for (const { table_name, column_name, data_type } of columns) {
    const { where, fixed } = rows[table_name]!;
    if (fixed.includes(column_name)) continue;
    const value = column_name === 'mode' ? `'drill'` : smallest[data_type]!(column_name);
    const drop = `alter table ledger.opening drop constraint opening_seq_fkey;`;
    const result = await afterTampering(
      `${drop} update ledger.${table_name} set ${column_name} = ${value} where ${where}`,
    );
    assert.ok(!result.whole, `${table_name}.${column_name} was altered and not found`);
    if (table_name === 'act') assert.equal(result.firstBadSeq, 12, column_name);
  }
});

test('the last byte of every text is held as the first is, and white space is', async () => {
  for (const column of ['why', 'body', 'sealed', 'subject_ref', 'kind']) {
    const spaced = await afterTampering(`update ledger.act set ${column} = ${column} || ' ' where seq = 3`);
    assert.equal(spaced.firstBadSeq, 3, column);
  }
  assert.ok(!(await afterTampering(`update ledger.checkpoint set note = note || E'\\n' where size = 9`)).whole);
  for (const column of ['why', 'true_at', 'person', 'party', 'appointment', 'subject_ref'])
    assert.equal((await afterTampering(`update ledger.act set ${column} = null where seq = 4`)).firstBadSeq, 4, column);
});

test('it says which part differs', async () => {
  const altered = await afterTampering(`update ledger.act set body = replace(body, 'a b', 'a c') where seq = 12`);
  assert.ok(codes(altered).includes('act-changed') && codes(altered).includes('checkpoint-contradicted'));
  assert.equal(altered.signedActs, 9);
  assert.deepEqual(
    codes(await afterTampering(`update ledger.act set leaf_hash = decode(repeat('ab', 32), 'hex') where seq = 12`)),
    ['leaf-hash-changed'],
  );
  assert.deepEqual(codes(await afterTampering(`update ledger.act set body = 'x' where seq = 22`)).slice(0, 2), [
    'act-unreadable',
    'act-changed',
  ]);
  assert.deepEqual(codes(await afterTampering(`update ledger.checkpoint set made_at = now() where size = 9`)), [
    'checkpoint-columns-changed',
  ]);
  assert.deepEqual(codes(await afterTampering(`update ledger.opening set value = '"x"' where seq = 2`)), [
    'opening-changed',
  ]);
  assert.deepEqual(
    codes(await afterTampering(`delete from ledger.opening where seq = 2`)),
    [],
    'a value may be erased',
  );
});

test('an act taken out, put in or put last is found', async () => {
  const loose = `alter table ledger.opening drop constraint opening_seq_fkey;`;
  const out = await afterTampering(`${loose} delete from ledger.act where seq = 12`);
  assert.equal(out.firstBadSeq, 12);
  assert.ok(codes(out).includes('act-missing'));
  const columns = `leaf_hash, nonce, known_at, true_at, person, party, appointment, via, area, kind, subject_kind, subject_id, subject_ref, mode, why, visible_to, body, sealed`;
  const more = await afterTampering(
    `insert into ledger.act (seq, ${columns}) select 24, ${columns} from ledger.act where seq = 23`,
  );
  assert.equal(more.firstBadSeq, 24);
  assert.ok(!(await afterTampering(`insert into ledger.node values (7, 3, decode(repeat('00', 32), 'hex'))`)).whole);
  assert.ok(!(await afterTampering(`delete from ledger.node where level = 3 and index = 0`)).whole);
  assert.ok(codes(await afterTampering(`delete from ledger.head`)).includes('head-missing'));
});

/** Takes away the newest acts so well that the database alone looks whole. */
const cutTo = (size: number) => `
  delete from ledger.opening where seq > ${size}; delete from ledger.act where seq > ${size};
  delete from ledger.checkpoint where size > ${size}; delete from ledger.node where (index + 1) << level > ${size};
  update ledger.head set size = ${size}, peaks = array[(select hash from ledger.node where level = 4 and index = 0)]`;

test('a clean cut at the end is invisible from inside and found with a checkpoint kept elsewhere', async () => {
  assert.deepEqual(codes(await afterTampering(cutTo(16))), []);
  const found = await afterTampering(cutTo(16), [anchor]);
  assert.deepEqual(codes(found), ['truncated']);
  assert.equal(found.firstBadSeq, 17);
});

test('a checkpoint of another key, or forged without it, is not trusted', async () => {
  const otherDir = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-ledger-'));
  const other = ledgerSigner(otherDir);
  fs.rmSync(otherDir, { recursive: true });
  const forged = signCheckpoint(
    sha256,
    { origin: signer.name, size: 9, root: new Uint8Array(32), madeAt: '2026-11-24T00:00:00.000000Z' },
    { ...other, name: signer.name },
  );
  const set = (note: string) => `update ledger.checkpoint set note = '${note}' where size = 9`;
  assert.ok(codes(await afterTampering(set(forged))).includes('checkpoint-unknown-key'));
  assert.deepEqual(codes(await verify({ anchors: [forged] })), ['anchor-unknown-key']);
  assert.deepEqual(codes(await verify({ anchors: ['nonsense'] })), ['anchor-malformed']);
  const shifted = anchor.replace('\n20\n', '\n19\n');
  assert.deepEqual(codes(await verify({ anchors: [shifted] })), ['anchor-bad-signature']);
});

test('a history rewritten with all its hashes is found by the checkpoint signed before, and is not signed again', async () => {
  const rewritten = `delete from ledger.checkpoint where size = 20;
    update ledger.node set hash = decode(repeat('cd', 32), 'hex') where level = 3 and index = 0;
    update ledger.head set peaks = array[decode(repeat('cd', 32), 'hex')] || peaks[2:]`;
  await kyselyOf(database.ownerPool)
    .transaction()
    .execute(async tx => {
      for (const table of tables)
        await sql
          .raw(
            `alter table ledger.${table} no force row level security; alter table ledger.${table} disable trigger user`,
          )
          .execute(tx);
      await sql.raw(rewritten).execute(tx);
      await assert.rejects(makeCheckpoint(tx, signer), /no longer extends its checkpoint of 9 acts/);
      throw new Error('taken back');
    })
    .catch((error: Error) => assert.equal(error.message, 'taken back'));
});

test('checkpoints are made in their rhythm, and none when nothing was added', async () => {
  const due = (acts: number, seconds: number) =>
    asActor(database.app, installation, tx => checkpointIfDue(tx, signer, { acts, seconds }));
  assert.equal(await due(4, 3600), undefined, 'three acts since the last');
  assert.equal((await due(3, 3600))?.size, 23);
  assert.equal(await due(1, 0), undefined, 'nothing added');
  assert.ok((await verify()).whole);
});

test('only the installation may sign', async () => {
  await asActor(database.app, officer, tx =>
    recordAct(tx, officer, { area: 'a', kind: 'k', subject: { kind: 's', id: 1 }, mode: 'live', body: {} }),
  );
  await assert.rejects(
    asActor(database.app, officer, tx => makeCheckpoint(tx, signer)),
    /row-level security/,
  );
});
