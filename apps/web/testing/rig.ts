import { rmSync } from 'node:fs';
import { after, before } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, watchForTrouble } from '#platform/testing/browser.ts';
import { type FixtureServer, type Reply, startFixtureServer } from '#platform/testing/fixture-server.ts';
import { buildWeb } from './build.ts';
import { meFixture, settingsFixture, watchFixture } from './fixtures.ts';

interface Opened {
  readonly page: Page;
  readonly trouble: readonly string[];
  readonly close: () => Promise<void>;
}

/** Builds the web app and starts a browser before the tests of a suite, and gives what opens pages of it. */
export function webRig(now: number) {
  let browser: Browser;
  let folder: string;
  const servers: FixtureServer[] = [];

  before(async () => {
    folder = await buildWeb();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await Promise.all(servers.map(server => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  });

  async function serve(more: Readonly<Record<string, Reply>> = {}): Promise<FixtureServer> {
    const base = {
      'GET /api/me': { body: meFixture(now) },
      'GET /api/watch': { body: watchFixture(now) },
      'GET /api/packs/own': { body: { files: [] } },
      // What the finders of the palette ask for.
      'GET /api/incidents': { body: { incidents: [] } },
      'GET /api/callout/notices': { body: { notices: [] } },
      'GET /api/contingency/scenarios': { body: { scenarios: [] } },
    };
    const server = await startFixtureServer(folder, { ...base, ...settingsFixture(now), ...more });
    servers.push(server);
    return server;
  }

  async function open(
    server: FixtureServer,
    path: string,
    width = 1440,
    scheme: 'light' | 'dark' = 'light',
  ): Promise<Opened> {
    const viewport = { width, height: width > 900 ? 900 : 844 };
    const context = await browser.newContext({
      viewport,
      colorScheme: scheme,
      reducedMotion: 'reduce',
      locale: 'en-GB',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(6000);
    const trouble = watchForTrouble(page, server.origin);
    await page.goto(server.origin + path);
    await page.locator('h1').waitFor();
    return { page, trouble, close: () => context.close() };
  }

  return { serve, open };
}
