import assert from 'node:assert/strict';
import test from 'node:test';
import { loadLexicons } from '#platform/packs/read.ts';
import { listText, readList } from './ui/decide/party-text.ts';
import { presets } from './ui/decide/presets.ts';
import { demoWorld } from '#platform/parties/demo.ts';
import { charactersShown, readText, stretches } from './ui/read/reading.ts';

const lexicons = loadLexicons();
const document =
  'SECRET//NOFORN\n\n(U) Scope.\n\n(S//REL TO USA, GBR) Seen.\n\n(S//NF) How.\n\nNo mark here.\n\nSECRET//NOFORN';

test('a document whose banner says less than a portion is told so, with what the banner would be', () => {
  const notes = (text: string) => {
    const reading = readText(text, { country: 'US' }, lexicons);
    return reading.kind === 'document' ? reading.notes.map(({ code, message }) => [code, message]) : [];
  };
  const low = notes(document.replace('(S//NF) How.', '(TS//NF) How.')).find(
    ([code]) => code === 'banner-below-portions',
  );
  assert.match(low?.[1] ?? '', /`TOP SECRET\/\/NOFORN`/);
  assert.ok(!notes(document).some(([code]) => code === 'banner-below-portions'));
});

test('one line is a marking and its parts are lit where they stand, spaces before it included', () => {
  const text = '  SECRET//ORCON/REL TO USA, GBR';
  const reading = readText(text, { country: 'US' }, lexicons);
  assert.equal(reading.kind, 'marking');
  const lit = reading.kind === 'marking' ? reading.lit : [];
  assert.deepEqual(
    lit.map(each => [each.role, text.slice(each.start, each.end)]),
    [
      ['level', 'SECRET'],
      ['caveat', 'ORCON'],
      ['caveat', 'REL TO USA, GBR'],
    ],
  );
  assert.deepEqual(
    stretches(text, lit).map(each => [each.text, each.lit.length]),
    [
      ['  ', 0],
      ['SECRET', 1],
      ['//', 0],
      ['ORCON', 1],
      ['/', 0],
      ['REL TO USA, GBR', 1],
    ],
  );
});

test('several lines are a document with banner, portions, their tally and what is unmarked', () => {
  const reading = readText(document, { country: 'US' }, lexicons);
  assert.ok(reading.kind === 'document');
  assert.equal(reading.banner?.level, 'S');
  assert.equal(reading.portions, 3);
  assert.equal(reading.unmarked, 1);
  assert.deepEqual(reading.tallies.map(each => each.marking.original).sort(), [
    '(S//NF)',
    '(S//REL TO USA, GBR)',
    '(U)',
  ]);
});

test('a mail header over two lines and a structured form are one marking', () => {
  const header = 'X-Protective-Marking: VER=2018.6, NS=gov.au, SEC=OFFICIAL,\n ORIGIN=a@example.gov.au';
  assert.equal(readText(header, {}, lexicons).kind, 'marking');
  assert.equal(readText('{\n"scheme": "tlp-2", "level": "RED"\n}', {}, lexicons).kind, 'marking');
});

test('stretches together are the text again, and a long text is drawn to its limit only', () => {
  const reading = readText(document.repeat(400), {}, lexicons);
  const lit = reading.kind === 'document' ? reading.lit : [];
  const text = document.repeat(400);
  const drawn = stretches(text, lit)
    .map(each => each.text)
    .join('');
  assert.equal(drawn, text.slice(0, charactersShown));
});

test('a typed list is unknown when empty, none when a dash, and comes back as it was typed', () => {
  assert.equal(readList('communities', ' '), undefined);
  assert.deepEqual(readList('communities', '-'), []);
  for (const [field, text] of [
    ['clearances', 'nato/NS until 2027-01-31, de-vs/GEHEIM'],
    ['agreements', 'USA: us-capco/S; us-capco/C until 2027-01-31'],
    ['client_of', 'a, b'],
    ['nationality', '-'],
  ] as const)
    assert.equal(listText({ [field]: readList(field, text) }, field), text);
});

test('the parties offered are those of the demonstration world', () => {
  const world = demoWorld().parties;
  assert.deepEqual(
    presets.map(({ id, name, kind, country }) => [id, name, kind, country ?? null]),
    world.map(({ slug, name, kind, country }) => [slug, name, kind, country]),
  );
});
