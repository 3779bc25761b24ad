import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decrypt, generateKey, readKey, readMessage, readPrivateKey, revokeKey } from 'openpgp';
import { encryptFor } from './encrypt.ts';
import { keyState } from './key-state.ts';

const made = new Date('2026-01-10T00:00:00Z');
const now = Temporal.Instant.from('2026-11-24T20:00:00Z');
const yearSeconds = 365 * 86_400;
const userIDs = [{ name: 'CERT', email: 'cert@cert.example' }];
const plain = await generateKey({ userIDs, date: made, format: 'armored' });
const yearly = await generateKey({ userIDs, date: made, keyExpirationTime: yearSeconds, format: 'armored' });
const signOnly = await generateKey({ userIDs, date: made, subkeys: [{ sign: true }], format: 'armored' });
const { publicKey: revoked } = await revokeKey({
  key: await readKey({ armoredKey: plain.publicKey }),
  revocationCertificate: plain.revocationCertificate,
  format: 'armored',
});

test('a good key is usable, and its text can be read only with the private one', async () => {
  const state = await keyState(plain.publicKey, now);
  assert.equal(state.use, 'usable');
  assert.match(state.fingerprint ?? '', /^[0-9A-F]{40,64}$/);
  assert.deepEqual(state.userIds, ['CERT <cert@cert.example>']);
  assert.deepEqual(
    [state.created, state.expires, state.encryptUntil, state.canSign],
    [made.toISOString(), null, null, true],
  );
  const text = 'Isolate the gateway. Ünïcode 🚨';
  const armored = await encryptFor(plain.publicKey, text, now);
  assert.ok(armored.startsWith('-----BEGIN PGP MESSAGE-----') && !armored.includes('gateway'));
  const decryptionKeys = await readPrivateKey({ armoredKey: plain.privateKey });
  const { data } = await decrypt({ message: await readMessage({ armoredMessage: armored }), decryptionKeys });
  assert.equal(data, text);
  const other = await readPrivateKey({ armoredKey: yearly.privateKey });
  await assert.rejects(decrypt({ message: await readMessage({ armoredMessage: armored }), decryptionKeys: other }));
});

test('a key that ends says when, and is expired from that instant on', async () => {
  const state = await keyState(yearly.publicKey, now);
  assert.deepEqual(
    [state.use, state.expires, state.encryptUntil],
    ['usable', '2027-01-10T00:00:00.000Z', '2027-01-10T00:00:00.000Z'],
  );
  assert.equal((await keyState(yearly.publicKey, Temporal.Instant.from('2027-01-09T23:59:00Z'))).use, 'usable');
  assert.equal((await keyState(yearly.publicKey, Temporal.Instant.from('2027-01-10T00:00:01Z'))).use, 'expired');
});

test('an encryption subkey that ends before its key counts as expired, not as sign-only', async () => {
  const short = await generateKey({
    userIDs,
    date: made,
    subkeys: [{ keyExpirationTime: 30 * 86_400 }],
    format: 'armored',
  });
  const state = await keyState(short.publicKey, now);
  assert.deepEqual([state.use, state.expires, state.encryptUntil], ['expired', null, '2026-02-09T00:00:00.000Z']);
});

test('sign-only, revoked and future keys, private keys, two keys and nonsense are each told apart', async () => {
  assert.equal((await keyState(signOnly.publicKey, now)).use, 'sign-only');
  assert.equal((await keyState(signOnly.publicKey, now)).canSign, true);
  assert.equal((await keyState(revoked, now)).use, 'revoked');
  assert.equal((await keyState(plain.publicKey, Temporal.Instant.from('2025-01-01T00:00:00Z'))).use, 'not-yet-valid');
  for (const text of [
    plain.privateKey,
    `${plain.publicKey}\n${yearly.publicKey}`,
    '',
    'nonsense',
    plain.publicKey.slice(0, 200),
  ])
    assert.deepEqual(await keyState(text, now), { use: 'unreadable' }, text.slice(0, 60));
});

test('a key that cannot be used is an error, never plain text', async () => {
  const late = Temporal.Instant.from('2028-01-01T00:00:00Z');
  await assert.rejects(encryptFor(yearly.publicKey, 'x', late), /has expired, so nothing was sent/);
  await assert.rejects(encryptFor(revoked, 'x', now), /was revoked/);
  await assert.rejects(encryptFor(signOnly.publicKey, 'x', now), /not be encrypted to/);
  await assert.rejects(encryptFor('nonsense', 'x', now), /cannot be read/);
});
