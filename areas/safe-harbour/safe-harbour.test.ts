import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { installation as system } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import { loadProtections } from '#platform/packs/read-protections.ts';
import { type TestInstallation, testInstallation, type Visitor } from '#apps/server/testing/installation.ts';
import type { HarbourView, Statement } from './contract.ts';
import { factsStanding, standingOn } from './evidence.ts';
import { harbourPdf } from './export-pdf.ts';
import { harbourCsv, harbourMarkdown } from './export-text.ts';
import { gatherFacts } from './gather.ts';
import { viewOf } from './view.ts';

let world: TestInstallation;
let officer: Visitor;
let counsel: Visitor;
let stranger: Visitor;

before(async () => {
  world = await testInstallation();
  [officer, counsel, stranger] = await Promise.all([
    world.visit('officer@cert-nordmark.example'),
    world.visit('counsel@cert-nordmark.example'),
    world.visit('officer@cert-vestland.example'),
  ]);
});
after(() => world.close());

const evidence = '/api/safe-harbour/evidence';
const given = (more: object = {}) => ({
  fact: 'uk.ncsc_engaged',
  value: true,
  source: 'NCSC case 12',
  statedBy: 'Ingrid Falk',
  validFrom: '2026-01-10',
  ...more,
});
const factOf = (view: HarbourView, name: string) => view.facts.find(fact => fact.name === name) ?? assert.fail(name);
const protectionOf = (view: HarbourView, id: string) =>
  view.protections.find(one => one.protection === id) ?? assert.fail(id);
const viewed = async (who: Visitor, query = '') => (await who.get(`/api/safe-harbour${query}`)).body as HarbourView;

test('evidence that was stated answers its fact, is withdrawn by a further entry, and nothing earlier comes back', async () => {
  assert.equal(factOf(await viewed(officer), 'uk.ncsc_engaged').value, null);
  const first = await counsel.send('POST', evidence, given({ value: false, source: 'Note of 10 January' }));
  const second = await officer.send('POST', evidence, given());
  assert.deepEqual([first.status, second.status], [200, 200]);
  const stated = factOf(await viewed(counsel), 'uk.ncsc_engaged');
  assert.deepEqual(
    [stated.value, stated.origin, stated.source, stated.statement],
    [true, 'statement', 'NCSC case 12', second.body.id],
  );
  const withdrawal = `${evidence}/${second.body.id}/withdraw`;
  assert.equal((await counsel.send('POST', withdrawal, { why: 'Wrong case number' })).status, 200);
  assert.equal(factOf(await viewed(officer), 'uk.ncsc_engaged').value, null);
  assert.equal((await counsel.send('POST', withdrawal, { why: 'Once more' })).status, 409);
  const { statements } = (await officer.get(evidence)).body as { statements: Statement[] };
  const mine = statements.filter(one => one.fact === 'uk.ncsc_engaged');
  assert.deepEqual(
    mine.map(one => one.withdraws),
    [null, null, second.body.id],
  );
  assert.equal((await counsel.send('POST', `${evidence}/${mine[2]!.id}/withdraw`, { why: 'Undo' })).status, 409);
});

test('the past stays: what was known before an entry was recorded can be asked for', async () => {
  const before = world.platform.now().toString();
  world.advance(5);
  assert.equal((await officer.send('POST', evidence, given({ fact: 'uk.shown_to_ico' }))).status, 200);
  assert.equal(factOf(await viewed(officer), 'uk.shown_to_ico').value, true);
  const then = await viewed(officer, `?knownAt=${encodeURIComponent(before)}`);
  assert.equal(factOf(then, 'uk.shown_to_ico').value, null);
  const earlier = await viewed(officer, '?at=2026-01-09');
  assert.equal(factOf(earlier, 'uk.shown_to_ico').value, null);
});

test('another party sees neither the evidence nor the answers it gives', async () => {
  assert.equal((await officer.send('POST', evidence, given({ fact: 'cisa.scrubbed' }))).status, 200);
  assert.equal(factOf(await viewed(stranger), 'cisa.scrubbed').value, null);
  assert.deepEqual((await stranger.get(evidence)).body.statements, []);
  const { statements } = (await officer.get(evidence)).body as { statements: Statement[] };
  const withdrawn = await stranger.send('POST', `${evidence}/${statements[0]!.id}/withdraw`, { why: 'Not mine' });
  assert.equal(withdrawn.status, 404);
});

test('wrong evidence is refused with its place', async () => {
  const cases: [object, string, number][] = [
    [given({ fact: 'no.such' }), '/facts/no.such', 422],
    [given({ value: 'yes' }), '/facts/uk.ncsc_engaged', 422],
    [given({ fact: 'x.class', value: 'indicator' }), '/body/fact', 422],
    [given({ validFrom: '2999-01-01' }), '/body/validFrom', 422],
    [given({ validTo: '2025-01-01' }), '/body/validTo', 422],
    [given({ source: '' }), '/body/source', 422],
  ];
  for (const [body, pointer, status] of cases) {
    const answer = await officer.send('POST', evidence, body);
    assert.deepEqual([answer.status, answer.body.pointer], [status, pointer]);
  }
  assert.equal((await officer.send('POST', evidence, given({ incident: 999_999 }))).status, 404);
  const admin = await world.visit('admin@cert-nordmark.example');
  assert.equal((await admin.send('POST', evidence, given())).status, 403);
  assert.equal((await officer.get('/api/safe-harbour?incident=999999')).status, 404);
  assert.equal((await officer.get('/api/safe-harbour?recipient=999999')).status, 404);
  assert.equal((await officer.get('/api/safe-harbour/protections/sh-nowhere')).status, 404);
  assert.equal((await (await world.visit()).get('/api/safe-harbour')).status, 401);
});

test('the database refuses a change, a removal and an entry for another party', async () => {
  const rows = (sql: string) =>
    asActor(world.platform.database.app, { ...system, roles: ['analyst'], party: 1 }, async tx => {
      const { sql: raw } = await import('kysely');
      return raw.raw(sql).execute(tx);
    });
  await assert.rejects(rows('update safe_harbour.statement set value = null'), /permission denied/);
  await assert.rejects(rows('delete from safe_harbour.statement'), /permission denied/);
  const entry = (party: number, incident: number | null) =>
    rows(`insert into safe_harbour.statement (party, incident, fact, value, source, stated_by, valid_from, recorded_at)
      values (${party}, ${incident}, 'cisa.control', 'true', 'a source', 'somebody', '2026-01-01', now())`);
  await assert.rejects(entry(2, null), /row-level security/);
});

test('an incident prefills what it knows and has evidence of its own; the paper says what it is, in every form', async () => {
  const { incidents } = (await officer.get('/api/incidents')).body as { incidents: { id: number; title: string }[] };
  const incident = incidents.find(one => one.title.startsWith('Billing data'))!.id;
  const parties = (await officer.get('/api/parties')).body.parties as { id: number; slug: string }[];
  const regulator = parties.find(one => one.slug === 'nordmark-energy-regulator')!.id;
  const query = `?incident=${incident}&recipient=${regulator}&class=narrative&purpose=regulation`;
  const view = await viewed(officer, query);
  const eu = protectionOf(view, 'sh-eu-no-increased-liability');
  assert.equal(eu.verdict, 'met');
  assert.ok(eu.limits.some(limit => limit.id === 'antitrust'));
  assert.equal(protectionOf(view, 'sh-us-cisa2015').bears, 'no');
  assert.equal(protectionOf(view, 'sh-us-cisa2015').verdict, 'not_met');
  assert.equal(factOf(await viewed(officer), 'eu.notification').value, null);
  assert.equal(factOf(view, 'programme.current').value, null);
  assert.ok(factOf(view, 'programme.current').expired);
  for (const [as, type, text] of [
    ['markdown', 'text/markdown', 'Decision support, not legal advice'],
    ['csv', 'text/csv', 'Decision support, not legal advice'],
    ['json', 'application/json', 'Decision support, not legal advice'],
    ['pdf', 'application/pdf', ''],
  ] as const) {
    const paper = await officer.get(
      `/api/safe-harbour/export${query}&as=${as}&protection=sh-eu-no-increased-liability`,
    );
    assert.equal(paper.status, 200, as);
    assert.match(String(paper.headers['content-type']), new RegExp(type));
    if (text) assert.ok(JSON.stringify(paper.body).includes(text), as);
  }
});

test('what others ask for: evidence of a day, without that of any incident', async () => {
  const { safeHarbour } = world.platform.services;
  const party = (await viewed(officer)).holder.id;
  const now = world.platform.now().toString();
  const today = now.slice(0, 10);
  const facts = await asActor(world.platform.database.app, system, tx => safeHarbour.evidence(tx, party, today, now));
  assert.deepEqual(facts['programme.frameworks'], ['iso_27000']);
  assert.equal(facts['programme.current'], undefined);
  assert.equal(facts['eu.notification'], undefined);
});

// What follows needs no installation.

const entry = (id: number, more: Partial<Statement> = {}): Statement => ({
  id,
  fact: 'cisa.control',
  value: true,
  withdraws: null,
  incident: null,
  source: 'a record',
  statedBy: 'somebody',
  why: '',
  validFrom: '2026-01-01',
  validTo: null,
  recordedAt: `2026-01-01T00:00:${String(id).padStart(2, '0')}Z`,
  recordedBy: 'somebody',
  ...more,
});

test('the last entry rules; an incident’s own goes first; what ran out or is withdrawn is unknown', () => {
  const on = (statements: Statement[], day = '2026-06-01') =>
    factsStanding(standingOn(statements, day))['cisa.control'];
  assert.equal(on([entry(1), entry(2, { value: false })]), false);
  assert.equal(on([entry(1, { value: false, incident: 7 }), entry(2)]), false);
  assert.equal(on([entry(1), entry(2, { value: false }), entry(3, { value: null, withdraws: 2 })]), undefined);
  assert.equal(
    on([entry(1), entry(2, { value: false, incident: 7 }), entry(3, { value: null, withdraws: 2, incident: 7 })]),
    true,
  );
  assert.equal(on([entry(1, { validTo: '2026-05-31' })]), undefined);
  assert.equal(on([entry(1, { validTo: '2026-06-01' })]), true);
  assert.equal(on([entry(1, { validFrom: '2026-06-02' })]), undefined);
});

const book = loadProtections();
const party = { id: 1, name: 'Cascadia', kind: 'operator', country: 'US' };

function viewFor(statements: Statement[], informationClass: 'indicator' | 'narrative', employees: unknown = null) {
  const fact = { id: 1, entity: 5, value: employees as number, source: 'payroll', recordedBy: 'HR' };
  const sources = {
    holder: party,
    recipient: { ...party, name: 'An ISAC', kind: 'isac' },
    query: { class: informationClass, purpose: 'cyber-defence' as const },
    incidentFacts: [
      { ...fact, fact: 'e.employees', learnedAt: '2026-02-01T00:00:00Z', recordedAt: '2026-02-01T00:00:00Z' },
    ],
    ownEntities: [5],
    standing: standingOn(statements, '2026-05-01'),
  };
  const settled = {
    holder: party,
    recipient: null,
    incident: null,
    informationClass,
    purpose: 'cyber-defence',
    at: '2026-05-01',
    knownAt: '2026-05-01',
    marking: 'TLP:AMBER',
    statements,
  };
  return viewOf(book, settled, gatherFacts(book.facts, sources));
}

test('an indicator to an ISAC is protected and the narrative beside it is not; what to bring is named with who can', () => {
  const statements = ['cisa.scrubbed', 'cisa.control', 'cisa.restrictions'].map((fact, i) => entry(i + 1, { fact }));
  assert.equal(protectionOf(viewFor(statements, 'indicator'), 'sh-us-cisa2015').verdict, 'met');
  assert.equal(protectionOf(viewFor(statements, 'narrative'), 'sh-us-cisa2015').verdict, 'not_met');
  const open = viewFor(statements.slice(1), 'indicator');
  assert.deepEqual(protectionOf(open, 'sh-us-cisa2015').missing, ['cisa.scrubbed']);
  assert.equal(factOf(open, 'cisa.scrubbed').supplier, 'security');
  assert.ok(open.missing.indexOf('programme.written') < open.missing.indexOf('holder.in_texas'));
  assert.ok(!viewFor(statements.slice(1), 'narrative').missing.includes('cisa.scrubbed'));
});

test('the incident answers how many work there; a value that does not fit answers nothing', () => {
  const answered = factOf(viewFor([], 'indicator', 120), 'holder.employees');
  assert.deepEqual([answered.value, answered.origin, answered.source], [120, 'incident', 'payroll']);
  assert.equal(factOf(viewFor([], 'indicator', -3), 'holder.employees').value, null);
  const stated = entry(1, { fact: 'holder.employees', value: 19 });
  assert.equal(factOf(viewFor([stated], 'indicator', 120), 'holder.employees').value, 19);
});

test('the paper is complete in both languages, disarms formulas and is the same bytes twice', async () => {
  const view = viewFor([entry(1, { source: '=HYPERLINK("x")\n# not a heading' })], 'indicator');
  for (const language of ['en', 'fr'] as const) {
    const markdown = harbourMarkdown(view, language);
    for (const one of view.protections)
      assert.ok(markdown.includes(one.conditions[0]!.cite.slice(0, 8)), one.protection);
    assert.ok(markdown.includes(view.notice[language].slice(0, 20)));
    assert.doesNotMatch(markdown, /^# not a heading/m);
    const lines = harbourCsv(view, language).trim().split('\r\n');
    assert.equal(
      lines.length,
      1 + view.protections.reduce((n, one) => n + one.conditions.length + one.limits.length, 0),
    );
  }
  assert.deepEqual(await harbourPdf(view, 'fr'), await harbourPdf(view, 'fr'));
});
