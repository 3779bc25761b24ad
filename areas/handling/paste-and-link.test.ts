import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { webRig } from '#apps/web/testing/rig.ts';
import { skipBrowser } from '#platform/testing/browser.ts';
import { field, panel } from './testing/every-tab.ts';

describe('pasting, keys and links of the handling workbench', { skip: skipBrowser }, () => {
  const { serve, open } = webRig(Date.now());

  test('letters change the tab, Escape leaves the field, arrows walk the tabs', async () => {
    const { page, close } = await open(await serve(), '/handling');
    await page.keyboard.type('c');
    assert.equal(await field(page).inputValue(), 'c');
    await page.keyboard.press('Escape');
    for (const [letter, name] of [
      ['c', 'Compare'],
      ['j', 'Join'],
      ['t', 'Translate'],
      ['d', 'Decide'],
      ['s', 'Schemes'],
      ['r', 'Read'],
    ] as const) {
      await page.keyboard.press(letter);
      await page.locator('[role=tab][aria-selected=true]', { hasText: name }).waitFor();
    }
    await page.locator('[role=tab][aria-selected=true]').focus();
    await page.keyboard.press('ArrowLeft');
    await page.locator('[role=tab][aria-selected=true]', { hasText: 'Schemes' }).waitFor();
    await close();
  });

  test('a link opens what it was made from, and nonsense says what is wrong and changes nothing', async () => {
    const server = await serve();
    const { page, trouble, close } = await open(server, '/handling');
    await field(page).fill('TLP:RED');
    await page.evaluate('Object.defineProperty(navigator, "clipboard", { value: undefined })');
    await page.keyboard.press('Escape');
    await page.keyboard.press('l');
    const dialog = page.getByRole('dialog');
    const link = await dialog.locator('textarea').inputValue();
    await page.keyboard.press('Escape');
    const second = await open(server, link.replace(server.origin, ''));
    assert.equal(await field(second.page).inputValue(), 'TLP:RED');
    await second.close();
    for (const [fragment, said] of [
      ['nonsense', /does not carry a workbench/],
      ['9.abcd', /newer form \(9\)/],
      ['1.%00', /cut off or altered/],
      [`1.${'A'.repeat(9000)}`, /at most 8000/],
    ] as const) {
      await page.evaluate(`location.hash = ${JSON.stringify(fragment)}`);
      await page.getByRole('alert').getByText(said).waitFor();
      assert.equal(await field(page).inputValue(), 'TLP:RED');
    }
    assert.deepEqual(trouble, []);
    await close();
  });

  test('a megabyte is read in a worker while the page goes on answering', async () => {
    const { page, trouble, close } = await open(await serve(), '/handling');
    await field(page).fill('TLP:RED');
    await panel(page).getByText('Follows its scheme').waitFor();
    const portion = '(S//REL TO USA, GBR) What was seen on the relay and in the logs of the gateway.\n\n';
    const text = `SECRET//NOFORN\n\n${portion.repeat(Math.ceil(1_000_000 / portion.length))}SECRET//NOFORN`;
    await page.evaluate(`(() => {
      window.longest = 0;
      let last = performance.now();
      const tick = () => { const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now; requestAnimationFrame(tick); };
      requestAnimationFrame(tick);
    })()`);
    await page.evaluate(`(() => {
      const data = new DataTransfer();
      data.setData('text/plain', ${JSON.stringify(text)});
      document.querySelector('textarea').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    })()`);
    await panel(page)
      .getByText(/\d{5} portions/)
      .waitFor({ timeout: 20_000 });
    console.log(
      `longest pause with ${text.length} characters: ${Math.round(await page.evaluate<number>('window.longest'))} ms`,
    );
    await page.keyboard.press('Escape');
    await page.keyboard.press('l');
    await page.getByRole('dialog').getByText('too long for a link').waitFor();
    assert.deepEqual(trouble, []);
    await close();
  });
});
