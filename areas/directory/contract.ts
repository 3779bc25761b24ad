import { z } from 'zod';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';

export const channelKinds = [
  'email',
  'voice',
  'emergency-voice',
  'sms',
  'fax',
  'secure-chat',
  'misp',
  'taxii',
  'portal',
  'postal',
  'radio',
] as const;
export const channelKind = z.enum(channelKinds);
export type ChannelKind = z.infer<typeof channelKind>;

export const channelPurposes = [
  'incident',
  'vulnerability',
  'coordination',
  'crisis',
  'media',
  'legal',
  'general',
] as const;
export const channelPurpose = z.enum(channelPurposes);

/** How sure we are that somebody answers: verified (<= 180 days), ageing (<= 365), stale, unreachable (2 failed probes). */
export const freshness = z.enum(['verified', 'ageing', 'stale', 'unreachable', 'disputed', 'never-verified']);
export type Freshness = z.infer<typeof freshness>;

export const keyState = z.enum(['none', 'valid', 'expiring', 'expired', 'revoked', 'unverified']);
export type KeyState = z.infer<typeof keyState>;

/** When somebody is there, in the zone of the team. `days`: 1 Monday to 7 Sunday. Null: around the clock. */
export const hours = z
  .object({
    zone: z.string().max(60),
    days: z.array(z.int().min(1).max(7)).min(1),
    from: z.string().regex(/^\d\d:\d\d$/),
    to: z.string().regex(/^\d\d:\d\d$/),
  })
  .nullable();
export type Hours = z.infer<typeof hours>;

/** One way to reach a party. PACE rank 1 is the primary, 4 the emergency channel. */
export const channel = z.object({
  id: z.int(),
  party: z.int(),
  kind: channelKind,
  address: z.string(),
  purpose: channelPurpose,
  rank: z.int().min(1).max(4),
  hours,
  /** what it shares with other channels: a provider, an identity system, power; two ranks that share one are one channel */
  dependsOn: z.array(z.string()),
  /** highest marking that may travel here, as text; null: as the gate decides */
  maxMarking: z.string().nullable(),
  disabled: z.string().nullable(),
  verifiedAt: z.string().nullable(),
  freshness,
  keyState,
  keyFingerprint: z.string().nullable(),
  keyExpires: z.string().nullable(),
});
export type Channel = z.infer<typeof channel>;

/** A channel as it stands at one instant. */
export interface ChannelNow {
  readonly channel: Channel;
  /** may it be used: not disabled, not unreachable, the party attested, the key not expired */
  readonly usable: boolean;
  /** is somebody there now */
  readonly open: boolean;
  /** when somebody will be, ISO with offset; absent when open or unknown */
  readonly opensAt?: string;
  /** plain sentences: hours, key, freshness, shared dependencies */
  readonly because: readonly string[];
}

export interface DirectoryService {
  /** The channels of a party in PACE order for a purpose, as they stand at an instant; unusable ones last, with the reason. */
  channelsNow(
    tx: Tx,
    actor: Actor,
    party: number,
    ask: { at: Temporal.Instant; purpose?: z.infer<typeof channelPurpose> },
  ): Promise<ChannelNow[]>;
  /** What an attempt showed: marks the channel, not the team. A bounce or two failed probes make it unreachable. */
  recordAttempt(
    tx: Tx,
    actor: Actor,
    channel: number,
    result: 'answered' | 'late' | 'bounced' | 'no-answer' | 'wrong-authentication',
    at: Temporal.Instant,
  ): Promise<void>;
  /** The armoured public key to encrypt to, if the channel has a valid one. */
  keyOf(tx: Tx, channel: number): Promise<string | undefined>;
}

declare module '#platform/room/room.ts' {
  interface Services {
    directory: DirectoryService;
  }
}
