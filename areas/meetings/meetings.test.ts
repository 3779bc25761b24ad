import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestInstallation, testInstallation, type Visitor } from '#apps/server/testing/installation.ts';
import { asActor } from '#platform/db/as-actor.ts';
import { forbiddenTopics, itemTypes } from './contract.ts';
import { guard } from './guard.ts';
import { setItemState } from './store.ts';
import { inHours, ok, under } from './testing/world.ts';

let installation: TestInstallation;
let secretariat: Visitor;
let counsel: Visitor;
let chair: Visitor;
let guest: Visitor;
let stranger: Visitor;

before(async () => {
  installation = await testInstallation();
  secretariat = await under(installation, 'officer@cert-nordmark.example', 'secretariat');
  counsel = await installation.visit('counsel@cert-nordmark.example');
  chair = await under(installation, 'second@cert-nordmark.example', 'chair');
  guest = await installation.visit('officer@gridisac.example');
  stranger = await installation.visit('officer@cert-vestland.example');
});
after(() => installation?.close());

const partyId = async (slug: string) =>
  (await secretariat.get('/api/parties')).body.parties.find((one: any) => one.slug === slug).id;
const items = [
  { type: 'threat-briefing', title: 'What was seen', plannedMinutes: 10 },
  { type: 'tools-and-standards', title: 'Remote access', plannedMinutes: 10 },
];

async function plan(more: object = {}) {
  const guests = [await partyId('gridisac')];
  const planned = ok(
    await secretariat.send('POST', '/api/meetings', {
      title: 'A meeting',
      startsAt: inHours(100),
      guests,
      counsel: { name: 'Maren Voss', how: 'present', reach: '' },
      ...more,
    }),
  );
  return ok(await secretariat.send('PUT', `/api/meetings/${planned.id}/agenda`, { version: planned.version, items }));
}

const send = (meeting: any, more: object = {}) =>
  secretariat.send('POST', `/api/meetings/${meeting.id}/agenda/send`, { version: meeting.version, ...more });

async function opened() {
  const sent = ok(await send(await plan()));
  const opening = { version: sent.version, acknowledged: true, counsel: 'present', capacity: 'Secretariat' };
  return ok(await secretariat.send('POST', `/api/meetings/${sent.id}/open`, opening));
}

const itemAct = (by: Visitor, meeting: any, index: number, act: string, body: object = {}) =>
  by.send(act === 'note' ? 'PUT' : 'POST', `/api/meetings/${meeting.id}/items/${meeting.items[index].id}/${act}`, body);

test('every item type says what may and may not be said, every topic what it means, in both languages', () => {
  assert.deepEqual(Object.keys(guard.types).sort(), [...itemTypes].sort());
  assert.deepEqual(Object.keys(guard.forbidden).sort(), [...forbiddenTopics].sort());
  assert.ok(guard.basis.every(each => each.confidence));
});

test('guests see a meeting once its agenda is sent, and lose it again when the agenda changes', async () => {
  const meeting = await plan();
  assert.equal((await guest.get(`/api/meetings/${meeting.id}`)).status, 404);
  const sent = ok(await send(meeting));
  assert.equal(sent.agenda, 'in-time');
  assert.equal(ok(await guest.get(`/api/meetings/${meeting.id}`)).items.length, 2);
  assert.equal((await stranger.get(`/api/meetings/${meeting.id}`)).status, 404);
  ok(await secretariat.send('PUT', `/api/meetings/${meeting.id}/agenda`, { version: sent.version, items: [items[0]] }));
  assert.equal((await guest.get(`/api/meetings/${meeting.id}`)).status, 404);
});

test('an agenda without counsel or items is not sent, and a late one needs a reason that is kept', async () => {
  const without = await plan({ counsel: { name: '', how: null, reach: '' } });
  assert.match((await send(without)).body.detail, /No counsel is named/);
  const late = await plan({ startsAt: inHours(5) });
  const refused = await send(late);
  assert.deepEqual([refused.status, refused.body.pointer], [422, '/why']);
  const sent = ok(await send(late, { why: 'An incident called for it' }));
  assert.deepEqual([sent.agenda, sent.agendaLateWhy], ['late', 'An incident called for it']);
});

test('what is not live does not reach a guest outside of the exercise', async () => {
  const outside = await plan({ mode: 'exercise', exercise: 'Another exercise' });
  assert.equal((await send(outside)).body.code, 'not-enrolled');
  const enrolled = ok(await send(await plan({ mode: 'exercise', exercise: 'Cold Harbour 26' })));
  assert.equal((await guest.get(`/api/meetings/${enrolled.id}`)).status, 200);
});

test('nobody opens or joins without acknowledging the forbidden topics', async () => {
  const sent = ok(await send(await plan()));
  const opening = { version: sent.version, acknowledged: false, counsel: 'present', capacity: '' };
  const refused = await secretariat.send('POST', `/api/meetings/${sent.id}/open`, opening);
  assert.equal(refused.body.code, 'not-acknowledged');
  const onCall = { ...opening, acknowledged: true, counsel: 'on-call' };
  assert.match((await secretariat.send('POST', `/api/meetings/${sent.id}/open`, onCall)).body.detail, /how to reach/);
  ok(await secretariat.send('POST', `/api/meetings/${sent.id}/open`, { ...opening, acknowledged: true }));
  assert.equal((await guest.send('POST', `/api/meetings/${sent.id}/join`, { acknowledged: false })).status, 422);
  const joined = ok(
    await guest.send('POST', `/api/meetings/${sent.id}/join`, { acknowledged: true, capacity: 'Analyst' }),
  );
  const there = joined.attendance.find((one: any) => one.name === 'Camille Roy');
  assert.ok(there.appointment > 0 && there.acknowledgedAt && there.partyName === 'GridISAC');
  assert.equal(joined.attendance.length, 2);
});

test('counsel stops an item: it takes no words and is not taken up until counsel releases it', async () => {
  const meeting = await opened();
  ok(await itemAct(secretariat, meeting, 0, 'take-up'));
  ok(await itemAct(secretariat, meeting, 0, 'note', { discussed: 'Said before.', decided: '' }));
  const reason = { topic: 'prices', why: 'Somebody named a price' };
  assert.equal((await itemAct(secretariat, meeting, 0, 'stop', reason)).status, 403);
  const stopped = ok(await itemAct(counsel, meeting, 0, 'stop', reason));
  const [stop] = stopped.items[0].stops;
  assert.equal(stopped.items[0].state, 'stopped');
  assert.deepEqual([stop.stoppedBy, stop.topic, stop.why], ['Maren Voss', 'prices', 'Somebody named a price']);
  for (const [act, body] of [
    ['take-up', {}],
    ['note', { discussed: 'More.', decided: '' }],
    ['end', { state: 'done' }],
  ] as const)
    assert.equal((await itemAct(secretariat, meeting, 0, act, body)).body.code, 'item-stopped');
  assert.equal((await itemAct(counsel, meeting, 0, 'stop', reason)).body.code, 'item-stopped');
  assert.equal(ok(await itemAct(secretariat, meeting, 1, 'take-up')).items[1].state, 'current');
  assert.equal((await itemAct(secretariat, meeting, 0, 'release', { why: 'Let us go on' })).status, 403);
  const released = ok(await itemAct(counsel, meeting, 0, 'release', { why: 'Only facts from now on' }));
  assert.equal(released.items[0].state, 'waiting');
  assert.equal(ok(await itemAct(secretariat, meeting, 0, 'take-up')).items[0].state, 'current');
});

test('the database itself refuses to move a stopped item', async () => {
  const meeting = await opened();
  ok(await itemAct(counsel, meeting, 0, 'stop', { topic: 'bids', why: 'A tender was named' }));
  const actor = {
    person: null,
    party: meeting.party,
    appointment: null,
    roles: ['secretariat'],
    via: 'session',
  } as const;
  const moved = await asActor(installation.platform.database.app, actor, tx =>
    setItemState(tx, meeting.items[0].id, 'done'),
  );
  assert.equal(moved.numUpdatedRows, 0n);
});

test('a guest does not run the meeting of another', async () => {
  const meeting = await opened();
  ok(await itemAct(secretariat, meeting, 0, 'note', { discussed: 'For the host alone.', decided: '' }));
  const acting = await under(installation, 'officer@gridisac.example', 'duty-officer');
  assert.equal(ok(await acting.get(`/api/meetings/${meeting.id}`)).items[0].note, null);
  assert.equal(ok(await secretariat.get(`/api/meetings/${meeting.id}`)).items[0].note.discussed, 'For the host alone.');
  assert.equal((await itemAct(acting, meeting, 0, 'take-up')).status, 403);
  assert.equal((await acting.get(`/api/meetings/${meeting.id}/minutes`)).status, 404);
});

test('minutes: written by one, reviewed by counsel, approved by a chair with no hand in them; then frozen and shown', async () => {
  const meeting = await opened();
  ok(await itemAct(secretariat, meeting, 0, 'take-up'));
  ok(await itemAct(secretariat, meeting, 0, 'note', { discussed: 'What was said.', decided: 'What was decided.' }));
  const now = ok(await secretariat.get(`/api/meetings/${meeting.id}`));
  ok(await secretariat.send('POST', `/api/meetings/${meeting.id}/close`, { version: now.version }));
  const closed = ok(await secretariat.get(`/api/meetings/${meeting.id}`));
  assert.deepEqual(
    closed.items.map((one: any) => one.state),
    ['done', 'waiting'],
    'what was under way is done',
  );
  const url = `/api/meetings/${meeting.id}/minutes`;
  let view = ok(await secretariat.get(url));
  assert.deepEqual([view.state, view.authors, view.notes[0].decided], ['draft', ['Ingrid Falk'], 'What was decided.']);
  assert.equal((await chair.send('POST', `${url}/approve`, { version: view.version })).status, 409);
  view = ok(await counsel.send('POST', `${url}/review`, { version: view.version, note: '' }));
  assert.equal(view.reviewedBy, 'Maren Voss');
  assert.equal((await guest.get(url)).status, 404);
  const words = { version: view.version, marking: 'TLP:AMBER', remarks: 'One more thing.', notes: [] };
  view = ok(await secretariat.send('PUT', url, words));
  assert.equal(view.state, 'draft', 'a change undoes the review');
  view = ok(await counsel.send('POST', `${url}/review`, { version: view.version, note: 'Nothing to add' }));
  view = ok(await chair.send('POST', `${url}/approve`, { version: view.version }));
  assert.match(view.contentHash, /^[0-9a-f]{64}$/);
  assert.equal((await secretariat.send('PUT', url, { ...words, version: view.version })).status, 409);
  assert.equal(ok(await guest.get(url)).notes[0].discussed, 'What was said.');
  assert.equal((await stranger.get(url)).status, 404);
});

test('a chair who wrote the minutes does not approve them', async () => {
  const meeting = await opened();
  ok(await chair.send('POST', `/api/meetings/${meeting.id}/close`, { version: meeting.version }));
  const url = `/api/meetings/${meeting.id}/minutes`;
  const view = ok(await counsel.send('POST', `${url}/review`, { version: 1, note: '' }));
  const refused = await chair.send('POST', `${url}/approve`, { version: view.version });
  assert.deepEqual([refused.status, refused.body.code], [403, 'not-allowed']);
});

test('words under a stopped item do not change in the minutes either, and the export says that it was stopped', async () => {
  const meeting = await opened();
  ok(await itemAct(secretariat, meeting, 0, 'note', { discussed: 'Before # the stop.', decided: '' }));
  ok(await itemAct(counsel, meeting, 0, 'stop', { topic: 'hiring', why: 'Pay was named' }));
  const now = ok(await secretariat.get(`/api/meetings/${meeting.id}`));
  ok(await secretariat.send('POST', `/api/meetings/${meeting.id}/close`, { version: now.version }));
  const url = `/api/meetings/${meeting.id}/minutes`;
  const note = { item: meeting.items[0].id, discussed: 'Rewritten.', decided: '' };
  const refused = await secretariat.send('PUT', url, { version: 1, marking: 'TLP:AMBER', remarks: '', notes: [note] });
  assert.equal(refused.body.code, 'item-stopped');
  for (const [language, word] of [
    ['en', 'Stopped by counsel'],
    ['fr', 'Arrêté par le juriste'],
  ]) {
    const text = (await secretariat.get(`${url}/export?as=markdown&language=${language}`)).body as string;
    assert.ok(text.startsWith('TLP:AMBER\n') && text.endsWith('TLP:AMBER\n'), 'marking first and last');
    assert.match(text, new RegExp(`${word}.*Pay was named`));
  }
  const json = (await secretariat.get(`${url}/export?as=json`)).body;
  assert.equal(json.meeting.items[0].stops[0].topic, 'hiring');
});

test('each step is an act in the ledger', async () => {
  const meeting = await opened();
  ok(await itemAct(counsel, meeting, 0, 'stop', { topic: 'costs', why: 'Costs were named' }));
  const { acts } = (await counsel.get('/api/ledger?limit=50')).body;
  const kinds = acts.filter((act: any) => act.subject.ref === meeting.ref).map((act: any) => act.kind);
  for (const kind of ['meeting.planned', 'agenda.written', 'agenda.sent', 'meeting.opened', 'item.stopped'])
    assert.ok(kinds.includes(kind), `${kind} in ${kinds.join()}`);
});
