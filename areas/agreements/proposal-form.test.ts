import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { webRig } from '#apps/web/testing/rig.ts';
import { axeViolations, skipBrowser } from '#platform/testing/browser.ts';
import { withCeiling } from './ui/terms-draft.ts';

const read = {
  scheme: 'nato',
  level: 'NR',
  canonical: 'NATO RESTRICTED',
  caveats: [],
  errors: [],
  warnings: [],
  spans: [],
};
const answers = {
  'GET /api/parties': { body: { parties: [{ id: 1, name: 'CERT Nordmark' }] } },
  'GET /api/sharing/parse': { body: read },
  'POST /api/agreements': { body: { id: 7 } },
};

test('of one scheme the later ceiling counts, the others stay', () => {
  const before = [
    { scheme: 'tlp-2', level: 'AMBER' },
    { scheme: 'pap', level: 'RED' },
  ];
  assert.deepEqual(withCeiling(before, { scheme: 'tlp-2', level: 'RED' }), [
    before[1],
    { scheme: 'tlp-2', level: 'RED' },
  ]);
});

describe('the form that proposes an agreement', { skip: skipBrowser }, () => {
  const { serve, open } = webRig(Date.now());

  test('ceilings are markings: drawn, read as they are typed, sent by scheme and level', async () => {
    const server = await serve(answers);
    const { page, trouble, close } = await open(server, '/agreements/new');
    await page.getByRole('button', { name: 'Remove TLP:AMBER' }).waitFor();
    await page.getByRole('checkbox', { name: 'Indicators' }).waitFor();
    const field = page.getByRole('textbox', { name: 'Another scheme' });
    await field.fill('NATO RESTRICTED');
    await page.getByText('read as NATO').waitFor();
    const propose = page.getByRole('button', { name: 'Propose' });
    assert.equal(await propose.isDisabled(), true, 'what is typed and not named would be left out in silence');
    await page.getByRole('button', { name: 'Name it' }).click();
    await page.getByRole('button', { name: 'Remove NATO NR' }).waitFor();
    assert.equal(await field.inputValue(), '');
    assert.deepEqual(await axeViolations(page), []);
    await page.getByRole('textbox', { name: /^Agreement/ }).fill('Exchange');
    await page.getByLabel(/^From/).fill('2026-12-01');
    await propose.click();
    await page.waitForURL(/\/agreements\/7$/);
    const sent = JSON.parse(server.acts.find(act => act.key === 'POST /api/agreements')?.body ?? '{}') as object;
    assert.deepEqual((sent as { maxMarkings: unknown }).maxMarkings, [
      { scheme: 'tlp-2', level: 'AMBER' },
      { scheme: 'nato', level: 'NR' },
    ]);
    assert.deepEqual(
      trouble.filter(each => !each.includes('404')),
      [],
    );
    await close();
  });
});
