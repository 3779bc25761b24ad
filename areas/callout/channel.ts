import type { ChannelNow } from '#areas/directory/contract.ts';
import type { Channel as GateChannel } from '#areas/sharing/contract.ts';
import type { PlanStep } from './contract.ts';

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

/**
 * Usable channels that were not tried yet: in the order of the plan's steps, then in the recipient's own PACE order; those
 * where somebody is there now before those that sleep.
 */
export function channelsLeft(
  channels: readonly ChannelNow[],
  tried: ReadonlySet<number>,
  steps: readonly PlanStep[] = [],
): ChannelNow[] {
  const left = channels.filter(({ channel, usable }) => usable && !tried.has(channel.id));
  const placeOf = ({ channel }: ChannelNow): number => {
    const at = steps.findIndex(step => step.kind === channel.kind);
    return at < 0 ? steps.length : at;
  };
  return left.toSorted((a, b) => Number(b.open) - Number(a.open) || placeOf(a) - placeOf(b));
}

/** The best of the channels left. */
export const nextChannel = (
  channels: readonly ChannelNow[],
  tried: ReadonlySet<number>,
  steps: readonly PlanStep[] = [],
): ChannelNow | undefined => channelsLeft(channels, tried, steps)[0];

/** Minutes that a channel is given to be acknowledged on. */
export const minutesFor = (kind: string, steps: readonly PlanStep[], otherwise: number): number =>
  steps.find(step => step.kind === kind)?.minutes ?? otherwise;
