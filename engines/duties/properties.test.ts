import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Random, seededRandom } from '#engines/kernel/random.ts';
import { loadRegimes } from '#platform/packs/read-regimes.ts';
import { askedFrom } from './asked.ts';
import { candidatesFor } from './candidates.ts';
import { evaluateDuties, factsAsKnown, outcomesOf } from './index.ts';
import { situationOf } from './situation.ts';
import { isCounted, worstStages } from './stages.ts';
import type { Regime } from './types.ts';
import { randomIncident } from './random-incident.ts';

const regimes = loadRegimes();
const seed = Number(process.env.ENTENTE_SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed} (ENTENTE_SEED)`);

const incidentAt = (i: number) => randomIncident(regimes, seededRandom((seed + i) | 0));

function learnOne(facts: Readonly<Record<string, unknown>>, random: Random): Record<string, unknown> {
  const regime = random.pick(regimes.list);
  const open = [...regime.dependsOn].filter(
    fact => !(fact in facts) && candidatesFor(regime, fact, regimes).length > 0,
  );
  if (open.length === 0) return { ...facts };
  const fact = random.pick(open);
  const { value } = random.pick(candidatesFor(regime, fact, regimes));
  return { ...facts, [fact]: value instanceof Set ? [...(value as ReadonlySet<string>)] : value };
}

test('learning a fact never turns a decided duty undecided', () => {
  for (let i = 0; i < 1500; i++) {
    const incident = incidentAt(i);
    const before = outcomesOf(regimes, incident);
    const after = outcomesOf(regimes, {
      ...incident,
      facts: learnOne(incident.facts, seededRandom((seed ^ 0x5bd1) + i)),
    });
    for (const [id, outcome] of before)
      if (outcome !== 'undecided') assert.notEqual(after.get(id), 'undecided', `${id}, incident ${i} of seed ${seed}`);
  }
});

test('unknown facts never trigger: with nothing known only duties that ask for nothing arise', () => {
  for (const outcome of outcomesOf(regimes, { now: '2026-11-22T09:00:00Z' }).values())
    assert.ok(outcome === 'undecided' || outcome === 'not_in_force');
  for (let i = 0; i < 500; i++) {
    const incident = incidentAt(i);
    const unknown = Object.fromEntries(Object.keys(incident.facts).map(fact => [fact, null]));
    for (const outcome of outcomesOf(regimes, { ...incident, facts: unknown }).values())
      assert.notEqual(outcome, 'triggered');
  }
});

test('evaluating twice gives the same answer', () => {
  for (let i = 0; i < 60; i++) {
    const incident = incidentAt(i);
    assert.deepEqual(
      evaluateDuties(regimes, incident),
      evaluateDuties(regimes, structuredClone(incident)),
      `incident ${i} of seed ${seed}`,
    );
  }
});

// Deciding facts are found by changing one fact and evaluating again only what can move; the twin evaluates all anew.
test('a supposition comes out as the whole evaluation with that fact', () => {
  for (let i = 0; i < 400; i++) {
    const random = seededRandom((seed ^ 0x55) + i);
    const asked = askedFrom(regimes, randomIncident(regimes, random));
    const base = situationOf(asked);
    for (let turn = 0; turn < 5; turn++) {
      const regime = random.pick(regimes.list);
      const fact = random.pick(regime.dependsOn.size > 0 ? [...regime.dependsOn] : ['e.roles']);
      const candidates = candidatesFor(regime, fact, regimes);
      if (candidates.length === 0) continue;
      const candidate = random.pick(candidates);
      const supposed = base.supposing(fact, candidate.value);
      const anew = situationOf({ ...asked, facts: new Map(asked.facts).set(fact, candidate.value) });
      for (const rule of regimes.list) {
        const where = `${rule.id}, ${fact} ${candidate.label}, incident ${i} of seed ${seed}`;
        assert.equal(supposed.outcome(rule), anew.outcome(rule), where);
        assert.deepEqual(supposed.standing(rule), anew.standing(rule), where);
      }
    }
  }
});

/** The limit of each dated stage: the legal latest where there is one beside the safe time. */
function limits(regime: Regime, clock: string, at: Temporal.Instant, zone: string): Map<string, Temporal.Instant> {
  const entity = { home_zone: zone, main_establishment: 'FR' };
  const asked = askedFrom(regimes, { entity, timestamps: { [clock]: at.toString() }, now: at.toString() });
  const stages = worstStages(regime, situationOf(asked));
  return new Map(
    stages.flatMap(({ dated: { stage, counted } }) =>
      isCounted(counted) ? [[stage.id, counted.latest ?? counted.due] as const] : [],
    ),
  );
}

// The safe time within a month keeps the local time of day, so that 31 March 09:00 gives 30 April 09:00 and 30 March
// 23:00 gives 30 April 23:00; the legal latest, the end of that day, is what never moves back.
test('a limit never moves earlier when its clock starts later', () => {
  const dated = regimes.list.filter(r => r.stages.some(s => s.from));
  for (let i = 0; i < 6000; i++) {
    const random = seededRandom((seed ^ 0x77) + i);
    const regime = random.pick(dated);
    const clock = random.pick(regime.stages.flatMap(s => s.from ?? []));
    const start = Temporal.Instant.from('2026-10-02T00:00:00Z').add({ minutes: random.int(1_000_000) });
    const later = start.add({ minutes: random.int(4000) });
    const zone = random.pick(['Europe/Paris', 'America/New_York', 'Asia/Tokyo', 'UTC']);
    const second = limits(regime, clock, later, zone);
    for (const [stage, due] of limits(regime, clock, start, zone)) {
      const moved = second.get(stage);
      const where = `${regime.id} ${stage}, ${clock} ${start.toString()} and ${later.toString()} in ${zone}, seed ${seed}`;
      if (moved) assert.ok(Temporal.Instant.compare(due, moved) <= 0, where);
    }
  }
});

test('a past instant is replayed with what was known then', () => {
  const facts = {
    'i.personal_data': { value: 'confirmed', learned_at: '2026-03-02T09:00:00Z' },
    'i.pd_risk': { value: 'high_risk', learned_at: '2026-03-03T09:00:00Z' },
  };
  const input = { entity: { roles: ['gdpr_controller'] }, facts, now: '2026-03-04T09:00:00Z', regimes: ['eu-gdpr-33'] };
  const outcome = (at?: string) =>
    evaluateDuties(regimes, { ...input, ...(at ? { as_known_at: at } : {}) }).duties[0]?.outcome;
  assert.equal(outcome(), 'triggered');
  assert.equal(outcome('2026-03-02T12:00:00Z'), 'undecided');
  assert.deepEqual(Object.keys(factsAsKnown(facts, Temporal.Instant.from('2026-03-02T12:00:00Z'))), [
    'i.personal_data',
  ]);
});
