import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { skipBrowser } from '#platform/testing/browser.ts';
import type { ReplayedWorld } from '#engines/cascade/index.ts';
import { drawnAtRest, drawnNow, middleOf } from './testing/drawn.ts';
import { openRoom, type RoomPage } from './testing/room-page.ts';
import { fallenAt, hoursOfChange, levelsAt } from './ui/run/moments.ts';
import { stateOf } from './ui/draw/scene.ts';

const graph = /^Graph of the model/;
const map = /^Map of the assets/;
const country = { nodes: 6812, lines: 24_147 };

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
    const { nodes } = await drawnAtRest(page, map);
    assert.deepEqual(nodes, [country.nodes, 0, 0], 'every node of the demonstration country has a place');
    await sound('model-map');
  });

  test('moving and zooming the graph of seven thousand render nothing, lay nothing out and lose no line', async () => {
    await page.goto(`${origin}/systemic-risk/models/pack:demo-country`);
    await page.getByText('Graph', { exact: true }).click();
    const first = await drawnAtRest(page, graph);
    assert.deepEqual(first, { nodes: [country.nodes, 0, 0], lines: country.lines, touched: 0, rest: true });
    const { x, y } = await middleOf(page, graph);
    await page.mouse.move(x, y - 190);
    const layouts = await layoutsSoFar(page);
    await page.evaluate(watchChanges);
    await page.mouse.down();
    for (let i = 1; i <= 12; i++) {
      await page.mouse.move(x + 4 * i, y - 190 + 2 * i);
      assert.ok((await drawnNow(page, graph)).lines > 20_000, 'lines stay while the picture is moved');
    }
    await page.mouse.up();
    await page.mouse.wheel(0, -120);
    const nearer = await drawnAtRest(page, graph);
    assert.ok(nearer.nodes[0] !== undefined && nearer.nodes[0] < country.nodes, 'some are out of view by now');
    assert.deepEqual(await page.evaluate('globalThis.changes.takeRecords().map(each => each.type)'), []);
    assert.equal(await layoutsSoFar(page), layouts);
    await page.getByRole('application').press('0');
    await drawnAtRest(page, graph);
    assert.deepEqual(await drawnAtRest(page, graph), first, 'all of it is there again');
  });

  test('a node is reached by name and by arrow keys and told in words', async () => {
    await page.getByRole('searchbox', { name: 'Find a node' }).fill('hospital 12');
    await page.getByRole('button', { name: /^Hospital 12 / }).waitFor();
    await page.keyboard.press('Enter');
    const box = page.getByRole('application');
    await box.press('ArrowRight');
    const said = page.getByRole('status').filter({ hasText: /needs \d+ · serves \d+/ });
    const next = await said.textContent();
    assert.match(next ?? '', / · running · needs \d+ · serves \d+$/);
    await box.press('ArrowRight');
    assert.notEqual(await said.textContent(), next);
    await box.press('Shift+ArrowLeft');
    await box.press('+');
    await drawnAtRest(page, graph);
    await sound('model-node');
    await page.getByRole('searchbox', { name: 'Find a node' }).fill('no such node');
    await page.getByText('No node is called that.').waitFor();
    await page.keyboard.press('Escape');
    await box.press('0');
    assert.equal((await drawnAtRest(page, graph)).lines, country.lines);
  });

  test('a layout shows its progress, can be called off, and the world comes back', async () => {
    await page.getByRole('button', { name: 'Lay out by dependency' }).click();
    await page.getByRole('progressbar', { name: /^Laying out: \d+ of 120 rounds/ }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Lay out by place' }).click();
    const { nodes, lines } = await drawnAtRest(page, graph);
    assert.deepEqual([nodes, lines], [[country.nodes, 0, 0], country.lines]);
  });

  test('the slider changes what changed in that hour and no more; graph, map and table tell the same', async () => {
    const { run, world } = await replayedCountry(page);
    await page.goto(`${origin}/systemic-risk/runs/${run}?view=replay`);
    const slider = page.getByRole('slider', { name: 'Hour' });
    await slider.waitFor();
    const states = (hour: number): ReadonlyMap<string, number> =>
      new Map([...levelsAt(world, hour)].map(([id, level]) => [id, stateOf(level)]));
    const count = (hour: number, state: number): number =>
      [...states(hour).values()].filter(each => each === state).length;
    await slider.focus();
    for (let hour = 1; hour <= 5; hour++) {
      await page.keyboard.press('ArrowRight');
      await page.getByText(new RegExp(`^hour ${hour} ·`)).waitFor();
      const [before, now] = [states(hour - 1), states(hour)];
      const changed = [...now].filter(([id, state]) => (before.get(id) ?? 0) !== state).length;
      const [low, down] = [count(hour, 1), count(hour, 2)];
      for (const name of [graph, map]) {
        const drawn = await drawnAtRest(page, name);
        assert.equal(drawn.touched, changed, `hour ${hour}`);
        assert.deepEqual(drawn.nodes, [country.nodes - low - down, low, down], `hour ${hour}`);
      }
    }
    assert.equal((await drawnAtRest(page, graph)).lines, country.lines);
    const next = hoursOfChange(world).find(hour => hour > 5) ?? 0;
    await page.getByRole('button', { name: 'Next event' }).click();
    await page.getByText(new RegExp(`^hour ${next} ·`)).waitFor();
    await page.getByRole('heading', { name: `Down or impaired at hour ${next}` }).waitFor();
    const rows = page.getByRole('grid', { name: `Down or impaired at hour ${next}` });
    assert.equal(Number(await rows.getAttribute('aria-rowcount')), fallenAt(world, next).length + 1);
    await sound('replay-country');
  });

  test('time is played and stopped by key, and at a quarter of the pace for those who asked for less motion', async () => {
    const slider = page.getByRole('slider', { name: 'Hour' });
    await slider.fill('0');
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    await slider.press(' ');
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    await page.clock.runFor(900);
    assert.equal(await slider.inputValue(), '0');
    await page.clock.runFor(200);
    assert.equal(await slider.inputValue(), '1');
    await slider.press(' ');
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await page.clock.runFor(5000);
    assert.equal(await slider.inputValue(), '1');
    await page.clock.resume();
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
    await dragPump(page);
    await page.getByLabel('Why it is changed').fill('first draft');
    await page.getByRole('button', { name: 'Save the part' }).click();
    await page.getByText('3 nodes · 1 dependencies').first().waitFor();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByText('first draft').waitFor();
  });
});

/** How often the browser has laid the page out: a number of its own, whatever the machine is doing. */
async function layoutsSoFar(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return metrics.find(({ name }) => name === 'LayoutCount')?.value ?? NaN;
}

/** Anything that is rendered anew within the page; what a canvas says of itself is written to its own attributes. */
const watchChanges = `globalThis.changes = new MutationObserver(() => undefined);
  globalThis.changes.observe(document.querySelector('main'), { childList: true, characterData: true, subtree: true })`;

async function replayedCountry(page: Page): Promise<{ readonly run: number; readonly world: ReplayedWorld }> {
  const shock = { kind: 'technology', targets: ['argus-agent'] };
  const asked = { model: 'pack:demo-country', title: 'Argus', shock, worlds: 5, parameterDraws: 0, seed: 1 };
  return page.evaluate(async body => {
    const send = { 'x-entente': '1', 'content-type': 'application/json' };
    const base = '/api/systemic-risk/runs';
    const made = await fetch(base, { method: 'POST', headers: send, body: JSON.stringify(body) });
    const { id } = (await made.json()) as { id: number };
    for (;;) {
      const { state } = (await (await fetch(`${base}/${id}`)).json()) as { state: string };
      if (state === 'done') break;
      await new Promise(next => setTimeout(next, 100));
    }
    const world = (await (await fetch(`${base}/${id}/worlds/0`)).json()) as never;
    return { run: id, world };
  }, asked);
}

/** A node is dragged: it is picked where it came to lie and no longer where it was; the draft is as it was. */
async function dragPump(page: Page): Promise<void> {
  const pane = (id: string) => page.getByRole('region', { name: `Node ${id}`, exact: true });
  await page.getByRole('searchbox', { name: 'Find a node' }).fill('pump');
  await page.keyboard.press('Enter');
  await pane('pump').waitFor();
  const { x, y } = await middleOf(page, graph);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 40, { steps: 3 });
  await page.mouse.move(x + 110, y + 80, { steps: 3 });
  await page.mouse.up();
  await pane('pump').getByRole('button', { name: 'node', exact: true }).click();
  await pane('node').waitFor();
  await page.mouse.click(x, y);
  await page.mouse.click(x + 110, y + 80);
  await pane('pump').waitFor();
  await page.getByText('3 nodes · 1 dependencies').first().waitFor();
}
