import type { Blocked } from './contract.ts';
import type { PartyRow } from './store.ts';

interface Sending {
  readonly mode: 'live' | 'exercise' | 'drill' | 'template';
  readonly exercise?: string | undefined;
}

/** Mode first: what is not live reaches only those enrolled in it, whatever else would permit it. */
export function reachBlock(sending: Sending, recipient: PartyRow | undefined, id: number): Blocked | undefined {
  if (sending.mode === 'template') {
    return {
      code: 'mode-template',
      message: 'A template reaches nobody.',
      next: 'Make a live, exercise or drill copy of it.',
    };
  }
  if (!recipient) {
    return {
      code: 'recipient-unknown',
      message: `No party has the number ${id}.`,
      next: 'Choose a party of the directory.',
    };
  }
  if (sending.mode !== 'live' && !isEnrolled(sending, recipient)) {
    return {
      code: 'mode-not-enrolled',
      message: `${recipient.name} is not enrolled in the ${sending.mode} ${sending.exercise ?? '(no name given)'}.`,
      next: 'Enrol them first; nothing else lets a message of this mode reach them.',
    };
  }
  if (recipient.standing === 'unverified') {
    return {
      code: 'recipient-unverified',
      message: `${recipient.name} was imported and nobody has confirmed the record.`,
      next: 'Ask its owner to attest the record; until then it is not written to.',
    };
  }
  return undefined;
}

const isEnrolled = ({ mode, exercise }: Sending, { enrolments }: PartyRow): boolean =>
  enrolments.some(enrolment => enrolment.mode === mode && enrolment.name === exercise);
