import { type ColumnType, type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/tables.ts';
import type { KnownTeam } from './import-plan.ts';
import { normalName, type TeamKey } from './matching.ts';
import './store.ts';

type Json = ColumnType<unknown, string, string>;

interface ImportTable {
  id: Generated<number>;
  source: string;
  file: string;
  sha256: string;
  encoding: string;
  licence: string;
  acknowledgement: string;
  state: 'previewed' | 'running' | 'cancelling' | 'cancelled' | 'done';
  total: number;
  done: Generated<number>;
  by_person: number | null;
  at: Date;
  ended_at: Date | null;
}

interface ImportRowTable {
  import: number;
  row: number;
  record: string;
  label: string;
  plan: string;
  fate: string;
  party: number | null;
  findings: Json;
  diff: Json;
  data: ColumnType<unknown, string | null, string | null>;
}

interface MergeCandidateTable {
  id: Generated<number>;
  team: number;
  other: number | null;
  import: number | null;
  row: number | null;
  evidence: string[];
  state: Generated<'open' | 'merged' | 'separate'>;
  why: Generated<string>;
  decided_by: number | null;
  decided_at: Date | null;
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    'directory.import': ImportTable;
    'directory.import_row': ImportRowTable;
    'directory.merge_candidate': MergeCandidateTable;
    'directory.field_source': {
      party: number;
      field: string;
      source: string;
      value: Json;
      record: string;
      fetched_at: Date;
      licence: string;
      mark: string;
      trust: number;
    };
    'directory.change_proposal': {
      id: Generated<number>;
      party: number;
      channel: number | null;
      field: string;
      value: Json;
      why: string;
      by_party: number | null;
      by_person: number | null;
      at: Date;
      state: Generated<'open' | 'accepted' | 'declined'>;
      decided_by: number | null;
      decided_at: Date | null;
    };
    'directory.succession': { old: number; new: number; at: string | null; source: Generated<string> };
  }
}

/** Everything a plan compares with, read once for an import. */
export async function readKnown(tx: Tx, source: string) {
  const teams = await sql<{
    party: number;
    name: string;
    country: string | null;
    short_name: string;
    former_names: string[];
    website: string;
    serves_domains: string[];
    attested: boolean;
  }>`select p.id as party, p.name, p.country, t.short_name, t.former_names, t.website, t.serves_domains,
      (t.attested_at is not null) as attested
    from directory.team t join party.party p on p.id = t.party where t.succeeded_by is null`.execute(tx);
  const channels = await tx
    .selectFrom('directory.channel')
    .select(['id', 'party', 'kind', 'address', 'purpose', 'disabled', 'mark', 'source'])
    .where('personal', '=', false)
    .execute();
  const fields = await sql<{ party: number; field: string; value: unknown; trust: number; source: string }>`
    select distinct on (party, field) party, field, value, trust, source from directory.field_source
    order by party, field, trust desc, fetched_at desc`.execute(tx);
  const keys = await tx.selectFrom('directory.key').select(['party', 'fingerprint']).execute();
  const records = await sql<{ record: string; party: number }>`
    select distinct on (r.record) r.record, r.party from directory.import_row r join directory.import i on i.id = r.import
    where i.source = ${source} and r.party is not null and r.fate in ('created', 'merged', 'unchanged')
    order by r.record, i.id desc`.execute(tx);
  const channelsOf = Map.groupBy(channels, ({ party }) => party);
  const fieldsOf = Map.groupBy(fields.rows, ({ party }) => party);
  const keysOf = Map.groupBy(keys, ({ party }) => party);
  const known = new Map<number, KnownTeam>();
  const teamKeys: TeamKey[] = teams.rows.map(team => {
    const own = channelsOf.get(team.party) ?? [];
    known.set(team.party, {
      attested: team.attested,
      fields: new Map((fieldsOf.get(team.party) ?? []).map(({ field, ...held }) => [field, held])),
      channels: own,
    });
    const mailboxes = own.filter(({ kind }) => kind === 'email').map(({ address }) => address.toLowerCase());
    return {
      party: team.party,
      names: [...new Set([team.name, team.short_name, ...team.former_names].map(normalName))],
      country: team.country,
      domains: [
        ...new Set([
          ...team.serves_domains,
          ...mailboxes.map(address => address.slice(address.lastIndexOf('@') + 1)),
          ...(URL.canParse(team.website) ? [new URL(team.website).hostname.replace(/^www\./, '')] : []),
        ]),
      ],
      mailboxes,
      fingerprints: (keysOf.get(team.party) ?? []).map(({ fingerprint }) => fingerprint),
    };
  });
  return { keys: teamKeys, teams: known, records: new Map(records.rows.map(({ record, party }) => [record, party])) };
}

export const readSlugs = async (tx: Tx): Promise<Set<string>> =>
  new Set((await tx.selectFrom('party.party').select('slug').execute()).map(({ slug }) => slug));

export async function insertImport(tx: Tx, row: Omit<ImportTable, 'id' | 'done'>): Promise<number> {
  return (await tx.insertInto('directory.import').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

export const readImport = (tx: Tx, id: number) =>
  tx.selectFrom('directory.import').selectAll().where('id', '=', id).executeTakeFirst();

export const lockImport = (tx: Tx, id: number) =>
  tx.selectFrom('directory.import').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export const listImports = (tx: Tx) =>
  tx.selectFrom('directory.import').selectAll().orderBy('id', 'desc').limit(100).execute();

export const updateImport = (
  tx: Tx,
  id: number,
  set: Partial<{ state: ImportTable['state']; done: number; ended_at: Date }>,
) => tx.updateTable('directory.import').set(set).where('id', '=', id).execute();

export const readImportRows = (tx: Tx, id: number) =>
  tx.selectFrom('directory.import_row').selectAll().where('import', '=', id).orderBy('row').execute();

export async function insertMany<T>(rows: readonly T[], insert: (chunk: T[]) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < rows.length; i += 500) await insert(rows.slice(i, i + 500));
}

export const insertImportRows = (
  tx: Tx,
  rows: (Omit<ImportRowTable, 'findings' | 'diff' | 'data'> & {
    findings: string;
    diff: string;
    data: string | null;
  })[],
) => insertMany(rows, chunk => tx.insertInto('directory.import_row').values(chunk).execute());

/** What became of rows, all of them in one statement. */
export async function settleRows(
  tx: Tx,
  id: number,
  rows: readonly { row: number; fate: string; plan: string; party: number | null; findings: string; diff: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`update directory.import_row r set fate = s.fate, plan = s.plan, party = s.party, findings = s.findings, diff = s.diff
    from jsonb_to_recordset(${JSON.stringify(rows.map(one => ({ ...one, findings: JSON.parse(one.findings), diff: JSON.parse(one.diff) })))}::jsonb)
      as s(row int, fate text, plan text, party int, findings jsonb, diff jsonb)
    where r.import = ${id} and r.row = s.row`.execute(tx);
}

export const cancelRows = (tx: Tx, id: number) =>
  tx
    .updateTable('directory.import_row')
    .set({ fate: 'cancelled' })
    .where('import', '=', id)
    .where('fate', '=', 'pending')
    .execute();

export const insertCandidates = (
  tx: Tx,
  rows: { team: number; other: number | null; import: number | null; row: number | null; evidence: string[] }[],
) =>
  insertMany(rows, chunk =>
    tx
      .insertInto('directory.merge_candidate')
      .values(chunk.map(row => ({ ...row, decided_by: null, decided_at: null })))
      .execute(),
  );
