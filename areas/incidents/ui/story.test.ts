import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { buildWebIfStale } from '#apps/server/build-web.ts';
import { composeTasks } from '#apps/server/compose.ts';
import { eventually, type TestInstallation, testInstallation } from '#apps/server/testing/installation.ts';
import { linkForEmail } from '#platform/auth/index.ts';
import { type SmtpProcess, startSmtp } from '#platform/mail/testing/smtp-process.ts';
import { assertAccessible, launchBrowser, skipBrowser, watchForTrouble } from '#platform/testing/browser.ts';
import { freePort } from '#platform/testing/free-port.ts';

// The main job as a duty officer walks it: a real browser, the real server on HTTP, PostgreSQL, the job queue, a real
// mail server process. Each page is looked at by axe in both schemes, and any console error fails the story.
let smtp: SmtpProcess;
let installation: TestInstallation;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let origin: string;
let trouble: readonly string[] = [];
let acknowledgement: string;

const pane = (name: string | RegExp) => page.getByRole('region', { name });
const here = (path: RegExp) => page.waitForURL(path);

async function answer(fact: string, fill: () => Promise<void>): Promise<void> {
  await page.goto(`${origin}${new URL(page.url()).pathname}?ask=${fact}`);
  await fill();
  await page.getByLabel('Source').fill('control room');
  await page.getByRole('button', { name: 'Save the fact' }).click();
  await page.getByRole('button', { name: 'Save the fact' }).waitFor({ state: 'detached' });
}

async function startEverything(): Promise<void> {
  await buildWebIfStale();
  smtp = await startSmtp();
  const port = await freePort();
  origin = `http://localhost:${port}`;
  installation = await testInstallation({
    SMTP_URL: smtp.url,
    ENTENTE_MAIL_FROM: 'entente@entente.example',
    ENTENTE_ORIGIN: origin,
    PORT: String(port),
  });
  await installation.worker();
  await installation.server.server.listen({ port, host: '127.0.0.1' });
  browser = await launchBrowser();
  context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  page = await context.newPage();
  page.setDefaultTimeout(8000);
  trouble = watchForTrouble(page, origin);
}

describe('the story of the main job', { skip: skipBrowser }, () => {
  before(startEverything);
  after(async () => {
    await browser?.close();
    await installation?.close();
    await smtp?.stop();
  });

  test('an incident is opened by keyboard alone, with as little as is known', async () => {
    await page.goto(await linkForEmail(installation.platform, 'officer@cert-nordmark.example'));
    await page.getByRole('heading', { level: 1, name: 'Watch floor' }).waitFor();
    await page.keyboard.press('i');
    await here(/\/incidents\/new$/);
    await page.getByLabel('Title').waitFor();
    await page.keyboard.type('Ransomware at Harbour Gas Transport');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Harbour Gas Transport');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByLabel('Name (supplier)').fill('HydroVend');
    await page.getByText('read as TLP 2.0').waitFor();
    await assertAccessible(page);
    await page.getByLabel('Title').press('Enter');
    await here(/\/incidents\/\d+\/facts/);
    await page.getByRole('heading', { level: 1, name: /Ransomware/ }).waitFor();
  });

  test('only what matters is asked; a change shows which duties would move before it is saved', async () => {
    await answer('i.status', async () => void (await page.getByLabel('Value').selectOption('suspected')));
    await answer('t.aware', () => page.getByLabel(/^When/).fill(localTime(-60)));
    await pane(/^Duties/)
      .getByRole('button', { name: /^GDPR breach notification to authority/ })
      .first()
      .waitFor();
    await assertAccessible(page);
    await answer('i.personal_data', async () => {
      await page.getByLabel('Value').selectOption('confirmed');
      await page.getByText(/duties? would change|No duty would change/).waitFor();
    });
    await answer('t.aware_breach', () => page.getByLabel(/^When/).fill(localTime(-30)));
    await answer('i.pd_risk', async () => {
      await page.getByLabel('Value').selectOption('risk');
      await page.getByText(/GDPR breach notification to authority \(Harbour.*would become triggered/).waitFor();
      await assertAccessible(page);
    });
  });

  test('a duty says why, from which article, by when and in which zone', async () => {
    await page.keyboard.press('d');
    await here(/\/duties$/);
    await pane(/^Clocks/).waitFor();
    const gdpr = page.getByRole('button', { name: 'GDPR breach notification to authority' }).first();
    await gdpr.click();
    const dialog = page.getByRole('dialog', { name: /GDPR breach notification/ });
    await dialog.getByText('Because').waitFor();
    await dialog.getByText(/not legal advice/).waitFor();
    await dialog
      .getByText(/CET|CEST/)
      .first()
      .waitFor();
    await assertAccessible(page);
    await page.keyboard.press('Escape');
  });

  test('recipients are proposed with why and how; the matrix shows who will see what', async () => {
    await page.keyboard.press('n');
    await here(/\/notice$/);
    const told = pane(/^Whom to tell/);
    await told.getByText('CERT Vestland').waitFor();
    await told
      .getByText(/rank 1, E-mail/)
      .first()
      .waitFor();
    await section('Summary', 'Compressors 3 and 4 are encrypted.', 'TLP:GREEN', 'narrative');
    await section('Indicators', '192.0.2.44', 'TLP:AMBER', 'indicator');
    await section('Plant layout', 'Two valves', 'TLP:RED', 'narrative');
    await page.getByRole('button', { name: 'Save the notice' }).click();
    await page.getByRole('button', { name: 'Save the notice' }).waitFor({ state: 'detached' });
    await told.getByLabel('Each of them needs to know this to act').check();
    await page.getByRole('button', { name: 'CERT Vestland, Indicators: full' }).waitFor();
    await page.getByRole('button', { name: /^CERT Vestland, Plant layout: (withheld|blocked)$/ }).click();
    await page.getByRole('dialog').getByText('Because').waitFor();
    await assertAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Vestland Gas', exact: true }).click();
    await page.getByRole('dialog').getByText('Compressors 3 and 4 are encrypted.').waitFor();
    await page.keyboard.press('Escape');
    await assertAccessible(page);
  });

  test('sending says who will not get it and why; mail leaves and the tree fills', async () => {
    await page.getByRole('button', { name: /^Send notice to \d/ }).click();
    const dialog = page.getByRole('dialog', { name: /^Send to/ });
    await dialog.getByText('Not told:').waitFor();
    await dialog
      .getByText(/CSIRT Austral|HydroVend/)
      .first()
      .waitFor();
    await assertAccessible(page);
    await dialog.getByRole('button', { name: 'Send now' }).click();
    await here(/\/callouts\/\d+$/);
    await pane(/^Who has answered/)
      .getByText('CERT Vestland')
      .waitFor();
    const ours = () => smtp.received.filter(each => /Ransomware at Harbour/.test(each.raw));
    const link = await eventually(
      async () =>
        ours()
          .map(each => linkIn(each.raw))
          .find(Boolean),
      'mail',
    );
    acknowledgement = link;
    await assertAccessible(page);
    await page.goto(`${origin}/outbox`);
    await page.getByRole('grid', { name: 'Outbox' }).waitFor();
    await assertAccessible(page);
  });

  test('a recipient acknowledges through the link of the mail, in their language, once', async () => {
    const other = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'fr-FR' });
    const open = await other.newPage();
    const wrong = watchForTrouble(open, origin);
    await open.goto(`${origin}/acknowledge/${acknowledgement}`);
    await open.getByRole('heading', { name: 'Accuser réception d’un avis' }).waitFor();
    await open.getByRole('button', { name: 'English' }).click();
    await open.getByLabel('Your name').fill('Night shift');
    await open.getByLabel('Answer').fill('Understood.');
    await assertAccessible(open);
    await open.getByRole('button', { name: 'Acknowledge' }).click();
    await open.getByText('The sender sees it now.').waitFor();
    await open.reload();
    await open.getByText('This link has been used.').waitFor();
    assert.doesNotMatch((await open.textContent('body')) ?? '', /Compressors/);
    await assertAccessible(open);
    assert.deepEqual(wrong, []);
    await other.close();
  });

  test('who does not answer is tried on the next channel; by phone the code is read back', async () => {
    await page.goto(`${origin}/callouts`);
    await page.getByText('by Night shift').first().waitFor();
    await assertAccessible(page);
    await page
      .getByRole('link', { name: /Ransomware at Harbour/ })
      .first()
      .click();
    await here(/\/callouts\/\d+$/);
    await timeOut();
    await page.reload();
    const vestland = page.getByRole('listitem').filter({ hasText: 'CERT Vestland' }).first();
    await vestland.getByText('timed out').waitFor();
    await vestland.getByRole('link', { name: 'Make the call' }).click();
    const script = await page.locator('blockquote').textContent();
    assert.doesNotMatch(script ?? '', /192\.0\.2\.44|Compressors 3/);
    await page.getByLabel('Code read back').fill(/\d{6}/.exec(script ?? '')?.[0] ?? '');
    await page.getByLabel('Who answered').fill('Solveig Dahl');
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Acknowledged' }).click();
    await page.getByText('by Solveig Dahl').waitFor();
  });

  test('a recall reaches everyone who got any version', async () => {
    await page.getByRole('button', { name: 'Recall' }).click();
    await page.getByLabel('Why').fill('Wrong host named');
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Recall now' }).click();
    await page.getByText('Wrong host named').first().waitFor();
    await page.getByRole('heading', { name: /for the record/ }).waitFor();
    await assertAccessible(page);
  });

  test('the report is filled from the facts, names what is missing, and submitting it is recorded', async () => {
    await page.getByRole('link', { name: 'Incident', exact: true }).click();
    await pane(/^Whom to tell/).waitFor();
    await page.keyboard.press('r');
    await here(/\/reports$/);
    const owed = pane(/^Owed/)
      .getByRole('listitem')
      .filter({ hasText: 'GDPR breach notification to authority' })
      .first();
    await owed.getByRole('button', { name: 'Begin' }).click();
    await page
      .getByText(/^Missing: /)
      .first()
      .waitFor();
    await assertAccessible(page);
    const items = page.locator('textarea:not([aria-hidden])');
    for (let index = 0; index < (await items.count()); index++) await items.nth(index).fill('Said.');
    await page.getByRole('button', { name: 'Save the words' }).click();
    const hand = page.getByRole('button', { name: 'Record as handed in' });
    await page.getByText(/^Missing: /).waitFor({ state: 'detached' });
    await hand.click();
    await page.getByLabel('Proof').fill('portal no. 1');
    await page.getByLabel('Why without a second reader').fill('alone on the night shift');
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByText(/proof: portal no\. 1/).waitFor();
    await assertAccessible(page);
    await page.keyboard.press('t');
    await page.getByText('Report handed in').waitFor();
    await assertAccessible(page);
  });

  test('no page wrote an error, and every page fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of [
      '/incidents',
      '/incidents/1',
      '/incidents/1/notice',
      '/incidents/new',
      '/callouts',
      '/outbox',
    ]) {
      await page.goto(origin + path);
      await page.locator('h1').waitFor();
      const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      assert.ok(over <= 0, `${path} is ${over} px too wide`);
    }
    assert.deepEqual(trouble, []);
  });
});

async function section(title: string, body: string, marking: string, kind: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a section' }).click();
  await page.getByLabel('Heading').fill(title);
  await page.getByLabel('Text', { exact: true }).fill(body);
  await pane(/^What is told/)
    .getByLabel('Marking')
    .fill(marking);
  await page.getByLabel('Kind of information').selectOption(kind);
}

/** The plan's time passes for whoever has not answered: the jobs that wait for it run. */
async function timeOut(): Promise<void> {
  const escalate = composeTasks(installation.platform)['callout.escalate'];
  const officer = await installation.visit('officer@cert-nordmark.example');
  const { notices } = (await officer.get('/api/callout/notices')).body;
  for (const dispatch of notices[0].dispatches) {
    const last = dispatch.attempts.at(-1);
    if (dispatch.state === 'waiting') await escalate?.({ attempt: last.id }, {} as never);
  }
}

const linkIn = (raw: string): string | undefined =>
  /\/acknowledge\/([A-Za-z0-9_-]+)/.exec(raw.replaceAll('=\r\n', '').replaceAll('=3D', '='))?.[1];

/** A local time of Berlin, some minutes from now, as a field for date and time takes it. */
const localTime = (minutes: number): string =>
  Temporal.Now.zonedDateTimeISO('Europe/Berlin')
    .add({ minutes })
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
