import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Incident } from '#areas/incidents/contract.ts';
import { channelsLeft, gateChannel, nextChannel } from './channel.ts';
import { type CallOutPlan, callOutPlan } from './contract.ts';
import { proposeRecipients, type Registers } from './recipients.ts';

const party = (id: number, slug: string, kind: string, country: string | null, sectors: string[] = []) => ({
  id,
  slug,
  name: slug,
  kind,
  country,
  sectors,
  standing: 'attested' as const,
});

const registers: Registers = {
  parties: [
    party(1, 'own-cert', 'national-csirt', 'DE'),
    party(2, 'other-cert', 'national-csirt', 'NO'),
    party(3, 'far-cert', 'national-csirt', 'AU'),
    party(4, 'isac', 'isac', null),
    party(5, 'gas', 'operator', 'DE', ['energy_gas']),
    party(6, 'vendor', 'vendor', 'NL'),
    party(7, 'client', 'operator', 'NO', ['energy_gas']),
    party(8, 'gas-regulator', 'regulator', 'DE', ['energy_gas']),
    party(9, 'bank-regulator', 'regulator', 'DE', ['banking']),
  ],
  services: [
    { party: 5, supplier: 4 },
    { party: 5, supplier: 6 },
    { party: 7, supplier: 6 },
  ],
};
const incident = {
  party: 1,
  entities: [
    { id: 1, party: 5, name: 'gas', role: 'affected', country: 'DE' },
    { id: 2, party: 6, name: 'vendor', role: 'supplier', country: 'NL' },
  ],
} as unknown as Incident;

const plan = (audience: CallOutPlan['audience']): CallOutPlan => ({
  slug: 'p',
  title: 'Plan',
  purpose: '',
  acknowledgeWithin: { 'first-warning': 30 },
  audience,
  phoneScript: 'This is {from}. Please read back {code}.',
  reviewBy: '2027-01-01',
});
const slugs = (audience: CallOutPlan['audience']) =>
  proposeRecipients(plan(audience), incident, registers).map(({ party: { slug } }) => slug);

test('national teams of countries where clients of the vendor sit are told, the sender is not', () => {
  assert.deepEqual(slugs([{ who: 'national-teams', of: ['affected', 'supplier'], why: 'may be hit' }]), ['other-cert']);
});

test('a party that two lines name appears once, with both reasons', () => {
  const [only] = proposeRecipients(
    plan([
      { who: 'entities', of: ['supplier'], why: 'access was used' },
      { who: 'party', slug: 'vendor', why: 'standing arrangement' },
    ]),
    incident,
    registers,
  );
  assert.deepEqual(only?.why, ['access was used', 'standing arrangement']);
});

test('serving teams, clients of the supplier and the regulator of the sector are found; a regulator of another sector is not', () => {
  assert.deepEqual(slugs([{ who: 'serving-teams', kinds: ['isac'], why: 'serves it' }]), ['isac']);
  assert.deepEqual(slugs([{ who: 'clients-of-supplier', why: 'same vendor' }]), ['client']);
  assert.deepEqual(slugs([{ who: 'regulators', why: 'supervises it' }]), ['gas-regulator']);
});

test('an imported team that nobody confirmed is proposed only where no confirmed one stands for the country', () => {
  const unverified = (id: number, country: string) => ({
    ...party(id, `imported-${id}`, 'national-csirt', country),
    standing: 'unverified' as const,
  });
  const more = { ...registers, parties: [...registers.parties, unverified(20, 'NO'), unverified(21, 'NL')] };
  const proposed = proposeRecipients(
    plan([{ who: 'national-teams', of: ['affected', 'supplier'], why: 'may be hit' }]),
    incident,
    more,
  );
  assert.deepEqual(
    proposed.map(each => each.party.slug),
    ['other-cert', 'imported-21'],
  );
});

test('a plan without an audience or with an unknown line is refused', () => {
  assert.equal(callOutPlan.safeParse(plan([])).success, false);
  assert.equal(
    callOutPlan.safeParse({ ...plan([]), audience: [{ who: 'everyone', why: 'all of them' }] }).success,
    false,
  );
});

test('the next channel is the best one where somebody is there; one that was tried or cannot be used is passed over', () => {
  const channel = (id: number, usable: boolean, open: boolean) => ({
    channel: { id } as never,
    usable,
    open,
    because: [],
  });
  const channels = [channel(1, false, true), channel(2, true, false), channel(3, true, true)];
  assert.equal((nextChannel(channels, new Set()) as { channel: { id: number } }).channel.id, 3);
  assert.equal((nextChannel(channels, new Set([3])) as { channel: { id: number } }).channel.id, 2);
  assert.equal(nextChannel(channels, new Set([2, 3])), undefined);
});

test('the gate is offered every usable channel in order, each with the marking agreed for it', () => {
  const channel = (id: number, open: boolean, maxMarking: string | null) => ({
    channel: { id, kind: 'email', address: 'a@b.example', keyState: 'valid', maxMarking } as never,
    usable: true,
    open,
    because: [],
  });
  const offered = channelsLeft([channel(1, false, 'TLP:GREEN'), channel(2, true, null)], new Set()).map(gateChannel);
  assert.deepEqual(
    offered.map(({ id, maxMarking }) => [id, maxMarking]),
    [
      [2, null],
      [1, 'TLP:GREEN'],
    ],
  );
});
