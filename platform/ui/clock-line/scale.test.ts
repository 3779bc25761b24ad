import assert from 'node:assert/strict';
import test from 'node:test';
import { type Clock, placeRows, scaleOf, spans, ticksOf } from './scale.ts';

const now = Date.UTC(2026, 10, 24, 1);
const hour = 3_600_000;
const clock = (incident: string, hours: number, label = 'a label'): Clock => ({
  incident: { id: incident, ref: incident, title: incident },
  kind: 'due',
  at: new Date(now + hours * hour).toISOString(),
  label,
  state: 'ok',
  href: '/',
  zone: 'UTC',
});
const scale = scaleOf(now, 72, 100, 1000);

test('a twelfth of the span lies before now', () => {
  assert.equal(scale.x(now - 6 * hour), 100);
  assert.equal(scale.x(now + 72 * hour), 1000);
});

test('what is long overdue stands at the left border and says so', () => {
  const [row] = placeRows([clock('a', -300)], scale, 1000, 3);
  assert.equal(row?.clocks[0]?.edge, 'left');
  assert.equal(row?.clocks[0]?.x, 100);
});

test('what lies beyond the span is counted, not drawn', () => {
  const [row] = placeRows([clock('a', 10), clock('a', 100), clock('a', 200)], scale, 1000, 3);
  assert.equal(row?.clocks.length, 1);
  assert.equal(row?.later, 2);
});

test('labels that would cover each other take another storey, and the fourth gives way', () => {
  const [row] = placeRows(
    [1, 1.1, 1.2, 1.3].map(at => clock('a', at)),
    scale,
    1000,
    3,
  );
  assert.deepEqual(
    row?.clocks.map(placed => placed.storey),
    [0, 1, 2, null],
  );
});

test('with one line of labels the earlier clocks keep theirs, and none covers another', () => {
  const [row] = placeRows(
    [1, 1.1, 1.2, 40].map(at => clock('a', at)),
    scale,
    1000,
    1,
  );
  assert.deepEqual(
    row?.clocks.map(placed => placed.storey),
    [0, null, null, 0],
  );
  assert.equal(row?.storeys, 1);
});

test('a label that would leave the picture stands left of its mark', () => {
  const [row] = placeRows([clock('a', 71.5)], scale, 1000, 3);
  assert.equal(row?.clocks[0]?.flipped, true);
});

test('no label leaves the picture, however long it is and however narrow the window', () => {
  const long = 'answer: How great is the risk to the rights and freedoms of those persons?';
  for (const width of [330, 600, 1300]) {
    const narrow = scaleOf(now, 72, 8, width - 44);
    const rows = placeRows(
      [0, 9, 30, 71].map(at => clock(`a${at}`, at, long)),
      narrow,
      width,
      3,
    );
    for (const placed of rows.flatMap(row => row.clocks)) {
      const end = placed.x + (placed.flipped ? -1 : 1) * (8 + placed.label.length * 6.2);
      assert.ok(end >= 0 && end <= width, `${placed.label} from ${placed.x} to ${end} of ${width}`);
      assert.ok(placed.label.endsWith('…'));
    }
  }
});

test('the incident with the nearest clock comes first', () => {
  const rows = placeRows([clock('late', 20), clock('soon', 2), clock('late', 1.5)], scale, 1000, 3);
  assert.deepEqual(
    rows.map(row => row.incident.id),
    ['late', 'soon'],
  );
});

test('ticks never stand closer than their text is wide, for any span', () => {
  for (const { hours } of spans) {
    for (const width of [280, 700, 1300]) {
      const ticks = ticksOf(hours, width);
      assert.ok(
        ticks.length >= 1 && ticks.length <= Math.max(2, width / 70),
        `${hours} h on ${width} px: ${ticks.length}`,
      );
      assert.ok((ticks.at(-1) ?? 0) <= hours);
    }
  }
});
