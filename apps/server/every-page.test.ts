import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { freePort } from '#platform/testing/free-port.ts';
import { linkForEmail } from '#platform/auth/index.ts';
import { axeViolations, launchBrowser, skipBrowser, watchForTrouble } from '#platform/testing/browser.ts';
import { buildWebIfStale } from './build-web.ts';
import { type TestInstallation, testInstallation } from './testing/installation.ts';

/** What sticks out of the window, when the page scrolls sideways. */
const tooWide = `document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 6).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 60))`;

/** Pages that no test of their own room opens on the real server. */
const pages = [
  '/',
  '/incidents',
  '/incidents/new',
  '/incidents/2/duties',
  '/incidents/2/reports',
  '/incidents/1/timeline',
  '/callouts',
  '/callouts/1',
  '/callouts/1?call=5',
  '/callouts/plans',
  '/outbox',
  '/outbox/1',
  '/sharing',
  '/sharing/new',
  '/sharing/items/1',
  '/sharing/items/1/redact',
  '/sharing/disclosures',
  '/sharing/disclosures/1',
  '/agreements',
  '/agreements/1',
  '/agreements/new',
  '/agreements/matrix',
  '/agreements/calendar',
  '/meetings',
  '/meetings/new',
  '/meetings/1',
  '/meetings/2/change',
  '/meetings/1/minutes',
  '/safe-harbour',
  '/safe-harbour/sh-us-tx',
  '/safe-harbour/evidence',
  '/systemic-risk',
  '/systemic-risk/runs/1',
  '/systemic-risk/models/pack:demo-country',
  '/systemic-risk/models/pack:demo-country/edit/new',
  '/contingency',
  '/contingency/new',
  '/contingency/1',
  '/contingency/1/change',
  '/directory/map',
  '/directory/whom',
  '/directory/imports',
  '/directory/merges',
  '/ledger',
  '/settings',
  '/settings/security',
  '/settings/access',
  '/settings/people',
  '/settings/appointments',
  '/style',
];

describe('every page, on the real server with the demonstration world', { skip: skipBrowser }, () => {
  let installation: TestInstallation;
  let browser: Browser;
  let page: Page;
  let origin: string;
  let trouble: readonly string[];

  before(async () => {
    await buildWebIfStale();
    const port = await freePort();
    origin = `http://localhost:${port}`;
    installation = await testInstallation({ ENTENTE_ORIGIN: origin, PORT: String(port) });
    await installation.server.server.listen({ port, host: '127.0.0.1' });
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    trouble = watchForTrouble(page, origin);
    await page.goto(await linkForEmail(installation.platform, 'officer@cert-nordmark.example'));
    await page.getByRole('button').first().click();
    await page.waitForURL(url => !url.pathname.startsWith('/welcome'));
  });
  after(async () => {
    await browser?.close();
    await installation?.close();
  });

  for (const path of pages) {
    test(`${path}: says what it is, no axe violation in light and dark, no console error, no sideways scroll`, async () => {
      const already = trouble.length;
      await page.goto(`${origin}${path}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForLoadState('load');
      // The style guide stands outside the frame of the product.
      if (path !== '/style') await page.getByText('Decision support, not legal advice').first().waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await axeViolations(page), [], colorScheme);
      }
      await page.setViewportSize({ width: 390, height: 844 });
      // Drawings follow the window one frame later.
      await page
        .waitForFunction('document.documentElement.scrollWidth <= innerWidth', { timeout: 3000 })
        .catch(() => {});
      assert.deepEqual(await page.evaluate(tooWide), [], 'sideways scroll at 390 px');
      await page.setViewportSize({ width: 1440, height: 900 });
      assert.deepEqual(trouble.slice(already), []);
    });
  }
});
