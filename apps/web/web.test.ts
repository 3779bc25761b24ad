import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { axeViolations, skipBrowser } from '#platform/testing/browser.ts';
import type { Reply } from '#platform/testing/fixture-server.ts';
import { meFixture, watchFixture } from './testing/fixtures.ts';
import { webRig } from './testing/rig.ts';
import { watchReply } from '#platform/room/watch.ts';

const now = Date.now();
const quiet = {
  clocks: [],
  decide: [],
  waiting: { total: 0, acknowledged: 0, rows: [] },
  touch: [],
  counts: { incidents: 0, clocks: 0, unacknowledged: 0 },
};
const signedOut: Reply = { status: 401, body: { code: 'not-signed-in', title: 'Not signed in' } };

describe('the web app', { skip: skipBrowser }, () => {
  const { serve, open } = webRig(now);

  test('the fixture follows the contract of the watch floor', () => {
    assert.ok(watchReply.safeParse(watchFixture(now)).success);
    assert.ok(!watchReply.safeParse({ ...watchFixture(now), clocks: [{}] }).success);
  });

  test('the clock line is walked by arrow keys in order of time and opened by Enter', async () => {
    const { page, close } = await open(await serve(), '/');
    await page.locator('[data-clock]').first().waitFor();
    await page.locator('[data-clock][tabindex="0"]').focus();
    const names: (string | null)[] = [];
    for (let step = 0; step < 3; step++) {
      names.push(await page.evaluate<string | null>('document.activeElement.getAttribute("aria-label")'));
      await page.keyboard.press('ArrowRight');
    }
    assert.match(names[0] ?? '', /DOE-417 1 h, due, −3 h/);
    assert.match(names[1] ?? '', /people affected, answer by/);
    assert.match(names[2] ?? '', /NIS2 early warning/);
    await page.keyboard.press('+');
    assert.equal(await page.locator('[aria-pressed="true"]').textContent(), '24 h');
    await page.locator('[data-clock]').first().focus();
    await page.keyboard.press('Enter');
    assert.match(page.url(), /\/incidents\/\d+\?tab=duties$/);
    await close();
  });

  test('Ctrl K finds a room by a part of its name; letters act, but not while typing; ? lists them', async () => {
    const { page, trouble, close } = await open(await serve(), '/');
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox');
    await field.fill('sett');
    assert.deepEqual(await axeViolations(page), []);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await page.getByRole('textbox', { name: /^Name/ }).press('i');
    assert.match(page.url(), /\/settings$/);
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('g w').waitFor();
    assert.deepEqual(await axeViolations(page), []);
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('w');
    await page.getByRole('heading', { level: 1, name: 'Watch floor' }).waitFor();
    assert.deepEqual(trouble, []);
    await close();
  });

  test('changing for whom one acts takes two steps and tells the server', async () => {
    const server = await serve({ 'POST /api/me/acting': { body: meFixture(now) } });
    const { page, close } = await open(server, '/');
    await page.getByRole('button', { name: /CERT Nordmark/ }).click();
    const change = page.getByRole('button', { name: 'Act under this appointment' });
    assert.equal(await change.isDisabled(), true);
    await page.getByRole('radio', { name: /ISAC Litora/ }).check();
    assert.deepEqual(await axeViolations(page), []);
    assert.equal(server.acts.length, 0);
    // The page starts anew at the address where it stands; a page is not closed in the middle of that.
    const anew = page.waitForEvent('load');
    await change.click();
    await anew;
    await page.getByRole('heading', { level: 1, name: 'Watch floor' }).waitFor();
    assert.deepEqual(server.acts, [{ key: 'POST /api/me/acting', body: '{"appointment":"2"}' }]);
    await close();
  });

  test('a dialog gives the focus back to what opened it, however it is closed', async () => {
    const { page, close } = await open(await serve(), '/');
    const opener = page.getByRole('button', { name: /CERT Nordmark/ });
    const focused = () => page.evaluate<string>('document.activeElement.textContent');
    for (const leave of [
      () => page.keyboard.press('Escape'),
      () => page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click(),
    ]) {
      await opener.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await leave();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      assert.match(await focused(), /CERT Nordmark/);
    }
    await opener.focus();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').press('Escape');
    assert.match(await focused(), /CERT Nordmark/);
    await close();
  });

  test('j and k walk the rows of lists and tables, and do nothing where one types', async () => {
    const { page, close } = await open(await serve(), '/');
    await page.locator('[data-stop]').first().waitFor();
    const focused = () => page.evaluate<string>('document.activeElement.textContent');
    await page.keyboard.press('j');
    assert.equal(await focused(), 'Open report');
    await page.keyboard.press('j');
    assert.equal(await focused(), 'Answer');
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    assert.equal(await focused(), 'Open report');
    await page.goto(new URL('/settings', page.url()).href);
    const name = page.getByRole('textbox', { name: /^Name/ });
    await name.fill('');
    await name.press('j');
    assert.equal(await name.inputValue(), 'j');
    await close();
  });

  test('on a phone the bar lights the part one is in and opens its rooms', async () => {
    const { page, close } = await open(await serve({ 'GET /api/handling': { body: {} } }), '/', 390);
    const bar = page.getByRole('navigation', { name: 'Rooms' });
    const lit = async () =>
      (await bar.locator('[aria-current]').allInnerTexts()).map(text => text.replace(/ \d+$/, ''));
    await page.locator('[data-clock]').first().waitFor();
    assert.deepEqual(await lit(), ['Now']);
    for (const [part, room] of [
      ['Rooms', 'Ledger'],
      ['Share', 'Handling'],
    ] as const) {
      await bar.getByRole('button', { name: part }).click();
      await page.getByRole('dialog').getByRole('link', { name: room }).click();
      await page.getByRole('heading', { level: 1, name: room }).waitFor();
      assert.deepEqual(await lit(), [part]);
    }
    await bar.getByRole('link', { name: 'Me' }).click();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    assert.deepEqual(await lit(), ['Me']);
    await close();
  });

  test('an exercise frames the window and stands first in its title', async () => {
    const { page, close } = await open(await serve({ 'GET /api/me': { body: meFixture(now, 'exercise') } }), '/');
    assert.match(await page.title(), /^EXERCISE · Watch floor/);
    assert.ok(await page.getByRole('note').isVisible());
    assert.deepEqual(await axeViolations(page), []);
    await close();
  });

  test('who is not signed in is led to sign in, asked for the code, and led back', async () => {
    const server = await serve({
      'GET /api/me': signedOut,
      'POST /api/auth/sign-in': { body: { step: 'code', suggest: [] } },
    });
    const { page, close } = await open(server, '/settings');
    await page.waitForURL(/sign-in\?to=/);
    await page.getByRole('textbox', { name: /^E-mail address/ }).fill('ada@nordmark.example');
    await page.locator('input[type=password]').fill('a long password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('textbox', { name: /^Code/ }).fill('123456');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForFunction('document.querySelector("button[type=submit]:not([data-loading])") !== null');
    assert.deepEqual(
      server.acts.map(act => JSON.parse(act.body).code),
      [undefined, '123456'],
    );
    await close();
  });

  test('who is led to sign in while that page is slow to come is led there once', async () => {
    const server = await serve({ 'GET /api/me': signedOut });
    const { page, close } = await open(server, '/sign-in');
    await page.route('**/assets/sign-in-*.js', async route => {
      await new Promise(resolve => setTimeout(resolve, 500));
      await route.continue();
    });
    await page.goto(`${server.origin}/settings?lang=en`);
    await page.getByRole('textbox', { name: /^E-mail address/ }).waitFor();
    assert.deepEqual([...new URL(page.url()).searchParams], [['to', '/settings?lang=en']]);
    await close();
  });

  test('a one-time link is used once and its token leaves the address', async () => {
    const server = await serve({ 'POST /api/auth/one-time': { body: { step: 'done', suggest: [] } } });
    const { page, close } = await open(server, '/welcome?token=abc');
    await page.getByRole('heading', { level: 1, name: 'Watch floor' }).waitFor();
    assert.deepEqual(server.acts, [{ key: 'POST /api/auth/one-time', body: '{"token":"abc"}' }]);
    assert.doesNotMatch(page.url(), /abc/);
    await close();
  });

  test('an error says what, where and what next, and trying again helps', async () => {
    const server = await serve({
      'GET /api/watch': {
        status: 422,
        body: { code: 'x', title: 'T', detail: 'The watch is broken.', pointer: '/watch', next: 'Mend it.' },
      },
    });
    const { page, close } = await open(server, '/');
    const note = page.getByRole('alert');
    assert.match((await note.textContent()) ?? '', /The watch is broken\..*\/watch.*Mend it\..*Try again/);
    await close();
  });

  test('an address that leads nowhere says so', async () => {
    const { page, close } = await open(await serve(), '/nowhere/at-all');
    await page.getByText('Nothing stands at this address').waitFor();
    await page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'Incidents' }).waitFor();
    await close();
  });

  test('10,000 rows draw a few dozen, sort, filter and walk by key', async () => {
    const { page, close } = await open(await serve(), '/style');
    const grid = page.getByRole('grid', { name: 'Teams', exact: true });
    assert.ok((await grid.getByRole('row').count()) < 60);
    await grid.getByRole('button', { name: /Members/ }).click();
    await grid.getByRole('button', { name: /Members/ }).click();
    assert.equal(await grid.locator('[data-row="0"] [role="gridcell"]').nth(2).textContent(), '89');
    await page.getByPlaceholder('Filter teams').fill('ostmark 9995');
    await page.getByText('1 of 10,000 rows').waitFor();
    await grid.locator('[data-row="0"]').focus();
    await page.keyboard.press('Enter');
    await page.locator('output', { hasText: 'Team 9995' }).waitFor();
    await page.getByPlaceholder('Filter teams').fill('');
    await grid.locator('[data-row="0"]').focus();
    await page.keyboard.press('j');
    assert.equal(await page.evaluate<string>('document.activeElement.dataset.row'), '1');
    await page.keyboard.press('End');
    await grid.locator('[data-row="9999"]').waitFor();
    await close();
  });

  test('in the pseudo-locale no visible text is left in English', async () => {
    const server = await serve({ 'GET /api/watch': { body: quiet } });
    for (const path of ['/', '/settings', '/settings/security', '/settings/access', '/settings/people', '/sign-in']) {
      const { page, close } = await open(server, `${path}?lang=en-XA`);
      await page.getByText('⟦').first().waitFor();
      const left = await page.evaluate<string>(`document.body.innerText.replace(/⟦[^⟦⟧]*(?:⟦[^⟧]*⟧[^⟦⟧]*)*⟧/g, '')`);
      const data =
        /Entente|Berlin|UTC|Ctrl K|CERT Nordmark|Duty officer|ada@nordmark\.example|Firefox|English|Français|\b[IhdD]\b|min|CES?T|GMT\+\d|\d+ \w{3} \d{4}|dashboard|CERT|ent_ab12|me:read/g;
      assert.doesNotMatch(left.replace(data, ''), /\p{L}{3}/u, path);
      await close();
    }
  });

  test('every page speaks French, and the language stays', async () => {
    const { page, close } = await open(await serve(), '/?lang=fr');
    await page.getByRole('heading', { level: 1, name: 'Salle de veille' }).waitFor();
    assert.equal(await page.evaluate('document.documentElement.lang'), 'fr');
    await close();
  });

  test('print carries the marking at the top and bottom of the page and hides the frame', async () => {
    const { page, close } = await open(await serve(), '/style');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('thead.only-print').isVisible(), true);
    assert.equal(await page.locator('tfoot.only-print').getByText('TLP:AMBER').isVisible(), true);
    await page.goto(page.url().replace('/style', '/'));
    await page.locator('h1').waitFor();
    assert.equal(await page.getByRole('navigation').first().isVisible(), false);
    await close();
  });
});
