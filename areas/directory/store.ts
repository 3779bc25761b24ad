import { type ColumnType, type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/tables.ts';
import type { ChannelKind, Hours } from './contract.ts';

type Json<T> = ColumnType<T, string | undefined, string>;
type NullJson<T> = ColumnType<T | null, string | null, string | null>;

interface TeamTable {
  party: number;
  short_name: string;
  former_names: Generated<string[]>;
  types: Generated<string[]>;
  host: Generated<string>;
  website: Generated<string>;
  established: ColumnType<string | null, string | null | undefined, string | null>;
  focus: Generated<string>;
  ics_focus: Generated<'dedicated' | 'partial' | 'none' | 'unknown'>;
  services: Generated<string[]>;
  languages: Generated<string[]>;
  zone: string | null;
  serves: Generated<string>;
  serves_countries: Generated<string[]>;
  serves_sectors: Generated<string[]>;
  serves_asns: Generated<string[]>;
  serves_prefixes: Generated<string[]>;
  serves_domains: Generated<string[]>;
  accreditation: Json<Accreditation[]>;
  attested_at: Date | null;
  succeeded_by: number | null;
  changed_at: Date;
}

export interface Accreditation {
  readonly scheme: string;
  readonly status: string;
  readonly since: string | null;
}

interface ChannelTable {
  id: Generated<number>;
  party: number;
  kind: ChannelKind;
  address: string;
  purpose: string;
  rank: number;
  hours: NullJson<NonNullable<Hours>>;
  depends_on: Generated<string[]>;
  max_marking: string | null;
  personal: Generated<boolean>;
  consent_until: Date | null;
  disabled: string | null;
  disabled_at: Date | null;
  verified_at: Date | null;
  key: number | null;
  source: string;
  mark: Generated<string>;
  notice: string | null;
}

interface KeyTable {
  id: Generated<number>;
  party: number;
  kind: 'openpgp' | 's-mime' | 'age';
  fingerprint: string;
  user_ids: Generated<string[]>;
  created_at: Date | null;
  encrypt_until: Date | null;
  revoked_at: Date | null;
  can_encrypt: boolean;
  can_sign: boolean;
  verified_at: Date | null;
  verified_how: Generated<string>;
  public_key: string;
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    'directory.team': TeamTable;
    'directory.channel': ChannelTable;
    'directory.key': KeyTable;
    'directory.personal_address': { channel: number; address: string; purpose: string };
    'directory.probe': {
      id: Generated<number>;
      channel: number;
      party: number;
      by_party: number | null;
      at: Date;
      result: string;
      note: Generated<string>;
    };
  }
}

export interface ChannelRow {
  readonly id: number;
  readonly party: number;
  readonly kind: ChannelKind;
  readonly address: string;
  readonly purpose: 'incident' | 'vulnerability' | 'coordination' | 'crisis' | 'media' | 'legal' | 'general';
  readonly rank: number;
  readonly hours: Hours;
  readonly depends_on: string[];
  readonly max_marking: string | null;
  readonly personal: boolean;
  readonly consent_until: Date | null;
  readonly disabled: string | null;
  readonly verified_at: Date | null;
  readonly source: string;
  readonly mark: string;
  readonly notice: string | null;
  readonly key: number | null;
  readonly fingerprint: string | null;
  readonly encrypt_until: Date | null;
  readonly revoked_at: Date | null;
  readonly can_encrypt: boolean | null;
  readonly key_verified_at: Date | null;
  readonly answered_at: Date | null;
  readonly bounces: number;
  readonly silences: number;
  readonly wrong_answers: number;
}

/** Channels with their key and what attempts showed since each last worked; of one party, or all. */
export async function readChannels(tx: Tx, party?: number): Promise<ChannelRow[]> {
  const { rows } = await sql<ChannelRow>`
    select c.id, c.party, c.kind, c.address, c.purpose, c.rank, c.hours, c.depends_on, c.max_marking, c.personal,
      c.consent_until, c.disabled, c.verified_at, c.source, c.mark, c.notice, c.key, k.fingerprint, k.encrypt_until, k.revoked_at,
      k.can_encrypt, k.verified_at as key_verified_at, good.at as answered_at,
      coalesce(bad.bounces, 0)::int as bounces, coalesce(bad.silences, 0)::int as silences,
      coalesce(bad.wrong, 0)::int as wrong_answers
    from directory.channel c
    left join directory.key k on k.id = c.key
    left join lateral (select max(p.at) as at from directory.probe p
      where p.channel = c.id and p.result in ('answered', 'late')) good on true
    left join lateral (select count(*) filter (where p.result = 'bounced') as bounces,
        count(*) filter (where p.result = 'no-answer') as silences,
        count(*) filter (where p.result = 'wrong-authentication') as wrong
      from directory.probe p
      where p.channel = c.id and p.at > greatest(good.at, c.verified_at, '-infinity'::timestamptz)) bad on true
    where ${party === undefined ? sql`true` : sql`c.party = ${party}`}
    order by c.party, c.rank, c.id`.execute(tx);
  return rows;
}

export interface PartyStanding {
  readonly name: string;
  readonly standing: 'local' | 'attested' | 'unverified';
  readonly zone: string | null;
  readonly languages: string[];
  readonly succeeded_by: string | null;
}

export async function readStanding(tx: Tx, party: number): Promise<PartyStanding | undefined> {
  const { rows } = await sql<PartyStanding>`
    select p.name, p.standing, t.zone, coalesce(t.languages, '{}') as languages, s.name as succeeded_by
    from party.party p left join directory.team t on t.party = p.id left join party.party s on s.id = t.succeeded_by
    where p.id = ${party}`.execute(tx);
  return rows[0];
}

export const readChannelParty = (tx: Tx, channel: number) =>
  tx.selectFrom('directory.channel').select(['id', 'party', 'kind']).where('id', '=', channel).executeTakeFirst();

export const insertProbe = (
  tx: Tx,
  probe: { channel: number; party: number; by_party: number | null; at: Date; result: string },
) => tx.insertInto('directory.probe').values(probe).execute();

export const readKeyOfChannel = (tx: Tx, channel: number) =>
  tx
    .selectFrom('directory.channel as c')
    .innerJoin('directory.key as k', 'k.id', 'c.key')
    .select(['k.public_key', 'k.can_encrypt', 'k.encrypt_until', 'k.revoked_at', 'k.verified_at'])
    .where('c.id', '=', channel)
    .executeTakeFirst();
