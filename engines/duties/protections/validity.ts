import type { Truth } from '#engines/kernel/truth.ts';
import type { Protection, Standing } from './types.ts';

const truthOfState: Readonly<Record<string, Truth>> = { in_force: 'yes', lapsed: 'no', unknown: 'unknown' };
const words: Readonly<Record<string, { readonly en: string; readonly fr: string }>> = {
  in_force: { en: 'in force', fr: 'en vigueur' },
  lapsed: { en: 'lapsed', fr: 'plus en vigueur' },
  unknown: { en: 'of unknown status', fr: 'en vigueur ou non, on ne le sait pas,' },
};

/**
 * Whether the law stood on a day, as far as anybody could know on another (ISO days). The interval that became known
 * last goes before earlier ones; outside of every interval it is unknown.
 */
export function validityOn(
  { title, titleFr, validity, confidence }: Pick<Protection, 'title' | 'titleFr' | 'validity' | 'confidence'>,
  day: string,
  known: string,
): Standing {
  const interval = validity
    .filter(one => one.from <= day && (one.to === null || day <= one.to) && (one.known_from ?? one.from) <= known)
    .toSorted((a, b) => ((a.known_from ?? a.from) < (b.known_from ?? b.from) ? -1 : 1))
    .at(-1);
  if (!interval) {
    const text = `${title}: nothing is recorded about ${day}.`;
    const fr = `${titleFr} : rien n’est consigné sur le ${day}.`;
    return { truth: 'unknown', text, fr, since: null, until: null, note: null, day, confidence };
  }
  const { from, to, state, note, note_fr: noteFr = note } = interval;
  const { en, fr } = words[state] ?? { en: state, fr: state };
  return {
    truth: truthOfState[state] ?? 'unknown',
    text: `${title}: ${en} since ${from}${to ? ` to ${to}` : ''}${note ? ` (${note})` : ''}.`,
    fr: `${titleFr} : ${fr} depuis le ${from}${to ? ` jusqu’au ${to}` : ''}${noteFr ? ` (${noteFr})` : ''}.`,
    since: from,
    until: to,
    note: note === undefined ? null : { en: note, fr: noteFr ?? note },
    day,
    confidence: interval.confidence ?? confidence,
  };
}

/** The day of an instant in UTC; a day stays what it is. */
export const dayOf = (instant: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(instant) ? instant : new Date(instant).toISOString().slice(0, 10);
