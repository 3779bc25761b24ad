import assert from 'node:assert/strict';
import { codeAt, stepAt } from '../totp/code.ts';
import type { AuthWorld, Browser } from './world.ts';

export const password = 'correct horse battery staple';

let count = 0;

/** A person who signed in by a link and set `password`. */
export async function personWithPassword(
  world: AuthWorld,
): Promise<{ person: number; email: string; name: string; browser: Browser }> {
  const name = `person-${++count}`;
  const email = `${name}@cert.example`;
  const person = await world.person(email);
  const browser = await world.browserOf(person);
  const set = await browser.send('POST', '/api/auth/password', { password });
  assert.equal(set.statusCode, 200, set.body);
  return { person, email, name, browser };
}

/** Enrols an authenticator app. @returns what it shows at the present, and the backup codes */
export async function enrol(
  world: AuthWorld,
  browser: Browser,
): Promise<{ code: () => string; backupCodes: string[] }> {
  const begun = await browser.send('POST', '/api/auth/totp');
  const secret = bytesOfBase32(begun.json().secret);
  const code = () => codeAt(secret, stepAt(new Date(world.platform.now().epochMilliseconds)));
  const confirmed = await browser.send('POST', '/api/auth/totp/confirm', { code: code() });
  assert.equal(confirmed.statusCode, 200, confirmed.body);
  world.advance({ seconds: 30 });
  return { code, backupCodes: confirmed.json().backupCodes };
}

function bytesOfBase32(text: string): Buffer {
  const bits = text
    .split('')
    .map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'));
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)));
}
