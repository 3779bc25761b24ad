import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { meFixture } from '#apps/web/testing/fixtures.ts';
import { webRig } from '#apps/web/testing/rig.ts';
import { loadProtections } from '#platform/packs/read-protections.ts';
import { axeViolations, skipBrowser } from '#platform/testing/browser.ts';
import type { HarbourView, Statement } from './contract.ts';
import { standingOn } from './evidence.ts';
import { gatherFacts } from './gather.ts';
import { viewOf } from './view.ts';

const now = Date.parse('2026-05-01T09:00:00Z');
const book = loadProtections();
const holder = { id: 1, name: 'Cascadia Pipeline', kind: 'operator', country: 'US' };
const recipient = { id: 2, name: 'An ISAC', kind: 'isac', country: 'US' };

const entry = (id: number, fact: string, more: Partial<Statement> = {}): Statement => ({
  id,
  fact,
  value: true,
  withdraws: null,
  incident: null,
  source: `Record ${id}`,
  statedBy: 'Security team',
  why: '',
  validFrom: '2026-01-01',
  validTo: null,
  recordedAt: '2026-01-01T00:00:00Z',
  recordedBy: 'Ingrid Falk',
  ...more,
});
const statements = [
  entry(1, 'cisa.control'),
  entry(2, 'cisa.restrictions'),
  entry(3, 'programme.current', { validTo: '2026-02-01' }),
  entry(4, 'uk.ncsc_engaged'),
  entry(5, 'uk.ncsc_engaged', { value: null, withdraws: 4, why: 'Wrong case' }),
];

/** A pipeline operator in the United States gives indicators to an ISAC; nobody has recorded the review for personal data. */
function viewed(only?: string): HarbourView {
  const sources = {
    holder,
    recipient,
    query: { class: 'indicator' as const, purpose: 'cyber-defence' as const },
    incidentFacts: [],
    ownEntities: [],
    standing: standingOn(statements, '2026-05-01'),
  };
  const settled = {
    holder,
    recipient,
    incident: { id: 47, ref: 'INC-0047', title: 'Harbour gas', marking: 'TLP:AMBER', mode: 'live' as const },
    informationClass: 'indicator',
    purpose: 'cyber-defence',
    at: '2026-05-01',
    knownAt: '2026-05-01',
    marking: 'TLP:AMBER',
    statements,
  };
  return viewOf(book, settled, gatherFacts(book.facts, sources), only);
}

const asked = '?incident=47&recipient=2&class=indicator&purpose=cyber-defence';
const me = meFixture(now);
const replies = {
  'GET /api/me': { body: me },
  'GET /api/parties': { body: { parties: [holder, recipient] } },
  'GET /api/incidents': { body: { incidents: [{ id: 47, ref: 'INC-0047', title: 'Harbour gas' }] } },
  'GET /api/safe-harbour': { body: viewed() },
  'GET /api/safe-harbour/protections/sh-us-cisa2015': { body: viewed('sh-us-cisa2015') },
  'GET /api/safe-harbour/evidence': { body: { statements } },
  'POST /api/safe-harbour/evidence': { body: { id: 6 } },
  'POST /api/safe-harbour/evidence/1/withdraw': { body: { id: 7 } },
};

describe('pages of safe harbours', { skip: skipBrowser }, () => {
  const { serve, open } = webRig(now);

  for (const [path, shown, width, scheme] of [
    [`/safe-harbour${asked}`, 'Cybersecurity Information Sharing Act of 2015', 1440, 'light'],
    [`/safe-harbour${asked}`, 'Cybersecurity Information Sharing Act of 2015', 390, 'dark'],
    [`/safe-harbour/sh-us-cisa2015${asked}`, 'price-fixing', 390, 'light'],
    ['/safe-harbour/evidence', 'Withdraws entry 4', 1440, 'dark'],
  ] as const) {
    test(`${path} at ${width} px in ${scheme}: no axe violation, no trouble, no sideways scroll`, async () => {
      const { page, trouble, close } = await open(await serve(replies), path, width, scheme);
      await page.getByText(shown).first().waitFor();
      await page.getByText('Decision support, not legal advice').first().waitFor();
      assert.deepEqual(await axeViolations(page), []);
      assert.deepEqual(trouble, []);
      assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')) <= 0);
      await close();
    });
  }

  test('the missing evidence is named, stated by keyboard for this incident alone, and sent as it was typed', async () => {
    const server = await serve(replies);
    const { page, trouble, close } = await open(server, `/safe-harbour/sh-us-cisa2015${asked}`);
    await page.getByText('6 of 7 met').waitFor();
    await page.getByText('record of the review with who did it and when').waitFor();
    await page.getByRole('button', { name: /^State it: Was it reviewed/ }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Answer').selectOption('true');
    await dialog.getByLabel('Document or record that shows it').fill('Review of 30 April');
    await dialog.getByLabel('Holds from').fill('2026-04-30');
    const sent = page.waitForRequest(request => request.method() === 'POST');
    await dialog.getByRole('button', { name: 'State', exact: true }).click();
    const body = (await sent).postDataJSON() as Record<string, unknown>;
    assert.deepEqual(
      [body['fact'], body['value'], body['incident'], body['source'], body['validFrom'], body['validTo']],
      ['cisa.scrubbed', true, 47, 'Review of 30 April', '2026-04-30', null],
    );
    await dialog.waitFor({ state: 'hidden' });
    assert.deepEqual(trouble, []);
    await close();
  });

  test('evidence is withdrawn with a reason only', async () => {
    const { page, close } = await open(await serve(replies), '/safe-harbour/evidence');
    await page.getByRole('button', { name: 'Withdraw' }).last().click();
    const dialog = page.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: 'Withdraw' });
    assert.equal(await confirm.isDisabled(), true);
    await dialog.getByRole('textbox').fill('The channel changed');
    const sent = page.waitForRequest(request => request.method() === 'POST');
    await confirm.click();
    assert.deepEqual((await sent).postDataJSON(), { why: 'The channel changed' });
    await close();
  });

  test('whoever may not state evidence is offered no form', async () => {
    const acting = { ...me.acting, roles: ['observer'] };
    const server = await serve({ ...replies, 'GET /api/me': { body: { ...me, acting } } });
    const { page, close } = await open(server, `/safe-harbour/sh-us-cisa2015${asked}`);
    await page.getByText('6 of 7 met').waitFor();
    assert.equal(await page.getByRole('button', { name: /^State/ }).count(), 0);
    await close();
  });
});
