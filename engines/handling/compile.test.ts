import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasBit } from '#engines/kernel/bitset.ts';
import { seededRandom } from '#engines/kernel/random.ts';
import { loadLexicons } from '#platform/packs/read.ts';
import {
  type CompiledMarking,
  clausesOf,
  compileMarking,
  decideCompiled,
  explain,
  packMarkings,
  partyTokens,
  tokenSpace,
  verdictBitmap,
} from './compile.ts';
import { allRequirements, contributionsForDecision, decideMarking } from './decide.ts';
import { parseMarking } from './parse/index.ts';
import { decideReference } from './reference.ts';
import { cedarEntity, cedarPermits, cedarPolicy, loadPolicy } from './testing/cedar.ts';
import { announceSeed, instant, markingPool, randomRecord, randomUse } from './testing/worlds.ts';
import type { ShareRequest } from './types.ts';

const lexicons = loadLexicons();
const pool = markingPool(lexicons);
const seed = announceSeed(process.env.ENTENTE_SEED, 20261124);
const space = tokenSpace();

/** 400 markings in use: each with a holder, an originator and an action of its own. */
const random = seededRandom(seed);
const uses = Array.from({ length: 400 }, () => {
  const marking = random.pick(pool);
  const use = randomUse(random);
  const request: ShareRequest = {
    item: { ...use.item, marking: marking.original },
    holder: use.holder,
    recipient: {},
    action: use.action ?? 'read',
    at: instant,
  };
  const requirements = allRequirements(contributionsForDecision(marking, request, lexicons), request, lexicons);
  return { marking, request, requirements, compiled: compileMarking(marking, use, lexicons, space) };
});
const records = Array.from({ length: 250 }, () => randomRecord(random));
const held = records.map(record => partyTokens(record, lexicons, space));
const permits = (compiled: CompiledMarking, party: number) =>
  decideCompiled(compiled.code, 0, held[party] as Uint32Array);

test('the compiled decision is the reference decision in 100,000 random worlds', () => {
  let permitted = 0;
  for (const [m, { requirements, compiled, marking }] of uses.entries()) {
    for (const [p, record] of records.entries()) {
      const fast = permits(compiled, p);
      assert.equal(
        fast,
        decideReference(requirements, record, lexicons),
        `${marking.original}, use ${m}, party ${p}, seed ${seed}`,
      );
      if (fast) permitted++;
    }
  }
  assert.ok(permitted > 2_000 && permitted < 90_000, `worlds must not all end alike: ${permitted} permitted`);
});

test('compiled permits exactly where the full decision says permit without conditions', () => {
  for (let i = 0; i < 4_000; i++) {
    const use = uses[random.int(uses.length)] as (typeof uses)[number];
    const p = random.int(records.length);
    const { party, facts } = records[p] as (typeof records)[number];
    const verdict = decideMarking(use.marking, { ...use.request, recipient: party, facts: facts ?? {} }, lexicons);
    assert.equal(
      permits(use.compiled, p),
      verdict.decision === 'permit',
      `${use.marking.original} ${JSON.stringify(party)} ${JSON.stringify(facts)} ${JSON.stringify(verdict.missing)}`,
    );
  }
});

test('the verdict bitmap and the explanation say what single decisions say', () => {
  const packed = packMarkings(uses.map(use => use.compiled));
  for (let p = 0; p < 40; p++) {
    const bitmap = verdictBitmap(held[p] as Uint32Array, packed);
    for (const [m, { compiled }] of uses.entries()) {
      assert.equal(hasBit(bitmap, m), permits(compiled, p));
      const explained = explain(compiled, held[p] as Uint32Array);
      assert.equal(explained.decision === 'permit', permits(compiled, p));
      assert.equal(explained.because.length + explained.missing.length, compiled.rules.length);
    }
  }
});

test('stored clauses decide as the compiled code does', () => {
  for (const { compiled } of uses) {
    const clauses = clausesOf(compiled);
    for (let p = 0; p < 50; p++) {
      const stored = clauses.every(clause => clause.some(token => hasBit(held[p] as Uint32Array, token)));
      assert.equal(stored, permits(compiled, p));
    }
  }
});

test('a policy engine that knows nothing of this one agrees on 20,000 decisions', () => {
  for (const [m, { requirements }] of uses.entries()) loadPolicy(`m${m}`, cedarPolicy(requirements, lexicons));
  for (let i = 0; i < 20_000; i++) {
    const m = random.int(uses.length);
    const p = random.int(records.length);
    const { requirements, compiled, marking } = uses[m] as (typeof uses)[number];
    const entity = cedarEntity(
      records[p] as (typeof records)[number],
      requirements.flatMap(({ anyOf }) => anyOf),
      lexicons,
    );
    assert.equal(
      permits(compiled, p),
      cedarPermits(`m${m}`, entity),
      `${marking.original} ${JSON.stringify(records[p])}`,
    );
  }
});

test('a marking that cannot be read, or could be several, compiles to a refusal for everybody', () => {
  for (const text of ['SECRET//XYZZY', 'GEHEIM', 'no marking at all']) {
    const compiled = compileMarking(parseMarking(text, {}, lexicons), { holder: { id: 'team' } }, lexicons, space);
    for (const tokens of held) assert.equal(decideCompiled(compiled.code, 0, tokens), false);
  }
});

test('a token made after a party was compiled is not held by it', () => {
  const late = tokenSpace();
  const early = partyTokens({ party: { country: 'US' } }, lexicons, late);
  const compiled = compileMarking(parseMarking('LIMITE', {}, lexicons), { holder: { id: 'team' } }, lexicons, late);
  assert.equal(decideCompiled(compiled.code, 0, early), false);
});

test('markings that decide alike share a key, others do not', () => {
  const use = { holder: { id: 'team', communities: ['isac'] } };
  const key = (text: string) =>
    compileMarking(parseMarking(text, { scheme: 'tlp-2' }, lexicons), use, lexicons, space).key;
  assert.equal(key('TLP:GREEN'), key('tlp:green'));
  assert.notEqual(key('TLP:GREEN'), key('TLP:RED'));
});
