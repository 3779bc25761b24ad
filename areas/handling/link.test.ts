import assert from 'node:assert/strict';
import test from 'node:test';
import { seededRandom } from '#engines/kernel/random.ts';
import { type Bench, emptyBench } from './ui/bench.ts';
import { linkLengthMax, linkOf, openLink } from './ui/link.ts';

const full: Bench = {
  tab: 'decide',
  text: 'SECRET SPÉCIAL FRANCE «é» 機密',
  context: { country: 'FR', created: '2023-01-01', issuer: 'SGDSN', scheme: 'fr-igi1300' },
  second: 'TLP:AMBER+STRICT',
  items: ['(S//NF)', '(U)', ''],
  scheme: 'nato',
  question: {
    holder: { id: 'a', kind: 'operator', communities: [] },
    recipient: {
      id: 'b',
      country: 'DE',
      nationality: ['DE'],
      clearances: [{ scheme: 'de-vs', level: 'GEHEIM', expires: '2027-01-31' }],
      agreements: [{ with: 'FRA', levels: ['fr-igi1300/SECRET'] }],
    },
    action: 'forward',
    purpose: 'defence',
    originator: 'sgdsn',
    at: '2026-11-24T20:15',
    facts: { need_to_know: true, encrypted: false },
  },
};

const fragment = (value: unknown, version = 1): string =>
  `${version}.${Buffer.from(JSON.stringify(value)).toString('base64url')}`;

test('a link carries the whole workbench and gives it back unchanged', () => {
  for (const bench of [emptyBench, full, { ...emptyBench, text: 'TLP:RED' }]) {
    const opened = openLink(linkOf(bench) ?? '');
    assert.deepEqual(opened, { ok: true, bench });
  }
});

test('an empty workbench makes a short link, and a long paste makes none', () => {
  assert.ok((linkOf(emptyBench) ?? '').length < 10);
  assert.equal(linkOf({ ...emptyBench, text: 'x'.repeat(linkLengthMax) }), undefined);
  assert.equal(linkOf({ ...emptyBench, text: '機'.repeat(3000) }), undefined);
});

test('each way a link can be wrong is told apart', () => {
  const why = (text: string) => {
    const opened = openLink(text);
    return opened.ok ? 'opened' : [opened.why, opened.detail].filter(Boolean).join(' ');
  };
  assert.equal(why('section-3'), 'not-ours');
  assert.equal(why(''), 'not-ours');
  assert.equal(why(fragment({}, 2)), 'newer 2');
  assert.equal(why(`1.${'A'.repeat(linkLengthMax)}`), `too-long ${linkLengthMax + 2}`);
  assert.equal(why((linkOf(full) ?? '').slice(0, -5)), 'damaged');
  assert.equal(why('1.%%%'), 'damaged');
  assert.equal(why(fragment([])), 'damaged link');
  assert.equal(why(fragment({ tab: 'steal' })), 'damaged tab');
  assert.equal(why(fragment({ text: 7 })), 'damaged text');
  assert.equal(why(fragment({ invented: 1 })), 'damaged link.invented');
  assert.equal(why(fragment({ question: { facts: { need_to_know: 'yes' } } })), 'damaged facts');
  assert.equal(why(fragment({ question: { recipient: { clearances: 'all' } } })), 'damaged clearances');
  assert.equal(why(fragment({ question: { action: 'attack' } })), 'damaged action');
  assert.equal(why(fragment({ items: Array(201).fill('') })), 'damaged items');
  assert.equal(why(fragment(JSON.parse('{"__proto__": {"tab": "join"}}'))), 'damaged link.__proto__');
});

test('no nonsense makes opening a link throw or opens half a workbench', () => {
  const seed = Number(process.env['ENTENTE_SEED'] ?? 7);
  const random = seededRandom(seed);
  const good = linkOf(full) ?? '';
  for (let round = 0; round < 20_000; round++) {
    const at = random.int(good.length);
    const letter = String.fromCharCode(33 + random.int(94));
    const text = random.chance(0.5)
      ? good.slice(0, at) + letter + good.slice(at + 1)
      : good.slice(0, at) + good.slice(at + 3);
    const opened = openLink(text);
    if (opened.ok) assert.deepEqual(openLink(linkOf(opened.bench) ?? ''), opened, `seed ${seed}: ${text}`);
  }
});
