import { parseMarking } from '#engines/handling/index.ts';
import type { Lexicons, Marking } from '#engines/handling/types.ts';
import { levelsOf } from './basis.ts';
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

/** Blocks that another channel of the same recipient may not meet. */
export const isOfChannel = ({ code }: Blocked): boolean =>
  code === 'key-expired' || code === 'key-missing' || code === 'channel-not-encrypted' || code === 'channel-ceiling';

type Levels = ReturnType<typeof levelsOf>;

/**
 * What was agreed to travel at most over a channel, against what would go. Levels compare on one track of one scheme; a
 * ceiling that is not understood, or that says nothing about the scheme of the version, permits nothing.
 * @param at ISO instant at which the ceiling is read
 */
export function ceilingBlock(
  channel: Channel | undefined,
  markings: readonly Marking[],
  at: string,
  lexicons: Lexicons,
): Blocked | undefined {
  if (!channel?.maxMarking || markings.length === 0) return undefined;
  const ceiling = parseMarking(channel.maxMarking, { created: at.slice(0, 10) }, lexicons);
  const marks = [ceiling, ...(ceiling.also ?? [])];
  const allowed = marks.some(mark => mark.ambiguous || mark.errors.length > 0) ? [] : levelsOf(ceiling, lexicons);
  const above = markings.find(
    marking => !levelsOf(marking, lexicons).every(level => isWithin(level, allowed, lexicons)),
  );
  return above && aboveCeiling(channel, above);
}

function isWithin({ scheme, level }: Levels[number], allowed: Levels, lexicons: Lexicons): boolean {
  const levelOf = (code: string | null) => lexicons.byId.get(scheme)?.levels.find(one => one.code === code);
  const wanted = levelOf(level);
  return allowed
    .filter(max => max.scheme === scheme)
    .some(({ level: code }) => {
      const max = levelOf(code);
      if (!wanted || !max) return false;
      if (wanted.code === max.code) return true;
      const onOneTrack = (wanted.track ?? '') === (max.track ?? '');
      return onOneTrack && wanted.order !== undefined && max.order !== undefined && wanted.order <= max.order;
    });
}

function aboveCeiling({ kind, address, maxMarking }: Channel, { canonical }: Marking): Blocked {
  const where = address === undefined ? kind : `${kind} ${address}`;
  return {
    code: 'channel-ceiling',
    message: `At most ${maxMarking} was agreed for the channel ${where}; the version is marked ${canonical}.`,
    next: 'Use the next channel of the recipient, send a redacted version, or agree a higher marking for this channel.',
    fr: {
      message: `Le canal ${where} est convenu pour ${maxMarking} au plus ; la version est marquée ${canonical}.`,
      next: 'Utilisez le canal suivant du destinataire, envoyez une version expurgée, ou convenez d’un marquage plus élevé pour ce canal.',
    },
  };
}
