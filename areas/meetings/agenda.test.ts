import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestInstallation, testInstallation, type Visitor } from '#apps/server/testing/installation.ts';
import { guard } from './guard.ts';
import { inHours, ok, under } from './testing/world.ts';
import { topicHints } from './topic-hints.ts';

let installation: TestInstallation;
let secretariat: Visitor;
let counsel: Visitor;

before(async () => {
  installation = await testInstallation();
  secretariat = await under(installation, 'officer@cert-nordmark.example', 'secretariat');
  counsel = await installation.visit('counsel@cert-nordmark.example');
});
after(() => installation?.close());

const items = [
  { type: 'threat-briefing', title: 'What was seen', plannedMinutes: 10 },
  { type: 'tools-and-standards', title: 'Prices of remote access', plannedMinutes: 10 },
];

async function written() {
  const planned = ok(
    await secretariat.send('POST', '/api/meetings', {
      title: 'A meeting',
      startsAt: inHours(100),
      counsel: { name: 'Maren Voss', how: 'present', reach: '' },
    }),
  );
  return ok(await secretariat.send('PUT', `/api/meetings/${planned.id}/agenda`, { version: planned.version, items }));
}
const review = (by: Visitor, meeting: any, flags: object[], note = '') =>
  by.send('POST', `/api/meetings/${meeting.id}/agenda/review`, { version: meeting.version, flags, note });
const send = (meeting: any) =>
  secretariat.send('POST', `/api/meetings/${meeting.id}/agenda/send`, { version: meeting.version });

test('an agenda with an item that counsel flagged is not sent; worded anew, it is', async () => {
  const meeting = await written();
  const flag = { item: meeting.items[1].id, topic: 'prices', why: 'Quotes of suppliers would be compared' };
  assert.equal((await review(secretariat, meeting, [flag])).status, 403);
  const read = ok(await review(counsel, meeting, [flag]));
  assert.deepEqual(
    [read.agendaReview.by, read.items[1].flag.topic, read.items[0].flag],
    ['Maren Voss', 'prices', null],
  );
  const refused = await send(read);
  assert.deepEqual([refused.status, refused.body.code], [422, 'agenda-flagged']);
  assert.match(refused.body.detail, /Prices of remote access.*Quotes of suppliers/);
  const anew = [items[0], { ...items[1], title: 'Requirements for remote access' }];
  const again = ok(
    await secretariat.send('PUT', `/api/meetings/${meeting.id}/agenda`, { version: read.version, items: anew }),
  );
  assert.deepEqual([again.agendaReview, again.items[1].flag], [null, null], 'what was read is gone with the old words');
  assert.equal(ok(await send(again)).agenda, 'in-time');
});

test('counsel lifts a flag by reading again; an old view of the agenda is refused', async () => {
  const meeting = await written();
  const flag = { item: meeting.items[1].id, topic: 'prices', why: 'Named in the title' };
  const read = ok(await review(counsel, meeting, [flag]));
  assert.equal((await review(counsel, meeting, [])).status, 409);
  const lifted = ok(await review(counsel, read, [], 'Only published list prices'));
  assert.deepEqual([lifted.items[1].flag, lifted.agendaReview.note], [null, 'Only published list prices']);
  assert.equal(ok(await send(lifted)).agenda, 'in-time');
});

test('an item of another meeting cannot be flagged, nor by counsel of a guest', async () => {
  const [one, other] = [await written(), await written()];
  const foreign = { item: other.items[0].id, topic: 'prices', why: 'Not of this meeting' };
  assert.equal((await review(counsel, one, [foreign])).status, 404);
  const stranger = await installation.visit('officer@gridisac.example');
  assert.equal((await review(stranger, one, [])).status, 403);
});

test('whole words hint at topics in both languages; parts of words and silence do not', () => {
  const topics = (text: string) => topicHints(guard, text).map(({ topic }) => topic);
  assert.deepEqual(topics('Prices of remote access'), ['prices']);
  assert.deepEqual(topics("Réponse à l'appel d'offres"), ['bids']);
  assert.deepEqual(topics('Coûts et clients'), ['costs', 'customers']);
  assert.deepEqual(topics('A priceless costume for clientless access'), []);
  assert.deepEqual(topics(''), []);
});

test('what waits in the room is said in the reader’s language', async () => {
  const meeting = await written();
  const rows = async (by: Visitor) =>
    (await by.get('/api/watch')).body.decide.filter((row: any) => row.action.href === `/meetings/${meeting.id}`);
  assert.deepEqual(
    (await rows(counsel)).map((row: any) => row.action.label),
    ['Read agenda'],
  );
  ok(await counsel.send('PATCH', '/api/me', { language: 'fr' }));
  assert.deepEqual(
    (await rows(counsel)).map((row: any) => row.detail),
    ['L’ordre du jour attend la lecture du juriste.'],
  );
  ok(await review(counsel, meeting, [{ item: meeting.items[0].id, topic: 'bids', why: 'A tender is named' }]));
  assert.deepEqual(await rows(counsel), []);
  assert.match((await rows(secretariat))[0].detail, /Counsel flagged an item/);
});

/** A machine that holds a token with these scopes, bound to the secretariat of the host. */
async function machine(scopeNames: string[]) {
  const made = ok(await secretariat.send('POST', '/api/auth/tokens', { name: 'm', scopes: scopeNames, days: 1 }));
  return async (method: 'GET' | 'POST', url: string, body?: object) => {
    const answer = await installation.server.server.inject({
      method,
      url,
      headers: { authorization: `Bearer ${made.token}` },
      ...(body ? { payload: body } : {}),
    });
    return answer.statusCode;
  };
}

test('a machine reads with meetings:read, plans with meetings:write, and vouches for nobody', async () => {
  const meeting = await written();
  const body = { title: 'By a machine', startsAt: inHours(90) };
  const reader = await machine(['meetings:read']);
  assert.equal(await reader('GET', `/api/meetings/${meeting.id}`), 200);
  assert.equal(await reader('POST', '/api/meetings', body), 403);
  const writer = await machine(['meetings:write']);
  assert.equal(await writer('POST', '/api/meetings', body), 200);
  assert.equal(await writer('GET', '/api/meetings'), 403);
  const opening = { version: meeting.version, acknowledged: true, counsel: 'present' };
  assert.equal(await writer('POST', `/api/meetings/${meeting.id}/open`, opening), 403);
  assert.equal(await (await machine(['directory:read']))('GET', '/api/meetings'), 403);
});

test('minutes as PDF, in both languages, with the marking; the same minutes give the same bytes', async () => {
  const { meetings } = (await secretariat.get('/api/meetings')).body;
  const held = meetings.find((one: any) => one.state === 'closed');
  const pdf = async (language: string) => {
    const answer = await secretariat.get(`/api/meetings/${held.id}/minutes/export?as=pdf&language=${language}`);
    assert.equal(answer.headers['content-type'], 'application/pdf');
    return answer.body as string;
  };
  const first = await pdf('en');
  assert.match(first, /^%PDF-/);
  assert.match(first, /StructTreeRoot/);
  assert.equal(await pdf('en'), first);
  assert.notEqual(await pdf('fr'), first);
  const stranger = await installation.visit('officer@cert-vestland.example');
  assert.equal((await stranger.get(`/api/meetings/${held.id}/minutes/export?as=pdf`)).status, 404);
});
