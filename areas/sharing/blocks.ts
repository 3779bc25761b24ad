import type { Marking, Verdict } from '#engines/handling/types.ts';
import type { Reason } from '#engines/kernel/citation.ts';
import type { Reach } from './channel.ts';
import type { Blocked } from './contract.ts';

/** A marking that is not understood, or that can be read in several ways, is never guessed at. */
export function markingBlock(marking: Marking): Blocked | undefined {
  const marks = [marking, ...(marking.also ?? [])];
  const doubtful = marks.find(mark => mark.ambiguous);
  if (doubtful) {
    const readings = (doubtful.candidates ?? [])
      .map(({ scheme, level }) => `${scheme} ${level ?? ''}`.trim())
      .join(', ');
    return {
      code: 'unknown-marking',
      message: `\`${doubtful.original}\` can be read in several ways: ${readings}.`,
      next: 'Say which scheme it is of, or ask its originator.',
    };
  }
  const error = marks.flatMap(mark => mark.errors)[0];
  if (!error) return undefined;
  return {
    code: 'unknown-marking',
    message: `\`${marking.original}\` is not understood: ${error.message}`,
    next: 'Correct the marking, or ask its originator for one of a known scheme.',
  };
}

/** Neither an open question nor an open condition is a permission. */
export function openBlock(verdict: Verdict): Blocked | undefined {
  const list = (reasons: readonly Reason[]) => reasons.map(reason => reason.text).join(' ');
  if (verdict.decision === 'cannot-decide') {
    return {
      code: 'undecided',
      message: `A fact is missing. ${list(verdict.unknown)}`,
      next: 'Find it out and decide again.',
    };
  }
  if (verdict.decision !== 'permit-with-conditions') return undefined;
  return {
    code: 'conditions-open',
    message: `It may go once this is so: ${list(verdict.conditions)}`,
    next: 'Meet the conditions and attest them for this recipient.',
  };
}

/** A refusal that only the lack of encryption causes is one of the channel, not of the recipient. */
export function encryptionBlock(verdict: Verdict, { channel }: Reach): Blocked | undefined {
  const asksOnlyThat =
    verdict.missing.length > 0 &&
    verdict.missing.every(reason => reason.code === 'encrypted' || reason.code === 'encrypt');
  if (!channel || channel.encrypted || !asksOnlyThat) return undefined;
  return {
    code: 'channel-not-encrypted',
    message: `The marking asks for encryption and the ${channel.kind} channel has none.`,
    next: 'Use a channel with a valid key.',
  };
}
