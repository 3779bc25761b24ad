import assert from 'node:assert/strict';
import path from 'node:path';
import test, { describe } from 'node:test';
import type { Page } from 'playwright-core';
import { webRig } from '#apps/web/testing/rig.ts';
import { loadRegimes } from '#platform/packs/read-regimes.ts';
import { axeViolations, skipBrowser } from '#platform/testing/browser.ts';

const fixture = path.resolve(import.meta.dirname, '../../formats/veris/fixtures/three.json');

describe('the laboratory in a browser', { skip: skipBrowser }, () => {
  const { serve, open } = webRig(Date.now());
  const tab = (page: Page, id: string) => page.locator(`#definitions-tab-${id}`).click();
  const ready = (page: Page) => page.locator('[role=tabpanel] tbody th[scope=row]').first().waitFor();

  for (const [width, scheme, query] of [
    [1440, 'light', ''],
    [1440, 'dark', '?lang=fr'],
    [390, 'light', '?lang=fr'],
    [390, 'dark', ''],
  ] as const) {
    test(`every tab at ${width} px in ${scheme} has no axe violation, console error or sideways scroll`, async () => {
      const { page, trouble, close } = await open(await serve(), `/definitions${query}`, width, scheme);
      page.setDefaultTimeout(30_000);
      await ready(page);
      for (const id of ['side', 'corpus', 'proposal', 'allowance', 'agreement', 'paper']) {
        await tab(page, id);
        await page.locator(`#definitions-${id}`).waitFor();
        if (id === 'corpus') {
          await page.locator('[role=tabpanel] input[inputmode=decimal]').first().fill('300');
          await page.locator('[role=tabpanel] input[inputmode=decimal]').first().blur();
        }
        if (id === 'allowance' || id === 'agreement') {
          await page.locator('[role=tabpanel] button').first().click();
          await page.locator('[role=tabpanel] figure svg').first().waitFor();
        }
        assert.deepEqual(await axeViolations(page), [], id);
        assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')) <= 0, id);
      }
      assert.deepEqual(trouble, []);
      await close();
    });
  }

  test('a French reader meets no English title of a rule', async () => {
    const { list } = loadRegimes();
    const { page, close } = await open(await serve(), '/definitions?lang=fr');
    page.setDefaultTimeout(30_000);
    await ready(page);
    const shown = await page.locator('[role=tabpanel] tbody th[scope=row]').allInnerTexts();
    assert.ok(shown.length > 50, String(shown.length));
    assert.deepEqual(
      list.filter(({ title }) => shown.some(text => text.split('\n')[0] === title)).map(({ title }) => title),
      [],
    );
    assert.ok(shown.some(text => text.startsWith('RGPD')));
    await tab(page, 'incident');
    await page.locator('#definitions-incident button').first().click();
    await page.locator('#definitions-incident tbody th[scope=row]').first().waitFor();
    const answer = await page.locator('#definitions-incident').innerText();
    assert.deepEqual(
      list.filter(({ title }) => answer.includes(`${title}\n`)).map(({ title }) => title),
      [],
    );
    await close();
  });

  test('a VERIS file is read with what it does not say, and becomes the incidents in use', async () => {
    const { page, trouble, close } = await open(await serve(), '/definitions');
    page.setDefaultTimeout(30_000);
    await ready(page);
    await tab(page, 'corpus');
    await page.locator('input[type=file]').first().setInputFiles(fixture);
    await page.getByText('3 of 3 records taken').waitFor();
    await page.getByText('counts records, not persons').waitFor();
    assert.deepEqual(await axeViolations(page), []);
    await tab(page, 'allowance');
    await page.getByText('do not say when each fact was learned').waitFor();
    assert.deepEqual(trouble, []);
    await close();
  });

  test('a table is mapped column by column, and a bad cell is named', async () => {
    const { page, close } = await open(await serve(), '/definitions');
    page.setDefaultTimeout(30_000);
    await ready(page);
    await tab(page, 'corpus');
    const buffer = Buffer.from('id,conf_loss,extortion\nA,maybe,yes\nB,none,no\n');
    await page.locator('input[type=file]').nth(1).setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: /with this mapping/ }).click();
    await page.getByText('2 of 2 records taken').waitFor();
    await page
      .getByText(/conf_loss.*has no value|maybe/)
      .first()
      .waitFor();
    await close();
  });

  test('a long run can be stopped', async () => {
    const { page, close } = await open(await serve(), '/definitions');
    page.setDefaultTimeout(30_000);
    await ready(page);
    await tab(page, 'corpus');
    await page.locator('[role=tabpanel] input[inputmode=decimal]').first().fill('100000');
    await page.locator('[role=tabpanel] input[inputmode=decimal]').first().blur();
    await tab(page, 'agreement');
    await page.getByRole('button', { name: 'Evaluate all definitions' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Evaluate all definitions' }).waitFor();
    assert.equal(await page.locator('progress').count(), 0);
    await close();
  });
});
