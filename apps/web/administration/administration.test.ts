import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { demoKey } from '#areas/directory/demo-key.ts';
import { buildWebIfStale } from '#apps/server/build-web.ts';
import { type TestInstallation, testInstallation } from '#apps/server/testing/installation.ts';
import { type Seat, seat } from '#apps/server/testing/seat.ts';
import { assertFits, launchBrowser, skipBrowser } from '#platform/testing/browser.ts';
import { freePort } from '#platform/testing/free-port.ts';

// The settings as an administrator, a duty officer and a newcomer use them: a real browser, the real server, PostgreSQL.
let installation: TestInstallation;
let browser: Browser;
let origin: string;
let admin: Seat;
let officer: Seat;

const dialog = (page: Page) => page.getByRole('dialog');
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
/** The status of a request of the page itself, with its session. */
const status = (page: Page, method: string, path: string, body?: object) =>
  page.evaluate<number>(
    `fetch(${JSON.stringify(path)}, { method: ${JSON.stringify(method)}, headers: { 'x-entente': '1', 'content-type': 'application/json' }${
      body ? `, body: ${JSON.stringify(JSON.stringify(body))}` : ''
    } }).then(answer => answer.status)`,
  );
/** The status of a request by somebody without any session. */
const outside = async (address: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(address, { headers });
  return { status: answer.status, text: await answer.text() };
};

describe('settings and administration', { skip: skipBrowser }, () => {
  before(async () => {
    await buildWebIfStale();
    const port = await freePort();
    origin = `http://localhost:${port}`;
    installation = await testInstallation({ ENTENTE_ORIGIN: origin, PORT: String(port) });
    await installation.server.server.listen({ port, host: '127.0.0.1' });
    browser = await launchBrowser();
    admin = await seat(browser, installation, 'admin@cert-nordmark.example', 'administrator');
    officer = await seat(browser, installation, 'officer@cert-nordmark.example', 'duty-officer');
  });
  after(async () => {
    await browser?.close();
    await installation?.close();
  });

  test('whoever is no administrator sees neither page nor data, and the routes refuse', async () => {
    const { page } = officer;
    await page.goto(`${origin}/settings`);
    const nav = page.getByRole('navigation', { name: 'Settings' });
    await nav.getByRole('link', { name: 'Security' }).waitFor();
    assert.equal(await nav.getByRole('link', { name: 'People' }).count(), 0);
    for (const path of ['/settings/people', '/settings/appointments']) {
      const asked: string[] = [];
      page.on('request', request => asked.push(new URL(request.url()).pathname));
      await page.goto(`${origin}${path}`);
      await page.getByText('Only administrators of the party see this.').waitFor();
      assert.equal(await page.getByText('counsel@cert-nordmark.example').count(), 0);
      assert.deepEqual(
        asked.filter(each => /^\/api\/(people|appointments)/.test(each)),
        [],
      );
    }
    await assertFits(page);
    const { body } = await (await installation.visit('admin@cert-nordmark.example')).get('/api/appointments');
    assert.deepEqual(
      [
        await status(page, 'GET', '/api/people'),
        await status(page, 'GET', '/api/appointments'),
        await status(page, 'POST', '/api/people', { name: 'X', email: 'x@example.org' }),
        await status(page, 'POST', `/api/appointments/${body.appointments[0].id}/revoke`, { why: 'I want to' }),
      ],
      [403, 403, 403, 403],
    );
  });

  test('an administrator invites a person, whose link is shown once, and appoints them for a period', async () => {
    const { page } = admin;
    await page.goto(`${origin}/settings`);
    await page.getByRole('link', { name: 'People' }).click();
    await page.getByText('counsel@cert-nordmark.example').waitFor();
    await assertFits(page);
    await page.getByRole('button', { name: 'Invite a person' }).click();
    await dialog(page).getByRole('textbox', { name: 'Name' }).fill('Mira Lund');
    await dialog(page).getByRole('textbox', { name: 'E-mail address' }).fill('mira@cert-nordmark.example');
    await assertFits(page);
    await dialog(page).getByRole('button', { name: 'Register and make the link' }).click();
    const link = await dialog(page).locator('code').textContent();
    assert.match(link ?? '', /\/welcome\?token=/);
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    assert.equal(await page.getByText(link!).count(), 0, 'not shown again');
    await page.getByText(/mira@cert-nordmark\.example .* holds no role/).waitFor();

    await page.getByRole('link', { name: 'Appointments' }).click();
    await page.getByRole('button', { name: 'Appoint' }).click();
    await dialog(page)
      .getByRole('combobox', { name: 'Whom' })
      .selectOption({ label: 'Mira Lund (mira@cert-nordmark.example)' });
    const appoint = dialog(page).getByRole('button', { name: 'Appoint' });
    assert.equal(await appoint.isDisabled(), true, 'not without a role');
    await dialog(page).getByRole('checkbox', { name: 'Analyst' }).check();
    await dialog(page).getByLabel('Until').fill(day(20));
    await dialog(page).getByLabel('What it rests on').fill('Decision 7 of the board');
    await assertFits(page);
    await appoint.click();
    await page.getByText('Mira Lund: Analyst').waitFor();
    await page.getByText(/Decision 7 of the board/).waitFor();
    await assertFits(page);

    const context = await browser.newContext();
    const theirs = await context.newPage();
    await theirs.goto(link!);
    await theirs.getByRole('button').first().click();
    await theirs.waitForURL(url => !url.pathname.startsWith('/welcome'));
    assert.equal(await status(theirs, 'GET', '/api/watch'), 200);
    assert.equal(await status(theirs, 'GET', '/api/people'), 403);

    await page.getByRole('listitem').filter({ hasText: 'Mira Lund' }).getByRole('button', { name: 'End' }).click();
    await dialog(page).getByRole('textbox').fill('Left the team');
    await dialog(page).getByRole('button', { name: 'End' }).click();
    await page.getByRole('region', { name: 'Ended' }).getByText('Mira Lund: Analyst').waitFor();
    assert.equal(await status(theirs, 'GET', '/api/watch'), 403, 'it gives nothing from the next request on');
    await context.close();
  });

  test('somebody of another party is appointed only when that party is named; a period that ended is refused', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: 'Appoint' }).click();
    await dialog(page).getByRole('textbox', { name: 'E-mail address' }).fill('officer@gridisac.example');
    await dialog(page).getByRole('checkbox', { name: 'Observer' }).check();
    await dialog(page).getByLabel('Until').fill(day(-3));
    await dialog(page).getByLabel('What it rests on').fill('Letter of 3 May');
    const appoint = dialog(page).getByRole('button', { name: 'Appoint' });
    await appoint.click();
    await dialog(page)
      .getByText(/has ended already/)
      .waitFor();
    await dialog(page).getByLabel('Until').fill(day(60));
    await appoint.click();
    await dialog(page)
      .getByRole('alert')
      .getByText(/Camille Roy is at home in GridISAC/)
      .waitFor();
    await dialog(page).getByRole('combobox', { name: 'Their home party' }).selectOption('gridisac');
    await appoint.click();
    await page.getByText('Camille Roy: Observer').waitFor();
  });

  test('the last administrator of a party is not ended', async () => {
    const { page } = admin;
    await page.getByRole('listitem').filter({ hasText: 'Anselm Roth' }).getByRole('button', { name: 'End' }).click();
    await dialog(page).getByRole('textbox').fill('Try it');
    await dialog(page).getByRole('button', { name: 'End' }).click();
    await dialog(page).getByText('This is the last administrator of your party.').waitFor();
    await page.keyboard.press('Escape');
  });

  test('the calendar is read by its address alone until it is revoked', async () => {
    const { page } = officer;
    await page.goto(`${origin}/settings/access`);
    await page.getByText(/Whoever has the address reads it without signing in/).waitFor();
    await page.getByRole('button', { name: 'Create the address' }).click();
    const calendar = page.getByRole('region', { name: 'Calendar of your deadlines' });
    const address = (await calendar.locator('code').textContent()) ?? '';
    assert.match((await outside(address)).text, /^BEGIN:VCALENDAR[^]*UID:INC-/);
    await assertFits(page);
    await page.reload();
    await page.getByRole('button', { name: 'Replace the address' }).click();
    await dialog(page).getByRole('button', { name: 'Replace the address' }).click();
    const second = await calendar.locator('code').filter({ hasNotText: address }).textContent();
    assert.deepEqual([(await outside(address)).status, (await outside(second!)).status], [404, 200]);
    await page.getByRole('button', { name: 'Revoke the address' }).click();
    await dialog(page).getByRole('button', { name: 'Revoke the address' }).click();
    await page.getByRole('button', { name: 'Create the address' }).waitFor();
    assert.equal(await calendar.locator('code').count(), 0);
    assert.equal((await outside(second!)).status, 404);
  });

  test('a token is shown once, does what its scopes say, and nothing after it is revoked', async () => {
    const { page } = officer;
    await page.getByRole('button', { name: 'New token' }).click();
    await dialog(page).getByLabel('What it is for').fill('Meeting calendar');
    await dialog(page).getByRole('checkbox', { name: 'meetings:read' }).check();
    await assertFits(page);
    await dialog(page).getByRole('button', { name: 'Make token' }).click();
    const token = (await dialog(page).locator('code').textContent()) ?? '';
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    const bearer = { authorization: `Bearer ${token}` };
    assert.equal((await outside(`${origin}/api/meetings`, bearer)).status, 200);
    assert.equal((await outside(`${origin}/api/incidents`, bearer)).status, 403, 'a scope it does not carry');
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await dialog(page).getByRole('button', { name: 'Revoke', exact: true }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    await page.getByText('revoked', { exact: true }).waitFor();
    assert.equal((await outside(`${origin}/api/meetings`, bearer)).status, 401);
  });

  test('a keeper adds a channel and a key of the party; others have no such button and are refused', async () => {
    const { page } = admin;
    await page.goto(`${origin}/settings`);
    await page.getByRole('link', { name: 'Channels and keys' }).click();
    await page.getByRole('button', { name: 'Add a channel' }).click();
    await dialog(page).getByRole('combobox', { name: 'Kind' }).selectOption('voice');
    await dialog(page).getByLabel('Address or number').fill('+49 30 555 0199');
    await dialog(page).getByRole('combobox', { name: 'PACE rank' }).selectOption('3');
    await dialog(page)
      .getByRole('checkbox', { name: /around the clock/ })
      .uncheck();
    await dialog(page).getByRole('checkbox', { name: 'Sat' }).check();
    await assertFits(page);
    await dialog(page).getByRole('button', { name: 'Add a channel' }).click();
    await page.getByText('+49 30 555 0199').waitFor();
    await page.getByRole('button', { name: 'Add a key' }).click();
    await dialog(page).getByLabel('Public key, armored').fill('no key at all');
    await dialog(page).getByLabel('How it was verified').fill('Read out by phone');
    await dialog(page).getByRole('button', { name: 'Add a key' }).click();
    await dialog(page)
      .getByText(/This key cannot be used/)
      .waitFor();
    const made = new Date();
    const key = await demoKey({
      party: 'cert-nordmark',
      name: 'CERT Nordmark',
      email: 'team@cert-nordmark.example',
      made,
      ends: new Date(made.getTime() + 90 * 86_400_000),
      how: 'made for this test',
    });
    await dialog(page).getByLabel('Public key, armored').fill(key.public_key);
    await dialog(page).getByRole('button', { name: 'Add a key' }).click();
    await page.getByText(key.fingerprint.match(/.{1,4}/g)!.join(' ')).waitFor();

    const own = new URL(page.url()).pathname;
    const stranger = await seat(browser, installation, 'officer@gridisac.example', 'duty-officer');
    await stranger.page.goto(`${origin}${own}`);
    await stranger.page.getByText('+49 30 555 0199').waitFor();
    assert.equal(await stranger.page.getByRole('button', { name: /Ajouter|Add a channel/ }).count(), 0);
    const party = await (await installation.visit('officer@gridisac.example')).get('/api/parties');
    const { id } = party.body.parties.find((one: { slug: string }) => one.slug === 'cert-nordmark');
    const body = { kind: 'email', address: 'x@example.org', rank: 1 };
    assert.equal(await status(stranger.page, 'POST', `/api/directory/parties/${id}/channels`, body), 403);
  });

  test('the pages speak French, and nothing went wrong on the way', async () => {
    const { page } = admin;
    await page.goto(`${origin}/settings/appointments?lang=fr`);
    await page.getByRole('heading', { level: 1, name: 'Mandats' }).waitFor();
    await page.getByText('Camille Roy: Observateur').waitFor();
    await assertFits(page);
    // What the server refuses on purpose, the browser reports as a failed request.
    const expected = /the server responded with a status of (403|409|422)/;
    for (const { trouble } of [admin, officer])
      assert.deepEqual(
        trouble.filter(line => !expected.test(line)),
        [],
      );
  });
});
