import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestInstallation, testInstallation } from './testing/installation.ts';

const minutesUntil = (instant: string): number =>
  Math.round(Temporal.Now.instant().until(Temporal.Instant.from(instant)).total('minutes'));

/** What the demonstration shows a visitor, with times told from now: how it looks must not hang on the day. */
async function shown({ visit, platform }: TestInstallation) {
  const officer = await visit('officer@cert-nordmark.example');
  const now = platform.now();
  // Rounded up: what was so many hours away when it was made is so still when it is read some seconds later.
  const hours = (instant: string | null) =>
    instant && Math.ceil(now.until(Temporal.Instant.from(instant)).total('hours'));
  const read = async (url: string) => {
    const { status, body } = await officer.get(url);
    assert.equal(status, 200, `${url}: ${JSON.stringify(body)}`);
    return body;
  };
  type Row = Record<string, any>;
  const rows = async (url: string, name: string): Promise<Row[]> => (await read(url))[name];
  assert.ok((await read('/api/watch')).clocks.length > 0);
  const { plans } = await read('/api/callout/plans');
  return {
    incidents: (await rows('/api/incidents', 'incidents')).map(one => [one.title, one.state, hours(one.openedAt)]),
    agreements: (await rows('/api/agreements', 'agreements')).map(one => [one.title, one.state, hours(one.endsAt)]),
    teams: (await rows('/api/directory/teams', 'teams')).map(one => [one.slug, one.keyState, one.freshness]),
    notices: (await rows('/api/callout/notices', 'notices')).map(one => [one.subject, hours(one.sentAt)]),
    meetings: (await rows('/api/meetings', 'meetings')).map(one => [one.title, one.state, hours(one.startsAt)]),
    plans: plans.map(({ slug, reviewBy }: Row) => [slug, reviewBy > now.toString().slice(0, 10)]),
    evidence: (await rows('/api/safe-harbour', 'facts')).map(one => [one.name, one.value, Boolean(one.expired)]),
  };
}

test('the demonstration looks the same on whatever day it is first started', async () => {
  const looks = [];
  for (const ahead of [0, minutesUntil('2036-02-29T23:58:00Z')]) {
    const installation = await testInstallation({}, ahead);
    try {
      looks.push(await shown(installation));
    } finally {
      await installation.close();
    }
  }
  assert.ok(looks[0]!.incidents.length > 0);
  assert.deepEqual(looks[1], looks[0]);
});
