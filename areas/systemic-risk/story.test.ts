import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Download, Page } from 'playwright-core';
import { skipBrowser } from '#platform/testing/browser.ts';
import { openRoom, type RoomPage } from './testing/room-page.ts';

const nodes = [
  'id,name,sector,functions,operatorId,longitude,latitude,valuePerHour,repair,crewPool,products',
  'yard,North yard,energy,light:1,grid-co,3.1,51.2,900,12,fitters,panel-os:0.8',
  'pump,Hill pump,water,water:1,water-co,3.3,51.3,300,8,,',
  'clinic,Old clinic,health,care:1,health-co,3.4,51.1,700,6,,',
].join('\n');
const edges = ['id,from,to,type,strength', 'feed,yard,pump,physical,1', 'pipe,pump,clinic,physical,1'].join('\n');
const technologies = 'id,name,recovery\npanel-os,Panel system,remote\n';
const crews = 'pool,size\nfitters,1\n';
const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
const graphml =
  '<graphml><graph edgedefault="directed"><node id="a"/><node id="b"/><edge source="a" target="b"/></graph></graphml>';
const matpower =
  "function mpc = two\nmpc.version = '2';\nmpc.baseMVA = 100;\n" +
  'mpc.bus = [1 3 0 0 0 0 1 1 0 230 1 1.1 0.9; 2 1 50 0 0 0 1 1 0 230 1 1.1 0.9];\n' +
  'mpc.gen = [1 50 0 9 -9 1 100 1 99 0];\nmpc.branch = [1 2 0 0.1 0 99 99 99 0 0 1 -360 360];\n';

describe('one question from a file to a decision, in a real browser', { skip: skipBrowser }, () => {
  let room: RoomPage;
  let page: Page;

  before(async () => {
    room = await openRoom();
    ({ page } = room);
    page.setDefaultTimeout(90_000);
    await page.addInitScript('globalThis.print = () => { document.title = "printed"; };');
  });
  after(() => room?.close());

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const tab = (name: string) => page.getByText(name, { exact: true }).first().click();
  const saved = async (press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> => {
    const waiting: Promise<Download> = page.waitForEvent('download');
    await press();
    const download = await waiting;
    return { name: download.suggestedFilename(), bytes: fs.readFileSync(await download.path()) };
  };
  const run = async (worlds: string): Promise<void> => {
    await page.goto(`${room.origin}/systemic-risk`);
    await page.getByLabel('Model', { exact: true }).selectOption({ label: 'Valley' });
    await page.getByLabel('What is hit').selectOption('technology');
    await page.getByLabel('Worlds', { exact: true }).fill(worlds);
    await button('Run').click();
    await page.waitForURL(/systemic-risk\/runs\/\d+/);
  };

  test('GraphML, MATPOWER and CSV files are read into the tables, and only what is saved stays', async () => {
    await page.goto(`${room.origin}/systemic-risk`);
    await page.getByLabel('Begin a model of your own').fill('Valley');
    await button('Begin').click();
    await button('Contribute a part').click();
    await page.getByLabel('Name of the part').fill('Everything');
    const files = page.locator('input[type=file]');
    await page.getByLabel('File format').selectOption('graphml');
    await files.setInputFiles([file('two.graphml', graphml)]);
    await page.getByText('2 nodes · 1 dependencies').first().waitFor();
    await page.getByLabel('File format').selectOption('matpower');
    await files.setInputFiles([file('two.m', matpower)]);
    await page.getByText('3 nodes · 2 dependencies').first().waitFor();
    await page.getByLabel('File format').selectOption('csv');
    await files.setInputFiles([
      file('nodes.csv', nodes),
      file('edges.csv', edges),
      file('technologies.csv', technologies),
      file('crews.csv', crews),
    ]);
    await page.getByText('3 nodes · 2 dependencies').first().waitFor();
    await room.sound('story-imported');
    await button('Save the part').click();
    await page.waitForURL(/models\/own:\d+$/);
    await page.getByText('Graph', { exact: true }).click();
    await button('Lay out by dependency').click();
    await room.sound('story-graph');
  });

  test('a run is cancelled, run again, and says why a function failed', async () => {
    await run('100000');
    await button('Cancel').click();
    await page.getByText(/The run was cancelled; nothing of it was kept/).waitFor();
    await run('200');
    await page.getByRole('heading', { name: 'Loss by function' }).waitFor();
    await page.getByTitle('Why did care fail?').first().click();
    await page.getByRole('heading', { name: 'Why did this function fail?' }).waitFor();
    await page.getByText(/Lost with .* of 100 worlds/).waitFor();
    await page.getByText(/pump/i).first().waitFor();
  });

  test('a measure is switched on and off; its answer says what it avoids', async () => {
    await tab('What if');
    const measure = page.getByLabel(/Halve the exposure of Panel system/);
    await measure.check();
    await page.getByText('Share avoided').waitFor();
    assert.match((await page.getByText(/^\d+ ms$/).textContent()) ?? '', /ms/);
    await measure.uncheck();
    await page.getByText('Share avoided').waitFor({ state: 'detached' });
  });

  test('two runs are compared; figure, table and paper are taken along', async () => {
    await run('150');
    await page.getByRole('heading', { name: 'Loss by function' }).waitFor();
    const picture = await saved(() => button('PNG').first().click());
    assert.deepEqual([...picture.bytes.subarray(1, 4)], [...Buffer.from('PNG')]);
    const table = await saved(() => button('CSV').first().click());
    assert.match(table.bytes.toString(), /care/);
    await button('Print').click();
    assert.equal(await page.title(), 'printed');
    const pdf = await saved(() => button('Brief (PDF)').click());
    assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
    await tab('Compare');
    await page.getByText('Difference by function and sector').first().waitFor();
    await page.locator('tr[data-differs]').filter({ hasText: 'Worlds' }).waitFor();
  });
});
