import type { Channel, ChannelNow, Freshness, KeyState } from './contract.ts';
import { presenceAt } from './hours.ts';

/** What bears on every channel of a party. */
export interface PartyState {
  readonly name: string;
  readonly standing: 'local' | 'attested' | 'unverified';
  readonly zone: string | null;
  readonly languages: readonly string[];
  readonly succeededBy: string | null;
}

/** A channel with the end of the consent, if it is a personal number. */
type Told = Channel & { readonly consentUntil?: Date | null | undefined };

const freshnessText: Readonly<Record<Freshness, string>> = {
  verified: 'verified',
  ageing: 'ageing: not confirmed for more than 180 days',
  stale: 'stale: not confirmed for more than a year',
  unreachable: 'unreachable: it bounced, or two attempts got no answer',
  disputed: 'disputed: somebody answered who could not authenticate',
  'never-verified': 'never verified: nobody has confirmed or answered it',
};

const keyText: Readonly<Record<KeyState, string | undefined>> = {
  none: undefined,
  valid: 'the OpenPGP key is valid',
  expiring: 'the OpenPGP key ends soon',
  expired: 'the OpenPGP key has expired, and nothing is sent in plain text instead',
  revoked: 'the OpenPGP key was revoked, and nothing is sent in plain text instead',
  unverified: 'the OpenPGP key has not been verified, or cannot be encrypted to',
};
const deadKeys: readonly KeyState[] = ['expired', 'revoked', 'unverified'];

/** The channels as they stand at an instant: usable ones in PACE order first, those that cannot be used last. */
export function paceOrder(channels: readonly Told[], party: PartyState, at: Temporal.Instant): ChannelNow[] {
  const told = channels.map(channel => standing(channel, channels, party, at));
  return told.toSorted((a, b) => Number(b.usable) - Number(a.usable) || a.channel.rank - b.channel.rank);
}

function standing(channel: Told, all: readonly Told[], party: PartyState, at: Temporal.Instant): ChannelNow {
  const refused = refusals(channel, party, at);
  const presence = presenceAt(channel.hours, at);
  const { consentUntil: _, ...shown } = channel;
  const because = [
    ...refused,
    `rank ${channel.rank}; ${freshnessText[channel.freshness]}`,
    ...(keyText[channel.keyState] && !deadKeys.includes(channel.keyState) ? [keyText[channel.keyState]!] : []),
    hoursSentence(channel, presence),
    ...sharedDependencies(channel, all),
  ];
  const opensAt = presence.opensAt?.toString({ smallestUnit: 'minute', timeZoneName: 'never' });
  return {
    channel: shown,
    usable: refused.length === 0,
    open: presence.open,
    ...(opensAt ? { opensAt } : {}),
    because,
  };
}

/** Why a channel may not be used at all. */
function refusals(channel: Told, party: PartyState, at: Temporal.Instant): string[] {
  const lapsed = channel.consentUntil && channel.consentUntil.getTime() <= at.epochMilliseconds;
  const reasons: (string | false | undefined | null)[] = [
    party.standing === 'unverified' && `${party.name} has not attested its record, so nothing is sent to it`,
    party.succeededBy !== null && `${party.name} was succeeded by ${party.succeededBy}`,
    channel.disabled !== null && `disabled: ${channel.disabled}`,
    channel.freshness === 'unreachable' && freshnessText.unreachable,
    channel.freshness === 'disputed' && freshnessText.disputed,
    deadKeys.includes(channel.keyState) && keyText[channel.keyState],
    lapsed && 'a personal number whose owner agreed to its use for a time that is over',
  ];
  return reasons.filter(reason => typeof reason === 'string');
}

function hoursSentence({ hours }: Channel, { open, opensAt }: ReturnType<typeof presenceAt>): string {
  if (hours === null) return 'answered around the clock';
  if (open) return `open now (${hours.from}–${hours.to} ${hours.zone})`;
  if (!opensAt) return `hours cannot be read: ${hours.zone} is not a time zone`;
  return `closed now; opens ${opensAt.toPlainDate().toString()} ${opensAt.toPlainTime().toString({ smallestUnit: 'minute' })} ${hours.zone}`;
}

/** Ranks that fail together are one rank: each is told which other it shares something with. */
export function sharedDependencies(
  channel: Pick<Channel, 'id' | 'rank' | 'dependsOn'>,
  all: readonly Pick<Channel, 'id' | 'rank' | 'kind' | 'dependsOn'>[],
): string[] {
  return all
    .filter(other => other.id !== channel.id && other.rank !== channel.rank)
    .flatMap(other => {
      const shared = other.dependsOn.filter(one => channel.dependsOn.includes(one));
      return shared.length === 0
        ? []
        : [`shares ${shared.join(', ')} with rank ${other.rank} (${other.kind}): if that fails, both do`];
    });
}
