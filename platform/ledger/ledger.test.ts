import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { FailureError } from '#engines/kernel/failure.ts';
import { type Actor, installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Database } from '#platform/db/open.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { type ActDraft, recordAct } from './act.ts';
import { leafBytes } from './leaf.ts';
import { sha256 } from './sha256.ts';
import { actOf, readActs, readHead, readNewestActs, readOpenings } from './store.ts';
import { rootOf } from './tree/compact.ts';
import { treeHash } from './tree/reference.ts';

let database: Database;
before(async () => {
  database = await testDatabase();
});
after(() => database.close());

const officer = (party: number): Actor => ({
  person: party * 10,
  party,
  appointment: 1,
  roles: ['duty-officer'],
  via: 'session',
});
const auditor: Actor = { ...officer(99), roles: ['auditor'] };
const draft = (more: Partial<ActDraft> = {}): ActDraft => ({
  area: 'incidents',
  kind: 'incident.opened',
  subject: { kind: 'incident', id: 1, ref: 'INC-1' },
  mode: 'exercise',
  body: { title: 'gas', facts: [1, 2.5, null, 'é'] },
  ...more,
});
const record = (actor: Actor, more: Partial<ActDraft> = {}) =>
  asActor(database.app, actor, tx => recordAct(tx, actor, draft(more)));

test('acts recorded at the same time get numbers without gaps, and the root is that of the definition', async () => {
  await Promise.all(Array.from({ length: 30 }, (_, i) => record(officer(1 + (i % 3)), { why: `because ${i}` })));
  await asActor(database.app, auditor, async tx => {
    const rows = await readActs(tx, 0, 1000, 1000);
    assert.deepEqual(
      rows.map(row => row.seq),
      Array.from({ length: 30 }, (_, i) => i + 1),
    );
    const head = await readHead(tx);
    const whole = treeHash(
      sha256,
      rows.map(row => leafBytes(actOf(row))),
    );
    assert.deepEqual(Buffer.from(rootOf(sha256, head)), Buffer.from(whole));
    const times = rows.map(row => row.known_at);
    assert.deepEqual(times, times.toSorted());
  });
});

test('a change that is rolled back leaves neither an act nor a gap', async () => {
  const before = await record(officer(1));
  await assert.rejects(
    asActor(database.app, officer(1), async tx => {
      await recordAct(tx, officer(1), draft());
      throw new Error('the change failed');
    }),
    /the change failed/,
  );
  assert.equal((await record(officer(1))).seq, before.seq + 1);
});

test('the application can neither change nor delete an act, a subtree or a checkpoint, nor move the head by leaps', async () => {
  await record(officer(1));
  for (const statement of [
    `update ledger.act set why = 'x'`,
    `delete from ledger.act`,
    `truncate ledger.act cascade`,
    `update ledger.node set hash = hash`,
    `delete from ledger.checkpoint`,
    `delete from ledger.head`,
    `update ledger.opening set value = '1'`,
    `delete from ledger.opening`,
  ])
    await assert.rejects(
      asActor(database.app, installation, tx => sql.raw(statement).execute(tx)),
      /permission denied/,
    );
  for (const leap of ['size + 2', 'size - 1', 'size'])
    await assert.rejects(
      asActor(database.app, installation, tx => sql.raw(`update ledger.head set size = ${leap}`).execute(tx)),
      /one act at a time/,
    );
});

test('even the owner of the schema is refused as long as the triggers stand', async () => {
  await record(officer(1));
  await assert.rejects(database.ownerPool.query(`truncate ledger.act cascade`), /only appended to/);
});

test('a party sees what it did and what names it, and no other party’s acts; an auditor sees all', async () => {
  const own = await record(officer(5), { subject: { kind: 'notice', id: 'n5' } });
  const named = await record(officer(6), { subject: { kind: 'notice', id: 'n6' }, visibleTo: [7, 5] });
  const foreign = await record(officer(6), { subject: { kind: 'notice', id: 'n7' } });
  const seen = (actor: Actor) =>
    asActor(database.app, actor, async tx => (await readNewestActs(tx, { limit: 500 })).map(row => row.seq));
  const five = await seen(officer(5));
  assert.ok(five.includes(own.seq) && five.includes(named.seq) && !five.includes(foreign.seq));
  const all = await seen(auditor);
  assert.ok([own, named, foreign].every(act => all.includes(act.seq)));
  assert.deepEqual(await seen({ ...officer(5), party: null, person: null }), []);
});

test('nobody records an act in another’s name', async () => {
  await assert.rejects(
    asActor(database.app, officer(5), tx => recordAct(tx, officer(6), draft())),
    /row-level security/,
  );
});

test('a confidential value is read only by those it was sealed for, and the act does not contain it', async () => {
  const { seq } = await record(officer(5), {
    visibleTo: [6, 7],
    sealed: { victim: { value: { name: 'Harbour Gas' }, visibleTo: [6] } },
  });
  const openings = (actor: Actor) => asActor(database.app, actor, tx => readOpenings(tx, seq - 1, seq));
  assert.equal((await openings(officer(6)))[0]?.value, '{"name":"Harbour Gas"}');
  assert.deepEqual(await openings(officer(7)), []);
  const [act] = await asActor(database.app, officer(7), tx => readActs(tx, seq - 1, seq, 1));
  assert.ok(act && !JSON.stringify(actOf(act)).includes('Harbour'));
});

test('texts and instants that would not come back as they were are refused with their place', async () => {
  await assert.rejects(
    record(officer(1), { why: 'nul \0' }),
    (error: FailureError) => error.failure.pointer === '/why',
  );
  await assert.rejects(record(officer(1), { why: '\ud800' }), { message: /cannot be stored/ });
  await assert.rejects(record(officer(1), { trueAt: '2026-11-24T09:30:00' }), { message: /is not an instant/ });
  await assert.rejects(record(officer(1), { trueAt: '+012345-01-01T00:00:00Z' }), { message: /is not an instant/ });
  const { seq } = await record(officer(1), { why: 'naïve 🚨 \u2028', trueAt: '2026-11-24T09:30:00.1234567+01:00' });
  const [row] = await asActor(database.app, auditor, tx => readActs(tx, seq - 1, seq, 1));
  assert.equal(row?.true_at, '2026-11-24T08:30:00.123456Z');
  assert.equal(row?.why, 'naïve 🚨 \u2028');
});
