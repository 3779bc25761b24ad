import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { webRig } from '#apps/web/testing/rig.ts';
import { skipBrowser } from '#platform/testing/browser.ts';
import { field, fullBench, openTab, panel } from './testing/every-tab.ts';
import { linkOf } from './ui/link.ts';

describe('the tabs of the handling workbench', { skip: skipBrowser }, () => {
  const { serve, open } = webRig(Date.now());

  test('what is typed is read as it is typed, with parts, meaning, silence and sources', async () => {
    const { page, close } = await open(await serve(), '/handling');
    assert.equal(await page.evaluate('document.activeElement.tagName'), 'TEXTAREA');
    await page.keyboard.type('TLP:AMBER+STRICT PAP:AMBER');
    await panel(page).locator('mark', { hasText: 'TLP:AMBER+STRICT' }).waitFor();
    const text = (await panel(page).innerText()).replace(/\s+/g, ' ');
    assert.match(text, /Traffic Light Protocol 2\.0 tlp-2/);
    assert.match(text, /the organisation that received it/);
    assert.match(text, /Silent on how long it holds/);
    assert.match(text, /TLP2.*confirmed/);
    assert.match(text, /look it up passively yes.*look it up actively no/);
    await close();
  });

  test('an error names its code and place; a homograph offers its readings and a choice settles it', async () => {
    const { page, close } = await open(await serve(), '/handling');
    await field(page).fill('TLP:PURPLE');
    await panel(page).getByText('unknown-level', { exact: true }).waitFor();
    await panel(page).getByText('characters 1 to 10').waitFor();
    await field(page).fill('SECRET');
    await panel(page).getByText('It can be several things').waitFor();
    await panel(page)
      .locator('li', { hasText: 'Government of Canada' })
      .getByRole('button', { name: 'It is this' })
      .click();
    await panel(page).getByText('Follows its scheme').waitFor();
    assert.equal(await page.locator('select').first().inputValue(), 'ca-goc');
    await close();
  });

  test('two markings are compared component by component', async () => {
    const { page, close } = await open(await serve(), '/handling');
    await field(page).fill('TLP:GREEN');
    await openTab(page, 'Compare');
    await page.getByLabel('Compared with').fill('TLP:RED');
    await panel(page).getByRole('status').getByText('asks less than').waitFor();
    await page.getByRole('button', { name: 'Swap' }).click();
    await panel(page).getByRole('status').getByText('asks more than').waitFor();
    await close();
  });

  test('the portions of a document go to the join, rows are added and taken away', async () => {
    const { page, close } = await open(await serve(), '/handling');
    await page.getByRole('button', { name: 'a marked document' }).click();
    await page.getByRole('button', { name: 'Join these portions' }).click();
    const status = panel(page).getByRole('status');
    await status.getByText('SECRET//NOFORN').waitFor();
    await panel(page)
      .getByText('aggregation', { exact: false })
      .or(panel(page).getByText('the whole says more'))
      .first()
      .waitFor();
    const rows = panel(page).locator('ol li');
    assert.equal(await rows.count(), 3);
    await page.getByRole('button', { name: 'Add a part' }).click();
    await rows.nth(3).locator('input').fill('TOP SECRET//NOFORN');
    await status.getByText('TOP SECRET//NOFORN').waitFor();
    await page.getByRole('button', { name: 'Remove part 4' }).click();
    assert.equal(await rows.count(), 3);
    await close();
  });

  test('one marking is translated to every scheme at once, with losses in both languages', async () => {
    const { page, close } = await open(
      await serve(),
      `/handling#${linkOf({ ...fullBench, tab: 'translate', text: 'SECRET//NOFORN' })}`,
    );
    const nato = page.locator('tr[data-scheme="nato"]');
    await nato.getByText('NATO SECRET').waitFor();
    assert.equal(await page.locator('tr[data-scheme]').count(), 37);
    assert.match(await nato.innerText(), /equal[\s\S]*needs an agreement[\s\S]*recalled/);
    assert.match(await nato.innerText(), /not a US citizen/);
    await page.getByText('Français', { exact: true }).click();
    assert.match(await nato.innerText(), /citoyenne des États-Unis/);
    await page.getByPlaceholder('Filter schemes').fill('pap');
    assert.equal(await page.locator('tr[data-scheme]').count(), 1);
    await page.getByPlaceholder('Filter schemes').fill('ireland');
    await page.getByLabel('Marking or portion-marked document').fill('SECRET UE/EU SECRET');
    await page.locator('tr[data-scheme="eu-appendix-b:IE"]').getByText('Secret', { exact: true }).waitFor();
    await close();
  });

  test('a sharing question moves from cannot decide to permit and to deny with its facts', async () => {
    const link = linkOf({ ...fullBench, tab: 'decide', text: 'TLP:AMBER', context: { created: '2024-05-01' } });
    const { page, close } = await open(await serve(), `/handling#${link}`);
    const verdict = panel(page).getByRole('status');
    await verdict.getByText('cannot be decided').waitFor();
    await page.getByLabel('Recipient, a demonstration party').selectOption('harbour-gas');
    await panel(page).getByRole('group', { name: 'a need to know' }).getByText('yes', { exact: true }).click();
    await verdict.getByText('permitted', { exact: true }).waitFor();
    assert.match(await verdict.innerText(), /TLP2.*confirmed[\s\S]*tlp-2 r\d+/);
    await panel(page).getByRole('group', { name: 'a need to know' }).getByText('no', { exact: true }).click();
    await verdict.getByText('denied').waitFor();
    await page.getByLabel('Recipient, a demonstration party').selectOption('hydrovend');
    await close();
  });

  test('every scheme is found by a level, a caveat or a source and shows its mappings', async () => {
    const { page, close } = await open(await serve(), '/handling');
    await openTab(page, 'Schemes');
    await panel(page).getByText('38 of 38').waitFor();
    await page.getByPlaceholder('A scheme, level, caveat, source').fill('schutzwort');
    await panel(page).getByText('1 of 38').waitFor();
    const text = await panel(page).innerText();
    assert.match(text, /STRENG GEHEIM/);
    assert.match(text, /(confirmed|recalled)/);
    assert.match(text, /eu-euci/);
    await close();
  });
});
