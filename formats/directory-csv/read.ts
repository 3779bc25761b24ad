import { type CsvError, parse } from 'csv-parse/sync';
import { fail } from '#engines/kernel/failure.ts';
import { cleanCountry, cleanMailbox, cleanText, domainOf } from './clean.ts';
import type { DirectoryRecord, DirectoryRow, RowFinding } from './record.ts';

/** Columns of the table; the first four must be there. */
export const columns = [
  'id',
  'short_name',
  'full_name',
  'country',
  'host_organisation',
  'website_domain',
  'role_mailbox',
  'mailbox_purpose',
  'mailbox_confidence',
  'type',
  'constituency',
  'focus',
  'ics_focus',
  'confidence',
  'source',
] as const;
type Column = (typeof columns)[number];
const needed: readonly Column[] = ['id', 'short_name', 'full_name', 'country'];

const kinds: Readonly<Record<string, string>> = {
  national: 'national-csirt',
  'national-government': 'national-csirt',
  government: 'government',
  sector: 'sector-csirt',
  isac: 'isac',
  psirt: 'vendor',
  commercial: 'service-provider',
  'law-enforcement': 'law-enforcement',
};

/**
 * Reads a table of teams (RFC 4180). A row with faults is given back with what is wrong in it; only a file that cannot be
 * read as this table at all throws.
 * @throws `bad-csv` with the line; `wrong-columns` naming those missing and those found
 */
export function readDirectoryCsv(text: string): DirectoryRow[] {
  const [header, ...lines] = tableOf(text);
  const names = header?.cells.map(cell => cell.trim().toLowerCase()) ?? [];
  const missing = needed.filter(name => !names.includes(name));
  if (missing.length > 0) {
    fail(
      'wrong-columns',
      `The first line has no column ${missing.join(', ')}; it has ${names.slice(0, 20).join(', ') || 'none'}.`,
      {
        pointer: '/file/1',
        next: `Name the columns ${columns.join(', ')}; the first four are needed.`,
      },
    );
  }
  return lines.map(({ line, cells }) => rowOf(line, cells, names));
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

function tableOf(text: string): Line[] {
  try {
    const rows = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    let line = 1;
    return rows.map(({ record, info }) => {
      const first = line;
      line = info.lines + 1;
      return { line: first, cells: record };
    });
  } catch (error) {
    const { lines, message } = error as CsvError & { lines?: number };
    return fail('bad-csv', `The table cannot be read${lines ? ` at line ${lines}` : ''}: ${message}.`, {
      pointer: `/file/${lines ?? 1}`,
      next: 'Double the quotes inside a quoted cell, and close each one.',
    });
  }
}

function rowOf(line: number, cells: readonly string[], names: readonly string[]): DirectoryRow {
  const raw = (name: Column) => cells[names.indexOf(name)] ?? '';
  const label = raw('short_name').trim() || raw('full_name').trim() || `line ${line}`;
  if (cells.length !== names.length) {
    const finding: RowFinding = {
      column: '',
      code: 'cell-count',
      outcome: 'refused',
      message: `The line has ${cells.length} cells, the header ${names.length}.`,
      next: 'Put text with commas in double quotes.',
    };
    return { row: line, label, record: undefined, findings: [finding] };
  }
  const findings: RowFinding[] = [];
  const text = (name: Column) => {
    const cleaned = cleanText(raw(name), name);
    findings.push(...cleaned.findings);
    return cleaned.value;
  };
  const country = cleanCountry(raw('country'), undefined, 'country');
  const mailbox = cleanMailbox(raw('role_mailbox'), 'role_mailbox');
  findings.push(...country.findings, ...mailbox.findings);
  const shortName = text('short_name') || text('full_name');
  if (shortName === '') findings.push(nameless);
  const type = text('type');
  const domain = raw('website_domain').trim() === '' ? undefined : domainOf(raw('website_domain'));
  if (domain === undefined && raw('website_domain').trim() !== '')
    findings.push({
      column: 'website_domain',
      code: 'no-domain',
      outcome: 'left-out',
      message: `${JSON.stringify(raw('website_domain').slice(0, 80))} is not a domain.`,
      next: 'Give one such as cert.example.',
    });
  if (findings.some(({ outcome }) => outcome === 'refused')) return { row: line, label, record: undefined, findings };
  const ics = raw('ics_focus').trim();
  const record: DirectoryRecord = {
    record: text('id') || `${shortName} ${country.value ?? ''}`,
    shortName,
    name: text('full_name') || shortName,
    country: country.value,
    kind: kinds[type] ?? 'other',
    types: type === '' ? [] : [type],
    host: text('host_organisation'),
    website: domain ? `https://${domain}` : '',
    domains: unique([domain, domainOf(mailbox.value)]),
    established: null,
    focus: text('focus'),
    icsFocus: ics === 'dedicated' || ics === 'partial' || ics === 'none' ? ics : 'unknown',
    serves: text('constituency'),
    mailboxes:
      mailbox.value === ''
        ? []
        : [
            {
              address: mailbox.value,
              purpose: raw('mailbox_purpose').includes('vulnerability') ? 'vulnerability' : 'general',
              mark: raw('mailbox_confidence').trim() || 'uncorroborated',
            },
          ],
    accreditation: [],
    mark: raw('confidence').trim() || 'recalled',
    source: text('source'),
  };
  return { row: line, label: shortName, record, findings };
}

const nameless: RowFinding = {
  column: 'short_name',
  code: 'no-name',
  outcome: 'refused',
  message: 'The team has no name.',
  next: 'Give a short or a full name.',
};

const unique = (list: readonly (string | undefined)[]): string[] => [...new Set(list.filter(one => one !== undefined))];
