import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { Page } from 'playwright-core';
import { webRig } from '#apps/web/testing/rig.ts';
import { axeViolations, skipBrowser } from '#platform/testing/browser.ts';

const ready = (page: Page): Promise<void> => page.getByRole('grid').waitFor({ timeout: 20_000 });

describe('the common lexicon, computed in the browser', { skip: skipBrowser }, () => {
  const { serve, open } = webRig(Date.now());

  for (const width of [1440, 390]) {
    for (const scheme of ['light', 'dark'] as const) {
      test(`at ${width} px in ${scheme}: no axe violation, console error, foreign request or sideways scroll`, async () => {
        const { page, trouble, close } = await open(await serve(), '/feasibility', width, scheme);
        await ready(page);
        await page.locator('figure svg').waitFor();
        assert.deepEqual(await axeViolations(page), []);
        assert.deepEqual(trouble, []);
        assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')) <= 0);
        await close();
      });
    }
  }

  test('a cell answers with the engine’s explanation, by click and by keyboard', async () => {
    const { page, trouble, close } = await open(await serve(), '/feasibility');
    await ready(page);
    await page.getByRole('gridcell', { name: /^nato to de-vs: lossless/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('VSA Annex VII').first().waitFor();
    assert.equal(await dialog.getByText('VS-NUR FÜR DEN DIENSTGEBRAUCH').first().isVisible(), true);
    assert.deepEqual(await axeViolations(page), []);
    await page.keyboard.press('Escape');
    await page.getByRole('gridcell', { name: /^nato to de-vs/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByText(/No instrument is known here/).waitFor();
    assert.deepEqual(trouble, []);
    await close();
  });

  test('the matrix is also a table, schemes can be chosen, files can be taken along', async () => {
    const { page, trouble, close } = await open(await serve(), '/feasibility');
    await ready(page);
    await page.getByRole('button', { name: 'Show as table' }).click();
    await page.getByPlaceholder('Find a scheme or answer').fill('nato de-vs');
    await page.getByRole('cell', { name: 'de-vs' }).first().waitFor();
    await page.getByLabel('Scheme', { exact: true }).selectOption('tlp-2');
    await page.getByRole('heading', { name: 'Traffic Light Protocol 2.0' }).waitFor();
    const href = await page.getByRole('link', { name: 'PDF, tagged' }).getAttribute('href');
    const size = await page.evaluate<number>(
      `fetch(${JSON.stringify(href)}).then(r => r.arrayBuffer()).then(b => b.byteLength)`,
    );
    assert.ok(size > 100_000);
    assert.deepEqual(trouble, []);
    await close();
  });

  test('in French every text is French', async () => {
    const { page, trouble, close } = await open(await serve(), '/feasibility?lang=fr');
    await ready(page);
    await page.getByRole('heading', { name: 'Où se situe la perte' }).waitFor();
    assert.doesNotMatch(await page.locator('main').innerText(), /\b(lossless|feasibility\.|Recommendations)\b/);
    assert.deepEqual(trouble, []);
    await close();
  });
});
