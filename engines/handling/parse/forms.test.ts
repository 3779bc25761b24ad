import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadLexicons } from '#platform/packs/read.ts';
import type { MarkingContext } from '../types.ts';
import { parseDocument, parseMarking } from './index.ts';

const lexicons = loadLexicons();
const read = (input: string | object, context: MarkingContext = {}) => parseMarking(input, context, lexicons);
const codes = (notes: readonly { code: string }[]) => notes.map(n => n.code);

test('the original is kept as it was written', () => {
  for (const text of ['  tlp:amber ', 'Secret // noforn', 'x [SEC=SECRET]', '{"distribution":"1"}'])
    assert.equal(read(text).original, text);
});

test('an error shows the place in the text', () => {
  const text = 'SECRET//NOFORN/MADEUP';
  const error = read(text).errors.find(e => e.code === 'unknown-caveat');
  assert.equal(text.slice(...(error?.span as [number, number])), 'MADEUP');
  const list = 'SECRET//REL TO USA, QQQ';
  const country = read(list).errors.find(e => e.code === 'unknown-country');
  assert.equal(list.slice(...(country?.span as [number, number])), 'QQQ');
});

test('an error of a rule cites the rule', () => {
  const error = read('UNCLASSIFIED//ORCON').errors[0];
  assert.equal(error?.citation?.source, 'ICMARK');
  assert.ok(error?.message.includes('ORCON'));
});

test('spans light the level and each caveat', () => {
  const text = 'TOP SECRET//SI//ORCON/NOFORN';
  const lit = read(text).spans?.map(s => [s.role, s.code, text.slice(s.start, s.end)]);
  assert.deepEqual(lit, [
    ['level', 'TS', 'TOP SECRET'],
    ['caveat', 'SI', 'SI'],
    ['caveat', 'ORCON', 'ORCON'],
    ['caveat', 'NOFORN', 'NOFORN'],
  ]);
});

test('case, accents, width and dashes do not hide a marking', () => {
  assert.equal(read('Vs–Nur für den Dienstgebrauch').level, 'VS-NfD');
  assert.equal(read('tre\u0300s secret de\u0301fense').level, 'TRÈS SECRET DÉFENSE');
  assert.equal(read('ＴＬＰ：ＲＥＤ').level, 'RED');
  assert.equal(read('TÄIESTI SALAJANE').level, read('taiesti salajane').level);
});

test('nothing, prose and foreign objects are refused, not guessed', () => {
  assert.deepEqual(codes(read('').errors), ['empty-marking']);
  assert.deepEqual(codes(read('The quick brown fox').errors), ['unknown-marking']);
  assert.deepEqual(codes(read('word '.repeat(2000)).errors), ['marking-too-long']);
  assert.deepEqual(codes(read({ hello: 'world' }).errors), ['unknown-form']);
  assert.deepEqual(codes(read([] as object).errors), ['unknown-form']);
  assert.deepEqual(codes(read({ scheme: 'klingon', level: 'X' }).errors), ['unknown-scheme']);
});

test('the structured form of a scheme obeys the rules of its written form', () => {
  const good = read({ scheme: 'us-capco', level: 'SECRET', caveats: ['REL TO USA, GBR', { code: 'ORCON' }] });
  assert.deepEqual([good.level, good.errors.length, good.canonical], ['S', 0, 'SECRET//ORCON/REL TO USA, GBR']);
  assert.deepEqual(codes(read({ scheme: 'us-capco', level: 'S', caveats: ['NOFORN', 'REL TO USA, GBR'] }).errors), [
    'mutually-exclusive',
  ]);
  assert.deepEqual(codes(read({ scheme: 'us-capco', level: 'S', caveats: [{ code: 'FROB' }] }).errors), [
    'unknown-caveat',
  ]);
  assert.deepEqual(codes(read({ scheme: 'tlp-2', level: 'ULTRAVIOLET' }).errors), ['unknown-level']);
});

test('markings of several systems on one STIX object all bind, granular ones with their selectors', () => {
  const marking = read({
    type: 'indicator',
    object_marking_refs: ['marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da'],
    granular_markings: [
      {
        marking_ref: 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1',
        selectors: ['description', 'labels.[0]'],
      },
      { lang: 'fr', selectors: ['name'] },
    ],
  });
  assert.deepEqual([marking.scheme, marking.level], ['tlp-1', 'GREEN']);
  assert.deepEqual(
    marking.also?.map(m => [m.scheme, m.level, m.spans?.map(s => s.code)]),
    [['tlp-2', 'RED', ['description', 'labels.[0]']]],
  );
});

test('text beside a label is an error, unless the label stands in brackets in a mail subject', () => {
  assert.deepEqual(codes(read('TLP:RED NOFORN').errors), ['unknown-caveat']);
  const subject = read('Subject: [TLP:GREEN] Phishing wave');
  assert.deepEqual([subject.level, subject.errors, subject.also], ['GREEN', [], undefined]);
});

test('marks of two bodies on one line bind together, and their canonical form reads alike', () => {
  const marking = read('EU CONFIDENTIAL / NATO SECRET');
  assert.deepEqual([marking.scheme, marking.level, marking.also?.map(m => m.level)], ['eu-euci', 'C-UE', ['NS']]);
  const again = read(marking.canonical);
  assert.deepEqual([again.canonical, again.level, again.also?.map(m => m.level)], [marking.canonical, 'C-UE', ['NS']]);
});

test('a bare level is NATO or EU only when the context says who issued it, and then with a warning', () => {
  const marking = read('RESTRICTED', { issuer: 'NATO' });
  assert.deepEqual([marking.scheme, marking.level, marking.conformant], ['nato', 'NR', false]);
  assert.equal(read('TOP SECRET', { country: 'EU' }).level, 'TS-UE');
});

test('a header folded over two lines is one header', () => {
  const marking = read(
    'X-Protective-Marking: VER=2024.1, NS=gov.au, SEC=SECRET,\r\n CAVEAT=SH:EXCLUSIVE-FOR the Secretary, ORIGIN=a@example.gov.au',
  );
  assert.deepEqual(
    [marking.level, marking.caveats.map(c => [c.code, c.args])],
    ['SECRET', [['EXCLUSIVE FOR', ['THE SECRETARY']]]],
  );
});

test('a portion-marked document gives its banner and each portion under the scheme of the banner', () => {
  const text =
    'SECRET//NOFORN\n\n(U) Title\n\n(S//NF) First paragraph\nwhich goes on.\n\n(S//REL TO USA, GBR) Second.\n\nNo mark here.\n\nSECRET//NOFORN\n';
  const document = parseDocument(text, {}, lexicons);
  assert.equal(document.banner?.scheme, 'us-capco');
  assert.deepEqual(
    document.portions.map(p => [p.marking.scheme, p.marking.level, text.slice(...p.mark)]),
    [
      ['us-capco', 'U', '(U)'],
      ['us-capco', 'S', '(S//NF)'],
      ['us-capco', 'S', '(S//REL TO USA, GBR)'],
    ],
  );
  assert.equal(document.portions[1]?.text, 'First paragraph\nwhich goes on.');
  assert.equal(document.unmarked.length, 1);
  assert.deepEqual(codes(document.notes), ['portion-unmarked']);
  const level = document.portions[1]?.marking.spans?.[0];
  assert.equal(text.slice(level?.start, level?.end), 'S');
});

test('portions without a settled banner stay ambiguous', () => {
  const document = parseDocument('(S) One.\n\n(C) Two.\n', {}, lexicons);
  assert.deepEqual(codes(document.notes), ['banner-missing']);
  assert.ok(document.portions.every(p => p.marking.ambiguous));
});
