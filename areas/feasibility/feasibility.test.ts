import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lexiconsFrom } from '#engines/handling/load.ts';
import { parseMarking } from '#engines/handling/parse/index.ts';
import { bundleLexicons } from '#platform/packs/bundle.ts';
import { loadLexicons } from '#platform/packs/read.ts';
import { newestRevision, pairAnswers, type Pair, study } from './contract.ts';

const date = '2026-11-24';
const lexicons = loadLexicons();
const found = study(lexicons, date);
const cells = new Map(found.pairs.map(pair => [`${pair.from}>${pair.to}`, pair]));

const pair = (from: string, to: string): Pair => {
  const cell = cells.get(`${from}>${to}`);
  assert.ok(cell, `${from} > ${to}`);
  return cell;
};
const answer = (from: string, to: string, level: string) => {
  const found = pairAnswers(from, to, lexicons, date)?.levels.find(each => each.level === level);
  assert.ok(found, `${from} ${level} > ${to}`);
  return found;
};
const ofKind = (pattern: RegExp) => found.schemes.filter(({ kind }) => pattern.test(kind)).map(({ id }) => id);
const classifications = ofKind(/^classification/);

test('every ordered pair is answered once, the diagonal by itself', () => {
  assert.equal(found.pairs.length, lexicons.byId.size ** 2);
  assert.equal(cells.size, found.pairs.length);
  for (const { from, to, verdict } of found.pairs) assert.equal(verdict === 'same', from === to, `${from} > ${to}`);
  const { verdicts, pairs } = found.totals;
  assert.equal(verdicts.lossless + verdicts.lossy + verdicts.agreement + verdicts.none, pairs);
});

test('the same packs give the same study, here and from the bundle a browser gets', () => {
  const bundle = JSON.parse(JSON.stringify(bundleLexicons())) as ReturnType<typeof bundleLexicons>;
  assert.equal(JSON.stringify(study(lexiconsFrom(bundle), date)), JSON.stringify(found));
});

test('a study of changed packs has another checksum', () => {
  const changed = new Map(lexicons.byId);
  const nato = changed.get('nato');
  assert.ok(nato);
  changed.set('nato', { ...nato, basis: { ...nato.basis, hash: '0'.repeat(64) } });
  assert.notEqual(study({ ...lexicons, byId: changed }, date).edition.checksum, found.edition.checksum);
});

test('the study is dated by the newest revision of the packs, not by the clock', () => {
  const table =
    '| revision | date | change |\n| --- | --- | --- |\n| 2 | 2026-03-01 | more |\n| 1 | 2025-01-01 | first |\n';
  assert.equal(newestRevision([table, '| 1 | 2026-02-28 | other |']), '2026-03-01');
  assert.equal(newestRevision([]), '');
});

test('lossless means that each level that counts has a counterpart by an instrument', () => {
  for (const { from, to, verdict, levels, special, instruments } of found.pairs) {
    if (verdict !== 'lossless' || special) continue;
    assert.ok(levels.kept > 0, `${from} > ${to}`);
    assert.equal(levels.raised + levels.worded + levels.discouraged + levels.agreement + levels.none, 0);
    assert.ok(instruments.length > 0, `${from} > ${to}: by which instrument`);
  }
});

test('none means that no level was given a counterpart', () => {
  for (const { verdict, levels } of found.pairs)
    if (verdict === 'none') assert.equal(levels.kept + levels.raised + levels.worded, 0);
});

test('losses by component never exceed the answers they are counted in', () => {
  const { byComponent, levelAnswers, caveatAnswers, levelAnswersWithWords, caveatAnswersWithWords } = found.losses;
  assert.ok(levelAnswersWithWords <= levelAnswers && caveatAnswersWithWords <= caveatAnswers);
  for (const { levels, caveats } of byComponent)
    assert.ok(levels <= levelAnswersWithWords && caveats <= caveatAnswersWithWords);
});

test('adding a component or a term to the vocabulary never says less', () => {
  const rising = (covers: readonly { readonly levels: number; readonly caveats: number }[]) =>
    covers.every((each, index) => {
      const before = covers[index - 1];
      return before === undefined || each.levels + each.caveats >= before.levels + before.caveats;
    });
  const { components, terms, shared, levels, caveats, informing } = found.vocabulary;
  assert.ok(rising(components.map(({ covers }) => covers)));
  assert.ok(rising(terms.map(({ covers }) => covers)));
  assert.deepEqual(terms.at(-1)?.covers, shared);
  const all = components.at(-1)?.covers;
  assert.ok(all && all.levels <= levels && all.caveats <= caveats - informing);
  for (const { schemes } of terms) assert.ok(schemes > 1);
});

test('every figure of a recommendation is a number of the study, and none is missing', () => {
  for (const { id, values } of found.recommendations)
    for (const [name, value] of Object.entries(values))
      assert.ok(value !== '' && !Number.isNaN(value), `${id}.${name}`);
});

// The verdict table of the survey this study starts from, row by row.

test('lossless: TLP 1.0 to 2.0', () => {
  assert.equal(pair('tlp-1', 'tlp-2').verdict, 'lossless');
  assert.deepEqual(pair('tlp-1', 'tlp-2').words, []);
});

test('lossless save AMBER+STRICT: TLP 2.0 to 1.0', () => {
  const { verdict, levels } = pair('tlp-2', 'tlp-1');
  assert.equal(verdict, 'lossy');
  assert.deepEqual([levels.kept, levels.worded], [4, 1]);
  assert.deepEqual(answer('tlp-2', 'tlp-1', 'AMBER+STRICT').outcome, 'worded');
});

test('lossless one way: NATO to Germany, and no German paper becomes NATO information', () => {
  assert.equal(pair('nato', 'de-vs').verdict, 'lossless');
  assert.equal(answer('nato', 'de-vs', 'NR').to, 'VS-NfD');
  assert.equal(pair('de-vs', 'nato').verdict, 'none');
});

test('lossless: the EU to member states with four named levels, under the agreement between them', () => {
  for (const member of ['de-vs', 'ee-riigisaladus', 'fi-tl', 'nl-virbi', 'se-sakerhetsskydd']) {
    assert.equal(pair('eu-euci', member).verdict, 'lossless', member);
    assert.ok(pair('eu-euci', member).needsAgreement, member);
  }
});

test('lossless: PAP WHITE is read as CLEAR, for it is one level with two spellings', () => {
  assert.equal(parseMarking('PAP:WHITE', {}, lexicons).level, 'CLEAR');
});

test('lossy: EU CONFIDENTIAL is raised in the United Kingdom', () => {
  const { outcome, to, words } = answer('eu-euci', 'uk-gscp', 'C-UE');
  assert.deepEqual([outcome, to], ['raised', 'SECRET']);
  assert.ok(words.includes('protection'));
  assert.equal(pair('eu-euci', 'uk-gscp').verdict, 'lossy');
});

test('lossy: the EU to the shorter ladder of France; to Switzerland and Brazil no instrument in the packs leads', () => {
  assert.equal(pair('eu-euci', 'fr-igi1300').verdict, 'lossy');
  assert.equal(answer('eu-euci', 'fr-igi1300', 'C-UE').outcome, 'raised');
  assert.ok(['lossy', 'none'].includes(pair('eu-euci', 'ch-isg').verdict));
  assert.equal(pair('eu-euci', 'br-lai').verdict, 'none');
});

test('lossy: EU and NATO RESTRICTED have no US counterpart, though the levels above them do', () => {
  for (const [from, level] of [
    ['eu-euci', 'R-UE'],
    ['nato', 'NR'],
  ] as const) {
    assert.equal(pair(from, 'us-capco').verdict, 'lossy');
    assert.deepEqual([answer(from, 'us-capco', level).outcome, answer(from, 'us-capco', level).to], ['none', null]);
  }
});

test('lossy: US caveats need words wherever US levels have a counterpart', () => {
  for (const { from, to, levels, caveats } of found.pairs) {
    if (from !== 'us-capco' || from === to || levels.kept === 0) continue;
    assert.ok(caveats.words > caveats.covered, to);
  }
});

test('lossy: IEP fits into STIX as text only', () => {
  const { verdict, special, words } = pair('iep-2', 'stix-markings');
  assert.deepEqual([verdict, special], ['lossy', 'container']);
  assert.ok(words.includes('permitted_actions'));
  assert.equal(pair('tlp-1', 'stix-markings').verdict, 'lossless');
  assert.equal(pair('tlp-2', 'stix-markings').verdict, 'lossy');
});

test('lossy: MISP groups are turned into TLP in practice, and no level follows', () => {
  const { verdict, levels, words } = pair('misp-distribution', 'tlp-2');
  assert.equal(verdict, 'lossy');
  assert.equal(levels.kept, 0);
  assert.ok(levels.discouraged > 0 && words.includes('audience'));
});

test('no mapping: TLP, PAP and the Chatham House Rule against every classification, both ways', () => {
  for (const mark of ['tlp-1', 'tlp-2', 'pap', 'chatham-house-rule'])
    for (const scheme of classifications) {
      assert.equal(pair(mark, scheme).verdict, 'none', `${mark} > ${scheme}`);
      assert.equal(pair(scheme, mark).verdict, 'none', `${scheme} > ${mark}`);
    }
});

test('no mapping: company ladders against every government scheme, both ways', () => {
  for (const scheme of [...classifications, ...ofKind(/statutory|control-marking|distribution-marking/)]) {
    assert.equal(pair('corp-4', scheme).verdict, 'none', scheme);
    assert.equal(pair(scheme, 'corp-4').verdict, 'none', scheme);
  }
});

test('no mapping: GPMS to GSCP, item by item', () => {
  assert.equal(pair('uk-gpms', 'uk-gscp').verdict, 'none');
  assert.ok(pair('uk-gpms', 'uk-gscp').statedNone);
});

test('no mapping: Canadian PROTECTED to any classification', () => {
  for (const scheme of classifications.filter(id => id !== 'ca-goc'))
    for (const level of ['PROTECTED A', 'PROTECTED B', 'PROTECTED C'])
      assert.ok(['none', 'agreement'].includes(answer('ca-goc', scheme, level).outcome), `${level} > ${scheme}`);
});

test('no mapping: FOUO to CUI', () => {
  assert.equal(pair('us-fouo', 'us-cui').verdict, 'none');
  assert.equal(pair('us-cui', 'us-fouo').verdict, 'none');
});

test('a common ladder is not feasible: no three schemes carry over into each other without loss', () => {
  assert.ok(found.vocabulary.ladders.every(set => set.length <= 2));
  assert.ok(found.vocabulary.meaningOnly.levels < found.vocabulary.shared.levels / 2);
});
