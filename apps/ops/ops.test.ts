import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { comparisonRows } from '#engines/duties/definitions/comparison.ts';
import { usualAssumptions } from '#engines/duties/definitions/corpus/assumptions.ts';
import { definitionsOf } from '#engines/duties/definitions/definition.ts';
import { work } from '#engines/duties/definitions/job.ts';
import { proposalFrom } from '#engines/duties/definitions/proposal.ts';
import { pairRows } from '#engines/duties/definitions/table.ts';
import { checkout } from '#platform/config/config.ts';
import { enginesOnDisk } from './engines.ts';
import { ops } from './ops.ts';
import { answer, answerLine } from './run.ts';

const engines = enginesOnDisk();
const ask = async (op: string, input: unknown) => {
  const given = await answer({ id: 1, op, input }, engines);
  assert.ok(given.ok, JSON.stringify(given));
  return given.result as Record<string, unknown>;
};

test('every op of the contract is there', () => {
  const wanted = [
    'marking.parse',
    'marking.compare',
    'marking.join',
    'marking.translate',
    'share.decide',
    'duties.evaluate',
    'protections.assess',
    'definitions.compare',
    'cascade.run',
  ];
  assert.deepEqual(Object.keys(ops), wanted);
});

test('the fields the contract names are in each answer', async () => {
  const has = (result: object, keys: string[]) =>
    assert.deepEqual(
      keys.filter(key => !(key in result)),
      [],
    );
  has(await ask('marking.parse', { marking: 'SECRET//REL TO USA, GBR' }), [
    'scheme',
    'level',
    'caveats',
    'conformant',
    'warnings',
    'errors',
    'vector',
  ]);
  assert.equal((await ask('marking.compare', { a: 'TLP:RED', b: 'TLP:GREEN' })).a_is, 'stricter');
  has(await ask('marking.join', { items: ['(S//REL TO USA, GBR)', '(S//NF)'] }), [
    'marking',
    'level',
    'caveats',
    'audience',
    'conditions',
    'because',
  ]);
  has(await ask('marking.translate', { source: 'NATO SECRET', target_scheme: 'de-vs' }), [
    'level',
    'marking',
    'alternatives',
    'relation',
    'flags',
    'residual',
    'because',
  ]);
  const decided = await ask('share.decide', {
    item: { marking: 'TLP:CLEAR' },
    holder: {},
    recipient: {},
    action: 'read',
    facts: {},
  });
  has(decided, ['decision', 'conditions', 'because', 'missing', 'unknown', 'obligations', 'basis']);
  assert.equal(decided.decision, 'permit');
  const { duties } = await ask('duties.evaluate', {
    entity: { 'e.countries': ['DE'], 'e.roles': ['gdpr_controller'] },
    facts: { 'i.personal_data': 'confirmed', 'i.pd_risk': 'risk' },
    timestamps: { 't.aware_breach': '2026-11-24T01:00:00+01:00' },
    now: '2026-11-24T10:00:00Z',
    regimes: ['eu-gdpr-33'],
  });
  has((duties as object[])[0] ?? {}, ['regime', 'outcome', 'deciding_facts', 'stages', 'because']);
});

test('what is wrong comes back with code, message and pointer into the input', async () => {
  const wrong: [unknown, string, string][] = [
    [{ id: 7, op: 'nope', input: {} }, 'unknown-op', '/op'],
    [{ id: 7, op: 'marking.parse' }, 'invalid-input', '/input'],
    [{ id: 7, op: 'marking.parse', input: { marking: 4 } }, 'invalid-input', '/input/marking'],
    [
      { id: 7, op: 'marking.translate', input: { source: 'TLP:RED', target_scheme: 'x' } },
      'unknown-scheme',
      '/input/target_scheme',
    ],
    [
      { id: 7, op: 'share.decide', input: { item: { marking: 'TLP:RED' }, recipient: {}, action: 'attack' } },
      'invalid-input',
      '/input/action',
    ],
    [
      { id: 7, op: 'duties.evaluate', input: { now: '2026-11-24T10:00:00Z', facts: { 'i.nope': 1 } } },
      'unknown-fact',
      '/input/facts/i.nope',
    ],
    [{ id: 7, op: 'constructor', input: {} }, 'unknown-op', '/op'],
    [
      { id: 7, op: 'duties.evaluate', input: { now: '2026-11-24T10:00:00Z', entity: { 'e.countries': ['UK'] } } },
      'not-a-listed-value',
      '/input/entity/e.countries/0',
    ],
    [
      { id: 7, op: 'duties.evaluate', input: { now: '2026-11-24T10:00:00Z', drafting_minutes: -60 } },
      'wrong-type',
      '/input/drafting_minutes',
    ],
    [
      { id: 7, op: 'duties.evaluate', input: { now: '2026-11-24T10:00:00Z', tiemstamps: {} } },
      'invalid-input',
      '/input/tiemstamps',
    ],
    [
      {
        id: 7,
        op: 'duties.evaluate',
        input: { now: '2026-11-24T10:00:00Z', facts: { 'i.status': { value: 'confirmed', asserted_at: 'later' } } },
      },
      'invalid-input',
      '/input/facts/i.status/asserted_at',
    ],
    [{ id: 7, op: 'protections.assess', input: { at: '2026-02-30' } }, 'invalid-input', '/input/at'],
    [{ id: 7, op: 'definitions.compare', input: { date: '2026-13-40' } }, 'bad-time', '/input/date'],
  ];
  for (const [request, code, pointer] of wrong) {
    const given = await answer(request, engines);
    assert.deepEqual(given.ok ? given : [given.error.code, given.error.pointer, given.id], [code, pointer, 7]);
  }
  const malformed = await answerLine('{"id":', engines);
  assert.equal(malformed.ok, false);
});

test('the terminal answers line by line in the order asked, on any Node', () => {
  const lines = [
    '{"id":"a","op":"marking.parse","input":{"marking":"TLP:RED"}}',
    'nonsense',
    '',
    '{"id":{"b":1},"op":"marking.compare","input":{"a":"TLP:RED","b":"TLP:RED"}}',
  ];
  const run = spawnSync(process.execPath, [path.join(checkout, 'apps/cli/entente.mjs'), 'batch'], {
    input: lines.join('\n'),
    encoding: 'utf8',
  });
  assert.equal(run.status, 0, run.stderr);
  const answers = run.stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  assert.deepEqual(
    answers.map(a => [a.id, a.ok]),
    [
      ['a', true],
      [null, false],
      [{ b: 1 }, true],
    ],
  );
  assert.equal(answers[2].result.a_is, 'equal');
});

test('the terminal says of a protection what the op answers, and both refuse a fact that is not there', async () => {
  const facts = { 'x.holder_country': 'GB', 'uk.ncsc_engaged': true, 'uk.shown_to_ico': true };
  const input = { facts, at: '2026-05-01', protection: 'sh-uk' };
  const answered = await ask('protections.assess', input);
  assert.equal((answered.assessments as { verdict: string }[])[0]?.verdict, 'met');
  assert.match(String(answered.notice), /not legal advice/);
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'entente-harbour-')), 'facts.json');
  writeFileSync(file, JSON.stringify(facts));
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [path.join(checkout, 'apps/cli/main.ts'), 'harbour', file, ...args], {
      encoding: 'utf8',
    });
  const told = run('--at', '2026-05-01', '--protection', 'sh-uk', '--json');
  assert.deepEqual(JSON.parse(told.stdout), answered);
  assert.match(run('--at', '2026-05-01').stdout, /sh-uk  MET/);
  writeFileSync(file, '{"uk.ncsc": true}');
  assert.match(run('--at', '2026-05-01').stderr, /no fact uk\.ncsc/);
  const wrong = await answer(
    { id: 1, op: 'protections.assess', input: { ...input, facts: { 'uk.ncsc': true } } },
    engines,
  );
  assert.equal(!wrong.ok && wrong.error.pointer, '/input/facts/uk.ncsc');
});

test('a definition is compared from the terminal as it is in the laboratory', async () => {
  const corpus = { count: 40, seed: 5 };
  const asked = await ask('definitions.compare', { date: '2026-11-24', proposal: 'eu-nis2-art23', corpus });
  const regimes = await engines.regimes();
  const nis2 = definitionsOf(regimes).find(each => each.id === 'eu-nis2-art23')!;
  const steps = work(
    {
      kind: 'run',
      source: { kind: 'synthetic', assumptions: { ...usualAssumptions, ...corpus } },
      date: '2026-11-24',
      proposal: proposalFrom(nis2, '2026-11-24'),
    },
    regimes,
  );
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { result } = step.value as Extract<typeof step.value, { kind: 'run' }>;
  assert.deepEqual(asked.comparison, comparisonRows(result));
  assert.deepEqual(asked.pairs, pairRows(result));
  const own = comparisonRows(result).find(row => row.regime === 'eu-nis2-art23')!;
  assert.deepEqual([own.more, own.less], [0, 0]);
});

test('a definition that cannot be read is refused at its place', async () => {
  const refused = async (input: object) => {
    const given = await answer({ op: 'definitions.compare', input: { date: '2026-11-24', ...input } }, engines);
    return given.ok ? 'taken' : given.error.pointer;
  };
  const limit = { clock: 't.aware', hours: 24 };
  assert.equal(await refused({ proposal: 'no-such-regime' }), '/input/proposal');
  assert.equal(
    await refused({ proposal: { title: 'a', limit, part: { kind: 'any', of: [{ kind: 'atom', fact: 'i.status' }] } } }),
    '/input/proposal/part/of/0/op',
  );
  assert.equal(await refused({ proposal: { title: 'a', limit, part: { kind: 'maybe' } } }), '/input/proposal/part');
  assert.equal(await refused({ corpus: { count: 1e9 } }), '/input/corpus/count');
  assert.equal(await refused({ incidents: [] }), '/input/incidents');
  assert.equal(await refused({ date: 'today' }), '/input/date');
});
