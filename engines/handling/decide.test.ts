import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#engines/kernel/random.ts';
import { loadLexicons } from '#platform/packs/read.ts';
import { decideMarking, decideShare } from './decide.ts';
import { parseMarking } from './parse/index.ts';
import { announceSeed, instant, markingPool, randomRecord, randomUse } from './testing/worlds.ts';
import type { Marking, ParsedCaveat, Party, ShareRequest } from './types.ts';

const lexicons = loadLexicons();
const pool = markingPool(lexicons);
const seed = announceSeed(process.env.ENTENTE_SEED, 97);
const random = seededRandom(seed);
function randomRequest(marking: Marking): ShareRequest {
  const use = randomUse(random);
  const { party, facts } = randomRecord(random);
  return {
    item: { ...use.item, marking: marking.original },
    holder: use.holder,
    recipient: party,
    action: use.action ?? 'read',
    facts: facts ?? {},
    at: instant,
  };
}

test('taking a fact away never turns a refusal or an open question into a permit', () => {
  for (let i = 0; i < 4_000; i++) {
    const marking = random.pick(pool);
    const request = randomRequest(marking);
    const before = decideMarking(marking, request, lexicons).decision;
    const name = random.pick([...Object.keys(request.recipient), ...Object.keys(request.facts ?? {})]);
    if (name === undefined) continue;
    const recipient = Object.fromEntries(Object.entries(request.recipient).filter(([key]) => key !== name)) as Party;
    const facts = Object.fromEntries(Object.entries(request.facts ?? {}).filter(([key]) => key !== name));
    const after = decideMarking(marking, { ...request, recipient, facts }, lexicons).decision;
    if (after === 'permit')
      assert.equal(before, 'permit', `${marking.original} without ${name}, seed ${seed}, round ${i}`);
  }
});

/** EYES ONLY of the US register is left out: it is a release list in an old dress, so it counts as a grant. */
const restricting: readonly (readonly [string, readonly ParsedCaveat[]])[] = [
  [
    'us-capco',
    [{ code: 'NOFORN' }, { code: 'ORCON' }, { code: 'PROPIN' }, { code: 'FGI', args: ['DEU'] }, { code: 'SI' }],
  ],
  ['us-cui', [{ code: 'NOFORN' }, { code: 'FED ONLY' }, { code: 'FEDCON' }, { code: 'NOCON' }, { code: 'SP-PCII' }]],
  [
    'uk-gscp',
    [
      { code: 'EYES ONLY', args: ['GBR'] },
      { code: 'RECIPIENTS ONLY' },
      { code: 'HMG USE ONLY' },
      { code: 'EMBARGOED', args: ['2030-01-01'] },
    ],
  ],
  ['au-pspf', [{ code: 'AUSTEO' }, { code: 'AGAO' }, { code: 'ORCON' }, { code: 'CABINET' }]],
  ['nz-psr', [{ code: 'NZEO' }]],
  ['fr-igi1300', [{ code: 'SPÉCIAL FRANCE' }]],
  ['nato', [{ code: 'ATOMAL' }]],
];

test('adding a caveat that is no grant never opens what was closed', () => {
  for (let i = 0; i < 4_000; i++) {
    const [scheme, caveats] = random.pick(restricting);
    const plain = random.pick(pool.filter(marking => marking.scheme === scheme));
    const added = { ...plain, caveats: [...plain.caveats, random.pick(caveats)] };
    const request = randomRequest(plain);
    const [before, after] = [plain, added].map(marking => decideMarking(marking, request, lexicons).decision);
    const seen = `${plain.original} + ${JSON.stringify(added.caveats)}, seed ${seed}, round ${i}`;
    if (before === 'deny') assert.equal(after, 'deny', seen);
  }
});

test('a grant opens a default of no foreign release to those it names and to nobody else', () => {
  const party = (country: string): Party => ({
    country,
    nationality: [country],
    clearances: [{ scheme: 'us-capco', level: 'S' }],
  });
  const ask = (marking: string, country: string) =>
    decideShare(
      {
        item: { marking, context: { country: 'US' } },
        holder: { id: 'agency' },
        recipient: party(country),
        action: 'read',
        facts: { need_to_know: true },
        at: instant,
      },
      lexicons,
    ).decision;
  assert.equal(ask('SECRET', 'GBR'), 'deny');
  assert.equal(ask('SECRET//REL TO USA, GBR', 'GBR'), 'permit');
  assert.equal(ask('SECRET//REL TO USA, GBR', 'FRA'), 'deny');
});

test('every answer carries its basis, and every reason a component or a marking to look at', () => {
  for (let i = 0; i < 500; i++) {
    const marking = random.pick(pool);
    const verdict = decideMarking(marking, randomRequest(marking), lexicons);
    assert.ok(verdict.basis.length > 0 && verdict.basis.every(basis => /^[0-9a-f]{64}$/.test(basis.hash)));
    if (verdict.decision === 'deny') assert.ok(verdict.because.length > 0 && verdict.missing.length > 0);
    if (verdict.decision === 'cannot-decide') assert.ok(verdict.unknown.length > 0);
    if (verdict.decision === 'permit-with-conditions') assert.ok(verdict.conditions.length > 0);
    for (const reason of [...verdict.because, ...verdict.missing])
      assert.ok(reason.text.length > 0 && /^[a-zA-Z0-9:+_-]+/.test(reason.code));
  }
});

test('a marking that breaks its own rules, or bears an unknown caveat, is held closed', () => {
  for (const text of ['SECRET//NOFORN/REL TO USA, GBR', 'SECRET//XYZZY', 'TLP:PURPLE', 'no marking']) {
    const marking = parseMarking(text, { country: 'US' }, lexicons);
    const request: ShareRequest = {
      item: { marking: text },
      holder: { id: 'h' },
      recipient: { country: 'US', nationality: ['US'] },
      action: 'read',
      facts: { need_to_know: true },
    };
    assert.equal(decideMarking(marking, request, lexicons).decision, 'deny', text);
  }
});
