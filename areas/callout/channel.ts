import type { ChannelNow } from '#areas/directory/contract.ts';
import type { Channel as GateChannel } from '#areas/sharing/contract.ts';

const gateKinds: Readonly<Record<string, GateChannel['kind']>> = {
  email: 'email',
  voice: 'phone',
  'emergency-voice': 'phone',
  sms: 'phone',
  'secure-chat': 'portal',
  misp: 'misp',
  taxii: 'taxii',
  portal: 'portal',
  fax: 'print',
  postal: 'print',
  radio: 'phone',
};

/** What the gate must know of a channel: kind, and whether what travels on it is encrypted to the recipient. */
export function gateChannel({ channel }: ChannelNow): GateChannel {
  const keyed = channel.keyState === 'valid' || channel.keyState === 'expiring';
  const kind = gateKinds[channel.kind] ?? 'print';
  return {
    kind,
    encrypted: keyed || kind === 'portal' || kind === 'taxii' || kind === 'misp',
    keyState: channel.keyState === 'expiring' ? 'valid' : channel.keyState,
    id: channel.id,
    address: channel.address,
    maxMarking: channel.maxMarking,
  };
}

/** Voice and its like: a person has to act, so the attempt becomes a task with a script. */
export const needsPerson = ({ channel }: ChannelNow): boolean => channel.kind !== 'email';

/** Usable channels that were not tried yet in PACE order, those where somebody is there now before those that sleep. */
export function channelsLeft(channels: readonly ChannelNow[], tried: ReadonlySet<number>): ChannelNow[] {
  const left = channels.filter(({ channel, usable }) => usable && !tried.has(channel.id));
  return [...left.filter(({ open }) => open), ...left.filter(({ open }) => !open)];
}

/** The best of the channels left. */
export const nextChannel = (channels: readonly ChannelNow[], tried: ReadonlySet<number>): ChannelNow | undefined =>
  channelsLeft(channels, tried)[0];
