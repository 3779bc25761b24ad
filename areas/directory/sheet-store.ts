import { sql } from 'kysely';
import type { Tx } from '#platform/db/tables.ts';
import type { Accreditation } from './store.ts';

export interface TeamRow {
  readonly party: number;
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly sectors: string[];
  readonly standing: 'local' | 'attested' | 'unverified';
  readonly short_name: string;
  readonly former_names: string[];
  readonly types: string[];
  readonly host: string;
  readonly website: string;
  readonly established: string | null;
  readonly focus: string;
  readonly ics_focus: 'dedicated' | 'partial' | 'none' | 'unknown';
  readonly services: string[];
  readonly languages: string[];
  readonly zone: string | null;
  readonly serves: string;
  readonly serves_countries: string[];
  readonly serves_sectors: string[];
  readonly serves_asns: string[];
  readonly serves_prefixes: string[];
  readonly serves_domains: string[];
  readonly accreditation: Accreditation[];
  readonly attested_at: Date | null;
  readonly succeeded_by: string | null;
  readonly succeeded_slug: string | null;
}

/** Teams with their party, by name; all, or the one of a short name. */
export async function readTeams(tx: Tx, slug?: string): Promise<TeamRow[]> {
  const { rows } = await sql<TeamRow>`
    select p.id as party, p.slug, p.name, p.kind, p.country, p.sectors, p.standing, t.short_name, t.former_names, t.types,
      t.host, t.website, t.established::text as established, t.focus, t.ics_focus, t.services, t.languages, t.zone,
      t.serves, t.serves_countries, t.serves_sectors, t.serves_asns, t.serves_prefixes, t.serves_domains,
      t.accreditation, t.attested_at, s.name as succeeded_by, s.slug as succeeded_slug
    from directory.team t join party.party p on p.id = t.party left join party.party s on s.id = t.succeeded_by
    where ${slug === undefined ? sql`true` : sql`p.slug = ${slug}`} order by lower(t.short_name), p.id`.execute(tx);
  return rows;
}

export interface SourceRow {
  readonly field: string;
  readonly source: string;
  readonly value: unknown;
  readonly record: string;
  readonly fetched_at: Date;
  readonly licence: string;
  readonly mark: string;
  readonly trust: number;
}

export const readSources = (tx: Tx, party: number): Promise<SourceRow[]> =>
  tx
    .selectFrom('directory.field_source')
    .select(['field', 'source', 'value', 'record', 'fetched_at', 'licence', 'mark', 'trust'])
    .where('party', '=', party)
    .orderBy('field')
    .orderBy('trust', 'desc')
    .execute();

export const readKeys = (tx: Tx, party: number) =>
  tx.selectFrom('directory.key').selectAll().where('party', '=', party).orderBy('id').execute();

export interface HistoryRow {
  readonly at: Date;
  readonly kind: string;
  readonly text: string;
  readonly by: string | null;
}

/** What happened to the record of a team, newest first: attestations, attempts, imports, proposals. */
export async function readHistory(tx: Tx, party: number): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    select * from (
      select a.at, 'attested' as kind, a.how || case when a.evidence = '' then '' else ': ' || a.evidence end as text, b.name as by
        from directory.attestation a left join party.party b on b.id = a.by_party where a.party = ${party}
      union all
      select p.at, 'tried', c.kind || ' ' || c.address || ': ' || p.result, b.name
        from directory.probe p join directory.channel c on c.id = p.channel left join party.party b on b.id = p.by_party
        where p.party = ${party}
      union all
      select coalesce(i.ended_at, i.at), 'imported', i.source || ': ' || r.fate, null
        from directory.import_row r join directory.import i on i.id = r.import
        where r.party = ${party} and r.fate in ('created', 'merged')
      union all
      select q.at, 'proposed', q.field || ': ' || q.why || ' (' || q.state || ')', b.name
        from directory.change_proposal q left join party.party b on b.id = q.by_party where q.party = ${party}
    ) h order by at desc limit 200`.execute(tx);
  return rows;
}

/** Open changes somebody proposed to a party; those that belong to the team's own people to decide. */
export const readOpenProposals = (tx: Tx, party: number) =>
  tx
    .selectFrom('directory.change_proposal as q')
    .leftJoin('party.party as b', 'b.id', 'q.by_party')
    .select(['q.id', 'q.field', 'q.value', 'q.why', 'q.at', 'b.name as by'])
    .where('q.party', '=', party)
    .where('q.state', '=', 'open')
    .orderBy('q.id')
    .execute();

/** The number behind a personal channel; row security shows it only for the one named in this transaction. */
export async function revealAddress(tx: Tx, channel: number) {
  await sql`select set_config('directory.reveal', ${String(channel)}, true)`.execute(tx);
  return tx
    .selectFrom('directory.personal_address as a')
    .innerJoin('directory.channel as c', 'c.id', 'a.channel')
    .select(['a.address', 'a.purpose', 'c.party', 'c.consent_until'])
    .where('a.channel', '=', channel)
    .executeTakeFirst();
}
