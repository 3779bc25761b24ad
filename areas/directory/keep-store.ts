import { sql } from 'kysely';
import type { Tx } from '#platform/db/tables.ts';

export const readCandidates = async (tx: Tx) =>
  (
    await sql<{
      id: number;
      state: string;
      evidence: string[];
      team: number;
      team_name: string;
      team_slug: string;
      other: number | null;
      other_name: string | null;
      other_slug: string | null;
      import: number | null;
      row: number | null;
      label: string | null;
      diff: unknown;
    }>`select m.id, m.state, m.evidence, m.team, p.name as team_name, p.slug as team_slug, m.other, o.name as other_name,
        o.slug as other_slug, m.import, m.row, r.label, r.diff
      from directory.merge_candidate m join party.party p on p.id = m.team left join party.party o on o.id = m.other
        left join directory.import_row r on r.import = m.import and r.row = m.row
      where m.state = 'open' order by m.id limit 1000`.execute(tx)
  ).rows;

export const lockCandidate = (tx: Tx, id: number) =>
  tx.selectFrom('directory.merge_candidate').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export const readImportRow = (tx: Tx, id: number, row: number) =>
  tx.selectFrom('directory.import_row').selectAll().where('import', '=', id).where('row', '=', row).executeTakeFirst();

/** Decides a candidate; another one about the same row is decided with it. */
export async function settleCandidate(
  tx: Tx,
  candidate: { readonly id: number; readonly import: number | null; readonly row: number | null },
  set: { state: 'merged' | 'separate'; why: string; decided_by: number | null; decided_at: Date },
): Promise<void> {
  await tx.updateTable('directory.merge_candidate').set(set).where('id', '=', candidate.id).execute();
  if (candidate.import === null || candidate.row === null) return;
  await tx
    .updateTable('directory.merge_candidate')
    .set({ ...set, state: 'separate' })
    .where('import', '=', candidate.import)
    .where('row', '=', candidate.row)
    .where('state', '=', 'open')
    .execute();
}

export const settleRow = (tx: Tx, id: number, row: number, fate: string, party: number) =>
  tx.updateTable('directory.import_row').set({ fate, party }).where('import', '=', id).where('row', '=', row).execute();

/** One team goes on as another: its names become former names, its addresses go over, the record stays to be found. */
export async function succeed(tx: Tx, old: number, into: number, source: string, at: Date): Promise<void> {
  await sql`update directory.team set succeeded_by = ${into}, changed_at = ${at} where party = ${old}`.execute(tx);
  await sql`update directory.team t set changed_at = ${at}, former_names = (
      select array_agg(distinct n) from unnest(t.former_names || array[o.short_name, p.name]) n
      where n <> t.short_name)
    from directory.team o join party.party p on p.id = o.party where t.party = ${into} and o.party = ${old}`.execute(
    tx,
  );
  await sql`insert into directory.channel (party, kind, address, purpose, rank, hours, depends_on, max_marking, disabled,
      disabled_at, source, mark, notice)
    select ${into}, kind, address, purpose, rank, hours, depends_on, max_marking, disabled, disabled_at, source,
      case mark when 'attested' then 'confirmed' else mark end, 'from the record that was merged into this one'
    from directory.channel where party = ${old} and not personal on conflict do nothing`.execute(tx);
  await tx
    .insertInto('directory.succession')
    .values({ old, new: into, at: null, source })
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

export const readPartyStanding = (tx: Tx, party: number) =>
  tx.selectFrom('party.party').select(['id', 'name', 'standing']).where('id', '=', party).executeTakeFirst();

export const setAttested = (tx: Tx, party: number) =>
  tx.updateTable('party.party').set({ standing: 'attested' }).where('id', '=', party).execute();

/** Marks channels, or all of a team that are not disabled, as confirmed by their owner; gives their numbers. */
export async function attestChannels(tx: Tx, party: number, channels: readonly number[], at: Date): Promise<number[]> {
  const done = await tx
    .updateTable('directory.channel')
    .set({ verified_at: at, mark: 'attested', notice: null })
    .where('party', '=', party)
    .where('disabled', 'is', null)
    .$if(channels.length > 0, query => query.where('id', 'in', [...channels]))
    .returning('id')
    .execute();
  return done.map(({ id }) => id);
}

export async function insertAttestation(
  tx: Tx,
  row: {
    party: number;
    by_party: number | null;
    by_person: number | null;
    appointment: number | null;
    at: Date;
    how: string;
    evidence: string;
    channels: number[];
  },
): Promise<void> {
  await sql`insert into directory.attestation (party, by_party, by_person, appointment, at, how, evidence, channels)
    values (${row.party}, ${row.by_party}, ${row.by_person}, ${row.appointment}, ${row.at}, ${row.how}, ${row.evidence},
      ${row.channels})`.execute(tx);
  await sql`update directory.team set attested_at = ${row.at} where party = ${row.party}`.execute(tx);
}

export const disableChannel = (tx: Tx, channel: number, why: string | null, at: Date) =>
  tx
    .updateTable('directory.channel')
    .set({ disabled: why, disabled_at: why === null ? null : at })
    .where('id', '=', channel)
    .returning('id')
    .executeTakeFirst();

export async function insertChannel(
  tx: Tx,
  row: {
    party: number;
    kind: string;
    address: string;
    purpose: string;
    rank: number;
    hours: string | null;
    depends_on: string[];
    max_marking: string | null;
    source: string;
  },
): Promise<number> {
  const made = await sql<{ id: number }>`insert into directory.channel
      (party, kind, address, purpose, rank, hours, depends_on, max_marking, source, mark)
    values (${row.party}, ${row.kind}, ${row.address}, ${row.purpose}, ${row.rank}, ${row.hours}::jsonb,
      ${row.depends_on}, ${row.max_marking}, ${row.source}, 'recalled') returning id`.execute(tx);
  return made.rows[0]!.id;
}

export async function insertKey(
  tx: Tx,
  row: {
    party: number;
    fingerprint: string;
    user_ids: string[];
    created_at: Date | null;
    encrypt_until: Date | null;
    can_encrypt: boolean;
    can_sign: boolean;
    verified_how: string;
    verified_at: Date;
    public_key: string;
  },
): Promise<number> {
  const made = await tx
    .insertInto('directory.key')
    .values({ ...row, kind: 'openpgp', revoked_at: null })
    .onConflict(conflict =>
      conflict.columns(['party', 'fingerprint']).doUpdateSet(set => ({
        public_key: set.ref('excluded.public_key'),
        encrypt_until: set.ref('excluded.encrypt_until'),
        verified_at: set.ref('excluded.verified_at'),
        verified_how: set.ref('excluded.verified_how'),
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

export const giveKey = (tx: Tx, party: number, key: number) =>
  tx.updateTable('directory.channel').set({ key }).where('party', '=', party).where('kind', '=', 'email').execute();

export const lockProposal = (tx: Tx, id: number) =>
  tx.selectFrom('directory.change_proposal').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export const settleProposal = (tx: Tx, id: number, state: 'accepted' | 'declined', by: number | null, at: Date) =>
  tx
    .updateTable('directory.change_proposal')
    .set({ state, decided_by: by, decided_at: at })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
