import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';

const lasting_ms = 3000;
const step_ms = 8;

async function middle(target: Locator): Promise<{ x: number; y: number; width: number }> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('What is to be moved has no box.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
}

/** Does something again and again for three seconds, as fast as the page takes it but not faster than a hand. */
async function forAWhile(every_ms: number, move: (i: number, share: number) => Promise<void>): Promise<void> {
  const from = performance.now();
  for (let i = 0; performance.now() - from < lasting_ms; i++) {
    await move(i, (performance.now() - from) / lasting_ms);
    await pause(every_ms);
  }
}

/** Presses beside the middle and goes round and round: on the ground it pans, on a node it drags. */
export async function sway(page: Page, target: Locator, beside = { x: 0, y: 0 }): Promise<void> {
  const { x, y } = await middle(target);
  await page.mouse.move(x + beside.x, y + beside.y);
  await page.mouse.down();
  await forAWhile(step_ms, i =>
    page.mouse.move(x + beside.x + 80 * Math.sin(i / 15), y + beside.y + 50 * (Math.cos(i / 15) - 1)),
  );
  await page.mouse.up();
}

/** The wheel, to and fro. */
export async function wheel(page: Page, target: Locator): Promise<void> {
  const { x, y } = await middle(target);
  await page.mouse.move(x, y);
  await forAWhile(16, i => page.mouse.wheel(0, i % 40 < 20 ? -60 : 60));
}

/** The thumb of a slider from one end to the other. */
export async function slide(page: Page, slider: Locator): Promise<void> {
  const { x, y, width } = await middle(slider);
  const at = (share: number): number => x - width / 2 + 8 + (width - 16) * share;
  await page.mouse.move(at(0), y);
  await page.mouse.down();
  await forAWhile(step_ms, (_, share) => page.mouse.move(at(Math.min(1, share)), y));
  await page.mouse.move(at(1), y);
  await page.mouse.up();
}
