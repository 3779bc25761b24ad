import assert from 'node:assert/strict';
import test from 'node:test';
import { clockText, dayText, spanText, timeText, zoneName, zonePlace } from './time.ts';

const winter = new Date('2026-01-15T01:13:40Z');
const summer = new Date('2026-07-15T01:13:40Z');

test('a moment is written with its zone, in winter and in summer', () => {
  assert.equal(timeText(winter, { zone: 'Europe/Berlin', language: 'en' }), '15 Jan 2026, 02:13 CET');
  assert.equal(timeText(summer, { zone: 'Europe/Berlin', language: 'en' }), '15 Jul 2026, 03:13 CEST');
  assert.match(timeText(winter, { zone: 'Europe/Berlin', language: 'fr' }), /^15 janv\. 2026,? (à )?02:13 UTC\+1$/);
  assert.equal(timeText(winter, { zone: 'UTC', language: 'en', style: 'clock', seconds: true }), '01:13:40 UTC');
});

test('a day of the calendar is that day in every zone; what is no day stays as it was', () => {
  assert.equal(dayText('2026-10-01', 'en'), '1 Oct 2026');
  assert.equal(dayText('2026-10-01', 'fr'), '1 oct. 2026');
  for (const other of ['', '2026', '2026-13-45', 'soon', '2026-10-01T00:00:00Z'])
    assert.equal(dayText(other, 'en'), other);
});

test('midnight is 00:00, never 24:00', () => {
  assert.equal(clockText(new Date('2026-01-15T00:00:00Z'), 'UTC', 'en', true), '00:00:00');
});

test('a zone is named by its place and its abbreviation at that moment', () => {
  assert.equal(zonePlace('America/Argentina/Buenos_Aires'), 'Buenos Aires');
  assert.equal(zoneName(winter, 'UTC', 'fr'), 'UTC');
  assert.notEqual(zoneName(winter, 'Europe/Berlin', 'en'), zoneName(summer, 'Europe/Berlin', 'en'));
});

test('a span says whether it is past, in minutes, hours or days', () => {
  const hour = 3_600_000;
  assert.equal(spanText(3.2 * hour, 'en'), 'in 3 h 12');
  assert.equal(spanText(-3.2 * hour, 'en'), '−3 h 12');
  assert.equal(spanText(0, 'en'), 'in 0 min');
  assert.equal(spanText(12 * 60_000, 'fr'), 'dans 12 min');
  assert.equal(spanText(47 * hour, 'en'), 'in 47 h 00');
  assert.equal(spanText(54 * hour, 'fr'), 'dans 2 j 6 h');
  assert.equal(spanText(-240 * hour, 'en'), '−10 d');
});
