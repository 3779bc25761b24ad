import type { Blocked, Channel } from './contract.ts';
import type { PartyRow } from './store.ts';

export interface Reach {
  /** absent: shown on screen here */
  readonly channel?: Channel | undefined;
}

/** A key that cannot be trusted stops the channel, also where the marking alone would let it go in clear. */
export function channelBlock(channel: Channel | undefined, recipient: PartyRow): Blocked | undefined {
  if (!channel) return undefined;
  const { keyState, kind } = channel;
  if (keyState === 'expired' || keyState === 'revoked') {
    return {
      code: 'key-expired',
      message: `The key of ${recipient.name} for ${kind} is ${keyState}.`,
      next: 'Ask them for a new key over a channel that was verified, or use the next channel of the plan.',
    };
  }
  if (channel.encrypted && keyState !== 'valid' && keyState !== 'expiring' && (kind === 'email' || kind === 'file')) {
    return {
      code: 'key-missing',
      message: `There is no verified key of ${recipient.name} for ${kind}.`,
      next: 'Verify a key of theirs, or use the next channel of the plan.',
    };
  }
  return undefined;
}
