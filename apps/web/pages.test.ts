import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { Page } from 'playwright-core';
import { axeViolations, skipBrowser } from '#platform/testing/browser.ts';
import { webRig } from './testing/rig.ts';

/** What shows that a page is complete. */
const complete: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  '/': page => page.locator('[data-clock]').first().waitFor(),
  '/style': page => page.getByRole('button', { name: /GridISAC/ }).waitFor(),
  '/settings': page => page.locator('form').first().waitFor(),
  '/settings/security': page => page.getByText('Firefox').waitFor(),
  '/settings/access': page => page.getByText('dashboard').waitFor(),
  '/sign-in': page => page.locator('form').waitFor(),
};

describe('every page, wide and narrow, light and dark', { skip: skipBrowser }, () => {
  const { serve, open } = webRig(Date.now());

  for (const [path, ready] of Object.entries(complete)) {
    for (const width of [1440, 390]) {
      for (const scheme of ['light', 'dark'] as const) {
        test(`${path} at ${width} px in ${scheme} has no axe violation, console error, foreign request or sideways scroll`, async () => {
          const { page, trouble, close } = await open(await serve(), path, width, scheme);
          await ready(page);
          assert.deepEqual(await axeViolations(page), []);
          assert.deepEqual(trouble, []);
          assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')) <= 0);
          await close();
        });
      }
    }
  }
});
