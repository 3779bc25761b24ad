import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestInstallation, testInstallation, type Visitor } from '#apps/server/testing/installation.ts';
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

/** Asks again until it is no longer going on; the queue is polled, so nothing here depends on how fast it is. */
async function ended(path: string, pick: (body: any) => any = body => body) {
  for (let i = 0; i < 3000; i++) {
    const found = pick((await officer.get(path)).body);
    if (found.state !== 'queued' && found.state !== 'running') return found;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return assert.fail(`${path} goes on and on`);
}

test('the demonstration country: copied, run, cancelled, run again, questioned, exported', async () => {
  const made = await officer.send('POST', `${base}/models`, { title: 'Meridia, ours', from: 'demo-country' });
  assert.equal(made.status, 200, JSON.stringify(made.body));
  const model = `own:${made.body.id}`;
  const outline = (await officer.get(`${base}/models/${model}/outline`)).body;
  assert.ok(outline.nodes.id.length >= 5000 && outline.sectors.length >= 10);
  const shock = { kind: 'technology', targets: ['argus-agent'] };
  const about = { model, title: 'Argus', shock, parameterDraws: 0 };

  const long = (await officer.send('POST', `${base}/runs`, { ...about, worlds: 2000 })).body;
  assert.equal((await officer.send('POST', `${base}/runs/${long.id}/cancel`)).body.state, 'cancelled');
  assert.equal((await officer.get(`${base}/runs/${long.id}/result`)).status, 409);

  const started = (await officer.send('POST', `${base}/runs`, { ...about, worlds: 20 })).body;
  const first = await ended(`${base}/runs/${started.id}`);
  assert.equal(first.state, 'done', first.error ?? '');
  const result = (await officer.get(`${base}/runs/${first.id}/result`)).body;
  for (const entry of result.functions) assert.ok(entry.probability.high > 0, 'never a probability of zero');

  const run = `${base}/runs/${first.id}`;
  const question = { kind: 'ranking', kinds: ['product'], confirm: 2, worlds: 10 };
  const asked = (await officer.send('POST', `${run}/questions`, question)).body;
  const answered = await ended(`${run}/questions`, body => body.questions.find((e: any) => e.id === asked.id));
  assert.equal(answered.state, 'done', answered.error ?? '');
  const answer = (await officer.get(`${base}/questions/${asked.id}/answer`)).body;
  assert.equal(answer.lists[0].ranked[0].id, 'argus-agent');

  const pdf = await officer.get(`${run}/brief.pdf?language=fr`);
  assert.equal(pdf.headers['content-type'], 'application/pdf');
  const pathway = (await officer.get(`${run}/pathway`)).body;
  assert.equal(pathway.cites.result_sha256, first.sha256);
  assert.ok(pathway.steps.length > 0);
  assert.equal((await officer.send('DELETE', run)).status, 200);
  assert.equal((await officer.get(run)).status, 404);
});
