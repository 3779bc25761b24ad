import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FailureError } from '#engines/kernel/failure.ts';
import { regimeFiles } from '#platform/packs/read-regimes.ts';
import { type PackFile, regimesFrom } from './index.ts';

const files = regimeFiles();

/** The packs with one file changed. */
function changed(name: string, edit: (data: any) => void): PackFile[] {
  return files.map(file => {
    if (file.path !== name) return file;
    const data = structuredClone(file.data);
    edit(data);
    return { ...file, data };
  });
}

function refusal(name: string, edit: (data: any) => void): string {
  try {
    regimesFrom(changed(name, edit));
  } catch (error) {
    assert.ok(error instanceof FailureError);
    assert.equal(error.failure.code, 'bad-pack');
    return error.failure.message;
  }
  return assert.fail('the pack was accepted');
}

const duties = 'regimes/uk-nis-11/duties.yaml';

test('the shipped packs load', () => assert.equal(regimesFrom(files).list.length, 64));

test('an unknown fact is refused with file, line and rule', () => {
  const message = refusal(duties, data => (data.trigger.f = 'i.severity'));
  assert.match(
    message,
    /^regimes\/uk-nis-11\/duties\.yaml:\d+: `i\.severity` is not in facts\/facts\.yaml \[fact-is-listed\]$/,
  );
});

test('a fact without a name and a value without a word in both languages are refused', () => {
  const words = 'facts/words.yaml';
  assert.match(
    refusal(words, data => delete data.names['i.status']),
    /words\.yaml(:\d+)?: the name of `i\.status` is not said in English and French \[has-words\]/,
  );
  assert.match(
    refusal(words, data => (data.values.near_miss.fr = ' ')),
    /the value of `i\.status` `near_miss` .*\[has-words\]/,
  );
  assert.match(
    refusal(words, data => delete data.names['judge:major_incident']),
    /\[has-words\]/,
  );
  assert.match(
    refusal('facts/facts.yaml', data => data.facts['i.status'].values.push('imagined')),
    /`imagined` .*\[has-words\]/,
  );
});

test('a value that the fact does not have is refused', () => {
  assert.match(
    refusal(duties, data => (data.trigger.v = ['enormous'])),
    /\[value-is-listed\]/,
  );
});

test('a bare number in a rule is refused: values live in parameters with a reference', () => {
  assert.match(
    refusal(duties, data => (data.stages[0].due = 72)),
    /\[value-is-a-parameter\]/,
  );
  assert.match(
    refusal('regimes/uk-nis-11/parameters.yaml', data => (data.parameters.notice_period.values[0].cite = '')),
    /\[value-is-cited\]/,
  );
});

test('an operator that does not fit the type is refused', () => {
  assert.match(
    refusal(duties, data => (data.trigger.op = 'gt')),
    /\[operator-fits-type\]/,
  );
});

test('an unknown clock, calendar rule, judgement or keyword is refused', () => {
  assert.match(
    refusal(duties, data => (data.stages[0].from = 't.noticed')),
    /\[clock-is-listed\]/,
  );
  assert.match(
    refusal(duties, data => (data.stages[0].cal = 'banking_days')),
    /\[calendar-rule-is-listed\]/,
  );
  assert.match(
    refusal(duties, data => (data.trigger = { judge: 'looks_bad' })),
    /\[judgement-is-listed\]/,
  );
  assert.match(
    refusal(duties, data => (data.stages[0].due = 'soon')),
    /\[due-is-a-keyword\]/,
  );
});

test('a period that its calendar rule cannot count is refused, not counted in part', () => {
  const parameters = duties.replace('duties', 'parameters');
  const first = (data: any): any =>
    Object.values<any>(data.parameters).find(one => String(one.values[0].value).startsWith('PT'));
  for (const period of ['24 hours', 'P1M', 'P4BD', 'PT', '', 'P1W'])
    assert.match(
      refusal(parameters, data => (first(data).values[0].value = period)),
      /\[period-fits-calendar\]/,
      period,
    );
  assert.match(
    refusal('regimes/us-sec-8k-105/parameters.yaml', data => (data.parameters.form_8k_period.values[0].value = 'P3D')),
    /business_days_us_federal counts; it takes one such as P4BD \[period-fits-calendar\]/,
  );
  assert.match(
    refusal(
      'regimes/us-sec-8k-105/parameters.yaml',
      data => (data.parameters.form_8k_closing_time.values[0].value = '5 pm'),
    ),
    /\[period-fits-calendar\]/,
  );
});

test('a threshold that is no number, or no sum with its currency, is refused: it would never be passed', () => {
  const at = 'regimes/eu-nis2-ir2690/parameters.yaml';
  const valueOf = (data: any, sum: boolean): any =>
    Object.values<any>(data.parameters).find(
      one => (typeof one.values[0].value === 'number') !== sum && (!sum || one.values[0].value.startsWith('EUR')),
    );
  for (const [sum, value] of [
    [false, 'thirty'],
    [false, '30'],
    [true, '500 000 euros'],
    [true, 500000],
  ] as const)
    assert.match(
      refusal(at, data => (valueOf(data, sum).values[0].value = value)),
      /\[threshold-fits-type\]/,
      String(value),
    );
});

test('two applicable rules without a priority are an error', () => {
  const message = refusal('regimes/de-enwg-5d/duties.yaml', data => delete data.runs_beside);
  assert.match(message, /both implement `eu-nis2-art23` in DE for the same entities \[rules-have-priority\]/);
  assert.match(
    refusal('regimes/eu-dora-19/duties.yaml', data => (data.displaced_by = ['eu-nis2-art23'])),
    /displace each other \[rules-have-priority\]/,
  );
});

test('a reference to a rule that does not exist is refused', () => {
  assert.match(
    refusal(duties, data => (data.displaced_by = ['uk-nis-2'])),
    /\[rule-is-known\]/,
  );
  assert.match(
    refusal(duties, data => (data.trigger = { same_as: 'uk-nis-2' })),
    /\[same-as-names-a-rule\]/,
  );
});

test('a missing file is refused', () => {
  assert.throws(
    () => regimesFrom(files.filter(file => file.path !== duties.replace('duties', 'parameters')).filter(Boolean)),
    /pack\.yaml, parameters\.yaml and duties\.yaml are needed/,
  );
});

test('a dated parameter takes the value of its day', () => {
  const registry = regimesFrom(
    changed('regimes/uk-nis-11/parameters.yaml', data => {
      data.parameters.notice_period.values.push({ from: '2027-01-01', value: 'PT24H', cite: 'a later act' });
    }),
  );
  assert.equal(registry.byId.get('uk-nis-11')?.parameters.get('notice_period')?.values.length, 2);
});
