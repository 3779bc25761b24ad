import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { TestInstallation } from './installation.ts';
import { linkForEmail } from '#platform/auth/index.ts';
import { watchForTrouble } from '#platform/testing/browser.ts';

/** A person at their own browser. */
export interface Seat {
  readonly page: Page;
  readonly trouble: readonly string[];
}

/** Signs a person in at a browser of their own, acting under the appointment that holds the role. */
export async function seat(
  browser: Browser,
  installation: TestInstallation,
  email: string,
  role: string,
): Promise<Seat> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  const link = await linkForEmail(installation.platform, email);
  const trouble = watchForTrouble(page, new URL(link).origin);
  await page.goto(link);
  await page.getByRole('button').first().click();
  await page.waitForURL(url => !url.pathname.startsWith('/welcome'));
  await page.evaluate(`(async () => {
    const headers = { 'x-entente': '1', 'content-type': 'application/json' };
    const { appointments } = await (await fetch('/api/me', { headers })).json();
    const one = appointments.find(each => each.roles.includes(${JSON.stringify(role)}));
    await fetch('/api/me/acting', { method: 'POST', headers, body: JSON.stringify({ appointment: one.id }) });
  })()`);
  return { page, trouble };
}
