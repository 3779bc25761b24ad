import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { installation as system } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import { startSmtp } from '#platform/mail/testing/smtp-process.ts';
import { eventually, type TestInstallation, testInstallation, type Visitor } from './testing/installation.ts';

// The main job through the real doors: HTTP, PostgreSQL, the job queue, a real SMTP server process.
let smtp: Awaited<ReturnType<typeof startSmtp>>;
let installation: TestInstallation;
let officer: Visitor;
let incident: number;
let notice: any;
let ids: Record<string, number>;

before(async () => {
  smtp = await startSmtp();
  installation = await testInstallation({ SMTP_URL: smtp.url, ENTENTE_MAIL_FROM: 'entente@entente.example' });
  officer = await installation.visit('officer@cert-nordmark.example');
  await installation.worker();
});
after(async () => {
  await installation.close();
  await smtp.stop();
});

const at = (minutesAgo: number) =>
  Temporal.Now.instant().subtract({ minutes: minutesAgo }).toString({ smallestUnit: 'second' });
const dutyOf = (body: any, entity: string, regime: string) =>
  body.entities.find((e: any) => e.entity.name === entity).result.duties.find((d: any) => d.regime === regime);
const dispatchTo = async (slug: string) =>
  (await officer.get(`/api/callout/notices/${notice.id}`)).body.dispatches.find((d: any) => d.party === ids[slug]);
const linkIn = (raw: string) =>
  /\/acknowledge\/([A-Za-z0-9_-]+)/.exec(raw.replaceAll('=\r\n', '').replaceAll('=3D', '='))?.[1];

test('an incident is opened with what is known; everything else stays unknown', async () => {
  const parties = (await officer.get('/api/parties')).body.parties as { id: number | string; slug: string }[];
  ids = Object.fromEntries(parties.map(party => [party.slug, Number(party.id)]));
  const opened = await officer.send('POST', '/api/incidents', {
    title: 'Ransomware at Harbour Gas Transport',
    severity: 4,
    marking: 'TLP:AMBER',
    plan: 'gas-remote-access',
    entities: [
      { party: ids['harbour-gas'], name: 'Harbour Gas Transport', role: 'affected' },
      { party: ids.hydrovend, name: 'HydroVend', role: 'supplier' },
      { party: ids['vestland-gas'], name: 'Vestland Gas', role: 'downstream' },
      { party: ids['austral-water'], name: 'Austral Water', role: 'downstream' },
    ],
    facts: [
      { fact: 'i.status', value: 'suspected', source: 'control room', learnedAt: at(60) },
      { fact: 't.aware', value: at(60), source: 'duty log', learnedAt: at(60) },
    ],
  });
  assert.equal(opened.status, 200, JSON.stringify(opened.body));
  incident = opened.body.id;
  assert.match(opened.body.ref, /^INC-\d{4}$/);
  const facts = await officer.get(`/api/incidents/${incident}/facts`);
  assert.deepEqual(facts.body.facts.map((f: any) => f.fact).sort(), ['i.status', 't.aware']);
});

test('duties are undecided by named facts; a change shows what would move before it is saved, and moves it when saved', async () => {
  const before = await officer.get(`/api/incidents/${incident}/duties`);
  const open = dutyOf(before.body, 'Harbour Gas Transport', 'eu-gdpr-33');
  assert.equal(open.outcome, 'undecided');
  assert.ok(open.deciding_facts.some((d: any) => d.fact === 'i.personal_data'));
  const changes = [
    { fact: 'i.personal_data', value: 'confirmed' },
    { fact: 'i.pd_risk', value: 'risk' },
    { fact: 't.aware_breach', value: at(30) },
  ];
  const whatIf = await officer.send('POST', `/api/incidents/${incident}/duties/what-if`, { changes });
  assert.equal(dutyOf(whatIf.body, 'Harbour Gas Transport', 'eu-gdpr-33').outcome, 'triggered');
  const unchanged = await officer.get(`/api/incidents/${incident}/duties`);
  assert.equal(dutyOf(unchanged.body, 'Harbour Gas Transport', 'eu-gdpr-33').outcome, 'undecided');
  const saved = await officer.send('POST', `/api/incidents/${incident}/facts`, {
    facts: changes.map(c => ({ ...c, source: 'IT lead' })),
  });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  const after = dutyOf(
    (await officer.get(`/api/incidents/${incident}/duties`)).body,
    'Harbour Gas Transport',
    'eu-gdpr-33',
  );
  assert.equal(after.outcome, 'triggered');
  const stage = after.stages.find((s: any) => s.id === 'authority');
  assert.equal(Date.parse(stage.due) - Date.parse(changes[2]?.value as string), 72 * 3_600_000);
  assert.equal(stage.zone, 'Europe/Berlin');
  assert.match(stage.cite, /33/);
});

test('what was owed as known at a past instant can be replayed', async () => {
  const then = await officer.get(`/api/incidents/${incident}/duties?knownAt=${encodeURIComponent(at(10))}`);
  assert.equal(dutyOf(then.body, 'Harbour Gas Transport', 'eu-gdpr-33').outcome, 'undecided');
});

test('recipients are proposed with the reason and the best channel now; an expired key never means plain mail', async () => {
  const { recipients } = (await officer.get(`/api/incidents/${incident}/recipients`)).body;
  const by = Object.fromEntries(recipients.map((r: any) => [r.slug, r]));
  for (const slug of ['cert-vestland', 'csirt-austral', 'gridisac', 'hydrovend', 'nordmark-energy-regulator']) {
    assert.ok(by[slug]?.why.length, slug);
  }
  assert.notEqual(by['csirt-austral'].channel?.kind, 'email');
});

test('each recipient would get the version it may have, and the reasons are told', async () => {
  const sections = [
    {
      title: 'Summary',
      marking: 'TLP:GREEN',
      informationClass: 'narrative',
      body: 'Compressors 3 and 4 are encrypted.',
    },
    { title: 'Indicators', marking: 'TLP:AMBER', informationClass: 'indicator', body: '192.0.2.44' },
    { title: 'Account names', marking: 'TLP:AMBER+STRICT', informationClass: 'indicator', body: 'svc-remote' },
    { title: 'Plant layout', marking: 'TLP:RED', informationClass: 'narrative', body: 'Two valves' },
  ];
  assert.equal((await officer.send('PUT', `/api/incidents/${incident}/sections`, { sections })).status, 200);
  const { recipients } = (await officer.get(`/api/incidents/${incident}/recipients`)).body;
  const draft = {
    incident,
    type: 'first-warning',
    recipients: recipients.map((r: any) => r.party),
    subject: 'Compressors encrypted',
    facts: { need_to_know: true },
  };
  const preview = (await officer.send('POST', '/api/callout/preview', draft)).body;
  const result = (slug: string) => preview.recipients.find((r: any) => r.recipient === ids[slug]);
  assert.deepEqual(
    result('cert-vestland')
      .cells.slice(0, 2)
      .map((c: any) => c.outcome),
    ['full', 'full'],
  );
  assert.notEqual(result('cert-vestland').cells[3].outcome, 'full', 'RED is for named persons');
  assert.ok(result('cert-vestland').cells[3].verdict.because.length > 0);
  assert.equal(result('csirt-austral').blocked.code, 'agreement-lapsed');
  assert.ok(result('csirt-austral').blocked.next);
  const sent = await officer.send('POST', '/api/callout/notices', draft);
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  notice = sent.body;
  assert.ok(!notice.dispatches.some((d: any) => d.party === ids['csirt-austral']), 'the blocked get nothing');
});

test('mail leaves by SMTP, each with its own version; what is withheld is in no message', async () => {
  const mails = await eventually(
    async () => smtp.received.some(m => m.raw.includes(`${notice.number} Compressors`)) && smtp.received,
    'mails arrive',
  );
  for (const { raw } of mails) assert.doesNotMatch(raw, /Two valves/);
  assert.ok(mails.some(({ raw }) => /X-Entente-Marking: TLP:AMBER/.test(raw)));
});

test('opening the link acknowledges nothing; the answer does, once', async () => {
  const mail = await eventually(
    async () => smtp.received.find(m => m.raw.includes(`${notice.number} Compressors`) && linkIn(m.raw)),
    'a mail with a link',
  );
  const token = linkIn(mail.raw) ?? '';
  const anyone = await installation.visit();
  const shown = await anyone.get(`/api/acknowledge/${token}`);
  assert.equal(shown.body.state, 'waiting');
  assert.doesNotMatch(JSON.stringify(shown.body), /encrypted\./);
  const done = await anyone.send('POST', `/api/acknowledge/${token}`, { name: 'Night shift', answer: 'Understood.' });
  assert.equal(done.status, 200, JSON.stringify(done.body));
  assert.equal(
    (await anyone.send('POST', `/api/acknowledge/${token}`, { name: 'Somebody else', answer: '' })).status,
    409,
  );
  assert.equal((await anyone.get('/api/acknowledge/' + 'A'.repeat(32))).status, 404);
  const after = (await officer.get(`/api/callout/notices/${notice.id}`)).body.dispatches.find(
    (d: any) => d.acknowledgedBy === 'Night shift',
  );
  assert.equal(after.state, 'acknowledged');
});

test('without an acknowledgement in time the next channel of the PACE order is tried; by phone the code must be read back', async () => {
  const before = await dispatchTo('cert-vestland');
  assert.equal(before.state, 'waiting');
  await installation.platform.database.ownerPool.query(
    `update graphile_worker._private_jobs set run_at = now() where key like 'callout.escalate:%'`,
  );
  await installation.platform.database.ownerPool.query(`select graphile_worker.add_job('callout.nudge')`);
  const escalated = await eventually(async () => {
    const now = await dispatchTo('cert-vestland');
    return now.attempts.length > before.attempts.length && now;
  }, 'the next channel is tried');
  assert.equal(escalated.attempts[0].state, 'timed-out');
  const task = escalated.attempts.at(-1);
  assert.equal(task.state, 'task');
  assert.doesNotMatch(task.detail, /192\.0\.2\.44/, 'no content on an open line');
  const code = /(\d{6})/.exec(task.detail)?.[1];
  const wrong = await officer.send('POST', `/api/callout/calls/${task.id}`, {
    result: 'acknowledged',
    code: '000000',
    name: 'Solveig Dahl',
  });
  assert.equal(wrong.status, 422);
  const right = await officer.send('POST', `/api/callout/calls/${task.id}`, {
    result: 'acknowledged',
    code,
    name: 'Solveig Dahl',
  });
  assert.equal(right.body.outcome, 'acknowledged', JSON.stringify(right.body));
  assert.equal((await dispatchTo('cert-vestland')).state, 'acknowledged');
});

test('a recipient sees its own version and nothing of the others, and can check that the log holds it', async () => {
  const other = await installation.visit('officer@cert-vestland.example');
  const { received } = (await other.get('/api/callout/received')).body;
  const mine = received.find((r: any) => r.number === notice.number);
  assert.ok(mine.sections.length >= 2);
  assert.doesNotMatch(JSON.stringify(received), /Two valves/);
  assert.equal((await other.get(`/api/incidents/${incident}`)).status, 404);
  const list = (await other.get('/api/callout/notices')).body.notices;
  assert.deepEqual(list, []);
  const receipt = await other.get(`/api/ledger/acts/${mine.act}/receipt`);
  assert.equal(receipt.status, 200, JSON.stringify(receipt.body));
  const foreign = await (await installation.visit('officer@gridisac.example')).get(
    `/api/ledger/acts/${mine.act}/receipt`,
  );
  assert.notEqual(foreign.status, 200);
});

test('the report is filled from the incident, names what is missing, needs a second reader or a reason, and starts the next clock', async () => {
  const duties = (await officer.get(`/api/incidents/${incident}/duties`)).body;
  const harbour = duties.entities.find((e: any) => e.entity.name === 'Harbour Gas Transport').entity.id;
  const draft = await officer.send('POST', `/api/incidents/${incident}/reports`, {
    entity: harbour,
    regime: 'eu-gdpr-33',
    stage: 'authority',
  });
  assert.equal(draft.status, 200, JSON.stringify(draft.body));
  const url = `/api/incidents/${incident}/reports/${draft.body.id}`;
  const { form } = (await officer.get(url)).body;
  assert.ok(form.items.length >= 3);
  assert.ok(form.items.some((item: any) => item.missing));
  const written = await officer.send('PUT', url, {
    version: draft.body.version,
    values: Object.fromEntries(form.items.map((item: any) => [item.id, 'Said.'])),
  });
  assert.ok((await officer.get(url)).body.form.items.every((item: any) => !item.missing || !item.required));
  assert.equal(
    (await officer.send('POST', `${url}/approve`, { version: written.body.version })).status,
    403,
    'nobody approves their own',
  );
  assert.equal(
    (await officer.send('POST', `${url}/submit`, { version: written.body.version, proof: 'portal no. 1' })).status,
    409,
  );
  const second = await installation.visit('second@cert-nordmark.example');
  const approved = await second.send('POST', `${url}/approve`, { version: written.body.version });
  assert.equal(approved.body.state, 'approved', JSON.stringify(approved.body));
  const submitted = await officer.send('POST', `${url}/submit`, {
    version: approved.body.version,
    proof: 'portal no. 1',
  });
  assert.equal(submitted.body.state, 'submitted', JSON.stringify(submitted.body));
  assert.equal(
    (await officer.send('PUT', url, { version: submitted.body.version, values: {} })).status,
    409,
    'what was handed in stays',
  );
  const markdown = await officer.get(`${url}/export?as=markdown`);
  assert.match(markdown.body, /not legal advice/);
  assert.match(markdown.body, /33\(1\)/);
});

test('a recall reaches everyone who got any version', async () => {
  const before = smtp.received.length;
  const recalled = await officer.send('POST', `/api/callout/notices/${notice.id}/recall`, { why: 'Wrong host named' });
  assert.equal(recalled.body.told, notice.dispatches.length);
  assert.equal(
    (await officer.send('POST', `/api/callout/notices/${notice.id}/recall`, { why: 'Wrong host named' })).status,
    409,
  );
  await eventually(
    async () => smtp.received.slice(before).some(m => /RECALLED|PGP MESSAGE/.test(m.raw)),
    'recall mails arrive',
  );
  assert.ok(
    (await officer.get(`/api/callout/notices/${notice.id}`)).body.dispatches.every((d: any) => d.state === 'recalled'),
  );
});

test('who was told by voice only is told of a recall by voice', async () => {
  await asActor(installation.platform.database.app, system, tx =>
    sql`update directory.channel set disabled = 'for the test', disabled_at = now() where kind = 'email' and party = ${ids['vestland-gas']}`.execute(
      tx,
    ),
  );
  const draft = {
    incident,
    type: 'first-warning',
    recipients: [ids['vestland-gas']],
    subject: 'By voice',
    facts: { need_to_know: true },
  };
  const sent = await officer.send('POST', '/api/callout/notices', draft);
  assert.equal(sent.body.dispatches?.[0]?.attempts[0].state, 'task', JSON.stringify(sent.body));
  await officer.send('POST', `/api/callout/notices/${sent.body.id}/recall`, { why: 'Wrong host named' });
  const calls = (await officer.get(`/api/callout/notices/${sent.body.id}`)).body.dispatches[0].attempts;
  assert.match(calls.at(-1).detail, /recalls notice .* Wrong host named/);
  assert.ok((await officer.get('/api/watch')).body.decide.some((row: any) => row.title.includes(sent.body.number)));
});

test('what is not live reaches only those enrolled, whatever the rights of the sender', async () => {
  const exercise = (await officer.get('/api/incidents')).body.incidents.find((i: any) => i.mode === 'exercise');
  const draft = {
    incident: exercise.id,
    type: 'drill',
    recipients: [ids['cert-vestland'], ids.hydrovend],
    subject: 'Play',
    facts: { need_to_know: true },
  };
  const preview = (await officer.send('POST', '/api/callout/preview', draft)).body;
  assert.equal(preview.recipients.find((r: any) => r.recipient === ids.hydrovend).blocked.code, 'mode-not-enrolled');
  assert.equal(
    preview.recipients.find((r: any) => r.recipient === ids['cert-vestland']).blocked,
    undefined,
    JSON.stringify(preview.recipients),
  );
  const sent = await officer.send('POST', '/api/callout/notices', draft);
  assert.deepEqual(
    sent.body.dispatches.map((d: any) => d.party),
    [ids['cert-vestland']],
  );
});

test('the watch floor shows clocks, decisions and who has not answered', async () => {
  const watch = await officer.get('/api/watch');
  assert.equal(watch.status, 200, JSON.stringify(watch.body));
  assert.ok(watch.body.clocks.length > 0);
  assert.ok(watch.body.decide.length > 0);
  assert.ok(watch.body.waiting.total > 0);
  const { counts } = (await officer.get('/api/me')).body;
  assert.equal(counts.incidents, watch.body.counts.incidents);
  assert.equal(counts.callout, watch.body.counts.unacknowledged);
});
