import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#engines/kernel/random.ts';
import { loadRegimes, regimeFiles } from '#platform/packs/read-regimes.ts';
import { outcomesOf } from './index.ts';
import { randomIncident } from './random-incident.ts';
import { referenceOutcomes } from './reference.ts';

const regimes = loadRegimes();
const reference = referenceOutcomes(regimeFiles());
const seed = Number(process.env.ENTENTE_SEED ?? Math.floor(Math.random() * 2 ** 31));
// 100,000 take about two minutes; ENTENTE_WORLDS=100000 runs them all.
const worlds = Number(process.env.ENTENTE_WORLDS ?? 10_000);
console.log(`seed ${seed}, ${worlds} incidents (ENTENTE_SEED, ENTENTE_WORLDS)`);

const incidentAt = (i: number) => randomIncident(regimes, seededRandom((seed + i) | 0));

test('the engine agrees with its reference twin on random incidents', () => {
  for (let i = 0; i < worlds; i++) {
    const incident = incidentAt(i);
    const ours = outcomesOf(regimes, incident);
    const theirs = reference(incident);
    for (const [id, outcome] of theirs)
      assert.equal(ours.get(id), outcome, `${id}, incident ${i} of seed ${seed}: ${JSON.stringify(incident)}`);
  }
});
