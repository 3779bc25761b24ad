import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openRoom, type RoomPage } from '#areas/systemic-risk/testing/room-page.ts';
import { skipBrowser } from '#platform/testing/browser.ts';

describe('a scenario from the idea to its planning, in a real browser', { skip: skipBrowser }, () => {
  let room: RoomPage;
  let page: Page;

  before(async () => {
    room = await openRoom();
    ({ page } = room);
  });
  after(() => room?.close());

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const verdict = () => page.getByRole('region', { name: 'Specific enough?' });
  const confirm = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

  test('the register is filtered by verdict and by state', async () => {
    await page.goto(`${room.origin}/contingency`);
    await page.getByRole('link', { name: /Gas supply fails/ }).waitFor();
    await room.sound('contingency-list');
    await page.getByLabel('Verdict').selectOption('unknown');
    await page.getByRole('link', { name: /Water treatment/ }).waitFor();
    assert.equal(await page.getByRole('link', { name: /Gas supply fails/ }).count(), 0);
    await page.getByLabel('State').selectOption('retired');
    await page.getByText('No scenario is in this state with this verdict.').waitFor();
  });

  test('a specific scenario shows its pathway, why a plan is due, and its coverage in numbers', async () => {
    await page.goto(`${room.origin}/contingency`);
    await page.getByRole('link', { name: /Gas supply fails/ }).click();
    await page.waitForURL(/\/contingency\/1$/);
    await verdict().getByText('Specific enough to plan for: an updated plan is due.').waitFor();
    await page.getByText(/Current plans answer 2 of 4, 50 %/).waitFor();
    assert.equal(await page.getByRole('meter').getAttribute('aria-valuenow'), '2');
    await page.getByText(/for governance only/i).waitFor();
    await room.sound('contingency-scenario');
  });

  test('planning is tasked to somebody by a day', async () => {
    await button('Task the planning').click();
    await page.getByLabel('Who plans').fill('Planning cell');
    await page.getByLabel('By', { exact: true }).fill('2031-01-31');
    await confirm('Task the planning');
    await page.getByText(/Planning cell, by 2031-01-31/).waitFor();
    await page.getByText(/Not yet: Planned/).waitFor();
  });

  test('a change is undone in the form; a level nobody knows cannot be said; a version is taken up again', async () => {
    await button('Change').click();
    await page.getByLabel('Capability').selectOption('');
    await button('Undo').click();
    assert.equal(await page.getByLabel('Capability').inputValue(), '3');
    await page.getByLabel('Capability').selectOption('');
    await room.sound('contingency-form');
    await button('Save').click();
    await verdict().getByText('Cannot be said: not known is the capability.').waitFor();
    await page.getByText(/Has anybody shown this capability/).waitFor();
    await button('Take up again').click();
    await confirm('Take up again');
    await verdict().getByText('Specific enough to plan for: an updated plan is due.').waitFor();
  });

  test('a scenario is begun by hand, and what is missing is named', async () => {
    await page.goto(`${room.origin}/contingency`);
    await page.getByRole('link', { name: /Gas supply fails/ }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Title' }).fill('Air traffic stops');
    await page.getByLabel('Functions that people would miss').pressSequentially('Air');
    await button('Undo').click();
    assert.equal(await page.getByLabel('Functions that people would miss').inputValue(), '', 'a word is one change');
    await page.getByLabel('Functions that people would miss').fill('Air traffic');
    await page.getByLabel('Begins with').fill('Radar data do not arrive');
    await button('Add a step').click();
    await page.getByLabel('What fails').fill('Sectors close');
    await page.getByLabel('Likely, h').fill('2');
    await button('Begin').click();
    await page.getByText(/Cannot be said: not known is/).waitFor();
    await room.sound('contingency-begun');
  });

  test('retiring asks once more and for the reason', async () => {
    await button('Retire').click();
    await page.getByRole('dialog').getByLabel('Why').fill('Covered by another scenario');
    await confirm('Retire');
    await page.getByText('Covered by another scenario').waitFor();
    assert.equal(await button('Change').count(), 0);
  });

  test('a run becomes a scenario that leads back to the run', async () => {
    const done = async () =>
      (await page.request.get(`${room.origin}/api/systemic-risk/runs/1`)).json() as Promise<{ state: string }>;
    for (let i = 0; i < 600 && (await done()).state !== 'done'; i++) await page.waitForTimeout(200);
    await page.goto(`${room.origin}/systemic-risk/runs/1`);
    await button('Make a scenario of it').click();
    await page.waitForURL(/\/contingency\/\d+$/);
    await page.getByRole('heading', { name: 'Consequence pathway' }).waitFor();
    await room.sound('contingency-run');
    await page.getByText('Rests on').click();
    await page.getByRole('link', { name: 'open the run' }).click();
    await page.waitForURL(/systemic-risk\/runs\/1$/);
  });

  test('the same in French', async () => {
    await page.goto(`${room.origin}/contingency/1?lang=fr`);
    await page.getByRole('heading', { name: 'Enchaînement des conséquences' }).waitFor();
    await page
      .getByText(/Assez précis pour planifier/)
      .first()
      .waitFor();
    await room.sound('contingency-french');
  });

  test('an exported pathway is read; a broken one names the record and the rule', async () => {
    const file = (await (await page.request.get(`${room.origin}/api/systemic-risk/runs/1/pathway`)).json()) as {
      steps: { probability: { high: number } }[];
    };
    const broken = structuredClone(file);
    broken.steps[1]!.probability.high = 7;
    const take = (content: unknown) =>
      page
        .locator('input[type=file]')
        .setInputFiles([
          { name: 'pathway.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(content)) },
        ]);
    await page.goto(`${room.origin}/contingency`);
    await page.getByRole('link', { name: /Gas supply fails/ }).waitFor();
    const refused = page.waitForResponse(answer => answer.url().endsWith('/from-file'));
    await take(broken);
    assert.equal((await refused).status(), 422);
    await page.getByText(/Step 2 \(`NCF-34`\), `probability.high`/).waitFor();
    if (process.env['ENTENTE_SHOTS'])
      await page.screenshot({ path: `${process.env['ENTENTE_SHOTS']}/contingency-broken.png` });
    await take(file);
    await page.waitForURL(/\/contingency\/\d+$/);
    await page.getByText('Rests on Run 1').waitFor();
  });
});
