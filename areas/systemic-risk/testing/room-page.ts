import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { buildWebIfStale } from '#apps/server/build-web.ts';
import { type TestInstallation, testInstallation } from '#apps/server/testing/installation.ts';
import { linkForEmail } from '#platform/auth/index.ts';
import { axeViolations, launchBrowser, watchForTrouble } from '#platform/testing/browser.ts';
import { freePort } from '#platform/testing/free-port.ts';
import { stopThreads } from '../compute/threads.ts';

/** A browser without a graphics card says that reading pixels back is slow; it is not a fault of the page. */
const driverNote = /GL Driver Message .*ReadPixels/;

/** A signed-in officer's page on a real server with a worker. */
export interface RoomPage {
  readonly installation: TestInstallation;
  readonly page: Page;
  readonly origin: string;
  /** wide and narrow, light and dark: no finding of axe, no sideways scroll, nothing on the console */
  sound(name: string): Promise<void>;
  close(): Promise<void>;
}

export async function openRoom(): Promise<RoomPage> {
  await buildWebIfStale();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const installation = await testInstallation({ ENTENTE_ORIGIN: origin, PORT: String(port) });
  await installation.worker();
  await installation.server.server.listen({ port, host: '127.0.0.1' });
  const browser = await launchBrowser();
  const page = await signIn(browser, installation);
  const trouble = watchForTrouble(page, origin);
  return {
    installation,
    page,
    origin,
    sound: name => sound(page, trouble, name),
    close: async () => {
      await browser.close();
      await installation.close();
      await stopThreads();
    },
  };
}

async function signIn(browser: Browser, installation: TestInstallation): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(await linkForEmail(installation.platform, 'officer@cert-nordmark.example'));
  await page.getByRole('button').first().click();
  await page.waitForURL(url => !url.pathname.startsWith('/welcome'));
  return page;
}

async function sound(page: Page, trouble: readonly string[], name: string): Promise<void> {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const shots = process.env['ENTENTE_SHOTS'];
      if (shots) await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true });
      assert.deepEqual(await axeViolations(page), [], `${name} ${width} ${colorScheme}`);
    }
    assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')) <= 0, name);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  const unforeseen = trouble.filter(line => !driverNote.test(line));
  assert.deepEqual(unforeseen, [], name);
}
