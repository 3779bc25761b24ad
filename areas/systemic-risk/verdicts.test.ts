import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type TestInstallation, testInstallation, type Visitor } from '#apps/server/testing/installation.ts';
import { installation as system } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import { stopThreads } from './compute/threads.ts';
import type { Verdict } from './contract.ts';
import { holdAll, holdIncident } from './hold.ts';
import { harbourModel, partyIds } from './testing/harbour.ts';
import { isHeldAgainst } from './triggers.ts';

let world: TestInstallation;
let officer: Visitor;
let ids: Readonly<Record<string, number>>;
let model: string;

before(async () => {
  world = await testInstallation();
  officer = await world.visit('officer@cert-nordmark.example');
  ids = await partyIds(officer);
  model = await harbourModel(officer);
});
after(async () => {
  await world.close();
  await stopThreads();
});

const plan = 'gas-remote-access';
const setTrigger = async (input: object): Promise<number> => {
  const base = { plan, model, target: 'power', withinHours: 48, atLeast: 0.5 };
  const made = await officer.send('POST', '/api/systemic-risk/triggers', { ...base, ...input });
  assert.equal(made.status, 200, JSON.stringify(made.body));
  return made.body.id;
};
const openIncident = async (input: object = {}): Promise<number> => {
  const entities = [{ party: ids['harbour-gas'], name: 'Harbour Gas Transport', role: 'affected' }];
  const opened = await officer.send('POST', '/api/incidents', { title: 'Compressors encrypted', entities, ...input });
  assert.equal(opened.status, 200, JSON.stringify(opened.body));
  return opened.body.id;
};
const hold = (incident: number) => holdIncident(world.platform, { incident });
const verdicts = async (incident: number, language = 'en'): Promise<Verdict[]> =>
  (await officer.get(`/api/systemic-risk/incidents/${incident}/verdicts?language=${language}`)).body.verdicts;
const verdictOn = async (incident: number, trigger: number): Promise<Verdict> => {
  const found = (await verdicts(incident)).find(each => each.trigger.id === trigger);
  assert.ok(found, `a verdict of trigger ${trigger}`);
  return found;
};
const jobs = async (key: string): Promise<number> => {
  const asked = `select count(*)::int as n from graphile_worker.jobs where key = $1`;
  return (await world.platform.database.ownerPool.query(asked, [key])).rows[0].n;
};
const told = (incident: number, kind: string, trigger: number): Promise<number> =>
  asActor(world.platform.database.app, system, async tx => {
    const { rows: found } = await sql<{ n: number }>`select count(*)::int as n from ledger.act
      where area = 'systemic-risk' and kind = ${kind} and subject_id = ${String(incident)}
        and body::jsonb ->> 'trigger' = ${String(trigger)}`.execute(tx);
    return found[0]?.n ?? 0;
  });
const rows = async (incident: number) =>
  (await officer.get('/api/watch')).body.decide.filter(
    (row: { action: { href: string } }) =>
      row.action.href.startsWith(`/incidents/${incident}/notice?trigger=`) ||
      row.action.href === `/incidents/${incident}?ask=e.sectors`,
  );
const beside = async (): Promise<number> => (await officer.get('/api/me')).body.counts['systemic-risk'];
const notices = async (incident: number) =>
  (await officer.get(`/api/callout/notices?incident=${incident}`)).body.notices;

test('what is set for an exercise is held against that exercise alone, and never against a live incident', () => {
  const live = { mode: 'live', exercise: null };
  const cold = { mode: 'exercise', exercise: 'Cold' };
  assert.equal(isHeldAgainst({ exercise: 'Cold' }, live), false);
  assert.equal(isHeldAgainst({ exercise: 'Cold' }, cold), true);
  assert.equal(isHeldAgainst({ exercise: 'Cold' }, { mode: 'exercise', exercise: 'Warm' }), false);
  assert.equal(isHeldAgainst({ exercise: null }, live), true);
  assert.equal(isHeldAgainst({ exercise: null }, { mode: 'template', exercise: null }), false);
});

test('a trigger that is met is told without being asked, once, and sends nothing', async () => {
  const met = await setTrigger({});
  const unmet = await setTrigger({ withinHours: 0.001, atLeast: 1 });
  const before = await beside();
  const incident = await openIncident();
  assert.equal(await jobs(`systemic-risk.hold:${incident}`), 1, 'opening it puts the job');
  assert.deepEqual(await verdicts(incident), [], 'nothing is said before it is held');
  await hold(incident);
  await Promise.all([hold(incident), hold(incident), hold(incident)]);
  const found = await verdictOn(incident, met);
  assert.equal(found.met, true);
  assert.match(
    found.sentence,
    /^Electric power was lost within 48 h in each of 100 worlds: a chance of at least 97%\. The plan/,
  );
  assert.equal(found.next.href, `/incidents/${incident}/notice?trigger=${met}`);
  assert.equal(found.basis.sha256?.length, 64);
  assert.equal((await verdictOn(incident, unmet)).met, false);
  assert.equal(await told(incident, 'trigger-met', met), 1, 'told once, however often it is held');
  assert.equal(await told(incident, 'trigger-not-met', unmet), 0, 'what never had to be thought of is no news');
  assert.equal(await beside(), before + 1);
  assert.equal((await rows(incident)).length, 1);
  assert.match((await rows(incident))[0].detail, /nothing was sent/);
  assert.deepEqual(await notices(incident), []);
});

test('what cannot be said is said as that, with what to answer; the answer settles it', async () => {
  const met = await setTrigger({});
  const entities = [{ party: null, name: 'Somebody unregistered', role: 'affected' }];
  const incident = await openIncident({ entities });
  await hold(incident);
  const open = await verdictOn(incident, met);
  assert.deepEqual([open.met, open.because, open.unmatched], [null, 'nothing-matched', ['Somebody unregistered']]);
  assert.equal(open.next.href, `/incidents/${incident}?ask=e.sectors`);
  assert.equal((await rows(incident)).length, 1, 'one row for the incident, however many plans wait');
  const fact = { fact: 'e.sectors', value: ['energy_gas'], source: 'their website' };
  await world.platform.database.ownerPool.query(`select graphile_worker.remove_job('systemic-risk.hold:${incident}')`);
  const recorded = await officer.send('POST', `/api/incidents/${incident}/facts`, { facts: [fact] });
  assert.equal(recorded.status, 200, JSON.stringify(recorded.body));
  assert.equal(await jobs(`systemic-risk.hold:${incident}`), 1, 'a fact puts the job');
  await hold(incident);
  assert.equal((await verdictOn(incident, met)).met, true);
  assert.equal(await told(incident, 'trigger-cannot-be-said', met), 1);
  assert.equal(await told(incident, 'trigger-met', met), 1);
});

test('an exercise stays one: its trigger is not held against a live incident, its row says what it is', async () => {
  const trigger = await setTrigger({ exercise: 'Cold Harbour 27' });
  const live = await openIncident();
  const played = await openIncident({ mode: 'exercise', exercise: 'Cold Harbour 27' });
  await hold(live);
  await hold(played);
  assert.ok(!(await verdicts(live)).some(each => each.trigger.id === trigger));
  const verdict = await verdictOn(played, trigger);
  assert.deepEqual([verdict.met, verdict.mode, verdict.exercise], [true, 'exercise', 'Cold Harbour 27']);
  assert.ok((await rows(played)).every((row: { detail: string }) => row.detail.startsWith('EXERCISE Cold Harbour 27')));
});

test('a verdict that somebody set aside asks no more until it changes', async () => {
  const trigger = await setTrigger({});
  const incident = await openIncident();
  await hold(incident);
  const { id } = await verdictOn(incident, trigger);
  const url = `/api/systemic-risk/verdicts/${id}/set-aside`;
  assert.equal((await officer.send('POST', url, { why: '' })).status, 422);
  const counsel = await world.visit('counsel@cert-nordmark.example');
  assert.equal((await counsel.send('POST', url, { why: 'no need' })).status, 403);
  const before = await beside();
  const aside = await officer.send('POST', url, { why: 'The stations run by hand.' });
  assert.deepEqual(
    [aside.status, aside.body.settled, aside.body.settledWhy],
    [200, 'set-aside', 'The stations run by hand.'],
  );
  assert.equal((await officer.send('POST', url, { why: 'again, by mistake' })).status, 409);
  assert.equal(await beside(), before - 1);
  await hold(incident);
  assert.equal((await verdictOn(incident, trigger)).settled, 'set-aside', 'holding it again changes nothing');
  await asActor(world.platform.database.app, system, async tx => {
    await tx
      .updateTable('systemic_risk.verdict')
      .set({
        met: null,
        because: 'no-model',
        basis: JSON.stringify({ sha256: null, down: null, seed: 1, worlds: 100 }),
      })
      .where('id', '=', id)
      .execute();
  });
  await hold(incident);
  const again = await verdictOn(incident, trigger);
  assert.deepEqual([again.met, again.settled], [true, null], 'a change asks again');
});

test('a call-out of the plan settles what waited for it; another plan’s does not', async () => {
  const trigger = await setTrigger({});
  const other = await setTrigger({ plan: 'some-other-plan' });
  const incident = await openIncident();
  await hold(incident);
  const sections = [{ title: 'Summary', marking: 'TLP:GREEN', informationClass: 'narrative', body: 'Encrypted.' }];
  await officer.send('PUT', `/api/incidents/${incident}/sections`, { sections });
  const proposed = await officer.get(`/api/incidents/${incident}/recipients?plan=${plan}`);
  assert.equal(proposed.status, 200, JSON.stringify(proposed.body));
  assert.ok(proposed.body.recipients.length > 0);
  assert.equal((await officer.get(`/api/incidents/${incident}/recipients?plan=no-such-plan`)).status, 404);
  const draft = {
    incident,
    plan,
    type: 'first-warning',
    recipients: proposed.body.recipients.map((each: { party: number }) => each.party),
    subject: 'Compressors encrypted',
    facts: { need_to_know: true },
  };
  const nobody = await officer.send('POST', '/api/callout/notices', { ...draft, recipients: [ids['csirt-austral']] });
  assert.notEqual(nobody.status, 200, 'the gate still decides');
  assert.equal((await verdictOn(incident, trigger)).settled, null, 'what did not go out settles nothing');
  const sent = await officer.send('POST', '/api/callout/notices', draft);
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  assert.equal((await verdictOn(incident, trigger)).settled, 'call-out');
  assert.equal((await verdictOn(incident, other)).settled, null);
});

test('another party neither sees the verdicts nor settles them, by any door', async () => {
  const trigger = await setTrigger({});
  const incident = await openIncident();
  await hold(incident);
  const { id } = await verdictOn(incident, trigger);
  const stranger = await world.visit('officer@cert-vestland.example');
  assert.equal((await stranger.get(`/api/systemic-risk/incidents/${incident}/verdicts`)).status, 404);
  assert.equal(
    (await stranger.send('POST', `/api/systemic-risk/verdicts/${id}/set-aside`, { why: 'not mine' })).status,
    404,
  );
  const theirs = {
    person: null,
    party: ids['cert-vestland'] ?? 0,
    appointment: null,
    roles: [],
    via: 'session' as const,
  };
  const seen = await asActor(world.platform.database.app, theirs, tx =>
    tx.selectFrom('systemic_risk.verdict').selectAll().execute(),
  );
  assert.deepEqual(seen, []);
});

test('an incident that is closed asks nothing any more, and a missing one ends the job quietly', async () => {
  await setTrigger({});
  const incident = await openIncident();
  await hold(incident);
  assert.ok((await verdicts(incident)).length > 0);
  const change = { version: 1, state: 'closed', why: 'over' };
  assert.equal((await officer.send('PATCH', `/api/incidents/${incident}`, change)).status, 200);
  assert.deepEqual(await verdicts(incident), []);
  assert.deepEqual(await rows(incident), []);
  await hold(incident);
  assert.deepEqual(await verdicts(incident), []);
  await hold(999_999);
});

test('all open incidents are held in a rhythm, without doing twice what waits already', async () => {
  const incident = await openIncident();
  const { ownerPool } = world.platform.database;
  await ownerPool.query(`select graphile_worker.remove_job('systemic-risk.hold:${incident}')`);
  await holdAll(world.platform, {});
  await holdAll(world.platform, {});
  assert.equal(await jobs(`systemic-risk.hold:${incident}`), 1);
  assert.equal(await jobs('systemic-risk.hold-all'), 1);
});

test('in French the sentence comes from its parts, not from the English one', async () => {
  const trigger = await setTrigger({});
  const incident = await openIncident();
  await hold(incident);
  const found = (await verdicts(incident, 'fr')).find(each => each.trigger.id === trigger);
  assert.match(
    found?.sentence ?? '',
    /^Electric power : perte sous 48 h dans chacun des 100 mondes, une probabilité d’au moins 97.%\. Il faut penser au plan dès 50.%/,
  );
  assert.equal(found?.next.label, 'Lancer l’appel de ce plan');
});
