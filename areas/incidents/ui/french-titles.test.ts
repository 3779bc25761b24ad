import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { buildWebIfStale } from '#apps/server/build-web.ts';
import { type TestInstallation, testInstallation } from '#apps/server/testing/installation.ts';
import { linkForEmail } from '#platform/auth/index.ts';
import { launchBrowser, skipBrowser } from '#platform/testing/browser.ts';
import { freePort } from '#platform/testing/free-port.ts';

// What a French-speaking duty officer reads on the pages where duties stand, against the list of all English titles.
let installation: TestInstallation;
let browser: Browser;
let page: Page;
let origin: string;

/** English titles, authorities, addressees and stage names that have another word in French. */
function englishTitles(): string[] {
  const { list, vocabulary } = installation.platform.packs.regimes;
  const { titles } = vocabulary;
  const to = new Set(list.flatMap(({ authority = '', stages }) => [authority, ...stages.map(stage => stage.to)]));
  const stages = [...new Set(list.flatMap(regime => regime.stages.map(stage => stage.id)))];
  const apart = (english: string, french: string | undefined): string[] =>
    english.length > 8 && english.includes(' ') && french !== english ? [english] : [];
  return [
    ...list.flatMap(regime => apart(regime.title, titles.regimes[regime.id])),
    ...[...to].flatMap(text => apart(text, titles.addressees[text])),
    ...stages.flatMap(id => apart(id.replaceAll('_', ' '), titles.stages[id])),
  ];
}

const englishIn = (text: string): string[] => englishTitles().filter(title => text.includes(title));
const bodyText = () => page.locator('body').innerText();

describe('duties in a French session', { skip: skipBrowser }, () => {
  before(async () => {
    await buildWebIfStale();
    const port = await freePort();
    origin = `http://localhost:${port}`;
    installation = await testInstallation({ ENTENTE_ORIGIN: origin, PORT: String(port) });
    await installation.server.server.listen({ port, host: '127.0.0.1' });
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR' });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(await linkForEmail(installation.platform, 'officer@cert-nordmark.example'));
    await page.getByRole('heading', { level: 1, name: /^(Watch floor|Salle de veille)$/ }).waitFor();
    const language = { method: 'PATCH', body: '{"language":"fr"}' };
    const headers = { 'x-entente': '1', 'content-type': 'application/json' };
    const asked = JSON.stringify({ ...language, headers });
    assert.equal(await page.evaluate(`fetch('/api/me', ${asked}).then(reply => reply.status)`), 200);
    await page.goto(`${origin}/?lang=fr`);
    await page.getByRole('heading', { level: 1, name: 'Salle de veille' }).waitFor();
  });
  after(async () => {
    await browser?.close();
    await installation?.close();
  });

  test('the list of titles would find an English one', () => {
    assert.ok(englishTitles().length > 100, String(englishTitles().length));
    assert.deepEqual(englishIn('… NIS2 significant incident · early warning …'), [
      'NIS2 significant incident',
      'early warning',
    ]);
  });

  test('the watch floor shows no English title of a duty or stage', async () => {
    await page.waitForLoadState('networkidle');
    // Marks on the line carry their words as names for the screen reader, so the whole document is searched.
    const text = await page.content();
    assert.deepEqual(englishIn(text), []);
    assert.match(text, /alerte précoce|notification à l’autorité de contrôle|si elle s’applique/);
  });

  test('nor do the duties of an incident, the dialog of one, and its reports', async () => {
    const id = await page.evaluate<number>(
      `fetch('/api/incidents', { headers: { 'x-entente': '1' } }).then(reply => reply.json()).then(all => all.incidents[0].id)`,
    );
    await page.goto(`${origin}/incidents/${id}/duties`);
    const duty = page.getByRole('button', { name: /^(NIS2|RGPD|DORA)/ }).first();
    await duty.waitFor();
    const text = await bodyText();
    assert.deepEqual(englishIn(text), []);
    assert.match(text, /alerte précoce|notification/);
    await duty.click();
    await page.getByRole('dialog').waitFor();
    assert.deepEqual(englishIn(await page.getByRole('dialog').innerText()), []);
  });

  test('nor the reports of any incident', async () => {
    const ids = await page.evaluate<number[]>(
      `fetch('/api/incidents', { headers: { 'x-entente': '1' } }).then(reply => reply.json()).then(all => all.incidents.map(each => each.id))`,
    );
    const texts: string[] = [];
    for (const id of ids) {
      await page.goto(`${origin}/incidents/${id}/reports`);
      await page
        .getByRole('heading', { name: /^Rapports/ })
        .first()
        .waitFor();
      await page.waitForLoadState('networkidle');
      texts.push(await bodyText());
    }
    assert.deepEqual(englishIn(texts.join('\n')), []);
    assert.match(texts.join('\n'), /RGPD|NIS2/);
  });
});
