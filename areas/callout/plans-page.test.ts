import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { Page } from 'playwright-core';
import { parse } from 'yaml';
import { webRig } from '#apps/web/testing/rig.ts';
import { axeViolations, skipBrowser } from '#platform/testing/browser.ts';
import { callOutPlan } from './contract.ts';

const plan = {
  slug: 'gas',
  title: 'Gas networks',
  purpose: 'Tell those who can act.',
  triggers: [
    { on: 'severity', atLeast: 3 },
    { on: 'mode', modes: ['live'] },
  ],
  acknowledgeWithin: { 'first-warning': 30, drill: 20 },
  audience: [
    { who: 'national-teams', of: ['affected', 'supplier'], why: 'May be hit' },
    { who: 'party', slug: 'gridisac', why: 'Standing arrangement' },
  ],
  channels: [
    { kind: 'email', minutes: 30 },
    { kind: 'voice', minutes: 10 },
  ],
  phoneScript: { en: 'This is {from}, please read back {code}.', fr: 'Ici {from}, veuillez répéter {code}.' },
  reviewBy: '2127-03-01',
};
const answers = {
  'GET /api/callout/plans': { body: { plans: [{ ...plan, revision: 4 }] } },
  'POST /api/callout/plans/check': { body: { findings: [] } },
  'PUT /api/callout/plans': { body: { revision: 5 } },
};
const wrong = (pointer: string, message: string) => ({
  ...answers,
  'POST /api/callout/plans/check': { body: { findings: [{ pointer, message }] } },
});
const yamlIn = async (page: Page): Promise<unknown> => {
  await page.getByRole('button', { name: 'YAML' }).click();
  return parse(await page.getByLabel('The plan as YAML').inputValue());
};

describe('the plan editor', { skip: skipBrowser }, () => {
  const { serve, open } = webRig(Date.now());

  for (const [width, scheme] of [
    [1440, 'light'],
    [390, 'dark'],
  ] as const) {
    test(`at ${width} px in ${scheme} both views have no axe violation, console error or sideways scroll`, async () => {
      const { page, trouble, close } = await open(await serve(answers), '/callouts/plans', width, scheme);
      await page.getByLabel('Who, line 1').waitFor();
      const sideways = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      assert.deepEqual(await axeViolations(page), []);
      assert.ok((await sideways()) <= 0);
      await page.getByRole('button', { name: 'YAML' }).click();
      await page.getByLabel('The plan as YAML').waitFor();
      assert.deepEqual(await axeViolations(page), []);
      assert.ok((await sideways()) <= 0);
      assert.deepEqual(trouble, []);
      await close();
    });
  }

  test('the form writes the plan: triggers, audience, steps in order with times, scripts; the YAML says the same', async () => {
    const { page, close } = await open(await serve(answers), '/callouts/plans');
    await page.getByLabel('Who, line 1').waitFor();
    assert.deepEqual(await yamlIn(page), plan, 'opening changes nothing');
    await page.getByRole('button', { name: 'Form' }).click();
    await page.getByLabel('Severity from, condition 1').fill('4');
    await page.getByRole('group', { name: 'Modes, condition 2' }).getByLabel('drill').check();
    await page.getByRole('button', { name: 'Add a line' }).click();
    await page.getByLabel('Who, line 3').selectOption('serving-teams');
    await page.getByLabel('Reason, line 3').fill('Serves it');
    await page.getByRole('button', { name: 'Remove line 2' }).click();
    await page.getByRole('button', { name: 'Step 2 earlier' }).click();
    await page.getByRole('button', { name: 'Add a step' }).click();
    await page.getByLabel('Time, step 3').fill('90');
    await page.getByLabel('First warning').fill('25');
    await page.getByLabel('Script in French').fill('Ici {from}. Répétez {code}.');
    const written = await yamlIn(page);
    assert.deepEqual(written, {
      ...plan,
      triggers: [
        { on: 'severity', atLeast: 4 },
        { on: 'mode', modes: ['live', 'drill'] },
      ],
      audience: [plan.audience[0], { who: 'serving-teams', kinds: ['isac'], why: 'Serves it' }],
      channels: [
        { kind: 'voice', minutes: 10 },
        { kind: 'email', minutes: 30 },
        { kind: 'emergency-voice', minutes: 90 },
      ],
      acknowledgeWithin: { 'first-warning': 25, drill: 20 },
      phoneScript: { ...plan.phoneScript, fr: 'Ici {from}. Répétez {code}.' },
    });
    assert.ok(callOutPlan.safeParse(written).success);
    await close();
  });

  test('what is written as YAML stands in the form, also parts the form does not know', async () => {
    const { page, close } = await open(await serve(answers), '/callouts/plans');
    await page.getByRole('button', { name: 'YAML' }).click();
    const text = page.getByLabel('The plan as YAML');
    await text.fill(`${(await text.inputValue()).replace('Gas networks', 'Gas and heat')}later: kept\n`);
    await page.getByRole('button', { name: 'Form' }).click();
    assert.equal(await page.getByLabel('Title').inputValue(), 'Gas and heat');
    await page.getByLabel('Purpose').fill('Another');
    assert.deepEqual(await yamlIn(page), { ...plan, title: 'Gas and heat', purpose: 'Another', later: 'kept' });
    await text.fill('- a list\n');
    await page.getByRole('button', { name: 'Form' }).click();
    await page.getByText('no plan that a form could show').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Publish' }).isDisabled());
    await close();
  });

  test('a finding stands at its field and with its line, in both views, and nothing is published', async () => {
    const server = await serve(wrong('/audience/1/slug', 'The directory has no party `gridisac`.'));
    const { page, close } = await open(server, '/callouts/plans');
    await page.getByText('The directory has no party').nth(1).waitFor();
    const line = page.getByText(/line \d+: \/audience\/1\/slug/);
    await line.waitFor();
    assert.ok(await page.getByRole('button', { name: 'Publish' }).isDisabled());
    await page.getByRole('button', { name: 'YAML' }).click();
    await line.waitFor();
    await page.getByLabel('The plan as YAML').fill('slug: [unclosed\n');
    await page
      .getByText(/line 2:/)
      .first()
      .waitFor();
    assert.ok(await page.getByRole('button', { name: 'Publish' }).isDisabled());
    assert.ok(server.acts.every(({ key }) => key === 'POST /api/callout/plans/check'));
    await close();
  });

  test('publishing asks first, and sends what the views show', async () => {
    const server = await serve(answers);
    const { page, close } = await open(server, '/callouts/plans');
    await page.getByLabel('Title').fill('Gas and heat');
    await page.getByText('Nothing is wrong with it.').waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('becomes revision 5').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    assert.ok(!server.acts.some(({ key }) => key.startsWith('PUT')), 'not yet');
    await page.getByRole('button', { name: 'Publish' }).click();
    await dialog.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Published.').waitFor();
    const sent = server.acts.find(({ key }) => key === 'PUT /api/callout/plans');
    assert.deepEqual(JSON.parse(sent?.body ?? 'null'), { ...plan, title: 'Gas and heat' });
    await close();
  });

  test('a plan that is refused says why where it happened', async () => {
    const refused = { status: 422, body: { code: 'invalid-input', title: 'The review lies in the past.', next: 'x' } };
    const { page, close } = await open(
      await serve({ ...answers, 'PUT /api/callout/plans': refused }),
      '/callouts/plans',
    );
    await page.getByText('Nothing is wrong with it.').waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('dialog').getByText('The review lies in the past.').waitFor();
    await close();
  });

  test('it speaks French', async () => {
    const { page, close } = await open(await serve(answers), '/callouts/plans?lang=fr');
    await page.getByLabel('Qui, ligne 1').waitFor();
    await page.getByLabel('Étape 1 : principal').waitFor();
    await close();
  });
});
