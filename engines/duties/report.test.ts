import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FailureError } from '#engines/kernel/failure.ts';
import { loadRegimes } from '#platform/packs/read-regimes.ts';
import { reportForm } from './index.ts';

const regimes = loadRegimes();
const now = '2026-03-03T16:00:00+01:00';

test('every content item of every stage is known to the vocabulary and every form can be made', () => {
  for (const regime of regimes.list) {
    for (const stage of regime.stages) {
      for (const label of stage.content)
        assert.ok(regimes.vocabulary.reportItems.has(label), `${regime.id}/${stage.id}: ${label}`);
      const form = reportForm(regimes, regime.id, stage.id, { now });
      assert.deepEqual(
        form.missing,
        form.items.filter(item => item.required).map(item => item.label),
      );
      for (const item of form.items) assert.notEqual(item.cite, '');
    }
  }
  for (const item of regimes.vocabulary.reportItems.values()) {
    for (const fact of item.facts)
      assert.ok(regimes.vocabulary.facts.has(fact) || regimes.vocabulary.clocks.has(fact), fact);
  }
});

test('the form is filled from the facts, the author goes first, and what is missing is named', () => {
  const input = {
    entity: { home_zone: 'Europe/Zurich' },
    facts: { 'i.extortion': true, 'i.conf_loss': 'confirmed', 'i.service_effect': 'degraded' },
    timestamps: { 't.discovered': '2026-03-03T15:30:00+01:00' },
    now,
  };
  const form = reportForm(regimes, 'ch-isg-74', 'report', input, { 'attacker-info': 'A known group, by its note.' });
  const item = (id: string) => form.items.find(i => i.id === id) ?? assert.fail(id);
  assert.equal(item('discovery-time').value, 'Discovered: 2026-03-03 15:30 +01:00 (Europe/Zurich)');
  assert.equal(item('attacker-info').source, 'author');
  assert.equal(item('severity-to-cia').value, 'Loss of confidentiality: confirmed');
  assert.equal(item('discovery-time').fire, '2.4 time of detection');
  assert.deepEqual(form.missing, ['Attack time']);
});

test('each item stands at places that FIRE and the CIRC model list, and each fact in a report has a name', () => {
  const { reportModels, reportItems, words, facts, clocks, judgements } = regimes.vocabulary;
  const fire = reportModels.get('fire') ?? assert.fail();
  assert.equal(fire.sections.size, 87);
  assert.deepEqual(
    reportForm(regimes, 'eu-dora-19', 'initial', { now }).models.map(model => model.split(', ').slice(1).join(', ')),
    ['1.0, 2025-04-15', 'September 2023'],
  );
  const nowhere = [...reportItems].filter(([, item]) => !item.fire && !item.circ).map(([label]) => label);
  assert.deepEqual(nowhere, ['alternatives', 'sensitivity', 'why necessary']);
  for (const [label, item] of reportItems) {
    for (const place of item.fire?.split('; ') ?? [])
      assert.ok(fire.sections.has(place.replace(/^\d+\.\d+ /, '')), place);
    for (const fact of item.facts) assert.ok(words.names.has(fact), `${label}: ${fact}`);
  }
  for (const id of words.names.keys())
    assert.ok(facts.has(id) || clocks.has(id) || judgements.has(id.replace('judge:', '')), id);
});

test('where no law lists the content, the items common to most rules are offered and none is missing', () => {
  const form = reportForm(regimes, 'in-certin', 'report', { facts: { 'i.attack_types': ['ransomware'] }, now });
  assert.equal(form.items.find(item => item.id === 'type')?.value, 'Kinds of attack or failure: ransomware');
  assert.deepEqual(form.missing, []);
  assert.match(form.items[0]?.cite ?? '', /Directions 20\(3\)\/2022.*lists no content/);
});

test('indicators are asked for only if available', () => {
  const form = reportForm(regimes, 'eu-nis2-art23', 'notification', { now });
  assert.equal(form.items.find(i => i.id.startsWith('indicators'))?.required, false);
});

test('a national rule without content of its own asks for that of the EU rule', () => {
  const form = reportForm(regimes, 'de-bsig-32', 'final', { now });
  assert.equal(form.items.length, 5);
  assert.match(form.items[0]?.cite ?? '', /2022\/2555.*23\(4\)\(d\)/);
});

test('an unknown stage is refused, saying which there are', () => {
  assert.throws(
    () => reportForm(regimes, 'eu-gdpr-33', 'early_warning', { now }),
    (error: unknown) => error instanceof FailureError && error.failure.next === 'It has authority.',
  );
});
