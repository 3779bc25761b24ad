import { fail } from '#engines/kernel/failure.ts';
import {
  type Cleaned,
  cleanCountry,
  cleanDate,
  cleanMailbox,
  cleanText,
  cleanUrl,
  domainOf,
} from '#formats/directory-csv/clean.ts';
import type { DirectoryRow, RowFinding } from '#formats/directory-csv/record.ts';

type Raw = Readonly<Record<string, unknown>>;

/**
 * Reads ENISA's inventory of CSIRTs: `{"data": [...]}` or the list itself. Faults of a record are given back with it.
 * @throws `bad-json`, `wrong-columns`
 */
export function readEnisaInventory(text: string): DirectoryRow[] {
  const list = listOf(text);
  return list.map((raw, i) => rowOf(i + 1, isRecord(raw) ? raw : {}));
}

function listOf(text: string): unknown[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return fail('bad-json', `The file is not JSON: ${(error as Error).message}.`, {
      pointer: '/file',
      next: 'Export it again.',
    });
  }
  const list = Array.isArray(parsed) ? parsed : isRecord(parsed) ? parsed['data'] : undefined;
  if (
    Array.isArray(list) &&
    list.length > 0 &&
    isRecord(list[0]) &&
    'team-name' in list[0] &&
    'country-code' in list[0]
  )
    return list;
  return fail('wrong-columns', 'The file has no list `data` of records with `team-name` and `country-code`.', {
    pointer: '/file',
    next: 'Take the file of the inventory as it is, or import a table.',
  });
}

const isRecord = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

function rowOf(row: number, raw: Raw): DirectoryRow {
  const findings: RowFinding[] = [];
  const take = <T>(cleaned: Cleaned<T>): T => {
    findings.push(...cleaned.findings);
    return cleaned.value;
  };
  const said = (name: string) => (typeof raw[name] === 'string' ? raw[name] : '');
  const name = take(cleanText(said('team-name'), 'team-name'));
  const shortName = take(cleanText(said('short-team-name'), 'short-team-name')) || name;
  const label = shortName || `record ${row}`;
  if (name === '' && shortName === '')
    findings.push({
      column: 'team-name',
      code: 'no-name',
      outcome: 'refused',
      message: 'The team has no name.',
      next: 'Give one.',
    });
  const country = take(cleanCountry(said('country-code'), said('country-name'), 'country-code'));
  const website = take(cleanUrl(said('website'), 'website'));
  const address = take(cleanMailbox(said('email'), 'email'));
  const established = take(cleanDate(said('establishment'), 'establishment'));
  if (findings.some(({ outcome }) => outcome === 'refused')) return { row, label, record: undefined, findings };
  const serves = Array.isArray(raw['constituency']) ? raw['constituency'].filter(one => typeof one === 'string') : [];
  const record = {
    record: `${country ?? 'intl'}/${shortName}`,
    shortName,
    name: name || shortName,
    country,
    kind: kindOf(serves),
    types: serves.map(one => one.toLowerCase()),
    host: '',
    website,
    domains: [...new Set([website && domainOf(website), address && domainOf(address)].filter(one => one))] as string[],
    established,
    focus: '',
    icsFocus: 'unknown' as const,
    serves: serves.join(', '),
    mailboxes: address === '' ? [] : [{ address, purpose: 'general' as const, mark: 'confirmed' }],
    accreditation: [
      ...accredited('TF-CSIRT Trusted Introducer', said('enisa-tistatus'), /^(not listed)?$/i),
      ...accredited('FIRST', said('first-member-type'), /^(not member)?$/i),
      ...accredited('EU CSIRTs Network', said('csirt-network-status'), /^(not member)?$/i),
    ],
    mark: 'confirmed',
    source: 'ENISA CSIRTs by country inventory',
  };
  return { row, label, record, findings };
}

const accredited = (scheme: string, status: string, none: RegExp) =>
  none.test(status.trim()) ? [] : [{ scheme, status: status.trim(), since: null }];

function kindOf(serves: readonly string[]): string {
  const all = serves.join(' ').toLowerCase();
  if (/national/.test(all)) return 'national-csirt';
  if (/government|military/.test(all)) return 'government';
  if (/financial|energy|industrial|ciip|health/.test(all)) return 'sector-csirt';
  if (/nren|research/.test(all)) return 'research';
  return /service provider|commercial/.test(all) ? 'service-provider' : 'other';
}
