import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { loadLexicons } from '#platform/packs/read.ts';
import { checkDecision } from '../check-decision.ts';
import type { DecisionCase, MarkingCase } from '../pack-schema.ts';
import { profileOf } from '../profiles.ts';
import { checkCase } from './check-case.ts';
import { foldPhrase } from './fold.ts';
import { parseMarking } from './index.ts';

const lexicons = loadLexicons();
const folder = path.resolve(import.meta.dirname, '../../../cases/markings');
const read = (name: string): unknown => parse(readFileSync(path.join(folder, name), 'utf8'));

test('there are 38 schemes', () => assert.equal(lexicons.byId.size, 38));

for (const lexicon of lexicons.byId.values()) {
  test(`${lexicon.id}: every case of its pack holds`, () => {
    const cases = lexicon.more.cases as MarkingCase[];
    assert.ok(cases.length > 0);
    for (const given of cases) {
      assert.deepEqual(
        checkCase(given, lexicons),
        [],
        `${JSON.stringify(given.text)} ${JSON.stringify(given.context ?? {})}`,
      );
    }
  });
}

for (const lexicon of lexicons.byId.values()) {
  const decisions = (lexicon.more.decisions ?? []) as DecisionCase[];
  if (decisions.length === 0) continue;
  test(`${lexicon.id}: every decision of its pack holds`, () => {
    for (const given of decisions) assert.deepEqual(checkDecision(given, lexicons), [], JSON.stringify(given));
  });
}

test('a profile is found by a whole name at the beginning, in any case', () => {
  const by = (who: string) => profileOf(lexicons.byId.get('tlp-2'), who)?.by;
  assert.deepEqual(['BSI', 'bsi (CERT-Bund)', 'BSI-Lagezentrum', 'CERT-Bund'].map(by), Array(4).fill('BSI (DE)'));
  assert.deepEqual(['BSIX', 'NSMA', 'x BSI', ''].map(by), Array(4).fill(undefined));
});

interface Trap {
  trap: number;
  claim: string;
  cases: MarkingCase[];
}

for (const { trap, claim, cases } of (read('traps.yaml') as { traps: Trap[] }).traps) {
  test(`trap ${trap}: ${claim}`, () => {
    for (const given of cases) assert.deepEqual(checkCase(given, lexicons), [], JSON.stringify(given.text));
  });
}

const levelOf = (scheme: string, code: string) => lexicons.byId.get(scheme)?.levels.find(l => l.code === code);

test('trap 9: official-use marks are flagged as no classification, VS-NfD is one', () => {
  const marks = [
    ['fr-igi1300', 'DR'],
    ['eu-limite', 'LIMITE'],
    ['ee-riigisaladus', 'AK'],
    ['kr', '대외비'],
    ['nato', 'NU'],
    ['au-pspf', 'OFFICIAL: Sensitive'],
  ] as const;
  for (const [scheme, code] of marks)
    assert.equal(levelOf(scheme, code)?.more.classification, false, `${scheme} ${code}`);
  for (const [scheme, code] of marks)
    assert.notEqual(levelOf(scheme, code)?.protectionBand, 0, `${code} is not public`);
  assert.notEqual(levelOf('de-vs', 'VS-NfD')?.more.classification, false);
});

test('a level whose own name says that it is unclassified is no classification in any pack', () => {
  const named = /(^|\W)(UNCLASSIFIED|NON PROTÉGÉ|NON-CLASSIFIED|UNOFFICIAL)(\W|$)/i;
  const levels = [...lexicons.byId.values()]
    .filter(lexicon => lexicon.kind.startsWith('classification'))
    .flatMap(({ id, levels: own }) => own.filter(l => named.test(`${l.code} ${l.label}`)).map(l => [id, l] as const));
  assert.deepEqual(
    levels.map(([id, level]) => `${id} ${level.code}`),
    [
      'au-pspf UNOFFICIAL',
      'ca-goc UNCLASSIFIED',
      'fr-igi1300 NON PROTÉGÉ',
      'il BALMAS',
      'nato NON-CLASSIFIED',
      'nato NU',
      'nz-psr UNCLASSIFIED',
      'uk-gpms NPM',
      'us-capco U',
    ],
  );
  for (const [id, level] of levels) assert.equal(level.more.classification, false, `${id} ${level.code}`);
});

test('trap 10: of the groups in release lists only TEYE, ACGU and FVEY are expanded in a banner', () => {
  assert.deepEqual(
    lexicons.coalitions
      .filter(c => c.bannerRollUp)
      .map(c => c.code)
      .sort(),
    ['ACGU', 'FVEY', 'TEYE'],
  );
  assert.equal(lexicons.coalitions.find(c => c.code === 'ISAF')?.members, undefined);
});

test('trap 19: numbering that runs backwards is ordered by the scheme', () => {
  const ranked = (scheme: string, low: string, high: string) =>
    assert.ok((levelOf(scheme, low)?.order ?? 9) < (levelOf(scheme, high)?.order ?? -1), `${scheme}: ${low} < ${high}`);
  ranked('fi-tl', 'TL IV', 'TL I');
  ranked('kr', 'III급비밀', 'I급비밀');
  ranked('misp-distribution', '3', '0');
});

interface HomographCase {
  token: string;
  open: string[];
  readings: string[];
  settled: { text: string; context: object; scheme: string; level: string | null }[];
}

const homographs = (read('homographs.yaml') as { homographs: HomographCase[] }).homographs;

test('there are 21 homographs', () => {
  assert.equal(homographs.length, 21);
  assert.deepEqual(
    lexicons.homographs.map(h => h.token),
    homographs.map(h => h.token),
  );
});

for (const { token, open, readings, settled } of homographs) {
  test(`homograph ${token}: all its readings stay open until country, issuer, date or syntax settles it`, () => {
    const stated = lexicons.homographs.find(h => h.token === token)?.readings ?? [];
    assert.deepEqual(
      stated.map(r => (r.level === undefined ? r.scheme : `${r.scheme} = ${r.level}`)),
      readings,
    );
    for (const word of open) {
      const marking = parseMarking(word, {}, lexicons);
      assert.equal(marking.ambiguous, true, word);
      assert.equal(marking.level, null, word);
      const schemes = new Set(marking.candidates?.map(c => c.scheme));
      const expected =
        open.length > 1
          ? stated.filter(r => ['us-capco', 'nz-psr'].includes(r.scheme) && hasMark(r.scheme, word))
          : stated;
      for (const reading of expected) assert.ok(schemes.has(reading.scheme), `${word}: ${reading.scheme}`);
    }
    for (const { text, context, scheme, level } of settled) {
      const marking = parseMarking(text, context, lexicons);
      assert.deepEqual(
        [marking.scheme, marking.level, marking.ambiguous ?? false],
        [scheme, level, false],
        `${text} ${JSON.stringify(context)}`,
      );
    }
  });
}

const hasMark = (scheme: string, word: string): boolean =>
  lexicons.byId.get(scheme)?.levels.some(l => foldPhrase(l.portion ?? '') === word || foldPhrase(l.code) === word) ??
  false;
