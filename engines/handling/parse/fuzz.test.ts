import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#engines/kernel/random.ts';
import { loadLexicons } from '#platform/packs/read.ts';
import type { Marking } from '../types.ts';
import { parseDocument, parseMarking } from './index.ts';
import { mutate, randomMarking, textSchemes } from './testing/random-marking.ts';

const lexicons = loadLexicons();
const schemes = textSchemes(lexicons);
const countries = ['USA', 'GBR', 'CAN', 'AUS', 'NZL', 'FRA', 'DEU', 'FVEY', 'NATO'];
const seed = Number(process.env.ENTENTE_SEED ?? 20261124);
const runs = Number(process.env.ENTENTE_FUZZ ?? 200_000);
const word = 'ZZQX';

const all = (marking: Marking): readonly Marking[] => [marking, ...(marking.also ?? [])];
const known = new Map([...lexicons.byId.values()].map(l => [l.id, new Set(l.caveats.map(c => c.code))]));

test(`${runs} mutated markings: no crash, and no caveat that its scheme does not know`, () => {
  const random = seededRandom(seed);
  for (let i = 0; i < runs; i++) {
    const { scheme, text } = randomMarking(random, schemes, countries);
    let mutated = mutate(text, random);
    if (random.chance(0.3)) mutated = mutate(mutated, random);
    const context = random.chance(0.5) ? { scheme } : {};
    const marking = parseMarking(mutated, context, lexicons);
    for (const mark of all(marking)) {
      const codes = known.get(mark.scheme);
      for (const caveat of mark.caveats) {
        const structured = mark.form !== 'banner' && mark.form !== 'portion' && mark.form !== 'label';
        assert.ok(
          structured || codes?.has(caveat.code),
          `seed ${seed}, run ${i}: ${JSON.stringify(mutated)} gave ${caveat.code}`,
        );
      }
    }
  }
});

test('a word that no scheme knows is an error wherever it stands, or is shown as the argument or text it stands in', () => {
  const random = seededRandom(seed + 1);
  for (let i = 0; i < Math.max(20_000, runs / 10); i++) {
    const { scheme, text } = randomMarking(random, schemes, countries);
    const words = text.split(' ');
    const at = random.int(words.length + 1);
    const injected = [...words.slice(0, at), word, ...words.slice(at)].join(' ');
    const marking = parseMarking(injected, random.chance(0.5) ? { scheme } : {}, lexicons);
    const said = all(marking).some(
      m => m.errors.length > 0 || m.ambiguous || m.caveats.some(c => c.args?.some(a => a.includes(word))),
    );
    assert.ok(said, `seed ${seed}, run ${i}: ${injected} was accepted as ${marking.canonical}`);
  }
});

test('the canonical spelling of what was read is read as the same marking', () => {
  const random = seededRandom(seed + 2);
  let compared = 0;
  for (let i = 0; i < 30_000; i++) {
    const { scheme, text } = randomMarking(random, schemes, countries);
    const marking = parseMarking(text, { scheme, created: '2023-01-01' }, lexicons);
    if (
      marking.ambiguous ||
      marking.scheme === 'unresolved' ||
      marking.errors.some(e => e.code !== 'level-not-in-force')
    )
      continue;
    compared++;
    const again = parseMarking(marking.canonical, { scheme: marking.scheme, created: '2023-01-01' }, lexicons);
    assert.deepEqual(meaning(again), meaning(marking), `seed ${seed}, run ${i}: ${text} -> ${marking.canonical}`);
    assert.equal(again.canonical, marking.canonical, text);
  }
  assert.ok(compared > 10_000, `${compared} markings were compared`);
});

const meaning = (marking: Marking): unknown => ({
  scheme: marking.scheme,
  level: marking.level,
  owner: marking.owner,
  caveats: marking.caveats.map(c => `${c.code} ${[...(c.args ?? [])].sort().join(',')}`).sort(),
  also: (marking.also ?? []).map(meaning),
});

test('a megabyte of anything is read in time that grows with its length', { timeout: 20_000 }, () => {
  const unit = ['SECRET//', '(S//REL TO USA, GBR) x\n\n', '((((', 'TLP:', '[SEC=', 'a', ' ', ',\\', '\u0301', '{"a":'];
  for (const piece of unit) {
    const text = piece.repeat(Math.ceil(1_048_576 / piece.length));
    for (const input of [text, `SECRET//${text}`]) {
      parseMarking(input, {}, lexicons);
      parseDocument(input, {}, lexicons);
    }
  }
});
