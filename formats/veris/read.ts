import { fail } from '#engines/kernel/failure.ts';
import { rules } from './map.ts';
import { FieldCounter, type ReadCorpus, type ReadRecord, type RowProblem } from './report.ts';

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => value !== null && typeof value === 'object' && !Array.isArray(value);
const parts = ['action', 'actor', 'asset', 'attribute', 'security_incident', 'victim'];

interface Raw {
  readonly row: number;
  readonly value?: unknown;
  readonly error?: string;
}

/**
 * Reads VERIS records: one, a list, or one a line. Only what a record states becomes a fact.
 * @throws FailureError `bad-json` when nothing in the text can be read
 */
export function readVeris(text: string): ReadCorpus {
  const raws = rawRecords(text);
  const counter = new FieldCounter();
  const problems: RowProblem[] = [];
  const incidents: ReadRecord[] = [];
  for (const { row, value, error } of raws) {
    if (error !== undefined || !isNode(value) || !parts.some(part => part in value)) {
      problems.push({
        row,
        column: '/',
        message: error ?? 'This is no VERIS record: it has none of action, actor, asset, attribute, victim.',
        next: 'Export the incidents as VERIS JSON, or read the file as CSV with a mapping.',
      });
      continue;
    }
    incidents.push({ id: String(value.incident_id ?? `record-${row}`), facts: factsIn(value, counter) });
  }
  return { rows: raws.length, incidents, fields: counter.report(), problems };
}

function factsIn(record: Node, counter: FieldCounter): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const { field, fact, read } of rules) {
    const outcome = read(record);
    counter.add(fact ? `${field} → ${fact}` : field, fact, outcome);
    if (fact && typeof outcome !== 'string' && 'value' in outcome) facts[fact] = outcome.value;
  }
  return facts;
}

function rawRecords(text: string): Raw[] {
  const whole = parsed(text);
  if (whole.error === undefined) {
    const list = Array.isArray(whole.value) ? whole.value : [whole.value];
    return list.map((value, i) => ({ row: i + 1, value }));
  }
  const lines = text.split('\n').filter(line => line.trim() !== '');
  const raws = lines.map((line, i) => ({ row: i + 1, ...parsed(line) }));
  if (raws.some(raw => raw.error === undefined)) return raws;
  return fail('bad-json', `The file is not JSON: ${whole.error}`, {
    pointer: '/',
    next: 'Choose a VERIS file in JSON, or in JSON Lines with one record a line.',
  });
}

function parsed(text: string): { value: unknown; error?: undefined } | { value?: undefined; error: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
