import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { buildWebIfStale } from '#apps/server/build-web.ts';
import { type TestInstallation, testInstallation } from '#apps/server/testing/installation.ts';
import { linkForEmail } from '#platform/auth/index.ts';
import { axeViolations, launchBrowser, skipBrowser, watchForTrouble } from '#platform/testing/browser.ts';
import { freePort } from '#platform/testing/free-port.ts';
import { stopThreads } from './compute/threads.ts';

/** A browser without a graphics card says that reading pixels back is slow; it is not a fault of the page. */
const driverNote = /GL Driver Message .*ReadPixels/;

describe('the room in a real browser on the real server', { skip: skipBrowser }, () => {
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
    await installation.worker();
    await installation.server.server.listen({ port, host: '127.0.0.1' });
    browser = await launchBrowser();
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      locale: 'en-GB',
    });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    trouble = watchForTrouble(page, origin);
    const link = await linkForEmail(installation.platform, 'officer@cert-nordmark.example');
    await page.goto(link);
    await page.getByRole('button').first().click();
    await page.waitForURL(url => !url.pathname.startsWith('/welcome'));
  });
  after(async () => {
    await browser?.close();
    await installation?.close();
    await stopThreads();
  });

  /** Wide and narrow, light and dark: no finding of axe, no sideways scroll, nothing on the console. */
  async function sound(name: string): Promise<void> {
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
    assert.deepEqual(
      trouble.filter(line => !driverNote.test(line)),
      [],
      name,
    );
  }

  test('a model is asked from the page and answers with progress and a result', async () => {
    await page.goto(`${origin}/systemic-risk`);
    await page.getByLabel('Model', { exact: true }).selectOption('pack:bea-2022');
    await page.getByLabel('What is hit').selectOption('sector');
    await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
    await sound('start');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.waitForURL(/systemic-risk\/runs\/\d+/);
    await page.getByRole('heading', { name: 'Loss by sector' }).waitFor();
    await sound('loss');
  });

  for (const [tab, seen] of [
    ['Why', 'Ranked causes'],
    ['Replay', 'Latest events'],
    ['What if', 'What if?'],
    ['Measures', 'Measures compared on the same worlds'],
    ['Ranking', 'What matters most'],
    ['What to measure', 'Which unknown to go and measure'],
    ['Compare', 'Compare with another run'],
  ] as const)
    test(`the view ${tab} has no finding`, async () => {
      await page.getByText(tab, { exact: true }).first().click();
      await page.getByRole('heading', { name: seen }).waitFor();
      await sound(tab.toLowerCase().replaceAll(' ', '-'));
    });

  test('a long question shows its progress, then its answer as chart and table', async () => {
    await page.getByText('Ranking', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page
      .getByRole('img', { name: /Mean loss with its interval/ })
      .first()
      .waitFor();
    await sound('ranking-answer');
    await page.getByText('What to measure', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByRole('img', { name: /Shares of variance/ }).waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'PNG' }).click();
    assert.match((await saved).suggestedFilename(), /unknowns\.png$/);
    await sound('unknowns-answer');
  });

  test('the model of seven thousand assets is shown as table, graph and map', async () => {
    await page.goto(`${origin}/systemic-risk/models/pack:demo-country`);
    await page.getByRole('button', { name: 'Id', exact: true }).waitFor();
    await sound('model-table');
    await page.getByText('Graph', { exact: true }).click();
    await page.getByRole('button', { name: 'Lay out by dependency' }).waitFor();
    await sound('model-graph');
    await page.getByText('Map', { exact: true }).click();
    await page.getByRole('img', { name: /Map of the assets/ }).waitFor();
    await sound('model-map');
  });

  test('a part is edited by cell: a bad record is named at its row before anything is saved, and undo takes back', async () => {
    await page.goto(`${origin}/systemic-risk`);
    await page.getByLabel('Begin a model of your own').fill('Harbour');
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    await page.getByRole('button', { name: 'Contribute a part' }).click();
    await page.getByLabel('Name of the part').fill('Pumps');
    const add = page.getByRole('button', { name: 'Add a record' });
    await add.click();
    await page.getByRole('grid', { name: 'Nodes' }).getByRole('gridcell').first().click();
    await page.keyboard.type('pump');
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('lognormal(12; -1)');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByText(/finding; nothing is saved/).waitFor();
    assert.equal(await page.getByRole('rowheader').first().textContent(), '! 1');
    await sound('edit');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await add.click();
    await page.getByRole('rowheader', { name: '2' }).waitFor();
    await page.getByRole('grid').getByRole('gridcell').nth(26).click();
    await page.keyboard.type('tank');
    await page.keyboard.press('Enter');
    await page.getByText('Graph', { exact: true }).click();
    await page.getByRole('button', { name: 'Add a node' }).click();
    await page.getByLabel('Add a supplier (id)').fill('pump');
    await page.getByRole('button', { name: 'Add', exact: true }).first().click();
    await page.getByText('3 nodes · 1 dependencies').first().waitFor();
    await sound('edit-graph');
    await page.getByLabel('Why it is changed').fill('first draft');
    await page.getByRole('button', { name: 'Save the part' }).click();
    await page.getByText('3 nodes · 1 dependencies').first().waitFor();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByText('first draft').waitFor();
  });
});
