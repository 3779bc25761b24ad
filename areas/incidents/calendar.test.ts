import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarText, deadlinesOf } from './calendar.ts';

const incident = { ref: 'INC-0007', title: 'Gas leak alarm', marking: 'TLP:AMBER', mode: 'live' as const };
const stage = (more: object = {}) => ({
  id: 'early_warning',
  to: 'CSIRT',
  status: 'due' as const,
  due: '2026-03-29T03:30:00+02:00',
  zone: 'Europe/Berlin',
  content: [],
  cite: '23(4)',
  confidence: 'confirmed' as const,
  rule: [],
  notes: [],
  ...more,
});
const duty = (stages = [stage()]) => ({
  regime: 'eu-nis2-art23',
  instrument: 'Directive (EU) 2022/2555 art. 23',
  outcome: 'triggered' as const,
  stages,
});
const none: ReadonlySet<string> = new Set();

test('an event carries reference, regime and stage, and no title above TLP:GREEN', () => {
  const text = calendarText(
    deadlinesOf(incident, { id: 3 }, duty(), none),
    Temporal.Instant.from('2026-03-28T00:00:00Z'),
  );
  assert.match(text, /SUMMARY:INC-0007 · eu-nis2-art23 · early warning\r\n/);
  assert.ok(!text.includes('Gas leak'));
  for (const marking of ['TLP:AMBER+STRICT', 'TLP:RED', 'CUI', '', 'TLP:GREEN//X'])
    assert.ok(!deadlinesOf({ ...incident, marking }, { id: 3 }, duty(), none)[0]?.summary.includes('Gas'), marking);
  assert.match(
    deadlinesOf({ ...incident, marking: 'TLP:GREEN' }, { id: 3 }, duty(), none)[0]?.summary ?? '',
    /Gas leak/,
  );
});

test('an event names its article and that it is decision support, in the words of its reader', () => {
  const [en] = deadlinesOf(incident, { id: 3 }, duty(), none);
  assert.match(
    en?.description ?? '',
    /Directive \(EU\) 2022\/2555 art\. 23, 23\(4\)\. Decision support, not legal advice/,
  );
  const possible = duty([{ ...stage(), status: 'possible' as unknown as 'due' }]);
  const [fr] = deadlinesOf(incident, { id: 3 }, possible, none, 'fr');
  assert.match(fr?.description ?? '', /art\. 23, 23\(4\)\. Aide à la décision/);
  assert.match(fr?.summary ?? '', /\(si elle s’applique\)/);
  assert.equal(fr?.uid, en?.uid);
});

test('the instant is right across a clock change', () => {
  const text = calendarText(
    deadlinesOf(incident, { id: 3 }, duty(), none),
    Temporal.Instant.from('2026-03-28T00:00:00Z'),
  );
  assert.match(text, /DTEND:20260329T013000Z/);
  assert.match(text, /Europe\/Berlin/);
});

test('the identity of a deadline stays when its time moves, and differs by entity and stage', () => {
  const uid = (id: number, more: object) => deadlinesOf(incident, { id }, duty([stage(more)]), none)[0]?.uid;
  assert.equal(uid(3, {}), uid(3, { due: '2026-04-01T00:00:00+02:00' }));
  assert.notEqual(uid(3, {}), uid(4, {}));
  assert.notEqual(uid(3, {}), uid(3, { id: 'final' }));
});

test('what was submitted, is not owed or has no date is not in it; the mode is said where it is not live', () => {
  assert.deepEqual(deadlinesOf(incident, { id: 3 }, duty(), new Set(['eu-nis2-art23/early_warning'])), []);
  assert.deepEqual(deadlinesOf(incident, { id: 3 }, { ...duty(), outcome: 'not_triggered' }, none), []);
  const { due: _due, ...undated } = stage();
  assert.deepEqual(deadlinesOf(incident, { id: 3 }, duty([undated as ReturnType<typeof stage>]), none), []);
  assert.match(deadlinesOf({ ...incident, mode: 'drill' }, { id: 3 }, duty(), none)[0]?.summary ?? '', /^DRILL · /);
});

test('an undecided duty gives the time by which to answer', () => {
  const undecided = {
    regime: 'us-circia-incident',
    instrument: 'Directive (EU) 2022/2555 art. 23',
    outcome: 'undecided' as const,
    stages: [],
    answer_by: '2026-03-02T08:00:00-05:00',
    worst_case: {
      stage: 'report',
      due: '2026-03-02T10:00:00-05:00',
      zone: 'America/New_York',
      from: 't.aware',
      assumed: true,
    },
  };
  const [deadline] = deadlinesOf(incident, { id: 3 }, undecided, none);
  assert.equal(deadline?.at, '2026-03-02T08:00:00-05:00');
  assert.match(deadline?.summary ?? '', /answer by/);
});
