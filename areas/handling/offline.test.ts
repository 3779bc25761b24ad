import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { webRig } from '#apps/web/testing/rig.ts';
import { skipBrowser } from '#platform/testing/browser.ts';
import { field, fullBench, openTab, panel } from './testing/every-tab.ts';
import { linkOf } from './ui/link.ts';

describe('the handling workbench with the network cut', { skip: skipBrowser }, () => {
  const { serve, open } = webRig(Date.now());

  test('every tab answers what is pasted then, and a long document is read', async () => {
    const { page, trouble, close } = await open(await serve(), `/handling#${linkOf(fullBench)}`);
    await panel(page).locator('section').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await openTab(page, 'Read');
    await field(page).fill('SECRET//ORCON/REL TO USA, GBR');
    await panel(page).getByText('Follows its scheme').first().waitFor();
    for (const name of ['Compare', 'Join', 'Translate', 'Decide', 'Schemes']) {
      await openTab(page, name);
      await panel(page).locator('section').first().waitFor();
    }
    assert.deepEqual(trouble, []);
    await openTab(page, 'Read');
    const long = `SECRET//NOFORN\n\n${'(S//NF) What was seen.\n\n'.repeat(1000)}`;
    await field(page).focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(long);
    await panel(page)
      .getByText(/1000 portions/)
      .waitFor();
    await close();
  });
});
