import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { skipBrowser } from '#platform/testing/browser.ts';
import { openRoom, type RoomPage } from './testing/room-page.ts';

describe('runs and questions in a real browser on the real server', { skip: skipBrowser }, () => {
  let room: RoomPage;
  let page: Page;
  let origin: string;
  const sound = (name: string) => room.sound(name);

  before(async () => {
    room = await openRoom();
    ({ page, origin } = room);
  });
  after(() => room?.close());

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

  test('a combination that was found is run from its row, and what is hit can be changed before', async () => {
    await page.getByText('Ranking', { exact: true }).first().click();
    await page.getByRole('link', { name: 'Run this combination' }).first().click();
    await page.waitForURL(/systemic-risk\?ask=/);
    await page.locator('input').and(page.getByLabel('Assets and operators')).first().waitFor();
    await sound('combination-asked');
    await page.getByLabel('Worlds', { exact: true }).fill('50');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.waitForURL(/systemic-risk\/runs\/\d+/);
    await page.getByRole('heading', { name: 'Loss by sector' }).waitFor();
    assert.match((await page.getByRole('heading', { level: 1 }).textContent()) ?? '', /^Several together: .+, .+/);
  });

  test('another target is chosen than the one that stands there', async () => {
    await page.goto(`${origin}/systemic-risk`);
    await page.getByLabel('Model', { exact: true }).selectOption('pack:bea-2022');
    await page.getByLabel('What is hit').selectOption('sector');
    const which = page
      .locator('input')
      .and(page.getByLabel('Which', { exact: true }))
      .first();
    await which.click();
    await page.getByRole('option', { name: 'Utilities' }).click();
    assert.equal(await which.inputValue(), 'Utilities');
  });

  test('what waits for each other to come up again is named as a lock', async () => {
    const officer = await room.installation.visit('officer@cert-nordmark.example');
    const base = '/api/systemic-risk';
    const needs = (edge: string) => [{ resource: 'black-start', members: [edge], rule: 'all' }];
    const records = {
      nodes: [
        { id: 'plant', name: 'Plant', sector: 'energy', restart: needs('ties') },
        { id: 'works', name: 'Works', sector: 'energy', restart: needs('tie') },
      ].map(({ restart, ...node }) => ({ ...node, repair: { time: 2, needsToRestart: restart } })),
      edges: [
        { id: 'tie', from: 'plant', to: 'works', type: 'restart', strength: 1 },
        { id: 'ties', from: 'works', to: 'plant', type: 'restart', strength: 1 },
      ],
    };
    const { id } = (await officer.send('POST', `${base}/models`, { title: 'Two stations' })).body;
    const part = { title: 'Stations', marking: 'TLP:GREEN', records };
    assert.equal((await officer.send('POST', `${base}/models/${id}/parts`, part)).status, 200);
    const shock = { kind: 'sector', targets: ['energy'], duration: 4 };
    const about = { model: `own:${id}`, title: 'Both down', shock, worlds: 20, parameterDraws: 0 };
    const run = (await officer.send('POST', `${base}/runs`, about)).body;
    await page.goto(`${origin}/systemic-risk/runs/${run.id}`);
    const locks = page.getByRole('region', { name: 'Black-start locks' });
    await locks.getByText('Plant, Works').waitFor();
    await locks.getByText('all down at once in 20 of 20 replayed worlds').waitFor();
  });
});
