import type { Insertable } from 'kysely';
import type { Tables, Tx } from '#platform/db/tables.ts';
import type { demoKey } from './demo-key.ts';
import './store.ts';

interface ChannelSeed {
  readonly party: string;
  readonly kind: Tables['directory.channel']['kind'];
  readonly address: string;
  readonly purpose: string;
  readonly rank: number;
  readonly hours: string | null;
  readonly depends_on: string[];
  readonly verified_at: Date | null;
  readonly encrypted: boolean;
  readonly silences: readonly Date[];
}

/** The demonstration directory, parties by their short name. */
export interface DemoRows {
  readonly teams: readonly (Omit<Insertable<Tables['directory.team']>, 'party' | 'zone' | 'succeeded_by'> & {
    readonly party: string;
  })[];
  readonly keys: readonly Awaited<ReturnType<typeof demoKey>>[];
  readonly channels: readonly ChannelSeed[];
  readonly personal: readonly (ChannelSeed & {
    readonly personal: { readonly address: string; readonly purpose: string };
    readonly consent_until: Date;
  })[];
}

/** Writes the demonstration directory; parties that are not there are left out. */
export async function insertDemoTeams(tx: Tx, rows: DemoRows): Promise<void> {
  const parties = await tx.selectFrom('party.party').select(['id', 'slug']).execute();
  const ids = new Map(parties.map(({ id, slug }) => [slug, id]));
  const known = <T extends { readonly party: string }>(list: readonly T[]) => list.filter(one => ids.has(one.party));
  const idOf = (slug: string) => ids.get(slug)!;
  const teams = known(rows.teams).map(team => ({ zone: null, succeeded_by: null, ...team, party: idOf(team.party) }));
  if (teams.length === 0) return;
  await tx.insertInto('directory.team').values(teams).execute();
  const keys = await tx
    .insertInto('directory.key')
    .values(known(rows.keys).map(key => ({ ...key, party: idOf(key.party) })))
    .returning(['id', 'party'])
    .execute();
  const keyOf = new Map(keys.map(({ id, party }) => [party, id]));
  const seeds = known(rows.channels);
  const personal = known(rows.personal);
  const made = await tx
    .insertInto('directory.channel')
    .values([
      ...seeds.map(seed => channelOf(seed, idOf(seed.party), keyOf, null)),
      ...personal.map(seed => channelOf(seed, idOf(seed.party), keyOf, seed.consent_until)),
    ])
    .returning(['id', 'party'])
    .execute();
  await tx
    .insertInto('directory.personal_address')
    .values(personal.map((one, i) => ({ channel: made[seeds.length + i]!.id, ...one.personal })))
    .execute();
  const probes = seeds.flatMap((seed, i) =>
    seed.silences.map(at => ({
      channel: made[i]!.id,
      party: idOf(seed.party),
      by_party: null,
      at,
      result: 'no-answer',
    })),
  );
  if (probes.length > 0) await tx.insertInto('directory.probe').values(probes).execute();
}

const channelOf = (seed: ChannelSeed, party: number, keys: ReadonlyMap<number, number>, consent: Date | null) => ({
  party,
  kind: seed.kind,
  address: seed.address,
  purpose: seed.purpose,
  rank: seed.rank,
  hours: seed.hours,
  depends_on: seed.depends_on,
  max_marking: null,
  personal: consent !== null,
  consent_until: consent,
  disabled: null,
  disabled_at: null,
  verified_at: seed.verified_at,
  key: seed.encrypted ? (keys.get(party) ?? null) : null,
  source: 'owner',
  mark: 'attested',
  notice: null,
});
