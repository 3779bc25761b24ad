import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { factsOf } from '#engines/duties/facts.ts';
import { FailureError } from '#engines/kernel/failure.ts';
import { seededRandom } from '#engines/kernel/random.ts';
import { loadRegimes } from '#platform/packs/read-regimes.ts';
import { readVeris } from './read.ts';

const text = readFileSync(path.join(import.meta.dirname, 'fixtures/three.json'), 'utf8');
const records = JSON.parse(text) as Record<string, any>[];
const { vocabulary } = loadRegimes();

test('what a record states becomes a fact of the vocabulary', () => {
  const { incidents, problems } = readVeris(text);
  assert.deepEqual(problems, []);
  assert.deepEqual(incidents[0], {
    id: 'invented-1',
    facts: {
      'i.status': 'confirmed',
      'e.countries': ['DE'],
      'e.sectors': ['energy_gas'],
      'i.malicious': 'confirmed',
      'i.unauthorised_access': 'confirmed',
      'i.attack_types': ['ransomware', 'intrusion'],
      'i.conf_loss': 'potential',
      'i.integ_loss': 'confirmed',
      'i.avail_loss': 'confirmed',
      'i.service_effect': 'unavailable',
      'i.outage_minutes': 1800,
      'i.personal_data': 'potential',
      'i.undetected_days': 12,
      'i.loss_amount': { amount: 250000, currency: 'EUR' },
    },
  });
  for (const incident of incidents) assert.doesNotThrow(() => factsOf(vocabulary, incident.facts, '/facts'));
});

test('unknown, bands, records, months and an amount without a currency are never turned into a value', () => {
  const { incidents, fields } = readVeris(text);
  assert.deepEqual(incidents[1]?.facts, { 'i.status': 'suspected', 'i.malicious': 'suspected' });
  assert.deepEqual(incidents[2]?.facts, {
    'i.status': 'near_miss',
    'i.malicious': 'no',
    'i.attack_types': ['misconfiguration'],
    'i.conf_loss': 'none',
    'i.pd_unintelligible': false,
    'i.attempt_only': true,
  });
  const why = (field: string) => fields.find(each => each.field.startsWith(field))?.why ?? '';
  assert.match(why('victim.employee_count'), /band/);
  assert.match(why('attribute.confidentiality.data_total'), /records/);
  assert.match(why('attribute.availability.duration'), /months/);
  assert.match(why('impact.overall_amount'), /currency/);
});

test('every field is accounted for in every record: read, unknown or said and not read', () => {
  for (const field of readVeris(text).fields) assert.equal(field.read + field.unknown + field.unread, 3, field.field);
});

test('taking anything away from a record, or saying Unknown instead, never gives a value that was not there', () => {
  const seed = Number(process.env.ENTENTE_SEED ?? 11);
  const random = seededRandom(seed);
  const thinned = (value: unknown): unknown => {
    if (Array.isArray(value)) return random.chance(0.2) ? ['Unknown'] : value.map(thinned);
    if (value === null || typeof value !== 'object') return random.chance(0.2) ? 'Unknown' : value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => (random.chance(0.2) ? [] : [[key, thinned(inner)]])),
    );
  };
  for (let i = 0; i < 2000; i++) {
    const record = records[i % 3] as Record<string, unknown>;
    const whole = readVeris(JSON.stringify(record)).incidents[0]?.facts ?? {};
    const less = readVeris(JSON.stringify({ action: {}, ...(thinned(record) as object) })).incidents[0]?.facts ?? {};
    for (const [fact, value] of Object.entries(less)) {
      // A list that lost a member is another statement; so is an action that lost its intended part.
      if (['i.attack_types', 'i.malicious', 'i.service_effect', 'e.countries'].includes(fact)) continue;
      assert.deepEqual(value, whole[fact], `${fact}, seed ${seed}, trial ${i}`);
    }
  }
});

test('records one a line are read, and a line that is none is named with what to do', () => {
  const lines = `${JSON.stringify(records[0])}\n{"x": 1}\nnot json\n`;
  const { rows, incidents, problems } = readVeris(lines);
  assert.equal(rows, 3);
  assert.equal(incidents.length, 1);
  assert.deepEqual(
    problems.map(each => each.row),
    [2, 3],
  );
  for (const problem of problems) assert.ok(problem.next);
});

test('a file without any JSON is refused', () => {
  assert.throws(() => readVeris('a,b\n1,2'), FailureError);
  assert.throws(() => readVeris(''), FailureError);
});

test('no record invents a fact from nothing', () => {
  assert.deepEqual(readVeris('{"action": {}}').incidents[0]?.facts, {});
  assert.deepEqual(
    readVeris('{"victim": {}, "attribute": {"availability": {}, "integrity": {}}}').incidents[0]?.facts,
    {},
  );
});
