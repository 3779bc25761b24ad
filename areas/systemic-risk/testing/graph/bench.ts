import os from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { readModel, type ReplayedWorld } from '#engines/cascade/index.ts';
import { checkout } from '#platform/config/config.ts';
import { launchBrowser, skipBrowser } from '#platform/testing/browser.ts';
import { outlineOf } from '../../compute/outline.ts';
import { packInput } from '#platform/packs/models.ts';
import type { ShownOutline } from '../../ui/answers.ts';
import { graphScene, stateOf } from '../../ui/draw/scene.ts';
import { levelsAt } from '../../ui/run/moments.ts';
import { drawnAtRest } from '../drawn.ts';
import { openRoom, type RoomPage } from '../room-page.ts';
import { type Frames, framesWhile } from './frames.ts';
import { slide, sway, wheel } from './hands.ts';
import type { PlainScene } from './other-drawings.ts';

/** A line of `npm run bench`: the 95th percentile of the time of a frame beside sigma's. */
interface BenchRow {
  readonly name: string;
  readonly ours: number;
  readonly other: number | null;
  readonly unit: string;
  readonly ratio: number | null;
  readonly mismatches: number;
  readonly note: string;
}

const widths = [1440, 390] as const;
const graph = /^Graph of the model/;
const map = /^Map of the assets/;

interface Country {
  readonly outline: ShownOutline;
  readonly run: number;
  readonly world: ReplayedWorld;
}

/**
 * The demonstration country on a real server in a real browser without a graphics card: graph and map panned and zoomed, a
 * node dragged, the slider pulled through all hours. Beside it sigma on WebGL and a plain canvas, moved by the same hand.
 */
export async function bench(): Promise<BenchRow[]> {
  if (skipBrowser) throw new Error(skipBrowser);
  const others = await benchOthers();
  const room = await openRoom();
  try {
    await room.page.emulateMedia({ reducedMotion: 'no-preference' });
    const country = await countryOf(room.page);
    const rows: BenchRow[] = [];
    for (const width of widths) {
      await room.page.setViewportSize({ width, height: 900 });
      rows.push(
        ...(await benchModel(room, country, width, others)),
        ...(await benchReplay(room, country, width, others)),
      );
    }
    return rows;
  } finally {
    await room.close();
  }
}

type Others = ReadonlyMap<string, { readonly sigma: Frames; readonly canvas: Frames }>;

const rowOf = (name: string, ours: Frames, others: Others, mismatches: number): BenchRow => {
  const other = others.get(name);
  return {
    name,
    ours: ours.late95,
    other: other?.sigma.late95 ?? null,
    unit: 'ms, 95th frame',
    ratio: other ? other.sigma.late95 / ours.late95 : null,
    mismatches,
    note: [
      told(ours),
      ...(other ? [`sigma: ${told(other.sigma)}`, `plain canvas: ${told(other.canvas)}`] : []),
      `load ${os.loadavg()[0]?.toFixed(1)}`,
    ].join('; '),
  };
};

const told = (frames: Frames): string => {
  const ms = (value: number): string => value.toFixed(1);
  return (
    `${frames.perSecond.toFixed(0)} frames/s, median ${ms(frames.median)}, worst ${ms(frames.worst)}; each frame: ` +
    `script ${ms(frames.scriptPerFrame)}, main thread ${ms(frames.mainPerFrame)}, page with workers ` +
    `${ms(frames.pagePerFrame)}, rasteriser ${ms(frames.rasterPerFrame)}`
  );
};

async function benchModel(room: RoomPage, { outline }: Country, width: number, others: Others): Promise<BenchRow[]> {
  const { page } = room;
  const browser = page.context().browser() as Browser;
  const canvas = page.locator('canvas').first();
  const all = { nodes: [outline.nodes.id.length, 0, 0], lines: outline.linkTypes.length };
  const wrong = async (name: RegExp): Promise<number> => {
    await page.getByRole('application').press('0');
    await pause(300);
    const { nodes, lines } = await drawnAtRest(page, name);
    return Number(nodes.join() !== all.nodes.join()) + Number(lines !== (name === graph ? all.lines : 0));
  };
  const rows: BenchRow[] = [];
  const add = async (name: string, seen: RegExp, move: () => Promise<void>): Promise<void> => {
    const frames = await framesWhile({ browser, page }, move);
    rows.push(rowOf(`${width} ${name}`, frames, others, await wrong(seen)));
  };
  await page.goto(`${room.origin}/systemic-risk/models/pack:demo-country`);
  await page.getByText('Graph', { exact: true }).click();
  await drawnAtRest(page, graph);
  await add('graph, pan', graph, () => sway(page, canvas, { x: 0, y: -180 }));
  await add('graph, zoom', graph, () => wheel(page, canvas));
  await page.getByRole('searchbox', { name: 'Find a node' }).fill('hospital 1');
  await page.keyboard.press('Enter');
  await drawnAtRest(page, graph);
  await add('graph, drag a node', graph, () => sway(page, canvas));
  await page.getByText('Map', { exact: true }).click();
  await drawnAtRest(page, map);
  await add('map, pan', map, () => sway(page, canvas));
  await add('map, zoom', map, () => wheel(page, canvas));
  return rows;
}

async function benchReplay(room: RoomPage, country: Country, width: number, others: Others): Promise<BenchRow[]> {
  const { page } = room;
  const browser = page.context().browser() as Browser;
  await page.goto(`${room.origin}/systemic-risk/runs/${country.run}?view=replay`);
  const slider = page.getByRole('slider', { name: 'Hour' });
  await slider.waitFor();
  await drawnAtRest(page, graph);
  const pulled = await framesWhile({ browser, page }, () => slide(page, slider));
  const mismatches = await wrongStates(page, country, Number(await slider.inputValue()));
  await slider.fill('0');
  const played = await framesWhile({ browser, page }, async () => {
    await page.getByRole('button', { name: 'Play' }).click();
    await pause(4000);
    await page.getByRole('button', { name: 'Stop' }).click();
  });
  const after = await wrongStates(page, country, Number(await slider.inputValue()));
  return [
    rowOf(`${width} replay, slider`, pulled, others, mismatches),
    rowOf(`${width} replay, played`, played, others, after),
  ];
}

/** How many of the two drawings do not show the states that the world has at that hour. */
async function wrongStates(page: Page, { world, outline }: Country, hour: number): Promise<number> {
  await pause(500);
  const states = [...levelsAt(world, hour).values()].map(stateOf);
  const [low, down] = [1, 2].map(state => states.filter(each => each === state).length) as [number, number];
  const want = [outline.nodes.id.length - low - down, low, down].join();
  const shown = [await drawnAtRest(page, graph), await drawnAtRest(page, map)];
  return shown.filter(({ nodes }) => nodes.join() !== want).length;
}

/** Outline, a finished run and one of its worlds, read as the page reads them. */
async function countryOf(page: Page): Promise<Country> {
  const shock = { kind: 'technology', targets: ['argus-agent'] };
  const asked = { model: 'pack:demo-country', title: 'Argus', shock, worlds: 5, parameterDraws: 0, seed: 1 };
  return page.evaluate(async body => {
    const base = '/api/systemic-risk';
    const read = async <T>(path: string): Promise<T> => (await (await fetch(`${base}/${path}`)).json()) as T;
    const headers = { 'x-entente': '1', 'content-type': 'application/json' };
    const made = await fetch(`${base}/runs`, { method: 'POST', headers, body: JSON.stringify(body) });
    const { id: run } = (await made.json()) as { id: number };
    while ((await read<{ state: string }>(`runs/${run}`)).state !== 'done')
      await new Promise(next => setTimeout(next, 200));
    const outline = await read<never>('models/pack:demo-country/outline');
    return { outline, run, world: await read<never>(`runs/${run}/worlds/0`) };
  }, asked);
}

declare const otherDrawings: typeof import('./other-drawings.ts');

/** Sigma and the plain canvas on pages of their own, with the same scene in a box of the same size. */
async function benchOthers(): Promise<Others> {
  const scene = graphScene(outlineOf(readModel(packInput('demo-country'))) as ShownOutline, null);
  const plain = { x: [...scene.x], y: [...scene.y], radius: [...scene.radius], links: [...scene.links] };
  const script = await otherScript();
  const found = new Map<string, { sigma: Frames; canvas: Frames }>();
  const browser = await launchBrowser();
  try {
    for (const width of widths) {
      const measured: Record<'withSigma' | 'withCanvas', Map<string, Frames>> = {
        withSigma: await benchOther(browser, script, plain, 'withSigma', width),
        withCanvas: await benchOther(browser, script, plain, 'withCanvas', width),
      };
      for (const [name, sigma] of measured.withSigma)
        found.set(`${width} ${name}`, { sigma, canvas: measured.withCanvas.get(name) as Frames });
    }
  } finally {
    await browser.close();
  }
  return found;
}

async function benchOther(
  browser: Browser,
  script: string,
  plain: PlainScene,
  way: 'withSigma' | 'withCanvas',
  width: number,
): Promise<Map<string, Frames>> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  // The boxes that our drawing has on its pages, at 1440 and at 390 pixels.
  const [wide, high] = width === 1440 ? [1204, 460] : [358, 370];
  await page.setContent(`<main><div id="box" style="width:${wide}px;height:${high}px"></div></main>`);
  await page.addScriptTag({ content: script });
  await page.evaluate(
    ([way, plain]) => {
      const box = document.getElementById('box')!;
      (globalThis as Record<string, unknown>)['drawing'] = otherDrawings[way](box, plain);
    },
    [way, plain] as const,
  );
  await pause(2000);
  const box = page.locator('#box');
  const frames = new Map<string, Frames>();
  frames.set('graph, pan', await framesWhile({ browser, page }, () => sway(page, box, { x: 0, y: -180 })));
  frames.set('graph, zoom', await framesWhile({ browser, page }, () => wheel(page, box)));
  frames.set('replay, slider', await framesWhile({ browser, page }, () => page.evaluate<void>(manySteps)));
  await page.close();
  return frames;
}

/** Three seconds in which each frame brings twenty nodes into another state: what a slider pulled through does. */
const manySteps = `new Promise(done => {
  const until = performance.now() + 3000;
  let at = 0;
  const step = () => {
    drawing.colour(Array.from({ length: 20 }, () => [at++ % 6000, at % 3]));
    if (performance.now() < until) requestAnimationFrame(step);
    else done();
  };
  step();
})`;

async function otherScript(): Promise<string> {
  const built = await build({
    root: checkout,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2023',
      lib: {
        entry: fileURLToPath(new URL('./other-drawings.ts', import.meta.url)),
        formats: ['iife'],
        name: 'otherDrawings',
      },
    },
  });
  const [first] = [built].flat();
  if (!first || !('output' in first)) throw new Error('The other drawings were not built.');
  return first.output[0].code;
}
