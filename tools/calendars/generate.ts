// Writes packs/calendars/<country>.yaml from the data of date-holidays: `node tools/calendars/generate.ts`.
// Corrections stay in packs/calendars/corrections.yaml, which is never written by this tool.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import Holidays from 'date-holidays';

const first = 2020;
const last = 2032;
const folder = path.resolve(import.meta.dirname, '../../packs/calendars');

/** Country and, where the capital's or a part's holidays stand for it, the state. */
const countries: readonly (readonly [string, string, string?])[] = [
  ['AT', 'Austria'],
  ['AU', 'Australia (national)'],
  ['BE', 'Belgium'],
  ['BG', 'Bulgaria'],
  ['BR', 'Brazil (national)'],
  ['CA', 'Canada (national)'],
  ['CH', 'Switzerland (national)'],
  ['CN', 'China'],
  ['CY', 'Cyprus'],
  ['CZ', 'Czechia'],
  ['DE', 'Germany (national)'],
  ['DK', 'Denmark'],
  ['EE', 'Estonia'],
  ['ES', 'Spain (national)'],
  ['FI', 'Finland'],
  ['FR', 'France (national)'],
  ['GB', 'United Kingdom (England and Wales)', 'ENG'],
  ['GR', 'Greece'],
  ['HK', 'Hong Kong'],
  ['HR', 'Croatia'],
  ['HU', 'Hungary'],
  ['IE', 'Ireland'],
  ['IS', 'Iceland'],
  ['IT', 'Italy (national)'],
  ['JP', 'Japan'],
  ['KR', 'South Korea'],
  ['LI', 'Liechtenstein'],
  ['LT', 'Lithuania'],
  ['LU', 'Luxembourg'],
  ['LV', 'Latvia'],
  ['MT', 'Malta'],
  ['NL', 'Netherlands'],
  ['NO', 'Norway'],
  ['PL', 'Poland'],
  ['PT', 'Portugal (national)'],
  ['RO', 'Romania'],
  ['SE', 'Sweden'],
  ['SG', 'Singapore'],
  ['SI', 'Slovenia'],
  ['SK', 'Slovakia'],
  ['TW', 'Taiwan'],
  ['US', 'United States (federal)'],
];

/**
 * The days of a holiday: several where it lasts, as the new year does in Romania; none where it begins after midnight, as
 * Iceland's 24 December does at 13:00, for people work on that day.
 */
function daysOf({ date, start, end }: { date: string; start: Date; end: Date }): string[] {
  const first = Temporal.PlainDate.from(date.slice(0, 10));
  const length = date.includes(' 00:00:00') ? Math.round((end.getTime() - start.getTime()) / 86_400_000) : 0;
  return Array.from({ length }, (_, i) => first.add({ days: i }).toString());
}

function yearOf(source: Holidays, year: number): string[] {
  const days = new Map<string, string>();
  for (const holiday of source.getHolidays(year)) {
    if (holiday.type !== 'public') continue;
    for (const date of daysOf(holiday)) {
      const day = date.slice(5);
      if (date.startsWith(String(year)) && !days.has(day)) days.set(day, holiday.name);
    }
  }
  const lines = [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, name]) => `    "${day}": ${JSON.stringify(name)}`);
  return [`  "${year}":`, ...lines];
}

for (const [country, title, state] of countries) {
  const source = state ? new Holidays(country, state) : new Holidays(country);
  const years = Array.from({ length: last - first + 1 }, (_, i) => yearOf(source, first + i));
  const head = [
    `id: "${country}"`,
    `title: ${title}`,
    `from: ${first}`,
    `to: ${last}`,
    'source: date-holidays 3.37.0 (github.com/commenthol/date-holidays), public holidays',
    'licence: CC-BY-3.0',
    'confidence: recalled',
    'days:',
  ];
  writeFileSync(path.join(folder, `${country}.yaml`), `${[...head, ...years.flat()].join('\n')}\n`);
}
