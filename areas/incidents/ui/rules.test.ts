import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DutyResult, Outcome } from '#engines/duties/types.ts';
import type { EntityDuties } from './answers.ts';
import { clocksOf } from './duties/clocks.ts';
import { movesBetween } from './duties/moves.ts';
import { isVoluntary, shownDuties } from './duties/order.ts';
import { changeOf, draftFrom } from './facts/draft.ts';
import { askedOf } from './facts/questions.ts';
import { textOf, valueFrom, valueText } from './facts/value.ts';
import { instantOf, localOf } from '#platform/ui/time/local-time.ts';

const duty = (regime: string, outcome: Outcome, due?: string, kind = 'mandatory') =>
  ({
    regime,
    title: regime,
    kind,
    outcome,
    stages: due ? [{ id: 'first', due, zone: 'Europe/Berlin' }] : [],
    deciding_facts: [],
  }) as unknown as DutyResult;

const entity = (id: number, duties: readonly DutyResult[], questions: readonly object[] = []) =>
  ({ entity: { id, name: `E${id}`, role: 'affected' }, result: { duties, questions } }) as unknown as EntityDuties;

test('a local time is read in its zone, also around a change of the clocks, and comes back the same', () => {
  assert.equal(instantOf('2026-11-24T02:13', 'Europe/Berlin'), '2026-11-24T01:13:00.000Z');
  assert.equal(instantOf('2026-07-01T02:13', 'Europe/Berlin'), '2026-07-01T00:13:00.000Z');
  assert.equal(instantOf('2026-10-25T04:00', 'Europe/Berlin'), '2026-10-25T03:00:00.000Z');
  assert.equal(instantOf('2026-03-29T01:30', 'Europe/Berlin'), '2026-03-29T00:30:00.000Z');
  assert.equal(instantOf('', 'UTC'), null);
  assert.equal(instantOf('nonsense', 'UTC'), null);
  assert.equal(localOf('2026-11-24T01:13:00Z', 'Australia/Sydney'), '2026-11-24T12:13');
  assert.equal(localOf('nonsense', 'UTC'), '');
});

test('what would move is an outcome or a time that differs, and nothing else', () => {
  const before = [
    entity(1, [duty('a', 'undecided'), duty('b', 'triggered', '2026-01-01T00:00:00Z'), duty('c', 'triggered')]),
  ];
  const after = [
    entity(1, [
      duty('a', 'triggered', '2026-01-02T00:00:00Z'),
      duty('b', 'triggered', '2026-01-03T00:00:00Z'),
      duty('c', 'triggered'),
    ]),
  ];
  assert.deepEqual(
    movesBetween(before, after).map(move => [move.title, move.from, move.to]),
    [
      ['a', 'undecided', 'triggered'],
      ['b', 'triggered', 'triggered'],
    ],
  );
  assert.deepEqual(movesBetween(before, before), []);
  assert.deepEqual(movesBetween([], after), [], 'an entity that was not there moves nothing');
});

test('what binds comes by its clock, then what is open, then what is invited', () => {
  const all = [
    entity(1, [
      duty('invited', 'triggered', undefined, 'voluntary'),
      duty('open', 'undecided'),
      duty('late', 'triggered', '2026-02-01T00:00:00Z'),
      duty('early', 'triggered', '2026-01-01T00:00:00Z'),
    ]),
  ];
  const order = shownDuties(all, '').map(each => each.duty);
  assert.deepEqual(
    order.map(each => each.title),
    ['early', 'late', 'open', 'invited'],
  );
  assert.ok(isVoluntary(order[3]!));
  assert.deepEqual(shownDuties(all, '2'), []);
});

test('a question of several entities is asked once, the earliest answer first; what is known is not asked', () => {
  const question = (fact: string, answer_by?: string) => ({
    fact,
    name: fact,
    question: fact,
    settles: ['a'],
    answer_by,
  });
  const all = [
    entity(1, [duty('a', 'undecided')], [question('i.x', '2026-01-02T00:00:00Z'), question('e.roles')]),
    entity(2, [duty('a', 'undecided')], [question('i.x', '2026-01-01T00:00:00Z'), question('i.known')]),
  ];
  const known = [{ fact: 'i.known', entity: null }] as never;
  const asked = askedOf(all, known);
  assert.deepEqual(
    asked.map(each => [each.fact, each.entity, each.answer_by]),
    [
      ['i.x', null, '2026-01-01T00:00:00Z'],
      ['e.roles', 1, undefined],
    ],
  );
});

test('values are read by their type; what is not complete is not a value', () => {
  const of = (type: string) => ({ id: 'i.x', type, name: '', question: '' });
  assert.equal(valueFrom('true', of('bool')), true);
  assert.equal(valueFrom('12 000', of('int')), 12_000);
  assert.equal(valueFrom('many', of('int')), undefined);
  assert.deepEqual(valueFrom('DE, NO', of('set')), ['DE', 'NO']);
  assert.deepEqual(valueFrom('250,000 eur', of('money')), { amount: 250_000, currency: 'EUR' });
  assert.equal(valueFrom('250000', of('money')), undefined);
  assert.equal(valueFrom(' ', of('enum')), undefined);
  assert.equal(textOf({ amount: 5, currency: 'EUR' }), '5 EUR');
});

test('a value is read in words: listed ones as the vocabulary says them, countries by name', () => {
  const definition = {
    id: 'i.x',
    type: 'set',
    name: '',
    question: '',
    words: { ot: 'systèmes industriels', it: 'SI' },
  };
  const words = { yes: 'oui', no: 'non', country: (code: string) => `pays ${code}` };
  assert.equal(valueText(['ot', 'it'], definition, words), 'systèmes industriels, SI');
  assert.equal(valueText(['FR'], undefined, words), 'pays FR');
  assert.equal(valueText('near_miss', undefined, words), 'near miss');
  assert.equal(valueText(true, undefined, words), 'oui');
});

test('a clock asks for its answer by the name of the fact', () => {
  const asked = {
    fact: 'i.x',
    name: 'Personal data',
    question: 'Are they?',
    settles: [],
    answer_by: '2026-01-02T00:00:00Z',
  };
  const clocks = clocksOf(1, [entity(1, [], [asked])], new Set(), 0, {
    answer: name => `answer: ${name}`,
    ifApplies: String,
  });
  assert.deepEqual(
    clocks.map(clock => clock.label),
    ['answer: Personal data'],
  );
});

test('asked and not known is recorded as such, whatever was typed before', () => {
  const definition = { id: 'i.x', type: 'int', name: '', question: '' };
  const draft = { ...draftFrom('i.x', null, undefined, 'UTC'), text: '12' };
  assert.deepEqual(changeOf({ ...draft, known: false }, definition, 'UTC'), { fact: 'i.x', entity: null, value: null });
  assert.deepEqual(changeOf(draft, definition, 'UTC'), { fact: 'i.x', entity: null, value: 12 });
  assert.equal(changeOf({ ...draft, text: '' }, definition, 'UTC'), null);
});
