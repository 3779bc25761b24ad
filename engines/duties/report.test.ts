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
  assert.equal(item('discovery-time').value, 'discovered: 2026-03-03T15:30:00+01:00 (Europe/Zurich)');
  assert.equal(item('attacker-info').source, 'author');
  assert.equal(item('severity-to-cia').value, 'conf loss: confirmed');
  assert.equal(item('discovery-time').fire, 'incident dates');
  assert.deepEqual(form.missing, ['Attack time']);
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
