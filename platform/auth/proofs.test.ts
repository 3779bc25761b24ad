import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { hashPassword, passwordFits } from './password/argon2.ts';
import { installationKey, seal, unseal } from './secret.ts';
import { isLocked, limits, type Tally, withoutTry, withTry } from './throttle/policy.ts';
import { acceptedStep, base32, codeAt, enrolmentUri, stepAt } from './totp/code.ts';

test('codes are those of RFC 6238 appendix B', () => {
  const secret = Buffer.from('12345678901234567890');
  // Seconds since 1970 and the last six of the eight digits that the RFC prints for SHA-1.
  const vectors = [
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ] as const;
  for (const [seconds, code] of vectors) assert.equal(codeAt(secret, stepAt(new Date(seconds * 1000))), code);
});

test('secrets are written in the base 32 of RFC 4648 section 10', () => {
  const vectors = { f: 'MY', fo: 'MZXQ', foo: 'MZXW6', foob: 'MZXW6YQ', fooba: 'MZXW6YTB', foobar: 'MZXW6YTBOI' };
  for (const [plain, text] of Object.entries(vectors)) assert.equal(base32(Buffer.from(plain)), text);
  assert.match(
    enrolmentUri(Buffer.from('foobar'), 'a+b@c.example'),
    /^otpauth:\/\/totp\/Entente%3Aa%2Bb%40c\.example\?/,
  );
});

test('a code is accepted one step before and after, newer than the last one, and only whole', () => {
  const secret = randomBytes(20);
  const now = new Date('2026-11-24T12:00:00Z');
  const step = stepAt(now);
  for (const offset of [-1, 0, 1])
    assert.equal(acceptedStep(secret, codeAt(secret, step + offset), now, 0), step + offset);
  for (const offset of [-2, 2]) assert.equal(acceptedStep(secret, codeAt(secret, step + offset), now, 0), undefined);
  assert.equal(acceptedStep(secret, codeAt(secret, step), now, step), undefined);
  assert.equal(acceptedStep(secret, codeAt(secret, step).slice(0, 5), now, 0), undefined);
  assert.equal(acceptedStep(secret, `${codeAt(secret, step)}0`, now, 0), undefined);
});

test('argon2id gives the value of its reference implementation, and takes stored costs as they are', async () => {
  // test.c of the reference implementation: version 0x13, t=2, m=2^16, p=1.
  const known = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  assert.equal(await passwordFits('password', known), true);
  assert.equal(await passwordFits('Password', known), false);
  const [a, b] = await Promise.all([hashPassword('pässword of some length'), hashPassword('pässword of some length')]);
  assert.notEqual(a, b);
  assert.equal(await passwordFits('pa\u0308ssword of some length', a), true, 'however the keyboard writes it');
  for (const none of [null, undefined, '', '$argon2id$nonsense']) assert.equal(await passwordFits('', none), false);
});

test('the key of the installation is made once, readable by its user only, and a damaged one is refused', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-key-'));
  const key = installationKey(dir);
  assert.equal(fs.statSync(path.join(dir, 'secret.key')).mode & 0o777, 0o600);
  assert.deepEqual(installationKey(dir), key);
  const damaged = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-key-'));
  fs.writeFileSync(path.join(damaged, 'secret.key'), 'short');
  assert.throws(() => installationKey(damaged), /damaged/);
  for (const used of [dir, damaged]) fs.rmSync(used, { recursive: true });
});

test('what is sealed for one owner opens for no other, under no other key, and not altered', () => {
  const key = randomBytes(32);
  const sealed = seal(key, 'totp:1', Buffer.from('secret'));
  assert.equal(unseal(key, 'totp:1', sealed).toString(), 'secret');
  assert.throws(() => unseal(key, 'totp:2', sealed), /another key/);
  assert.throws(() => unseal(randomBytes(32), 'totp:1', sealed), /another key/);
  sealed[14]! ^= 1;
  assert.throws(() => unseal(key, 'totp:1', sealed), /another key/);
  assert.throws(() => unseal(key, 'totp:1', Buffer.alloc(3)), /another key/);
});

test('a lock comes with the last allowed failure, ends by time, and is lifted only by the try that was right', () => {
  const limit = limits['account-here'];
  const start = new Date('2026-11-24T12:00:00Z');
  const later = (ms: number) => new Date(start.getTime() + ms);
  let tally: Tally = { failures: 0, since: start, locked_until: null };
  for (let n = 1; n <= limit.failures; n++) {
    assert.equal(isLocked(tally, start), false);
    tally = withTry(tally, limit, start);
  }
  assert.equal(isLocked(tally, later(limit.lock_ms - 1)), true);
  assert.equal(isLocked(tally, later(limit.lock_ms)), false);
  assert.equal(withTry(tally, limit, later(limit.lock_ms)).failures, 1);
  assert.equal(isLocked(withoutTry(tally, limit), start), false);
  const beyond = { ...tally, failures: limit.failures + 1 };
  assert.equal(isLocked(withoutTry(beyond, limit), start), true);
  const slow = withTry({ failures: 4, since: start, locked_until: null }, limit, later(limit.window_ms));
  assert.equal(slow.failures, 1);
});
