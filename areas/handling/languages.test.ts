import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { webRig } from '#apps/web/testing/rig.ts';
import { skipBrowser } from '#platform/testing/browser.ts';
import { fullBench, panel } from './testing/every-tab.ts';
import { linkOf } from './ui/link.ts';

describe('the languages of the handling workbench', { skip: skipBrowser }, () => {
  const { serve, open } = webRig(Date.now());

  test('print carries the marking at the top and bottom of the page and hides what is for typing', async () => {
    const { page, close } = await open(await serve(), `/handling#${linkOf(fullBench)}`);
    await panel(page).getByText('Follows its scheme').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('thead.only-print').getByText('TLP:GREEN PAP:GREEN').isVisible(), true);
    assert.equal(await page.getByRole('tablist').isVisible(), false);
    await close();
  });

  test('in the pseudo-locale only what the packs and the engine say is left in English', async () => {
    const { page, close } = await open(await serve(), `/handling?lang=en-XA#${linkOf({ ...fullBench, text: '' })}`);
    await panel(page).locator('tbody').getByText('⟦').first().waitFor();
    await page.waitForLoadState('networkidle');
    // The names of the schemes to choose from are those of the packs.
    await page.evaluate('document.querySelectorAll("option:not(:first-child)").forEach(each => each.remove())');
    const bare = await page.evaluate<string>(`document.querySelector('main').innerText.replace(/⟦[^⟦⟧]*⟧/g, '')`);
    const data =
      /TLP:AMBER\+STRICT PAP:AMBER|SECRET\/\/ORCON\/REL TO USA, GBR|SECRET|VS-NfD|RESTREINT UE\/EU RESTRICTED/g;
    assert.doesNotMatch(bare.replace(data, ''), /\p{L}{3}/u);
    await close();
  });

  test('the workbench speaks French, and its link carries over', async () => {
    const { page, close } = await open(await serve(), `/handling?lang=fr#${linkOf({ ...fullBench, tab: 'decide' })}`);
    await page.getByRole('heading', { level: 1, name: 'Marquages' }).waitFor();
    await panel(page).getByText('Détenteur', { exact: true }).waitFor();
    assert.doesNotMatch(await panel(page).innerText(), /\b(Recipient|Holder|Facts)\b/);
    await close();
  });
});
