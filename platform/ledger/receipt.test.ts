import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { type Actor, installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Database } from '#platform/db/open.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { recordAct } from './act.ts';
import { checkReceipt } from './check-receipt.ts';
import { ledgerSigner, readKeys, trustedKeys, verifyEd25519 } from './checkpoint/key.ts';
import { verifierText, type VerifySignature } from './checkpoint/note.ts';
import { coverAct, type Receipt, receiptOf } from './receipt.ts';
import { sha256 } from './sha256.ts';

const tools = { hash: sha256, verifySignature: verifyEd25519 };
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-ledger-'));
const signer = ledgerSigner(dataDir);
const as = (party: number): Actor => ({
  person: party,
  party,
  appointment: 1,
  roles: ['duty-officer'],
  via: 'session',
});
let database: Database;
let receipt: Receipt;
const seq = 6;

before(async () => {
  database = await testDatabase();
  for (let i = 1; i <= 11; i++)
    await asActor(database.app, as(1), tx =>
      recordAct(tx, as(1), {
        area: 'sharing',
        kind: 'notice.sent',
        subject: { kind: 'notice', id: i },
        mode: 'live',
        visibleTo: [2, 3],
        body: { version: i },
        sealed: { text: { value: 'isolate the gateway', visibleTo: [2] } },
      }),
    );
  await assert.rejects(get(2), /not yet under a signed checkpoint/);
  await asActor(database.app, installation, tx => coverAct(tx, seq, signer));
  receipt = await get(2);
});
after(async () => {
  await database.close();
  fs.rmSync(dataDir, { recursive: true });
});
const get = (party: number) => asActor(database.app, as(party), tx => receiptOf(tx, seq, signer));
const check = (value: unknown, keys = trustedKeys(dataDir)) => checkReceipt(JSON.stringify(value), tools, keys);

test('a recipient can check, without us, what they were sent', async () => {
  const result = await check(receipt);
  assert.deepEqual(result.problems, []);
  assert.ok(result.valid);
  assert.deepEqual(result.caveats, []);
  assert.equal(result.act?.seq, seq);
  assert.equal(result.because.length, 2);
});

test('without a pinned key it says that the key was not compared', async () => {
  const result = await check(receipt, []);
  assert.ok(result.valid);
  assert.match(result.caveats.join(), /Compare it/);
});

test('another named party proves the same act without being given the confidential value', async () => {
  const other = await get(3);
  assert.deepEqual(other.openings, []);
  assert.ok((await check(other)).valid);
  assert.ok(!JSON.stringify(other).includes('gateway'));
  await assert.rejects(get(4), /no act 6 that you may read/);
});

test('a receipt with anything altered is not valid', async () => {
  const act = { ...receipt.act, body: { version: 7 } };
  const altered: Record<string, Partial<Receipt>> = {
    act: { act },
    leaf: { act, leaf: receipt.leaf.replace('"version":6', '"version":7') },
    proof: { proof: receipt.proof.toReversed() },
    shorter: { proof: receipt.proof.slice(1) },
    garbled: { proof: ['*', ...receipt.proof.slice(1)] },
    checkpoint: { checkpoint: receipt.checkpoint.replace('\n11\n', '\n12\n') },
    opening: { openings: receipt.openings.map(opening => ({ ...opening, value: '"open the gateway"' })) },
    salt: { openings: receipt.openings.map(opening => ({ ...opening, salt: '00' })) },
    name: { openings: receipt.openings.map(opening => ({ ...opening, name: 'toString' })) },
    place: { act: { ...receipt.act, seq: 7 } },
  };
  for (const [what, change] of Object.entries(altered)) {
    const result = await check({ ...receipt, ...change });
    assert.ok(!result.valid && result.problems.length > 0, what);
  }
  for (const text of ['', '[]', 'null', '{"format":"entente-receipt-1"}', '{'])
    assert.ok(!(await checkReceipt(text, tools)).valid, text);
});

test('the check runs on the web’s own signature library as on the server’s', async () => {
  const webVerify: VerifySignature = async (publicKey, message, signature) => {
    const key = await crypto.subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
    return crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message));
  };
  const web = { hash: sha256, verifySignature: webVerify };
  assert.ok((await checkReceipt(JSON.stringify(receipt), web, trustedKeys(dataDir))).valid);
  const shifted = { ...receipt, checkpoint: receipt.checkpoint.replace('\n11\n', '\n12\n') };
  assert.ok(!(await checkReceipt(JSON.stringify(shifted), web, trustedKeys(dataDir))).valid);
});

test('a receipt signed by someone else is not valid under the pinned key', async () => {
  const otherDir = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-ledger-'));
  ledgerSigner(otherDir);
  assert.match((await check(receipt, trustedKeys(otherDir))).problems.join(), /not signed with the key you trust/);
  fs.rmSync(otherDir, { recursive: true });
});

test('the signing key is private to its owner, made once, and stays the same', () => {
  assert.equal(fs.statSync(path.join(dataDir, 'ledger.key')).mode & 0o777, 0o600);
  assert.deepEqual(ledgerSigner(dataDir).publicKey, signer.publicKey);
  assert.deepEqual(fs.readdirSync(dataDir).sort(), ['ledger.key', 'ledger.pub']);
  const line = verifierText(sha256, signer);
  assert.equal(readKeys(line)[0]?.name, signer.name);
  assert.throws(() => readKeys(`${line}x`), /Line 1 is not a public key/);
  assert.throws(() => readKeys(line.replace(/^./, 'x')), /Line 1/);
});

test('a lost key gives a new one, and checkpoints of the old stay trusted', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-ledger-'));
  const old = ledgerSigner(dir);
  fs.rmSync(path.join(dir, 'ledger.key'));
  const now = ledgerSigner(dir);
  assert.deepEqual(
    trustedKeys(dir).map(key => key.name),
    [now.name, old.name],
  );
  fs.writeFileSync(path.join(dir, 'ledger.key'), 'nonsense');
  assert.throws(() => ledgerSigner(dir), /cannot be read/);
  fs.rmSync(dir, { recursive: true });
});

test('the proof and signature hold under an independent implementation', { skip: !hasOpenssl() }, () => {
  const [body, signatures] = receipt.checkpoint.split('\n\n');
  const signature = Buffer.from(signatures!.trim().split(' ')[2]!, 'base64').subarray(4);
  const files = {
    msg: Buffer.from(`${body}\n`),
    sig: signature,
    pub: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), signer.publicKey]),
  };
  for (const [name, bytes] of Object.entries(files)) fs.writeFileSync(path.join(dataDir, name), bytes);
  const at = (name: string) => path.join(dataDir, name);
  const run = spawnSync('openssl', [
    'pkeyutl',
    '-verify',
    '-pubin',
    '-keyform',
    'DER',
    '-inkey',
    at('pub'),
    '-rawin',
    '-in',
    at('msg'),
    '-sigfile',
    at('sig'),
  ]);
  assert.equal(run.status, 0, run.stderr.toString());
  for (const name of Object.keys(files)) fs.rmSync(at(name));
});

function hasOpenssl(): boolean {
  return (spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout ?? '').startsWith('OpenSSL 3');
}
