import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { type CascadeRequest, runCascade } from '#engines/cascade/index.ts';
import { randomModel } from '#engines/cascade/random-model.ts';
import { checkout } from '#platform/config/config.ts';
import { launchBrowser, skipBrowser } from '#platform/testing/browser.ts';

declare const cascade: { readonly runCascade: typeof runCascade };

const seed = Number(process.env.ENTENTE_SEED ?? 20261126);

/** The engine as one script, compiled kernel included. */
async function engineScript(): Promise<string> {
  const built = await build({
    root: checkout,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: 'engines/cascade/index.ts', formats: ['iife'], name: 'cascade' },
    },
  });
  const [first] = [built].flat();
  assert.ok(first && 'output' in first);
  return first.output[0].code;
}

describe('the engine in a real browser', { skip: skipBrowser }, () => {
  let browser: Browser;
  let page: Page;
  before(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
    await page.addScriptTag({ content: await engineScript() });
  });
  after(() => browser?.close());

  for (const at of [0, 1, 2, 3, 4])
    test(`gives the bytes of the server, random model ${at}`, async () => {
      const { model, shock } = randomModel(seed + at);
      const request: CascadeRequest = {
        model,
        shock,
        worlds: 400,
        seed: seed + at,
        parameter_draws: 4,
      };
      const here = await runCascade(request);
      const there = await page.evaluate(async asked => JSON.stringify(await cascade.runCascade(asked)), request);
      assert.equal(there, JSON.stringify(here), `seed ${seed}`);
      assert.ok(here.functions.length + here.sectors.length > 0);
    });
});
