import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { Page } from 'playwright-core';
import { webRig } from '#apps/web/testing/rig.ts';
import { axeViolations, skipBrowser } from '#platform/testing/browser.ts';
import { emptyBench } from './ui/bench.ts';
import { linkOf } from './ui/link.ts';

const panel = (page: Page) => page.getByRole('tabpanel');
const tab = async (page: Page, name: string): Promise<void> => page.getByRole('tab', { name }).click();

const bench = {
  ...emptyBench,
  text: 'TLP:GREEN PAP:GREEN',
  second: 'TLP:RED PAP:RED',
  items: ['TLP:GREEN', 'SECRET//NOFORN', '(C//REL TO USA, GBR)'],
  context: { country: 'US' },
};

describe('the handling workbench on every screen', { skip: skipBrowser }, () => {
  const { serve, open } = webRig(Date.now());

  for (const [width, scheme] of [
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const) {
    test(`every tab at ${width} px in ${scheme} has no axe violation, console error, foreign request or sideways scroll`, async () => {
      const server = await serve();
      const { page, trouble, close } = await open(server, `/handling#${linkOf(bench)}`, width, scheme);
      for (const name of ['Read', 'Compare', 'Join', 'Translate', 'Decide', 'Schemes']) {
        await tab(page, name);
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

  test('in the pseudo-locale only what the packs and the engine say is left in English', async () => {
    const { page, close } = await open(await serve(), `/handling?lang=en-XA#${linkOf({ ...bench, text: '' })}`);
    await page.getByText('⟦').first().waitFor();
    const bare = await page.evaluate<string>(`document.querySelector('main').innerText.replace(/⟦[^⟦⟧]*⟧/g, '')`);
    const data =
      /TLP:AMBER\+STRICT PAP:AMBER|SECRET\/\/ORCON\/REL TO USA, GBR|SECRET|VS-NfD|RESTREINT UE\/EU RESTRICTED/g;
    assert.doesNotMatch(bare.replace(data, ''), /\p{L}{3}/u);
    await close();
  });

  test('the workbench speaks French, and its link carries over', async () => {
    const { page, close } = await open(await serve(), `/handling?lang=fr#${linkOf({ ...bench, tab: 'decide' })}`);
    await page.getByRole('heading', { level: 1, name: 'Marquages' }).waitFor();
    await panel(page).getByText('Détenteur', { exact: true }).waitFor();
    assert.doesNotMatch(await panel(page).innerText(), /\b(Recipient|Holder|Facts)\b/);
    await close();
  });
});
