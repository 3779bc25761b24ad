import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#engines/kernel/random.ts';
import { loadLexicons } from '#platform/packs/read.ts';
import { bannerBelowPortions } from './banner.ts';
import { joinMarkings } from './join.ts';
import { parseDocument, parseMarking } from './parse/index.ts';
import { announceSeed } from './testing/worlds.ts';
import type { MarkingContext } from './types.ts';

const lexicons = loadLexicons();

function noteOf(banner: string, portions: readonly string[], context: MarkingContext = { country: 'US' }) {
  const text = [banner, ...portions.map(portion => `${portion} What was seen.`)].join('\n\n');
  const document = parseDocument(text, context, lexicons);
  assert.ok(document.banner, banner);
  assert.equal(document.portions.length, portions.length, text);
  return bannerBelowPortions(
    document.banner,
    document.portions.map(portion => portion.marking),
    lexicons,
  );
}

test('a banner below its portions is named with what the portions make', () => {
  for (const [banner, portions, whole] of [
    ['SECRET//NOFORN', ['(U)', '(TS//NF)'], 'TOP SECRET//NOFORN'],
    ['SECRET', ['(S//NF)'], 'SECRET//NOFORN'],
    ['SECRET//NOFORN', ['(S//OC/NF)'], 'SECRET//ORCON/NOFORN'],
    ['SECRET//REL TO USA, AUS, GBR', ['(S//REL TO USA, GBR)'], 'SECRET//REL TO USA, GBR'],
    ['NATO SECRET', ['(CTS)'], 'COSMIC TOP SECRET'],
  ] as const) {
    const note = noteOf(banner, portions, banner.includes('NATO') ? {} : { country: 'US' });
    assert.equal(note?.code, 'banner-below-portions', banner);
    assert.ok(note?.message.includes(`\`${whole}\``), note?.message);
  }
});

test('a banner that covers its portions, and one that cannot be read, bring no such note', () => {
  assert.equal(noteOf('SECRET//NOFORN', ['(U)', '(C//REL TO USA, GBR)', '(S//NF)']), null);
  assert.equal(noteOf('TOP SECRET//SI//ORCON/NOFORN', ['(TS//SI//OC/NF)', '(S)', '(U)']), null);
  assert.equal(noteOf('SECRET//REL TO USA, GBR', ['(S//REL TO USA, AUS, GBR)', '(U)']), null);
  assert.equal(noteOf('SECRET//NOFORN', ['(S//ZZQX)']), null, 'an unknown caveat is a note of its own');
  assert.equal(noteOf('SECRET//ZZQX', ['(TS)']), null);
});

test('the join of random portions always covers them', () => {
  const random = seededRandom(announceSeed(process.env.ENTENTE_SEED, 19));
  const marks = [
    '(U)',
    '(C)',
    '(S)',
    '(TS)',
    '(S//NF)',
    '(C//REL TO USA, GBR)',
    '(S//REL TO USA, AUS, GBR)',
    '(S//OC)',
  ];
  const marking = (text: string) => parseMarking(text, { country: 'US', scheme: 'us-capco' }, lexicons);
  for (let round = 0; round < 300; round++) {
    const portions = random.subset(marks, 0.4).map(marking);
    if (portions.length === 0) continue;
    const whole = joinMarkings(
      portions.map(each => ({ marking: each })),
      lexicons,
    ).marking;
    assert.equal(
      bannerBelowPortions(marking(whole), portions, lexicons),
      null,
      `${whole}: ${portions.map(p => p.original).join(' ')}`,
    );
  }
});
