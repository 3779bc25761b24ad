import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { TeamSheet } from './contract.ts';
import { lineOf, type Standing, standings } from './find.ts';
import { keyStateOf } from './freshness.ts';
import * as sheet from './sheet-store.ts';
import { readChannels } from './store.ts';

/** All teams as they stand at an instant. */
export async function allStandings(tx: Tx, at: Temporal.Instant): Promise<Standing[]> {
  return standings(await sheet.readTeams(tx), await readChannels(tx), at);
}

/** Everything the directory holds of one team. @throws `not-found` */
export async function sheetOf(tx: Tx, actor: Actor, slug: string, at: Temporal.Instant): Promise<TeamSheet> {
  const [team] = await sheet.readTeams(tx, slug);
  if (!team)
    return fail('not-found', `There is no team ${JSON.stringify(slug)} in the directory.`, {
      next: 'Look at the list.',
    });
  const rows = await readChannels(tx, team.party);
  const [standing] = standings([team], rows, at);
  const byId = new Map(rows.map(row => [row.id, row]));
  const keeper = actor.roles.includes('secretariat') || actor.roles.includes('administrator');
  const mayEdit = keeper || (actor.party === team.party && actor.roles.includes('duty-officer'));
  return {
    line: lineOf(standing!),
    host: team.host,
    website: team.website,
    established: team.established,
    focus: team.focus,
    services: team.services,
    languages: team.languages,
    zone: team.zone,
    constituency: {
      countries: team.serves_countries,
      sectors: team.serves_sectors,
      asns: team.serves_asns,
      prefixes: team.serves_prefixes,
      domains: team.serves_domains,
    },
    accreditation: [...team.accreditation],
    succeededSlug: team.succeeded_slug,
    channels: standing!.channels.map(now => {
      const { personal, source, mark, notice } = byId.get(now.channel.id)!;
      return { ...now, personal, source, mark, notice };
    }),
    keys: (await sheet.readKeys(tx, team.party)).map(key => keyShown(key, at)),
    sources: (await sheet.readSources(tx, team.party)).map(({ fetched_at, ...row }) => ({
      ...row,
      fetchedAt: fetched_at.toISOString(),
    })),
    history: (await sheet.readHistory(tx, team.party)).map(row => ({ ...row, at: row.at.toISOString() })),
    proposals: (await sheet.readOpenProposals(tx, team.party)).map(row => ({ ...row, at: row.at.toISOString() })),
    mayEdit,
    mayAttest: mayEdit && (team.standing !== 'unverified' || keeper),
  };
}

type KeyRow = Awaited<ReturnType<typeof sheet.readKeys>>[number];

const keyShown = (key: KeyRow, at: Temporal.Instant): TeamSheet['keys'][number] => ({
  id: key.id,
  kind: key.kind,
  fingerprint: key.fingerprint,
  userIds: key.user_ids,
  created: key.created_at?.toISOString() ?? null,
  encryptUntil: key.encrypt_until?.toISOString() ?? null,
  state: keyStateOf(
    {
      canEncrypt: key.can_encrypt,
      encryptUntil: key.encrypt_until,
      revokedAt: key.revoked_at,
      verifiedAt: key.verified_at,
    },
    at,
  ),
  verifiedAt: key.verified_at?.toISOString() ?? null,
  verifiedHow: key.verified_how,
  publicKey: key.public_key,
});
