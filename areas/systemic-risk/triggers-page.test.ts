import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Visitor } from '#apps/server/testing/installation.ts';
import { skipBrowser } from '#platform/testing/browser.ts';
import { harbourModel, partyIds } from './testing/harbour.ts';
import { openRoom, type RoomPage } from './testing/room-page.ts';

describe('a trigger that is met, from the watch floor to the call-out that a person sends', {
  skip: skipBrowser,
}, () => {
  let room: RoomPage;
  let page: Page;
  let officer: Visitor;
  let incident: number;
  let unclear: number;

  before(async () => {
    room = await openRoom();
    page = room.page;
    officer = await room.installation.visit('officer@cert-nordmark.example');
    const [model, ids] = [await harbourModel(officer), await partyIds(officer)];
    const trigger = { plan: 'gas-remote-access', model, target: 'power', withinHours: 48, atLeast: 0.5 };
    assert.equal((await officer.send('POST', '/api/systemic-risk/triggers', trigger)).status, 200);
    const open = async (title: string, entities: object[]): Promise<number> =>
      (await officer.send('POST', '/api/incidents', { title, entities })).body.id;
    incident = await open('Compressors encrypted', [
      { party: ids['harbour-gas'], name: 'Harbour Gas Transport', role: 'affected' },
      { party: ids['hydrovend'], name: 'HydroVend', role: 'supplier' },
    ]);
    unclear = await open('Odd traffic', [{ party: null, name: 'Somebody unregistered', role: 'affected' }]);
  });
  after(() => room?.close());

  test('the watch floor says it without being asked, with what to answer where it cannot be said', async () => {
    await page.goto(`${room.origin}/`);
    await page.getByText('Think of the plan gas-remote-access now: its trigger is met').first().waitFor();
    await page.getByRole('button', { name: 'Start call-out' }).first().waitFor();
    await page.getByRole('button', { name: 'Answer', exact: true }).first().waitFor();
    await room.sound('triggers-watch');
  });

  test('the incident says it too; one key opens the call-out of that plan, filled in and not sent', async () => {
    await page.goto(`${room.origin}/incidents/${incident}`);
    await page.getByRole('heading', { name: 'Plans to be thought of' }).waitFor();
    await page
      .getByText(/Electric power was lost within 48 h in each of 100 worlds/)
      .first()
      .waitFor();
    await room.sound('triggers-incident');
    await page.keyboard.press('c');
    await page.waitForURL(/notice\?trigger=\d+/);
    await page.getByRole('heading', { name: 'Filled in by the plan gas-remote-access' }).waitFor();
    await page.getByText('Whoever does not answer has not agreed.', { exact: false }).waitFor();
    await page
      .getByText(/Uses the same vendor|Its remote access was used/)
      .first()
      .waitFor();
    const reason = page.getByLabel('Text', { exact: true });
    assert.equal(
      await reason.inputValue(),
      'Electric power was lost within 48 h in each of 100 worlds: a chance of at least 97%.',
    );
    await room.sound('triggers-notice');
    await page.getByRole('button', { name: 'Save the notice' }).click();
    await page.getByLabel('Each of them needs to know this to act').check();
    await page.getByRole('button', { name: /^Send notice to [1-9]/ }).waitFor();
    await room.sound('triggers-notice-ready');
    const { notices } = (await officer.get(`/api/callout/notices?incident=${incident}`)).body;
    assert.deepEqual(notices, [], 'nothing is sent before a person does');
  });

  test('the person sends; what asked for it asks no more', async () => {
    await page.getByRole('button', { name: /^Send notice to [1-9]/ }).click();
    await page.getByRole('button', { name: 'Send now' }).click();
    await page.waitForURL(/callouts\/\d+/);
    await page.goto(`${room.origin}/incidents/${incident}`);
    await page.getByText('a call-out of this plan went out', { exact: false }).waitFor();
  });

  test('what cannot be said asks for the sectors, and is set aside with a reason once it can', async () => {
    await page.goto(`${room.origin}/incidents/${unclear}`);
    await page.getByText('Nothing in the model stands for Somebody unregistered.', { exact: false }).first().waitFor();
    await room.sound('triggers-unclear');
    await page.getByRole('button', { name: 'Say in which sectors they work' }).first().click();
    await page.waitForURL(/ask=e\.sectors/);
    const fact = { fact: 'e.sectors', value: ['energy_gas'], source: 'their website' };
    await officer.send('POST', `/api/incidents/${unclear}/facts`, { facts: [fact] });
    await page.getByRole('button', { name: 'Set aside' }).first().click();
    await page.getByLabel('Why').fill('The stations run by hand.');
    await room.sound('triggers-aside');
    await page.getByRole('dialog').getByRole('button', { name: 'Set aside' }).click();
    await page.getByText('set aside: The stations run by hand.', { exact: false }).waitFor();
  });
});
