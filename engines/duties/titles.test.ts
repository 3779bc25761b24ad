import assert from 'node:assert/strict';
import { test } from 'node:test';
import { regimeFiles } from '#platform/packs/read-regimes.ts';
import { evaluateDuties, type PackFile, regimesFrom } from './index.ts';
import { regimeFindings } from './load-rules.ts';
import { spokenIn } from './spoken.ts';
import { addresseeTitle, dutyTitle, keywordTitle, missingTitles, stageTitle, titlesIn } from './titles.ts';

const files = regimeFiles();
const regimes = regimesFrom(files);
const { titles } = regimes.vocabulary;

/** The packs with the French titles changed. */
const changed = (edit: (data: any) => void, more: readonly PackFile[] = []): PackFile[] => [
  ...files.map(file => {
    if (file.path !== 'facts/titles.yaml') return file;
    const data = structuredClone(file.data);
    edit(data);
    return { ...file, data };
  }),
  ...more,
];

const warnings = (given: readonly PackFile[]) =>
  regimeFindings(given, () => '').filter(finding => finding.rule === 'title-in-french');

test('every rule, stage, authority and addressee that ships has its French title', () => {
  assert.deepEqual(
    regimes.list.flatMap(regime => missingTitles(titles, regime)),
    [],
  );
  const keywords = regimes.list.flatMap(({ stages }) =>
    stages.flatMap(({ due }) => (due && 'keyword' in due ? [due.keyword] : [])),
  );
  const dated = new Set(['next_calendar_day_end', 'doe_later_of_24h_or_next_bd']);
  for (const keyword of new Set(keywords))
    assert.ok(dated.has(keyword) || Object.hasOwn(titles.keywords, keyword), keyword);
});

test('the titles name nothing that no rule has', () => {
  const stages = new Set(regimes.list.flatMap(regime => regime.stages.map(stage => stage.id)));
  const to = new Set(regimes.list.flatMap(({ authority, stages: own }) => [authority, ...own.map(stage => stage.to)]));
  assert.deepEqual(
    Object.keys(titles.regimes).filter(id => !regimes.byId.has(id)),
    [],
  );
  assert.deepEqual(
    Object.keys(titles.stages).filter(id => !stages.has(id)),
    [],
  );
  assert.deepEqual(
    Object.keys(titles.addressees).filter(text => !to.has(text)),
    [],
  );
  for (const [id, own] of Object.entries(titles.own_stages)) {
    const has = regimes.byId.get(id)?.stages.map(stage => stage.id) ?? [];
    for (const stage of Object.keys(own)) assert.ok(has.includes(stage), `${id} has no stage ${stage}`);
  }
});

test('terms are those of the French texts of the law', () => {
  assert.equal(stageTitle(titles, 'eu-nis2-art23', 'early_warning'), 'alerte précoce');
  assert.equal(stageTitle(titles, 'eu-nis2-art23', 'notification'), 'notification d’incident');
  assert.equal(stageTitle(titles, 'eu-dora-19', 'initial'), 'notification initiale');
  assert.equal(stageTitle(titles, 'eu-dora-19', 'intermediate'), 'rapport intermédiaire');
  assert.equal(stageTitle(titles, 'eu-dora-19', 'final'), 'rapport final');
  assert.equal(stageTitle(titles, 'eu-gdpr-33', 'authority'), 'notification à l’autorité de contrôle');
  assert.equal(stageTitle(titles, 'eu-gdpr-34', 'individuals'), 'communication à la personne concernée');
  assert.equal(addresseeTitle(titles, 'competent authority'), 'autorité compétente');
  assert.equal(keywordTitle(titles, 'without_undue_delay'), 'sans retard injustifié');
});

test('what has no French stays English, and English readers see the words of the packs', () => {
  assert.equal(dutyTitle(titles, 'no-such-rule', 'Some rule'), 'Some rule');
  assert.equal(stageTitle(titles, 'no-such-rule', 'some_stage'), 'some stage');
  assert.equal(addresseeTitle(titles, 'constructor'), 'constructor');
  assert.equal(stageTitle(titles, 'constructor', 'toString'), 'toString');
  assert.equal(titlesIn('en', regimes.vocabulary), undefined);
  assert.equal(stageTitle(undefined, 'eu-nis2-art23', 'early_warning'), 'early warning');
});

test('a missing title is a warning at the pack that names the id; the packs load all the same', () => {
  const given = changed(data => {
    delete data.regimes['uk-nis-11'];
    delete data.stages.early_warning;
    delete data.addressees.Ofcom;
  });
  const found = warnings(given);
  assert.ok(found.every(({ warning, next }) => warning && next.includes('titles.yaml')));
  const said = found.map(({ file, message }) => `${file} ${message}`);
  assert.ok(said.includes('regimes/uk-nis-11/pack.yaml The rule `uk-nis-11` has no French title.'));
  assert.ok(said.some(each => /eu-nis2-art23\/duties\.yaml .*`early_warning`/.test(each)));
  assert.ok(said.some(each => /`Ofcom`/.test(each)));
  assert.equal(regimesFrom(given).list.length, regimes.list.length);
  assert.equal(regimesFrom(files.filter(file => file.path !== 'facts/titles.yaml')).list.length, regimes.list.length);
});

test('a folder of one’s own adds titles in a file of its own', () => {
  const own = { path: 'facts/titles-own.yaml', data: { regimes: { 'uk-nis-11': 'Notre titre' } } };
  const given = regimesFrom(changed(() => {}, [own])).vocabulary.titles;
  assert.equal(given.regimes['uk-nis-11'], 'Notre titre');
  assert.equal(given.regimes['eu-gdpr-33'], titles.regimes['eu-gdpr-33']);
});

test('an answer is said with French titles and is itself left as it was', () => {
  const input = { entity: { 'e.countries': ['FR'], 'e.roles': ['nis2_essential'] }, now: '2026-11-24T03:00:00Z' };
  const facts = { 'i.status': 'confirmed', 'i.severity_actual': 'severe', 'i.personal_data': 'confirmed' };
  const clocks = { 't.aware': '2026-11-24T02:00:00Z', 't.aware_significant': '2026-11-24T02:00:00Z' };
  const result = evaluateDuties(regimes, { ...input, facts, timestamps: clocks });
  const before = JSON.stringify(result);
  const french = spokenIn('fr', result, titles);
  assert.equal(JSON.stringify(result), before);
  for (const [i, duty] of result.duties.entries()) {
    const said = french.duties[i]!;
    assert.equal(said.regime, duty.regime);
    assert.notEqual(said.title, duty.title);
    for (const [j, stage] of duty.stages.entries()) {
      assert.equal(said.stages[j]!.id, stage.id);
      assert.equal(said.stages[j]!.name, stageTitle(titles, duty.regime, stage.id));
    }
  }
  assert.ok(result.duties.some(duty => duty.stages.length > 0));
});
