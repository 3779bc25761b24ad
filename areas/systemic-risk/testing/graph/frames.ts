import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';

/** What a page did while something was moved for some seconds. Times in milliseconds. */
export interface Frames {
  readonly count: number;
  readonly perSecond: number;
  readonly median: number;
  readonly late95: number;
  readonly worst: number;
  /** of the main thread, for one frame: JavaScript; and all it did, with style, layout and paint */
  readonly scriptPerFrame: number;
  readonly mainPerFrame: number;
  /** processor time for one frame of the process that composes and rasterises the picture, and of all threads of the page */
  readonly rasterPerFrame: number;
  readonly pagePerFrame: number;
}

interface Watched {
  readonly browser: Browser;
  readonly page: Page;
}

/** Moves something for so long and counts the frames the page had meanwhile. */
export async function framesWhile({ browser, page }: Watched, move: () => Promise<void>): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  const machine = await browser.newBrowserCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await pause(600);
  const before = await spent(session, machine);
  await page.evaluate(startCounting);
  await move();
  const times = await page.evaluate<number[]>('globalThis.countedFrames.splice(0)');
  await page.evaluate('globalThis.countedFrames = null');
  const after = await spent(session, machine);
  await session.detach();
  await machine.detach();
  const gaps = times.slice(1).map((time, i) => time - (times[i] ?? time));
  gaps.sort((a, b) => a - b);
  const at = (share: number): number => gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * share))] ?? NaN;
  const each = (name: keyof Spent): number => (after[name] - before[name]) / gaps.length;
  return {
    count: gaps.length,
    perSecond: (1000 * gaps.length) / ((times.at(-1) ?? 0) - (times[0] ?? 0)),
    median: at(0.5),
    late95: at(0.95),
    worst: gaps.at(-1) ?? NaN,
    scriptPerFrame: each('script'),
    mainPerFrame: each('main'),
    rasterPerFrame: each('raster'),
    pagePerFrame: each('page'),
  };
}

const startCounting = `{
  const counted = globalThis.countedFrames = [];
  const frame = time => {
    if (globalThis.countedFrames !== counted) return;
    counted.push(time);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}`;

interface Spent {
  readonly script: number;
  readonly main: number;
  readonly raster: number;
  readonly page: number;
}

async function spent(session: CDPSession, machine: CDPSession): Promise<Spent> {
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string): number => 1000 * (metrics.find(one => one.name === name)?.value ?? NaN);
  const { processInfo } = await machine.send('SystemInfo.getProcessInfo');
  const cpu = (type: string): number =>
    processInfo.filter(one => one.type === type).reduce((sum, one) => sum + 1000 * one.cpuTime, 0);
  return { script: metric('ScriptDuration'), main: metric('TaskDuration'), raster: cpu('GPU'), page: cpu('renderer') };
}
