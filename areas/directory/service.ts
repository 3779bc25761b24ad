import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import type { Channel, DirectoryService } from './contract.ts';
import { freshnessOf, keyStateOf, lastGood } from './freshness.ts';
import { paceOrder } from './pace.ts';
import {
  type ChannelRow,
  insertProbe,
  readChannelParty,
  readChannels,
  readKeyOfChannel,
  readStanding,
} from './store.ts';

/** What other rooms ask of the directory. */
export const directoryService = (platform: Pick<Platform, 'now'>): DirectoryService => ({
  channelsNow: async (tx, _actor, party, { at, purpose }) => {
    const standing = await readStanding(tx, party);
    if (!standing) return fail('not-found', `There is no party ${party} in the directory.`, { pointer: '/party' });
    const rows = forPurpose(await readChannels(tx, party), purpose);
    return paceOrder(
      rows.map(row => ({ ...channelOf(row, at), consentUntil: row.personal ? row.consent_until : undefined })),
      { ...standing, succeededBy: standing.succeeded_by },
      at,
    );
  },
  recordAttempt: (tx, actor, channel, result, at) => recordAttempt(tx, actor, channel, result, at),
  keyOf: async (tx, channel) => {
    const key = await readKeyOfChannel(tx, channel);
    if (!key) return undefined;
    const state = keyStateOf(keyRecord(key), platform.now());
    return state === 'valid' || state === 'expiring' ? key.public_key : undefined;
  },
});

/** Channels for the purpose asked; those for anything stand in where a rank has none of its own. */
function forPurpose(rows: readonly ChannelRow[], purpose: string | undefined): ChannelRow[] {
  if (purpose === undefined) return [...rows];
  const own = rows.filter(row => row.purpose === purpose);
  const ranks = new Set(own.map(row => row.rank));
  const general = rows.filter(row => row.purpose === 'general' && !ranks.has(row.rank));
  const crisis = rows.filter(row => row.purpose === 'crisis' && !ranks.has(row.rank) && purpose === 'incident');
  return [...own, ...general, ...crisis];
}

/** A row as the contract shows it at an instant. The address of a personal number is not in the row. */
export function channelOf(row: ChannelRow, at: Temporal.Instant): Channel {
  const record = { ...row, verifiedAt: row.verified_at, answeredAt: row.answered_at, wrongAnswers: row.wrong_answers };
  return {
    id: row.id,
    party: row.party,
    kind: row.kind,
    address: row.address,
    purpose: row.purpose,
    rank: row.rank,
    hours: row.hours,
    dependsOn: row.depends_on,
    maxMarking: row.max_marking,
    disabled: row.disabled,
    verifiedAt: lastGood(record)?.toISOString() ?? null,
    freshness: freshnessOf(record, at),
    keyState: keyStateOf(row.key === null ? undefined : keyRecord({ ...row, verified_at: row.key_verified_at }), at),
    keyFingerprint: row.fingerprint,
    keyExpires: row.encrypt_until?.toISOString() ?? null,
  };
}

const keyRecord = (row: {
  readonly can_encrypt: boolean | null;
  readonly encrypt_until: Date | null;
  readonly revoked_at: Date | null;
  readonly verified_at: Date | null;
}) => ({
  canEncrypt: row.can_encrypt === true,
  encryptUntil: row.encrypt_until,
  revokedAt: row.revoked_at,
  verifiedAt: row.verified_at,
});

async function recordAttempt(
  tx: Tx,
  actor: Actor,
  channel: number,
  result: Parameters<DirectoryService['recordAttempt']>[3],
  at: Temporal.Instant,
): Promise<void> {
  const found =
    (await readChannelParty(tx, channel)) ??
    fail('not-found', `There is no channel ${channel} in the directory.`, { next: 'Look at the sheet of the team.' });
  await insertProbe(tx, {
    channel,
    party: found.party,
    by_party: actor.party,
    at: new Date(at.epochMilliseconds),
    result,
  });
  await recordAct(tx, actor, {
    area: 'directory',
    kind: 'channel.tried',
    subject: { kind: 'channel', id: channel },
    mode: 'live',
    trueAt: at.toString(),
    visibleTo: [found.party],
    body: { party: found.party, kind: found.kind, result },
  });
}
