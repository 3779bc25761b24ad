import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestInstallation, testInstallation, type Visitor } from '#apps/server/testing/installation.ts';

let installation: TestInstallation;
let officer: Visitor;
let stranger: Visitor;

before(async () => {
  installation = await testInstallation();
  officer = await installation.visit('officer@cert-nordmark.example');
  stranger = await installation.visit();
});
after(() => installation.close());

const pathOf = (address: string) => new URL(address).pathname;

test('the feed is read by its address alone, which is shown once and can be revoked', async () => {
  assert.equal((await officer.get('/api/me/calendar')).body.since, null);
  const made = await officer.send('POST', '/api/me/calendar');
  assert.equal(made.status, 200, JSON.stringify(made.body));
  const feed = await stranger.get(pathOf(made.body.address));
  assert.equal(feed.status, 200);
  assert.match(String(feed.headers['content-type']), /^text\/calendar/);
  assert.match(feed.body, /^BEGIN:VCALENDAR/);
  assert.match(feed.body, /UID:INC-\d{4}-/);
  assert.ok((await officer.get('/api/me/calendar')).body.since);

  const again = await officer.send('POST', '/api/me/calendar');
  assert.equal((await stranger.get(pathOf(made.body.address))).status, 404);
  assert.equal((await stranger.get(pathOf(again.body.address))).status, 200);

  assert.deepEqual((await officer.send('DELETE', '/api/me/calendar')).body, { revoked: true });
  assert.equal((await stranger.get(pathOf(again.body.address))).status, 404);
  assert.deepEqual((await officer.send('DELETE', '/api/me/calendar')).body, { revoked: false });
});

test('the feed speaks the language of its person, names articles, and says that it is decision support', async () => {
  const made = await officer.send('POST', '/api/me/calendar');
  const unfolded = async () =>
    String((await stranger.get(pathOf(made.body.address))).body).replaceAll(/\r\n[ \t]/g, '');
  assert.match(await unfolded(), /DESCRIPTION:.*\bart\..*Decision support\\, not legal advice/);
  assert.equal((await officer.send('PATCH', '/api/me', { language: 'fr' })).status, 200);
  const french = await unfolded();
  assert.match(french, /Aide à la décision/);
  assert.doesNotMatch(french, /Decision support/);
  const { titles } = installation.platform.packs.regimes.vocabulary;
  const ids = Object.keys(titles.stages).filter(id => id.includes('_'));
  const said = [...french.matchAll(/SUMMARY:([^\r]*)/g)].map(([, summary]) => summary ?? '');
  assert.deepEqual(
    said.filter(summary => ids.some(id => summary.includes(`· ${id.replaceAll('_', ' ')}`))),
    [],
  );
  assert.ok(
    said.some(summary => Object.values(titles.stages).some(word => summary.includes(`· ${word}`))),
    said.join('\n'),
  );
});

test('the database keeps the hash, not the address', async () => {
  const made = await officer.send('POST', '/api/me/calendar');
  const token = pathOf(made.body.address).slice('/calendar/'.length, -'.ics'.length);
  const { rows } = await installation.platform.database.ownerPool.query(
    `select count(*)::int as n from incidents.calendar_address where convert_from(decode(encode(token_hash, 'hex'), 'escape'), 'UTF8') like '%' || $1 || '%'`,
    [token],
  );
  assert.equal(rows[0].n, 0);
});

test('nobody makes one without signing in, and a guess finds nothing', async () => {
  assert.equal((await stranger.send('POST', '/api/me/calendar')).status, 401);
  assert.equal((await stranger.get(`/calendar/${'A'.repeat(43)}.ics`)).status, 404);
  assert.notEqual((await stranger.get('/calendar/../api/me.ics')).status, 200);
});

test('a report is exported as PDF', async () => {
  const { incidents } = (await officer.get('/api/incidents')).body;
  const { entities } = (await officer.get(`/api/incidents/${incidents[0].id}/duties`)).body;
  const [entity, duty] = entities
    .flatMap((e: any) => e.result.duties.map((d: any) => [e.entity, d]))
    .find(([, d]: any) => d.stages.length > 0);
  const report = await officer.send('POST', `/api/incidents/${incidents[0].id}/reports`, {
    entity: entity.id,
    regime: duty.regime,
    stage: duty.stages[0].id,
  });
  const pdf = await officer.get(`/api/incidents/${incidents[0].id}/reports/${report.body.id}/export?as=pdf`);
  assert.equal(pdf.status, 200, JSON.stringify(pdf.body).slice(0, 300));
  assert.equal(pdf.headers['content-type'], 'application/pdf');
  assert.match(pdf.body, /^%PDF-/);
});
