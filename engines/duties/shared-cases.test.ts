import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { FailureError } from '#engines/kernel/failure.ts';
import { loadRegimes } from '#platform/packs/read-regimes.ts';
import { type DutyResult, evaluateDuties } from './index.ts';
import type { EvaluateInput, StageResult } from './types.ts';

interface Expected {
  readonly outcome: string;
  readonly stages?: Readonly<Record<string, string>>;
  readonly latest?: Readonly<Record<string, string>>;
  readonly no_latest?: readonly string[];
  readonly target?: Readonly<Record<string, string>>;
  readonly delayed_until?: Readonly<Record<string, string>>;
  readonly absent?: readonly string[];
  readonly deciding?: readonly string[];
  readonly watch_before?: string;
  readonly displaced_by?: string;
  readonly implemented_by?: readonly string[];
  readonly states?: readonly string[];
  /** outcome of the rules whose report may do for this one */
  readonly satisfied_by?: Readonly<Record<string, string>>;
  readonly owners?: Readonly<Record<string, string>>;
  readonly watch_until?: string;
}
interface SharedCase extends EvaluateInput {
  readonly name: string;
  readonly expect: Readonly<Record<string, Expected>>;
  /** the first questions, in order */
  readonly questions?: readonly { readonly fact: string; readonly answer_by?: string; readonly benign?: string }[];
}
interface Refused extends EvaluateInput {
  readonly name: string;
  readonly code: string;
  readonly pointer: string;
}

const regimes = loadRegimes();
const folder = path.resolve(import.meta.dirname, '../../cases/duties');
const read = (name: string) =>
  parse(readFileSync(path.join(folder, `${name}.yaml`), 'utf8')) as { cases: SharedCase[]; refused?: Refused[] };

function check(duty: DutyResult, expected: Expected): void {
  assert.equal(duty.outcome, expected.outcome);
  const stage = (id: string): StageResult => duty.stages.find(s => s.id === id) ?? assert.fail(`no stage ${id}`);
  for (const [id, due] of Object.entries(expected.stages ?? {}))
    assert.equal(stage(id).due ?? stage(id).keyword ?? 'no date', due, id);
  for (const [id, due] of Object.entries(expected.latest ?? {})) assert.equal(stage(id).due_latest, due, id);
  for (const id of expected.no_latest ?? []) assert.equal(stage(id).due_latest, undefined, id);
  for (const [id, word] of Object.entries(expected.target ?? {})) assert.equal(stage(id).target, word, id);
  if (expected.delayed_until) {
    const delayed = duty.stages.flatMap(s => (s.delayed_until ? [[s.id, s.delayed_until] as const] : []));
    for (const [id, until] of Object.entries(expected.delayed_until)) assert.equal(stage(id).delayed_until, until);
    if (Object.keys(expected.delayed_until).length === 0) assert.deepEqual(delayed, []);
  }
  for (const id of expected.absent ?? []) assert.ok(!duty.stages.some(s => s.id === id), `${id} should not be there`);
  for (const fact of expected.deciding ?? [])
    assert.ok(
      duty.deciding_facts.some(f => f.fact === fact),
      `${fact} should decide`,
    );
  if (expected.watch_before)
    assert.ok(Temporal.Instant.compare(duty.watch_until ?? assert.fail('no watch'), expected.watch_before) < 0);
  if (expected.watch_until) assert.equal(duty.watch_until, expected.watch_until);
  for (const [fact, owner] of Object.entries(expected.owners ?? {}))
    assert.equal(duty.deciding_facts.find(f => f.fact === fact)?.owner, owner, fact);
  if (expected.satisfied_by) {
    const satisfied = (duty.may_be_satisfied_by ?? []).map(each => [each.regime, each.outcome] as const);
    assert.deepEqual(Object.fromEntries(satisfied), expected.satisfied_by);
  }
  if (expected.displaced_by) assert.equal(duty.displaced_by, expected.displaced_by);
  if (expected.implemented_by) assert.deepEqual(duty.implemented_by, expected.implemented_by);
  if (expected.states) assert.deepEqual(duty.states, expected.states);
}

for (const name of ['traps', 'calendar-rules', 'limits', 'interplay']) {
  for (const { name: title, expect, questions: asked = [], ...input } of read(name).cases) {
    test(title, () => {
      const { duties, questions } = evaluateDuties(regimes, { ...input, regimes: Object.keys(expect) });
      for (const duty of duties) check(duty, expect[duty.regime] ?? assert.fail());
      for (const [i, { fact, answer_by, benign }] of asked.entries())
        assert.deepEqual(
          [questions[i]?.fact, questions[i]?.answer_by, questions[i]?.benign],
          [fact, answer_by, benign],
        );
    });
  }
  for (const { name: title, code, pointer, ...input } of read(name).refused ?? []) {
    test(`refused: ${title}`, () => {
      assert.throws(
        () => evaluateDuties(regimes, input),
        (error: unknown) => {
          assert.ok(error instanceof FailureError);
          assert.deepEqual([error.failure.code, error.failure.pointer], [code, pointer]);
          assert.notEqual(error.failure.next ?? '', '');
          return true;
        },
      );
    });
  }
}

test('each of the 18 traps and each calendar rule is named by two cases at least, one where it bites and one where it does not', () => {
  const traps = read('traps').cases.map(c => c.name);
  for (let n = 1; n <= 18; n++)
    assert.ok(traps.filter(name => new RegExp(`^Trap ${n}\\b`).test(name)).length >= 2, `trap ${n}`);
  const rules = read('calendar-rules').cases.map(c => c.name.split(':')[0]);
  for (const rule of [
    'elapsed',
    'eu1182_hours',
    'eu1182_days',
    'eu1182_months',
    'calendar_months',
    'business_days_us_federal',
    'business_days_local',
    'calendar_days',
    'next_calendar_day_end',
    'dora_noon_roll',
    'doe_later_of_24h_or_next_bd',
  ])
    assert.ok(rules.filter(each => each === rule).length >= 2, rule);
});
