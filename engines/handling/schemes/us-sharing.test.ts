import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadLexicons } from '#platform/packs/read.ts';
import { decideShare } from '../decide.ts';
import type { Action, Party } from '../types.ts';

const lexicons = loadLexicons();
const ask = (marking: object, recipient: Party, action: Action = 'read', facts: Record<string, unknown> = {}) =>
  decideShare(
    { item: { marking }, holder: { id: 'holder' }, recipient, action, facts: { need_to_know: true, ...facts } },
    lexicons,
  ).decision;

test('AIS consent hides the submitter and leaves the indicator to its TLP colour', () => {
  const mark = { TLPMarking: 'AMBER', AISConsent: 'USG', CISA_Proprietary: 'true' };
  const client: Party = { id: 'client', client_of: ['holder'] };
  assert.equal(ask(mark, client), 'permit-with-conditions');
  assert.equal(ask(mark, client, 'read', { attribution_stripped: true }), 'permit');
  assert.equal(ask({ ...mark, AISConsent: 'EVERYONE' }, client), 'permit');
  assert.equal(ask(mark, { id: 'stranger', client_of: [] }, 'read', { attribution_stripped: true }), 'deny');
});

test('ACS with PCII bars regulation, and NF bars foreigners', () => {
  const american: Party = { id: 'a', country: 'US', nationality: ['US'], kind: 'federal-agency' };
  const mark = (fields: object) => ({ control_set: { classification: 'U', ...fields } });
  assert.equal(ask(mark({ sensitivity: ['PCII'] }), american, 'regulate', { pcii_authorised: true }), 'deny');
  assert.equal(ask(mark({ formal_determination: ['NF'] }), { id: 'b', country: 'FR', nationality: ['FR'] }), 'deny');
  assert.notEqual(ask(mark({ formal_determination: ['NF'] }), american), 'deny');
});
