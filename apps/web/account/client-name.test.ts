import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientName } from './client-name.ts';

test('a client is called by its browser and system, not by the browsers it claims to resemble', () => {
  const named = {
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0': 'Firefox, Linux',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0':
      'Edge, Windows',
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36':
      'Chrome, Android',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/604.1':
      'Safari, iOS',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15':
      'Safari, macOS',
  };
  for (const [sent, name] of Object.entries(named)) assert.equal(clientName(sent), name);
});

test('a program that names no browser is shown as it was sent, and nothing stays nothing', () => {
  assert.equal(clientName('curl/8.9.1'), 'curl/8.9.1');
  assert.equal(clientName(''), '');
});
