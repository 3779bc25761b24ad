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

/** One channel at an instant, as routes answer it. */
export const channelNow = z.object({
  channel,
  usable: z.boolean(),
  open: z.boolean(),
  opensAt: z.string().optional(),
  because: z.array(z.string()).readonly(),
});

export const standing = z.enum(['local', 'attested', 'unverified']);

/** One line of `GET /api/directory/teams`. */
export const teamLine = z.object({
  party: z.int(),
  slug: z.string(),
  name: z.string(),
  shortName: z.string(),
  formerNames: z.array(z.string()),
  country: z.string().nullable(),
  kind: z.string(),
  types: z.array(z.string()),
  sectors: z.array(z.string()),
  icsFocus: z.enum(['dedicated', 'partial', 'none', 'unknown']),
  standing,
  freshness,
  keyState,
  channels: z.int(),
  best: channelNow.nullable(),
  succeededBy: z.string().nullable(),
  serves: z.string(),
  attestedAt: z.string().nullable(),
});
export type TeamLine = z.infer<typeof teamLine>;

/** One answer of `GET /api/directory/whom`: the team, the best channel now and the next one, why, and how sure. */
export const whomAnswer = z.object({
  line: teamLine,
  best: channelNow.nullable(),
  fallback: channelNow.nullable(),
  because: z.array(z.string()),
  unknown: z.array(z.string()),
  score: z.number(),
  sure: z.enum(['high', 'fair', 'low', 'unverified']),
});
export type WhomAnswer = z.infer<typeof whomAnswer>;

/** `GET /api/directory/teams/:slug` */
export const teamSheet = z.object({
  line: teamLine,
  host: z.string(),
  website: z.string(),
  established: z.string().nullable(),
  focus: z.string(),
  services: z.array(z.string()),
  languages: z.array(z.string()),
  zone: z.string().nullable(),
  constituency: z.object({
    countries: z.array(z.string()),
    sectors: z.array(z.string()),
    asns: z.array(z.string()),
    prefixes: z.array(z.string()),
    domains: z.array(z.string()),
  }),
  accreditation: z.array(z.object({ scheme: z.string(), status: z.string(), since: z.string().nullable() })),
  succeededSlug: z.string().nullable(),
  channels: z.array(
    channelNow.extend({ personal: z.boolean(), source: z.string(), mark: z.string(), notice: z.string().nullable() }),
  ),
  keys: z.array(
    z.object({
      id: z.int(),
      kind: z.string(),
      fingerprint: z.string(),
      userIds: z.array(z.string()),
      created: z.string().nullable(),
      encryptUntil: z.string().nullable(),
      state: keyState,
      verifiedAt: z.string().nullable(),
      verifiedHow: z.string(),
      publicKey: z.string(),
    }),
  ),
  sources: z.array(
    z.object({
      field: z.string(),
      source: z.string(),
      value: z.unknown(),
      record: z.string(),
      fetchedAt: z.string(),
      licence: z.string(),
      mark: z.string(),
      trust: z.int(),
    }),
  ),
  history: z.array(z.object({ at: z.string(), kind: z.string(), text: z.string(), by: z.string().nullable() })),
  proposals: z.array(
    z.object({
      id: z.int(),
      field: z.string(),
      value: z.unknown(),
      why: z.string(),
      at: z.string(),
      by: z.string().nullable(),
    }),
  ),
  mayEdit: z.boolean(),
  mayAttest: z.boolean(),
});
export type TeamSheet = z.infer<typeof teamSheet>;

const rowFinding = z.object({
  column: z.string(),
  code: z.string(),
  outcome: z.string(),
  message: z.string(),
  next: z.string(),
});
const fieldDiff = z.object({
  field: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  decision: z.string(),
  because: z.string(),
});

/** One import as lists show it. */
export const importLine = z.object({
  id: z.int(),
  source: z.string(),
  file: z.string(),
  encoding: z.string(),
  licence: z.string(),
  acknowledgement: z.string(),
  state: z.enum(['previewed', 'running', 'cancelling', 'cancelled', 'done']),
  total: z.int(),
  done: z.int(),
  at: z.string(),
});
export type ImportLine = z.infer<typeof importLine>;

/** `GET /api/directory/imports/:id` */
export const importDetail = importLine.extend({
  rows: z.array(
    z.object({
      row: z.int(),
      record: z.string(),
      label: z.string(),
      plan: z.string(),
      fate: z.string(),
      findings: z.array(rowFinding),
      diff: z.array(fieldDiff),
    }),
  ),
});
export type ImportDetail = z.infer<typeof importDetail>;

/** One pair of `GET /api/directory/candidates`. */
export const mergeCandidate = z.object({
  id: z.int(),
  evidence: z.array(z.string()),
  team: z.object({ slug: z.string(), name: z.string() }),
  other: z.object({
    slug: z.string().nullable(),
    name: z.string(),
    fromImport: z.int().nullable(),
    row: z.int().nullable(),
  }),
  diff: z.array(fieldDiff),
});
export type MergeCandidate = z.infer<typeof mergeCandidate>;

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
