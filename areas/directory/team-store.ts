import { type Insertable, sql } from 'kysely';
import type { Tables, Tx } from '#platform/db/tables.ts';
import { insertMany } from './import-store.ts';

export interface NewTeam {
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly team: Omit<Insertable<Tables['directory.team']>, 'party'>;
}

/** Registers parties nobody has attested, with their teams; numbers in the order given. */
export async function insertTeams(tx: Tx, teams: readonly NewTeam[]): Promise<number[]> {
  const ids = new Map<string, number>();
  await insertMany(teams, async chunk => {
    const made = await tx
      .insertInto('party.party')
      .values(
        chunk.map(({ slug, name, kind, country }) => ({
          slug,
          name,
          kind,
          country,
          names: '{}',
          attributes: '{}',
          parent: null,
          standing: 'unverified' as const,
        })),
      )
      .returning(['id', 'slug'])
      .execute();
    for (const { id, slug } of made) ids.set(slug, id);
    await tx
      .insertInto('directory.team')
      .values(chunk.map(({ slug, team }) => ({ ...team, party: ids.get(slug)! })))
      .execute();
  });
  return teams.map(({ slug }) => ids.get(slug)!);
}

export const insertChannels = (tx: Tx, rows: Insertable<Tables['directory.channel']>[]) =>
  insertMany(rows, chunk =>
    tx
      .insertInto('directory.channel')
      .values(chunk)
      .onConflict(conflict => conflict.doNothing())
      .execute(),
  );

export const upsertFieldSources = (tx: Tx, rows: Insertable<Tables['directory.field_source']>[]) =>
  insertMany(rows, chunk =>
    tx
      .insertInto('directory.field_source')
      .values(chunk)
      .onConflict(conflict =>
        conflict.columns(['party', 'field', 'source']).doUpdateSet(set => ({
          value: set.ref('excluded.value'),
          record: set.ref('excluded.record'),
          fetched_at: set.ref('excluded.fetched_at'),
          licence: set.ref('excluded.licence'),
          mark: set.ref('excluded.mark'),
          trust: set.ref('excluded.trust'),
        })),
      )
      .execute(),
  );

const teamColumns = [
  'short_name',
  'host',
  'website',
  'types',
  'established',
  'focus',
  'ics_focus',
  'serves',
  'services',
  'languages',
  'zone',
  'serves_countries',
  'serves_sectors',
  'serves_asns',
  'serves_prefixes',
  'serves_domains',
  'former_names',
] as const;

/** Sets fields of a team; a field the directory does not hold is passed over. */
export async function updateTeam(tx: Tx, party: number, fields: ReadonlyMap<string, unknown>, at: Date): Promise<void> {
  const set: Record<string, unknown> = { changed_at: at };
  for (const column of teamColumns) if (fields.has(column)) set[column] = fields.get(column);
  if (fields.has('accreditation')) set['accreditation'] = JSON.stringify(fields.get('accreditation'));
  await tx.updateTable('directory.team').set(set).where('party', '=', party).execute();
  const name = fields.get('name');
  if (typeof name === 'string') await tx.updateTable('party.party').set({ name }).where('id', '=', party).execute();
}

export const noteOnChannel = (tx: Tx, party: number, address: string, notice: string) =>
  sql`update directory.channel set notice = ${notice} where party = ${party} and lower(address) = lower(${address})`.execute(
    tx,
  );

export const moveAddress = (tx: Tx, party: number, from: string, to: string, mark: string) =>
  sql`update directory.channel set address = ${to}, mark = ${mark}, verified_at = null, notice = ${`was ${from} before the source changed it`}
    where party = ${party} and lower(address) = lower(${from}) and disabled is null`.execute(tx);

export const insertProposals = (
  tx: Tx,
  rows: {
    party: number;
    channel: number | null;
    field: string;
    value: string;
    why: string;
    by_party: number | null;
    by_person: number | null;
    at: Date;
  }[],
) =>
  insertMany(rows, chunk =>
    tx
      .insertInto('directory.change_proposal')
      .values(chunk.map(row => ({ ...row, decided_by: null, decided_at: null })))
      .execute(),
  );
