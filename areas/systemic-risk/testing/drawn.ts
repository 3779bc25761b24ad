import type { Page } from 'playwright-core';

/** What a drawing of the page says of itself: nodes that run, are impaired, are down; lines; nodes of the latest change. */
export interface Drawn {
  readonly nodes: readonly number[];
  readonly lines: number;
  readonly touched: number;
  /** whether the picture is that of the latest camera, places and states */
  readonly rest: boolean;
}

/** What the first drawing under a name shows at this moment. */
export async function drawnNow(page: Page, name: RegExp): Promise<Drawn> {
  const text = await page
    .getByRole('img', { name })
    .first()
    .evaluate<string, HTMLElement>(canvas => JSON.stringify(canvas.dataset));
  const data = JSON.parse(text) as Record<string, string>;
  return {
    nodes: (data['shown'] ?? '').split(' ').map(Number),
    lines: Number(data['lines']),
    touched: Number(data['touched']),
    rest: data['rest'] === 'true',
  };
}

/** The same, once the picture has come to rest. */
export async function drawnAtRest(page: Page, name: RegExp): Promise<Drawn> {
  for (;;) {
    const drawn = await drawnNow(page, name);
    if (drawn.rest) return drawn;
    await page.waitForTimeout(20);
  }
}

/** The middle and the size of the first drawing of that name, in pixels of the window. */
export async function middleOf(page: Page, name: RegExp): Promise<{ x: number; y: number; width: number }> {
  const canvas = page.getByRole('img', { name }).first();
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('The drawing has no box.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
}
