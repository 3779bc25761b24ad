import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import test, { describe } from 'node:test';
import type { Page } from 'playwright-core';
import { webRig } from '#apps/web/testing/rig.ts';
import { axeViolations, skipBrowser } from '#platform/testing/browser.ts';
import { actShown, ledgerState, verificationReply } from '#platform/ledger/contract.ts';
import { actsShown, signedLog } from './testing/receipt.ts';
import { hexOf, sha256 } from './ui/check/sha256.ts';

const log = signedLog();
const whole = { whole: true, acts: 2, checkpoints: 1, signedActs: 2, root: 'cd'.repeat(32), findings: [], more: false };
const altered = {
  ...whole,
  whole: false,
  firstBadSeq: 1,
  findings: [{ part: 'act', code: 'leaf-differs', seq: 1, text: 'Act 1 is not what was hashed.' }],
};
const answers = {
  'GET /api/ledger/state': { body: log.state },
  'GET /api/ledger': { body: { acts: actsShown(200, 5000) } },
  'GET /api/ledger/kinds': {
    body: {
      kinds: [
        { area: 'callout', kind: 'notice-sent' },
        { area: 'incidents', kind: 'fact-recorded' },
        { area: 'incidents', kind: 'opened' },
      ],
    },
  },
  'GET /api/ledger/verify/events': { body: null, events: [{ event: 'progress', data: { done: 500, total: 2000 } }] },
  'GET /api/parties': { body: { parties: [{ id: 1, name: 'CERT Nordmark' }] } },
  'POST /api/ledger/verify': { body: whole },
};

const give = async (page: Page, receipt: unknown): Promise<void> =>
  page.locator('input[type=file]').setInputFiles({
    name: 'entente-act-1.json',
    mimeType: 'application/json',
    buffer: Buffer.from(typeof receipt === 'string' ? receipt : JSON.stringify(receipt)),
  });

test('SHA-256 of the page is that of the standard library, at every length around a block', () => {
  for (let length = 0; length < 300; length++) {
    const bytes = new Uint8Array(randomBytes(length));
    assert.equal(hexOf(sha256(bytes)), createHash('sha256').update(bytes).digest('hex'), String(length));
  }
});

test('the fixtures follow the contract of the ledger', () => {
  assert.ok(ledgerState.safeParse(log.state).success);
  assert.ok(verificationReply.safeParse(altered).success);
  for (const act of actsShown(3)) assert.ok(actShown.safeParse(act).success);
});

describe('the ledger page', { skip: skipBrowser }, () => {
  const { serve, open } = webRig(Date.now());

  for (const [width, scheme] of [
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const) {
    test(`at ${width} px in ${scheme} it has no axe violation, console error, foreign request or sideways scroll`, async () => {
      const { page, trouble, close } = await open(await serve(answers), '/ledger', width, scheme);
      await page.locator('[data-row="0"]').waitFor();
      await give(page, log.receipt);
      await page.getByText('The receipt holds.').waitFor();
      await page.getByRole('button', { name: 'Verify now' }).click();
      await page.getByText('The log is whole.').waitFor();
      assert.deepEqual(await axeViolations(page), []);
      await page.locator('[data-row="0"]').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByText('Save the receipt').waitFor();
      assert.deepEqual(await axeViolations(page), []);
      assert.deepEqual(trouble, []);
      assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')) <= 0);
      await close();
    });
  }

  test('the state shows size, checkpoint and the fingerprint of the key; both can be saved', async () => {
    const { page, close } = await open(await serve(answers), '/ledger');
    await page.getByText((log.fingerprint.match(/.{4}/g) ?? []).join(' ')).waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save checkpoint' }).click();
    assert.equal((await saving).suggestedFilename(), 'entente-checkpoint-2.txt');
    await close();
  });

  test('an altered log names the first bad act and what to do', async () => {
    const { page, close } = await open(
      await serve({ ...answers, 'POST /api/ledger/verify': { body: altered } }),
      '/ledger',
    );
    await page.locator('h1').click();
    await page.keyboard.press('v');
    await page.getByText('The log was altered.').waitFor();
    await page.getByText('The first act concerned is 1.').waitFor();
    await page.getByText('leaf-differs').waitFor();
    await close();
  });

  test('while a verification runs it says how many acts are done', async () => {
    const { page, close } = await open(
      await serve({ ...answers, 'POST /api/ledger/verify': { body: whole, after: 1500 } }),
      '/ledger',
    );
    await page.getByRole('button', { name: 'Verify now' }).click();
    await page.getByText('500 of 2000 done').waitFor();
    assert.equal(await page.locator('progress').getAttribute('value'), '500');
    await page.getByText('The log is whole.').waitFor();
    assert.equal(await page.locator('progress').count(), 0);
    await close();
  });

  test('a receipt is checked here: it holds, with a pinned key too; altered or foreign it does not', async () => {
    const server = await serve(answers);
    const { page, trouble, close } = await open(server, '/ledger');
    await give(page, log.receipt);
    await page.getByText('Act 1 is one of the 2 acts').waitFor();
    await page.getByText('compare it with the one you were given').waitFor();
    await page.getByLabel('Key you were given on another way').fill(log.key);
    await give(page, log.receipt);
    await page.getByText('compare it with the one you were given').waitFor({ state: 'detached' });
    for (const [receipt, said] of [
      [{ ...log.receipt, act: { ...log.receipt.act, body: {} } }, 'it was changed'],
      [{ ...log.receipt, proof: [] }, 'The proof does not lead'],
      [{ ...log.receipt, checkpoint: log.receipt.checkpoint.replace('\n2\n', '\n3\n') }, 'The signature does not fit'],
      ['nonsense', 'not a receipt of an act'],
    ] as const) {
      await give(page, receipt);
      await page.getByText('The receipt does not hold.').waitFor();
      await page.getByText(said).waitFor();
    }
    await page.getByLabel('Key you were given on another way').fill(signedLog().key);
    await give(page, log.receipt);
    await page.getByText('not signed with the key you trust').waitFor();
    await page.getByLabel('Key you were given on another way').fill('no key');
    await give(page, log.receipt);
    await page.getByText('name+id+key').waitFor();
    assert.deepEqual(server.acts, []);
    assert.deepEqual(trouble, []);
    await close();
  });

  test('without WebCrypto the page says so and names the command', async () => {
    const { page, close } = await open(await serve(answers), '/ledger');
    await page.evaluate('Object.defineProperty(crypto, "subtle", { value: undefined })');
    await give(page, log.receipt);
    await page.getByText('came without TLS').waitFor();
    await page.getByText('npx entente ledger check').waitFor();
    await close();
  });

  test('acts are narrowed by the server, older ones are loaded, few stand in the page', async () => {
    const { page, close } = await open(await serve(answers), '/ledger');
    await page.getByText('200 rows').waitFor();
    assert.ok((await page.getByRole('row').count()) < 60);
    const ofRoom = page.waitForRequest(/\/api\/ledger\?limit=200&area=incidents$/);
    await page.getByLabel('Area', { exact: true }).selectOption('incidents');
    await ofRoom;
    const ofKind = page.waitForRequest(/area=incidents&kind=opened/);
    assert.deepEqual(await page.getByLabel('Kind', { exact: true }).locator('option').allInnerTexts(), [
      'every kind',
      'Fact recorded',
      'Incident opened',
    ]);
    await page.getByLabel('Kind', { exact: true }).selectOption('opened');
    await ofKind;
    await page.getByLabel('Area', { exact: true }).selectOption('');
    await page.getByRole('button', { name: 'Load older acts' }).click();
    await page.getByText('400 rows').waitFor();
    const asked = page.waitForRequest(/subjectKind=incident&subjectId=47/);
    await page.getByPlaceholder('Incident number').fill('47');
    await page.keyboard.press('Enter');
    await asked;
    await close();
  });

  test('acts are said in words of the reader’s language, their ids stand in the detail', async () => {
    const server = await serve(answers);
    for (const [address, said] of [
      ['/ledger', 'Notice sent'],
      ['/ledger?lang=fr', 'Avis envoyé'],
    ] as const) {
      const { page, close } = await open(server, address);
      await page.locator('[data-row="0"]').getByText(said).waitFor();
      assert.equal(await page.locator('[data-row="0"]').getByText('notice-sent').count(), 0);
      await page.locator('[data-row="0"]').click();
      await page.getByRole('dialog').getByText('callout/notice-sent').waitFor();
      await page.keyboard.press('Escape');
      await close();
    }
  });

  test('it speaks French and leaves nothing in English in the pseudo-locale', async () => {
    const server = await serve(answers);
    const french = await open(server, '/ledger?lang=fr');
    await french.page.getByRole('heading', { level: 1, name: 'Registre' }).waitFor();
    await french.close();
    const { page, close } = await open(server, '/ledger?lang=en-XA');
    await page.getByText('⟦').first().waitFor();
    const bare = await page.evaluate<string>(
      `[...document.querySelectorAll('main section > div:first-child, main h1, main button')].map(e => e.innerText).join(' ').replace(/⟦[^⟦⟧]*⟧/g, '')`,
    );
    assert.doesNotMatch(
      bare.replace(/notice\.sent|fact\.learned|callout|incidents?|INC-0047|CERT Nordmark|live|Nov|CET|UTC/g, ''),
      /\p{L}{4}/u,
    );
    await close();
  });
});
