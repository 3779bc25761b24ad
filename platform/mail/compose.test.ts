import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isReserved } from './address.ts';
import { compose } from './compose.ts';
import { outcomeOf, waitAfter } from './outcome.ts';

const letter = { mode: 'live', marking: null, subject: 'Sign in', text: 'Here is your link.' } as const;

test('a live message without a marking is left as it was written', () => {
  assert.deepEqual(compose(letter), {
    subject: 'Sign in',
    text: 'Here is your link.\n',
    headers: { 'X-Entente-Mode': 'live' },
  });
});

test('mode and marking stand in subject, first line, last line and header', () => {
  for (const [mode, banner] of [
    ['exercise', 'EXERCISE'],
    ['drill', 'DRILL'],
  ] as const) {
    const { subject, text, headers } = compose({ ...letter, mode, marking: 'TLP:RED' });
    assert.equal(subject, `[${banner}] [TLP:RED] Sign in`);
    assert.equal(text, `${banner} · TLP:RED\n\nHere is your link.\n\n${banner} · TLP:RED\n`);
    assert.deepEqual(headers, { 'X-Entente-Mode': mode, 'X-Entente-Marking': 'TLP:RED' });
  }
});

test('a subject that already says it does not say it twice', () => {
  const subject = '[EXERCISE] [TLP:RED] Sign in';
  assert.equal(compose({ ...letter, mode: 'exercise', marking: 'TLP:RED', subject }).subject, subject);
});

test('only names set aside for documentation count as reaching nobody', () => {
  for (const domain of ['example', 'cert.example', 'example.org', 'a.b.example.net', 'x.test', 'localhost'])
    assert.ok(isReserved(domain), domain);
  for (const domain of ['example.de', 'myexample.org', 'example.org.de', 'test.de', 'cert.fr', 'com'])
    assert.ok(!isReserved(domain), domain);
});

test('only a refusal of this sender, recipient or content is final', () => {
  const cases: [Parameters<typeof outcomeOf>[0], 'failed' | 'deferred'][] = [
    [{ message: 'x', code: 'EENVELOPE', responseCode: 550, response: '550 no', command: 'RCPT TO' }, 'failed'],
    [{ message: 'x', code: 'EENVELOPE', responseCode: 450, response: '450 wait', command: 'RCPT TO' }, 'deferred'],
    [{ message: 'x', code: 'EMESSAGE', responseCode: 554, response: '554 no', command: 'DATA' }, 'failed'],
    [{ message: 'x', code: 'EMESSAGE', responseCode: 451, response: '451 wait', command: 'DATA' }, 'deferred'],
    [{ message: 'x', code: 'EAUTH', responseCode: 535, response: '535 no', command: 'AUTH PLAIN' }, 'deferred'],
    [{ message: 'x', code: 'EPROTOCOL', responseCode: 554, response: '554 no', command: 'CONN' }, 'deferred'],
    [{ message: 'Timeout', code: 'ETIMEDOUT' }, 'deferred'],
    [{ message: 'x' }, 'deferred'],
  ];
  for (const [error, state] of cases) assert.equal(outcomeOf(error).state, state, JSON.stringify(error));
});

test('waits never grow shorter and end at an hour', () => {
  const waits = Array.from({ length: 20 }, (_, i) => waitAfter(i + 1));
  assert.deepEqual(
    waits,
    waits.toSorted((a, b) => a - b),
  );
  assert.equal(waits.at(-1), 3600);
});
