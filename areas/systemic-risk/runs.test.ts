import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type CascadeResult, runCascade } from '#engines/cascade/index.ts';
import { canonicalJson } from '#engines/kernel/canonical.ts';
import {
  type TestInstallation,
  testInstallation,
  type Visitor,
  eventually,
} from '#apps/server/testing/installation.ts';
import { packInput } from './compute/packs.ts';
import { stopThreads } from './compute/threads.ts';

let installation: TestInstallation;
let officer: Visitor;

before(async () => {
  installation = await testInstallation();
  officer = await installation.visit('officer@cert-nordmark.example');
  await installation.worker();
});
after(async () => {
  await installation.close();
  await stopThreads();
});

const base = '/api/systemic-risk';
const shock = { kind: 'technology', targets: ['gridmind-scada'] };
const question = { model: 'pack:demo-country', title: 'Control suite', shock, worlds: 260, seed: 7, parameterDraws: 2 };

test('a run in pieces ends with the bytes of a run in one thread', async () => {
  const started = await officer.send('POST', `${base}/runs`, question);
  assert.equal(started.status, 200, JSON.stringify(started.body));
  const { id } = started.body;
  const done = await eventuallyLong(async () => {
    const { body } = await officer.get(`${base}/runs/${id}`);
    return body.state === 'queued' || body.state === 'running' ? undefined : body;
  });
  assert.equal(done.state, 'done', done.error);
  const { body: result } = await officer.get(`${base}/runs/${id}/result`);
  const alone = await runCascade({
    model: packInput('demo-country'),
    shock,
    worlds: 260,
    seed: 7,
    horizon_hours: 336,
    parameter_draws: 2,
  });
  const { withheld, ...rest } = result as CascadeResult & { withheld: number };
  assert.equal(withheld, 0);
  assert.equal(canonicalJson(rest), canonicalJson(JSON.parse(canonicalJson(alone))));
});

async function eventuallyLong<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 9; tries++) {
    const found = await eventually(ask, 'the run ends').catch(() => undefined);
    if (found) return found;
  }
  throw new Error('the run did not end');
}
