import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Database } from '#platform/db/open.ts';
import { partiesDemo } from '#platform/parties/demo.ts';
import type { Platform } from '#platform/room/room.ts';
import { axeViolations, skipBrowser } from '#platform/testing/browser.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { webRig } from '#apps/web/testing/rig.ts';
import { importShippedLists } from './demo-import.ts';
import { demoTeams } from './demo.ts';
import { lineOf } from './find.ts';
import { allStandings, sheetOf } from './sheet.ts';

const now = Temporal.Instant.from('2026-11-24T21:00:00Z');

describe('directory pages, filled with the demonstration world', { skip: skipBrowser }, () => {
  const { serve, open } = webRig(now.epochMilliseconds);
  let database: Database;
  let replies: Record<string, { body: unknown }>;

  before(async () => {
    database = await testDatabase();
    const platform = { database, now: () => now, services: {} } as unknown as Platform;
    await partiesDemo(platform, installation);
    await demoTeams(platform, installation);
    await importShippedLists(platform, installation);
    replies = await asActor(database.app, installation, async tx => ({
      'GET /api/directory/teams': { body: { teams: (await allStandings(tx, now)).map(lineOf) } },
      'GET /api/directory/teams/csirt-austral': { body: await sheetOf(tx, installation, 'csirt-austral', now) },
    }));
  });
  after(() => database.close());

  const pages = [
    ['/directory', 'Austral Water'],
    ['/directory/map', 'Teams of the world by country'],
    ['/directory/csirt-austral', 'key expired'],
  ] as const;
  for (const [path, shown] of pages) {
    for (const [width, scheme] of [
      [1440, 'light'],
      [390, 'dark'],
    ] as const) {
      test(`${path} at ${width} px in ${scheme}: no axe violation, no trouble, no sideways scroll`, async () => {
        const { page, trouble, close } = await open(await serve(replies), path, width, scheme);
        await page.getByText(shown).or(page.getByLabel(shown)).first().waitFor();
        assert.deepEqual(await axeViolations(page), []);
        assert.deepEqual(trouble, []);
        assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')) <= 0);
        await close();
      });
    }
  }
});
