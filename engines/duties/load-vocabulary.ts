import { isNode, type Node, type PackFile, type PackProblem, placeOf, report, textOf, texts } from './pack-file.ts';
import { reportItemsOf, reportModelsOf } from './load-report-items.ts';
import { frenchTitles } from './load-titles.ts';
import { requireWords, vocabularyWords } from './load-words.ts';
import type { Clock, FactDefinition, FactType, HolidayCalendar, Judgement, Vocabulary } from './types.ts';

const typeNames: Readonly<Record<string, FactType>> = {
  bool: 'bool',
  int: 'int',
  number: 'number',
  duration: 'duration',
  money: 'money',
  enum: 'enum',
  'set<enum>': 'set',
  'set<ISO3166-1>': 'set',
  'ISO3166-1': 'country',
  'IANA zone': 'zone',
};

/** Reads `packs/facts` and `packs/calendars`: facts, judgements, clocks, roles, sets, zones, holiday calendars. */
export function vocabularyFrom(files: readonly PackFile[], problems: PackProblem[]): Vocabulary {
  const table = (name: string): [string, Node][] => {
    const path = `facts/${name}.yaml`;
    const file = files.find(f => f.path === path);
    if (!file) {
      problems.push({ file: path, rule: 'facts-pack-is-whole', message: 'the file is missing' });
      return [];
    }
    const body = isNode(file.data) ? file.data[name.replaceAll('-', '_')] : undefined;
    if (!isNode(body)) {
      report(placeOf(file, problems), 'facts-pack-is-whole', `\`${name}\` should be a table`);
      return [];
    }
    return Object.entries(body) as [string, Node][];
  };
  const roles = new Map(table('roles').map(([id, meaning]) => [id, String(meaning)]));
  const facts = new Map(table('facts').map(([id, body]) => [id, factOf(id, body, roles, problems)]));
  const reportModels = reportModelsOf(table('report-models'));
  const vocabulary: Vocabulary = {
    facts,
    roles,
    judgements: new Map(table('judgements').map(([id, body]) => [id, judgementOf(id, body)])),
    clocks: new Map(table('clocks').map(([id, body]) => [id, clockOf(id, body)])),
    sets: new Map(table('sets').map(([id, members]) => [id, new Set(texts(members))])),
    zones: new Map(table('zones').map(([id, zone]) => [id, String(zone)])),
    reportModels,
    reportItems: reportItemsOf(table('report-items'), reportModels, problems),
    words: vocabularyWords(files, problems),
    titles: frenchTitles(files),
    calendars: calendarsOf(files, problems),
  };
  requireWords(vocabulary, files, problems);
  return vocabulary;
}

/** French signs of two parts keep to their word, so that no line begins with one. */
const french = (text: unknown): string => String(text).replace(/ ([?!;:])/g, '\u00a0$1');

function factOf(id: string, body: Node, roles: ReadonlyMap<string, string>, problems: PackProblem[]): FactDefinition {
  const type = typeNames[String(body.type)];
  if (!type) problems.push({ file: 'facts/facts.yaml', rule: 'fact-has-type', message: `\`${id}\` has no known type` });
  const values =
    body.values_in === 'roles' ? [...roles.keys()] : Array.isArray(body.values) ? texts(body.values) : undefined;
  const maps = Object.fromEntries(
    ['veris', 'fire', 'circ'].flatMap(key => (body[key] ? [[key, String(body[key])]] : [])),
  );
  return {
    id,
    type: type ?? 'bool',
    ...(values ? { values } : {}),
    ...(body.unit ? { unit: String(body.unit) } : {}),
    ...(body.note ? { note: String(body.note) } : {}),
    question: String(body.question ?? id),
    ...(body.fr ? { fr: french(body.fr) } : {}),
    maps,
  };
}

const judgementOf = (id: string, body: Node): Judgement => ({
  id,
  question: String(body.question),
  owner: String(body.owner),
  ...(body.fr ? { fr: french(body.fr) } : {}),
  ...(body.owner_fr ? { ownerFr: String(body.owner_fr) } : {}),
});

const clockOf = (id: string, body: Node): Clock => ({
  id,
  meaning: String(body.meaning),
  ...(body.fr ? { fr: french(body.fr) } : {}),
  worstCase: texts(body.worst_case),
});

function calendarOf(file: PackFile, problems: PackProblem[]): [string, HolidayCalendar] {
  const body = isNode(file.data) ? file.data : {};
  const days = isNode(body.days) ? body.days : {};
  const from = Number(body.from);
  const to = Number(body.to);
  const id = String(body.id);
  if (!(from <= to))
    report(placeOf(file, problems), 'calendar-has-coverage', '`from` and `to` should be the covered years');
  const dates = Object.entries(days).flatMap(([year, list]) =>
    (isNode(list) ? Object.keys(list) : []).map(day => `${year}-${day}`),
  );
  return [id, { id, title: String(body.title), from, to, days: new Set(dates) }];
}

/** The calendars with the corrections of `calendars/corrections.yaml` applied. */
function calendarsOf(files: readonly PackFile[], problems: PackProblem[]): ReadonlyMap<string, HolidayCalendar> {
  const own = files.filter(f => /^calendars\/[^/]+\.yaml$/.test(f.path));
  const corrections = own.filter(f => f.path.endsWith('/corrections.yaml'));
  const calendars = new Map(own.filter(f => !corrections.includes(f)).map(f => calendarOf(f, problems)));
  for (const file of corrections) {
    const list = isNode(file.data) && Array.isArray(file.data.corrections) ? file.data.corrections.filter(isNode) : [];
    for (const correction of list) {
      const id = textOf(correction.calendar) ?? '';
      const calendar = calendars.get(id);
      if (!calendar) report(placeOf(file, problems), 'correction-names-a-calendar', `there is no calendar \`${id}\``);
      else calendars.set(id, corrected(calendar, texts(correction.remove), texts(correction.add)));
    }
  }
  return calendars;
}

function corrected(calendar: HolidayCalendar, remove: readonly string[], add: readonly string[]): HolidayCalendar {
  return { ...calendar, days: new Set([...[...calendar.days].filter(day => !remove.includes(day)), ...add]) };
}
