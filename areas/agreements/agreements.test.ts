import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FailureError } from '#engines/kernel/failure.ts';
import { type Actor, installation } from '#platform/auth/actor.ts';
import type { Role } from '#platform/auth/roles.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Database } from '#platform/db/open.ts';
import { loadLexicons } from '#platform/packs/read.ts';
import { loadProtections } from '#platform/packs/read-protections.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { type AgreementTerms, agreementTermsSchema, type CoverageNeed } from './contract.ts';
import { coverageOf } from './coverage.ts';
import {
  approve,
  type Change,
  correct,
  meetObligation,
  propose,
  revise,
  sendBack,
  sign,
  submit,
  terminate,
} from './lifecycle.ts';
import { gapsAt } from './gaps.ts';
import { matrixOf } from './matrix.ts';
import { protectionAnswers } from './protections.ts';
import { agreementsService, readAgreement, readAgreements } from './service.ts';

let database: Database;
let people: number[];
let parties: number[];
const lexicons = loadLexicons();
const protections = loadProtections();
const now = '2026-11-24T09:00:00Z';

before(async () => {
  database = await testDatabase();
  ({ parties, people } = await asActor(database.app, installation, async tx => {
    const made = await tx
      .insertInto('party.party')
      .values(
        ['alpha', 'beta', 'gamma'].map(slug => ({
          slug,
          name: slug,
          names: '{}',
          attributes: '{}',
          kind: 'national-csirt',
          country: 'FR',
          parent: null,
          standing: 'attested' as const,
        })),
      )
      .returning('id')
      .execute();
    const persons = await tx
      .insertInto('party.person')
      .values(['ada', 'ben'].map(name => ({ name, email: `${name}@agreements.example`, home: made[0]!.id })))
      .returning('id')
      .execute();
    return { parties: made.map(row => row.id), people: persons.map(row => row.id) };
  }));
});
after(() => database.close());

const actorOf = (person: number, roles: Role[], party = 0): Actor => ({
  person: people[person]!,
  party: parties[party]!,
  appointment: 1,
  roles,
  via: 'session',
});
const counsel = (person: number) => actorOf(person, ['legal-counsel']);

const termsOf = (more: Partial<AgreementTerms> = {}): AgreementTerms =>
  agreementTermsSchema.parse({
    kind: 'mou',
    title: 'Exchange of indicators',
    parties: [parties[0], parties[1]],
    activities: ['information-sharing'],
    classes: ['indicator', 'narrative'],
    purposes: ['cyber-defence'],
    maxMarkings: [{ scheme: 'tlp-2', level: 'AMBER' }],
    startsAt: '2026-01-01T00:00:00Z',
    endsAt: '2027-12-31T00:00:00Z',
    obligations: [{ who: null, what: 'Prove destruction', survives: true }],
    ...more,
  });

const change = <T>(actor: Actor, work: (change: Change) => Promise<T>): Promise<T> =>
  asActor(database.app, actor, tx => work({ tx, actor, now, enforce: async () => {} }));

async function signedAgreement(more: Partial<AgreementTerms> = {}): Promise<number> {
  const { id } = await change(counsel(0), c => propose(c, termsOf(more)));
  await change(counsel(0), c => submit(c, id));
  await change(counsel(1), c => approve(c, id, 'opinion 1'));
  for (const party of more.parties ?? [parties[0]!, parties[1]!]) {
    await change(counsel(1), c => sign(c, id, { party, signedAt: '2026-01-01T00:00:00Z', evidence: 'page 3' }));
  }
  return id;
}

const refuses = (code: string) => (error: unknown) => error instanceof FailureError && error.failure.code === code;

const service = agreementsService(
  { now: () => Temporal.Instant.from(now), services: {} as never },
  { lexicons, protections },
);
const between = (at: string, knownAt?: string) =>
  asActor(
    database.app,
    actorOf(0, ['analyst']),
    async tx => (await service.between(tx, parties[0]!, [parties[1]!], at, knownAt)).get(parties[1]!)!,
  );

test('an agreement goes from draft through review and n of m signatures into force, each step an act', async () => {
  const { id, state } = await change(counsel(0), c => propose(c, termsOf({ title: 'Steps' })));
  assert.equal(state, 'draft');
  assert.equal((await change(counsel(0), c => submit(c, id))).state, 'legal-review');
  assert.equal((await change(counsel(1), c => approve(c, id, ''))).state, 'signing');
  const one = await change(counsel(1), c => sign(c, id, { party: parties[0]!, signedAt: now, evidence: 'e' }));
  assert.deepEqual([one.state, one.signed, one.signers], ['signing', 1, 2]);
  const two = await change(counsel(1), c => sign(c, id, { party: parties[1]!, signedAt: now, evidence: 'e' }));
  assert.equal(two.state, 'in-force');
  const acts = await database.ownerPool.query<{ count: string }>(
    `select count(*) from ledger.act where subject_kind = 'agreement' and subject_id = $1`,
    [String(id)],
  );
  assert.ok(acts.rows[0]);
});

test('nobody approves or signs off their own proposal, and only counsel approves', async () => {
  const { id } = await change(counsel(0), c => propose(c, termsOf({ title: 'Own' })));
  await change(counsel(0), c => submit(c, id));
  await assert.rejects(
    change(counsel(0), c => approve(c, id, '')),
    refuses('not-allowed'),
  );
  await assert.rejects(
    change(actorOf(1, ['secretariat']), c => approve(c, id, '')),
    refuses('not-allowed'),
  );
  await change(counsel(1), c => approve(c, id, ''));
  await assert.rejects(
    change(counsel(0), c => sign(c, id, { party: parties[0]!, signedAt: now, evidence: '' })),
    refuses('not-allowed'),
  );
});

test('an analyst may not propose, and the database refuses it as well', async () => {
  await assert.rejects(
    change(actorOf(0, ['analyst']), c => propose(c, termsOf())),
    refuses('not-allowed'),
  );
  await assert.rejects(
    asActor(database.app, actorOf(0, ['analyst']), tx =>
      tx.insertInto('agreements.agreement').values({ slug: 'x', renews: null }).execute(),
    ),
    /row-level security/,
  );
});

test('a party that is not named in an agreement does not see it', async () => {
  const id = await signedAgreement({ title: 'Private' });
  const seen = await asActor(database.app, actorOf(0, ['analyst'], 2), tx => readAgreements(tx, now));
  assert.ok(!seen.some(agreement => agreement.id === id));
});

test('a revision starts the review anew; signed terms cannot be revised', async () => {
  const { id } = await change(counsel(0), c => propose(c, termsOf({ title: 'Revised' })));
  await change(counsel(0), c => submit(c, id));
  await change(counsel(1), c => approve(c, id, ''));
  const revised = await change(counsel(0), c =>
    revise(c, id, termsOf({ title: 'Revised', classes: ['contact'] }), 'narrower'),
  );
  assert.deepEqual([revised.state, revised.version], ['draft', 2]);
  await change(counsel(0), c => submit(c, id));
  const back = await change(counsel(1), c => sendBack(c, id, 'add retention'));
  assert.equal(back.state, 'draft');
  const signed = await signedAgreement({ title: 'Signed' });
  await assert.rejects(
    change(counsel(0), c => revise(c, signed, termsOf(), '')),
    refuses('conflict'),
  );
});

test('what was known then stays: a correction does not rewrite what one could rely on', async () => {
  const id = await signedAgreement({ title: 'Corrected' });
  const learned = new Date().toISOString();
  await change(counsel(1), c =>
    correct(c, id, { startsAt: '2026-01-01T00:00:00Z', endsAt: '2026-06-30T00:00:00Z' }, 'the annex says June'),
  );
  const has = (list: readonly { id: number }[]) => list.some(agreement => agreement.id === id);
  assert.ok(has((await between(now, learned)).inForce));
  assert.ok(has((await between(now)).lapsed));
  assert.ok(has((await between('2026-03-01T00:00:00Z')).inForce));
  await assert.rejects(
    change(counsel(1), c => correct(c, id, { startsAt: '2026-01-01T00:00:00Z', endsAt: null }, '')),
    refuses('not-allowed'),
  );
});

test('a signature entered later did not bind before it was known here', async () => {
  const beforeSigning = new Date().toISOString();
  const id = await signedAgreement({ title: 'Late entry' });
  const found = async (knownAt?: string) =>
    (await between(now, knownAt)).inForce.some(agreement => agreement.id === id);
  assert.equal(await found(), true);
  assert.equal(await found(beforeSigning), false);
});

test('the last 90 days are renewal-due; after the end it is expired, and renewed once its successor stands', async () => {
  const id = await signedAgreement({ title: 'Ends', endsAt: '2026-12-31T00:00:00Z' });
  const at = (instant: string) =>
    asActor(database.app, counsel(0), async tx => (await readAgreement(tx, id, instant)).state);
  assert.equal(await at('2026-10-01T00:00:00Z'), 'in-force');
  assert.equal(await at('2026-10-02T00:00:00Z'), 'renewal-due');
  assert.equal(await at('2026-12-31T00:00:00Z'), 'expired');
  const { id: next } = await change(counsel(0), c =>
    propose(c, termsOf({ title: 'Ends', startsAt: '2026-12-31T00:00:00Z' }), id),
  );
  await change(counsel(0), c => submit(c, next));
  await change(counsel(1), c => approve(c, next, ''));
  assert.equal(await at('2027-01-01T00:00:00Z'), 'expired');
  for (const party of parties.slice(0, 2))
    await change(counsel(1), c => sign(c, next, { party, signedAt: now, evidence: '' }));
  assert.equal(await at('2027-01-01T00:00:00Z'), 'renewed');
});

test('a terminated agreement is lapsed from its effective date; obligations survive it', async () => {
  const id = await signedAgreement({ title: 'Terminated' });
  await change(counsel(0), c => terminate(c, id, '2026-11-30T00:00:00Z', 'notice given'));
  const has = (list: readonly { id: number }[]) => list.some(agreement => agreement.id === id);
  assert.ok(has((await between('2026-11-29T00:00:00Z')).inForce));
  assert.ok(has((await between('2026-11-30T00:00:00Z')).lapsed));
  const met = await change(counsel(0), c => meetObligation(c, id, { obligation: 0, evidence: 'certificate 7' }));
  assert.equal(met.id, id);
  await assert.rejects(
    change(counsel(0), c => meetObligation(c, id, { obligation: 4, evidence: '' })),
    refuses('not-found'),
  );
});

test('coverage needs class, activity, purpose and level, and says which is missing', async () => {
  const id = await signedAgreement({ title: 'Scope' });
  const agreement = await asActor(database.app, counsel(0), tx => readAgreement(tx, id, now));
  const need: CoverageNeed = {
    informationClass: 'indicator',
    activity: 'information-sharing',
    purpose: 'cyber-defence',
    levels: [{ scheme: 'tlp-2', level: 'GREEN' }],
  };
  assert.equal(coverageOf(agreement, need, lexicons).covers, true);
  const cases: [Partial<CoverageNeed>, string][] = [
    [{ informationClass: 'personal-data' }, 'agreement-class'],
    [{ activity: 'monitoring' }, 'agreement-activity'],
    [{ purpose: 'regulation' }, 'agreement-purpose'],
    [{ levels: [{ scheme: 'tlp-2', level: 'RED' }] }, 'agreement-level'],
    [{ levels: [{ scheme: 'nato', level: 'NR' }] }, 'agreement-level'],
    [{ levels: [{ scheme: 'tlp-2', level: null }] }, 'agreement-level'],
  ];
  for (const [part, code] of cases) {
    const coverage = coverageOf(agreement, { ...need, ...part }, lexicons);
    assert.equal(coverage.covers, false);
    assert.deepEqual(
      coverage.missing.map(reason => reason.code),
      [code],
    );
  }
});

test('CISA 2015 is in force, lapsed or unknown by date, and narrative is never covered by it', () => {
  const need = {
    holderCountry: 'US',
    holderKind: 'operator',
    recipientCountry: 'US',
    recipientKind: 'isac',
    informationClass: 'indicator' as const,
    purpose: 'cyber-defence',
  };
  const facts = {
    'cisa.scrubbed': 'yes',
    'cisa.control': 'yes',
    'cisa.restrictions': 'yes',
  } as const;
  const ask = (at: string, more: object = {}) =>
    protectionAnswers(protections, { ...need, facts, ...more }, at, at).find(answer => answer.id === 'sh-us-cisa2015');
  assert.equal(ask('2025-09-30T12:00:00Z')?.applies, 'yes');
  assert.equal(ask('2025-10-15T12:00:00Z')?.applies, 'no');
  assert.equal(ask('2026-05-01T12:00:00Z')?.applies, 'yes');
  assert.equal(ask('2026-11-24T12:00:00Z')?.applies, 'unknown');
  assert.equal(ask('2026-05-01T12:00:00Z', { informationClass: 'narrative' })?.applies, 'no');
  assert.equal(ask('2026-05-01T12:00:00Z', { facts: {} })?.applies, 'unknown');
  assert.equal(ask('2026-05-01T12:00:00Z', { holderCountry: 'FR' }), undefined);
});

test('in a lapse the gap names the agreements of those who relied on it, from its first day, as known then', async () => {
  const id = await signedAgreement({ title: 'Gap', parties: [parties[0]!, parties[2]!] });
  const agreements = await asActor(database.app, counsel(0), tx => readAgreements(tx, '2026-02-01T00:00:00Z'));
  const facts = new Map(
    parties.map((party, i) => [party, { id: party, name: '', kind: 'operator', country: i ? 'FR' : 'US' }]),
  );
  const gap = (at: string, knownAt: string) =>
    gapsAt(protections, agreements, facts, at, knownAt).find(one => one.id === 'sh-us-cisa2015');
  const lapsed = gap('2026-02-01T00:00:00Z', '2026-02-01T00:00:00Z');
  assert.deepEqual([lapsed?.state, lapsed?.since, lapsed?.parties], ['lapsed', '2026-01-31', [parties[0]]]);
  assert.ok(lapsed?.agreements.includes(id));
  assert.equal(gap('2026-02-01T00:00:00Z', '2026-02-03T00:00:00Z'), undefined);
  assert.equal(gap('2026-10-01T00:00:00Z', '2026-10-01T00:00:00Z')?.state, 'unknown');
});

test('the matrix says for each pair and class why it is green, amber or red', async () => {
  await signedAgreement({ title: 'Matrix', parties: [parties[1]!, parties[2]!], endsAt: '2026-12-01T00:00:00Z' });
  const agreements = await asActor(database.app, counsel(0), tx => readAgreements(tx, now));
  const rows = matrixOf([parties[1]!, parties[2]!], agreements, 'cyber-defence');
  const colour = (kind: string) => rows[0]!.cells.find(cell => cell.informationClass === kind);
  assert.equal(colour('indicator')?.colour, 'amber');
  assert.match(colour('indicator')!.reason, /renewal is due/);
  assert.equal(colour('personal-data')?.colour, 'red');
});
