import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { Page } from 'playwright-core';
import { webRig } from '#apps/web/testing/rig.ts';
import { axeViolations, skipBrowser } from '#platform/testing/browser.ts';
import { emptyBench } from '../ui/bench.ts';
import { linkOf } from '../ui/link.ts';

/** A bench on which every tab has an answer. */
export const fullBench = {
  ...emptyBench,
  text: 'TLP:GREEN PAP:GREEN',
  second: 'TLP:RED PAP:RED',
  items: ['TLP:GREEN', 'SECRET//NOFORN', '(C//REL TO USA, GBR)'],
  context: { country: 'US' },
};

export const field = (page: Page) => page.locator('textarea').first();
export const panel = (page: Page) => page.getByRole('tabpanel');
export const openTab = async (page: Page, name: string): Promise<void> => page.getByRole('tab', { name }).click();

/** Opens every tab at one width in light and dark and looks for what must not be there. */
export function everyTabIsSound(width: number): void {
  describe(`the handling workbench at ${width} px`, { skip: skipBrowser }, () => {
    const { serve, open } = webRig(Date.now());
    for (const scheme of ['light', 'dark'] as const) {
      test(`in ${scheme} no tab has an axe violation, console error, foreign request or sideways scroll`, async () => {
        const server = await serve();
        const { page, trouble, close } = await open(server, `/handling#${linkOf(fullBench)}`, width, scheme);
        for (const name of ['Read', 'Compare', 'Join', 'Translate', 'Decide', 'Schemes']) {
          await openTab(page, name);
          await panel(page).locator('section').first().waitFor();
          await page.waitForFunction('!document.querySelector("[role=tabpanel]").textContent.includes("Fetching")');
          assert.deepEqual(await axeViolations(page), [], name);
          const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
          assert.ok(over <= 0, `${name} scrolls sideways by ${over}`);
        }
        assert.deepEqual(trouble, []);
        assert.deepEqual(server.acts, []);
        await close();
      });
    }
  });
}
