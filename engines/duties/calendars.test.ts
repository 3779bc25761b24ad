import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { loadRegimes } from '#platform/packs/read-regimes.ts';

interface OfficialList {
  readonly calendar: string;
  readonly source: string;
  readonly at: string;
  readonly exact: boolean;
  readonly years: Readonly<Record<string, readonly string[]>>;
}

const { calendars } = loadRegimes().vocabulary;
const file = path.resolve(import.meta.dirname, '../../cases/calendars/official-lists.yaml');
const { lists } = parse(readFileSync(file, 'utf8')) as { lists: OfficialList[] };
const calendar = (id: string) => calendars.get(id) ?? assert.fail(`no calendar ${id}`);
const weekday = (date: string) => Temporal.PlainDate.from(date).dayOfWeek <= 5;

for (const list of lists) {
  test(`${list.calendar} holds what was published: ${list.source}`, () => {
    for (const [year, days] of Object.entries(list.years)) {
      const dates = days.map(day => `${year}-${day}`);
      for (const date of dates) assert.ok(calendar(list.calendar).days.has(date), date);
      if (!list.exact) continue;
      const ours = [...calendar(list.calendar).days].filter(date => date.startsWith(year) && weekday(date)).sort();
      assert.deepEqual(ours, dates.filter(weekday).sort());
    }
  });
}

test('each list says who publishes it and where', () => {
  for (const list of lists) assert.ok(list.source.length > 10 && list.at.length > 10, list.calendar);
});

test('at least 200 published dates are compared', () => {
  assert.ok(
    new Set(
      lists.flatMap(l => Object.entries(l.years).flatMap(([y, days]) => days.map(d => `${l.calendar} ${y}-${d}`))),
    ).size >= 200,
  );
});

/** Western Easter by the anonymous Gregorian algorithm, not by the library the calendars came from. */
function easter(year: number): Temporal.PlainDate {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}

/** Orthodox Easter: the Julian date moved by the 13 days of this century. */
function orthodoxEaster(year: number): Temporal.PlainDate {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const n = d + e + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 }).add({ days: 13 });
}

const western: Readonly<Record<string, readonly number[]>> = {
  AT: [1, 39, 50, 60],
  BE: [1, 39, 50],
  CH: [-2, 1, 39, 50],
  CZ: [-2, 1],
  DE: [-2, 1, 39, 50],
  DK: [-3, -2, 1, 39, 50],
  ES: [-2],
  FI: [-2, 1, 39],
  FR: [1, 39, 50],
  GB: [-2, 1],
  HR: [1, 60],
  HU: [-2, 1, 50],
  IE: [1],
  IS: [-3, -2, 1, 39, 50],
  IT: [1],
  LT: [1],
  LU: [1, 39, 50],
  LV: [-2, 1],
  NL: [1, 39, 50],
  NO: [-3, -2, 1, 39, 50],
  PL: [60],
  PT: [-2, 60],
  SE: [-2, 1, 39],
  SI: [1],
  SK: [-2, 1],
};
const orthodox: Readonly<Record<string, readonly number[]>> = {
  CY: [-48, -2, 1, 50],
  GR: [-48, -2, 1, 50],
  RO: [-2, 1, 50],
  BG: [-2, 1],
};

test('movable feasts agree with an independent computation of both Easters, 2020 to 2032', () => {
  for (const [table, feast] of [
    [western, easter],
    [orthodox, orthodoxEaster],
  ] as const) {
    for (const [id, offsets] of Object.entries(table)) {
      for (let year = 2020; year <= 2032; year++) {
        for (const days of offsets) {
          const date = feast(year).add({ days }).toString();
          assert.ok(calendar(id).days.has(date), `${id} ${date} (Easter ${days >= 0 ? '+' : ''}${days})`);
        }
      }
    }
  }
});

test("Cyprus' Clean Monday is corrected: the day after it is a working day", () => {
  assert.ok(calendar('CY').days.has('2026-02-23'));
  assert.ok(!calendar('CY').days.has('2026-02-24'));
});

test('a holiday of several days has each of them: 2 January in Romania, the lunar new year in Korea', () => {
  for (let year = 2020; year <= 2032; year++) assert.ok(calendar('RO').days.has(`${year}-01-02`), String(year));
  const days = [...calendar('KR').days].filter(day => day.startsWith('2026-02')).sort();
  assert.deepEqual(days, ['2026-02-16', '2026-02-17', '2026-02-18']);
});

/** US federal holidays from the statute (5 U.S.C. 6103), moved from Saturday to Friday and from Sunday to Monday. */
function federal(year: number): string[] {
  const day = (month: number, d: number) => Temporal.PlainDate.from({ year, month, day: d });
  const nth = (month: number, dayOfWeek: number, n: number) => {
    const first = day(month, 1);
    return first.add({ days: ((dayOfWeek - first.dayOfWeek + 7) % 7) + 7 * (n - 1) });
  };
  const lastMonday = nth(6, 1, 1).subtract({ days: 7 });
  const fixed = [day(1, 1), ...(year >= 2021 ? [day(6, 19)] : []), day(7, 4), day(11, 11), day(12, 25)];
  const observed = fixed.map(d =>
    d.dayOfWeek === 6 ? d.subtract({ days: 1 }) : d.dayOfWeek === 7 ? d.add({ days: 1 }) : d,
  );
  return [...observed, nth(1, 1, 3), nth(2, 1, 3), lastMonday, nth(9, 1, 1), nth(10, 1, 2), nth(11, 4, 4)].map(String);
}

test('US federal holidays agree with the statute, every weekday from 2020 to 2032', () => {
  const computed = new Set(Array.from({ length: 15 }, (_, i) => federal(2019 + i)).flat());
  for (let date = Temporal.PlainDate.from('2020-01-01'); date.year < 2033; date = date.add({ days: 1 })) {
    if (date.dayOfWeek <= 5)
      assert.equal(calendar('US').days.has(date.toString()), computed.has(date.toString()), date.toString());
  }
});
