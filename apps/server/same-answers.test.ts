import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { webRig } from '#apps/web/testing/rig.ts';
import { checkout } from '#platform/config/config.ts';
import { axeViolations, skipBrowser } from '#platform/testing/browser.ts';
import { makeRoom } from '#tools/new/make.ts';
import { type TestInstallation, testInstallation, type Visitor } from './testing/installation.ts';

// One incident asked at three doors: the terminal, the API, and a browser whose network is cut.
const incidents: readonly object[] = [
  {
    entity: { 'e.countries': ['FR'], 'e.roles': ['insurer', 'gdpr_controller'], 'e.home_zone': 'Europe/Paris' },
    facts: { 'i.critical_function_affected': true, 'i.duration_hours': 30, 'i.member_states': ['FR', 'DE'] },
    timestamps: { 't.aware': '2026-11-20T22:00:00+01:00', 't.classified': '2026-11-20T22:00:00+01:00' },
    now: '2026-11-20T22:00:00Z',
  },
  {
    entity: { 'e.countries': ['US'], 'e.us_registrant': 'domestic', 'e.home_zone': 'America/New_York' },
    facts: { 'i.material_investor': 'material' },
    timestamps: { 't.materiality': '2026-11-07T12:00:00-05:00' },
    now: '2026-11-24T10:00:00Z',
  },
  {
    entity: { 'e.countries': ['DE'], 'e.roles': ['nis2_essential'], 'e.sectors': ['cloud'] },
    facts: { 'i.status': 'confirmed', 'i.loss_amount': 'EUR 400000', 'i.planned_maintenance': false },
    timestamps: { 't.aware': '2026-10-24T10:00:00+02:00', 't.aware_significant': '2026-10-24T10:00:00+02:00' },
    now: '2026-10-25T10:00:00Z',
  },
  {
    entity: { 'e.countries': ['DE'], 'e.roles': ['gdpr_controller'] },
    facts: {
      'i.personal_data': { value: 'confirmed', learned_at: '2026-11-24T08:00:00Z' },
      'i.pd_risk': { value: 'high_risk', learned_at: '2026-11-25T08:00:00Z' },
    },
    timestamps: { 't.aware_breach': '2026-11-24T01:00:00+01:00' },
    now: '2026-11-26T10:00:00Z',
    as_known_at: '2026-11-24T12:00:00Z',
  },
  { entity: {}, facts: {}, timestamps: {}, now: '2026-11-24T10:00:00Z' },
];

describe('the terminal, the API and the browser', { skip: skipBrowser }, () => {
  const { serve, open } = webRig(Date.now());
  const root = mkdtempSync(path.join(os.tmpdir(), 'entente-same-'));
  const own = path.join(root, 'packs');
  let installation: TestInstallation;
  let officer: Visitor;
  let terminal: any[];

  before(async () => {
    makeRoom(root, 'regime', 'eu-acme-1', '2026-01-02');
    installation = await testInstallation({ ENTENTE_PACKS: own });
    officer = await installation.visit('officer@cert-nordmark.example');
    const run = spawnSync(process.execPath, [path.join(checkout, 'apps/cli/entente.mjs'), 'batch'], {
      input: incidents.map((input, id) => JSON.stringify({ id, op: 'duties.evaluate', input })).join('\n'),
      encoding: 'utf8',
      env: { ...process.env, ENTENTE_PACKS: own },
      maxBuffer: 64 * 1024 * 1024,
    });
    terminal = run.stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line).result);
  });
  after(async () => {
    await installation?.close();
    rmSync(root, { recursive: true, force: true });
  });

  async function laboratory(width = 1440, query = ''): Promise<{ page: Page; close: () => Promise<void> }> {
    const files = await officer.get('/api/packs/own');
    assert.equal(files.status, 200);
    const { page, close } = await open(
      await serve({ 'GET /api/packs/own': { body: files.body } }),
      `/definitions${query}`,
      width,
    );
    page.setDefaultTimeout(30_000);
    await page.locator('[role=tabpanel] tbody th[scope=row]').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    return { page, close };
  }

  async function answerHere(page: Page, input: object): Promise<unknown> {
    await page.locator('textarea').first().fill(JSON.stringify(input));
    await page.locator('#definitions-incident').getByRole('button').first().click();
    // An answer to an earlier text is marked as such; this one is there when the mark is gone.
    await page.locator('#definitions-incident tbody th').first().waitFor();
    await page.locator('[data-stale]').waitFor({ state: 'detached' });
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'JSON' }).click();
    return JSON.parse(readFileSync(await (await saved).path(), 'utf8'));
  }

  test('give the same answer to the same five incidents, the browser without a network', async () => {
    const requests = incidents.map((input, id) => ({ id, op: 'duties.evaluate', input }));
    const api = await officer.send('POST', '/api/batch', { requests });
    assert.deepEqual(
      api.body.answers.map((answer: any) => answer.result),
      terminal,
    );
    const { page, close } = await laboratory();
    await assert.rejects(page.evaluate('fetch("/healthz")'), 'the network is really cut');
    await page.locator('#definitions-tab-incident').click();
    for (const [i, input] of incidents.entries()) {
      assert.deepEqual(await answerHere(page, input), terminal[i], `incident ${i}`);
    }
    await close();
  });

  test('know the rule of an own folder, and triggered, undecided and dated outcomes are among the answers', () => {
    const ofOwn = terminal.map(result => result.duties.find((duty: any) => duty.regime === 'eu-acme-1')?.outcome);
    assert.deepEqual(ofOwn, ['undecided', 'not_applicable', 'triggered', 'undecided', 'undecided']);
    assert.ok(terminal.some(result => result.duties.some((duty: any) => duty.stages.some((stage: any) => stage.due))));
  });

  test('what is wrong in the text is said beside it, in French at 390 px too', async () => {
    const { page, close } = await laboratory(390, '?lang=fr');
    await page.locator('#definitions-tab-incident').click();
    const say = async (text: string) => {
      await page.locator('textarea').first().fill(text);
      await page.locator('#definitions-incident').getByRole('button').first().click();
      return page.locator('[role=alert]').textContent();
    };
    assert.match((await say('{"entity":')) ?? '', /pas du JSON/);
    assert.match((await say('[]')) ?? '', /Un incident est un objet/);
    assert.match((await say('{"entity": {}}')) ?? '', /`now` manque/);
    assert.match((await say('{"now": "2026-11-24T10:00:00Z", "facts": {"i.nope": 1}}')) ?? '', /i\.nope/);
    await answerHere(page, incidents[2] as object);
    assert.equal(await page.locator('[role=alert]').count(), 0);
    assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')) <= 0);
    assert.deepEqual(await axeViolations(page), []);
    await close();
  });
});
