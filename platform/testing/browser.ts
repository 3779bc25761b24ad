import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';

function commandPath(name: string): string | undefined {
  try {
    return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The browser of `CHROMIUM_PATH`, otherwise the first of the usual names on the path. */
export function chromiumPath(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  if (given && existsSync(given)) return given;
  return commandPath('chromium') ?? commandPath('chromium-browser') ?? commandPath('google-chrome');
}

/** Why browser tests are left out here, or false when they run. Give it to node:test as `skip`; in CI they never skip. */
export const skipBrowser: string | false =
  chromiumPath() || process.env['CI'] === 'true'
    ? false
    : 'No Chromium: set CHROMIUM_PATH or install it; browser tests are skipped.';

/** A real Chromium without a window. `--no-sandbox` only because tests may run as root. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error('No Chromium was found: install it or set CHROMIUM_PATH.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

let axe: string | undefined;

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
  }[];
}

/** What axe-core finds wrong on the page, one line a finding: rule, place, why. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  axe ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(axe);
  const result = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResult;
  return result.violations.flatMap(violation =>
    violation.nodes.map(node => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary ?? violation.help}`),
  );
}

/** The page has no finding of axe in dark and light. */
export async function assertAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await axeViolations(page), [], `${page.url()} ${colorScheme}`);
  }
}

/** The same, and at 390 pixels nothing makes it scroll sideways; the window is 1440 wide again afterwards. */
export async function assertFits(page: Page): Promise<void> {
  await assertAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')) <= 0, page.url());
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** What went wrong while a page was used: console errors, refused styles, uncaught errors, requests to another host. */
export function watchForTrouble(page: Page, origin: string): readonly string[] {
  const trouble: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') trouble.push(`console: ${message.text()}`);
  });
  page.on('pageerror', error => trouble.push(`uncaught: ${error.message}`));
  page.on('request', request => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:'))
      trouble.push(`foreign request: ${url}`);
  });
  return trouble;
}
