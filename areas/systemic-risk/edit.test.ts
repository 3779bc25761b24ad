import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { skipBrowser } from '#platform/testing/browser.ts';
import { openRoom, type RoomPage } from './testing/room-page.ts';

describe('models and their editor in a real browser on the real server', { skip: skipBrowser }, () => {
  let room: RoomPage;
  let page: Page;
  let origin: string;
  const sound = (name: string) => room.sound(name);

  before(async () => {
    room = await openRoom();
    ({ page, origin } = room);
  });
  after(() => room?.close());

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
