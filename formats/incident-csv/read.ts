import { factsOf } from '#engines/duties/facts.ts';
import type { FactDefinition, Vocabulary } from '#engines/duties/types.ts';
import { FailureError } from '#engines/kernel/failure.ts';
import {
  FieldCounter,
  type Outcome,
  type ReadCorpus,
  type ReadRecord,
  type RowProblem,
} from '#formats/veris/report.ts';
import type { ColumnMapping, Mapping } from './mapping.ts';
import type { Table } from './table.ts';

/** Words that say that something is not known, besides an empty cell. */
const unknownWords = /^(|\?|-|–|unknown|inconnue?|n\/a|na|null|not known|non connue?)$/i;

/** Cells to facts by the mapping; each cell that could not be read is named, and its fact stays unknown. */
export function readIncidentTable(table: Table, mapping: Mapping, vocabulary: Vocabulary): ReadCorpus {
  const counter = new FieldCounter();
  const problems: RowProblem[] = [];
  const incidents: ReadRecord[] = [];
  for (const { line, cells } of table.rows) {
    if (cells.length !== table.header.length) {
      problems.push({
        row: line,
        column: '',
        message: `The row has ${cells.length} cells, and the head has ${table.header.length}.`,
        next: 'Put quotation marks around cells that contain the separator.',
      });
      continue;
    }
    const facts: Record<string, unknown> = {};
    for (const [i, name] of table.header.entries()) {
      const column = mapping.columns[name];
      const cell = (cells[i] as string).trim();
      const outcome = column ? cellOutcome(cell, column, vocabulary) : unmapped(cell, name, mapping);
      counter.add(column ? `${name} → ${column.fact}` : name, column?.fact ?? '', outcome);
      if (!column || outcome === 'unknown') continue;
      if ('value' in outcome) facts[column.fact] = outcome.value;
      else problems.push({ row: line, column: name, message: outcome.unread, next: nextFor(column, vocabulary) });
    }
    const id = mapping.id ? cells[table.header.indexOf(mapping.id)]?.trim() : '';
    incidents.push({ id: id || `line-${line}`, facts });
  }
  return { rows: table.rows.length, incidents, fields: counter.report(), problems };
}

const unmapped = (cell: string, name: string, mapping: Mapping): Outcome =>
  cell === ''
    ? 'unknown'
    : { unread: name === mapping.id ? 'names the incident' : 'no fact was chosen for the column' };

function cellOutcome(cell: string, column: ColumnMapping, vocabulary: Vocabulary): Outcome {
  const own = Object.entries(column.values ?? {}).find(([word]) => word.toLowerCase() === cell.toLowerCase());
  const text = own ? own[1] : cell;
  if (unknownWords.test(text)) return 'unknown';
  const value = column.fact.startsWith('judge:')
    ? truthIn(text)
    : typed(text, vocabulary.facts.get(column.fact), column);
  if (value === undefined) return { unread: `\`${cell.slice(0, 60)}\` does not fit \`${column.fact}\`.` };
  try {
    factsOf(vocabulary, { [column.fact]: value }, '');
    return { value };
  } catch (error) {
    if (error instanceof FailureError) return { unread: error.message };
    throw error;
  }
}

function typed(text: string, definition: FactDefinition | undefined, column: ColumnMapping): unknown {
  switch (definition?.type) {
    case undefined:
      return undefined;
    case 'bool':
      return truthIn(text);
    case 'int':
      return /^\d+$/.test(text) ? Number(text) : undefined;
    case 'number':
    case 'duration':
      return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
    case 'money':
      return moneyIn(text, column.currency);
    case 'set':
      return text === '{}' ? [] : text.split(/[;|]/).map(each => each.trim());
    default:
      return text;
  }
}

const truthIn = (text: string): boolean | undefined =>
  /^(true|yes|oui|1)$/i.test(text) ? true : /^(false|no|non|0)$/i.test(text) ? false : undefined;

/** `EUR 500`, `500 EUR`, or a bare number in a column whose currency the mapping gives. */
function moneyIn(text: string, currency: string | undefined): unknown {
  const [, before, amount, after] = /^([A-Z]{3})?\s*(\d+(?:\.\d+)?)\s*([A-Z]{3})?$/.exec(text) ?? [];
  const named = before ?? after ?? currency;
  return amount !== undefined && named !== undefined ? { amount: Number(amount), currency: named } : undefined;
}

function nextFor(column: ColumnMapping, vocabulary: Vocabulary): string {
  const definition = vocabulary.facts.get(column.fact);
  if (definition?.values) return `Map it to one of ${definition.values.join(', ')}, or to unknown.`;
  switch (definition?.type) {
    case 'bool':
    case undefined:
      return 'Write yes or no, or map the word to true, false or unknown.';
    case 'money':
      return 'Write a currency and a plain number, such as EUR 500000, or give the currency of the column.';
    case 'set':
      return 'Separate the members by semicolons.';
    default:
      return 'Write a plain number with a point, without separators of thousands or a unit.';
  }
}
