import type { Truth } from '#engines/kernel/truth.ts';
import type { Contribution, MarkedPart, ReadingContext } from './contribution.ts';
import { contributionsOf } from './contributions.ts';
import { audienceOf } from './schemes/reading.ts';
import type { Lexicons, ParsedCaveat } from './types.ts';

type Facts = Readonly<Record<string, unknown>>;

const day = /^\d{4}-\d{2}-\d{2}/;

/** Never ended by a date alone: 50-year exemptions and atomic-energy information. */
const neverByDate = (mark: MarkedPart, until: string) =>
  /50X/i.test(until) || mark.caveats.some(({ code }: ParsedCaveat) => /^(RD|FRD|TFNI)\b/.test(code));

function ended(until: string, at: string | undefined, facts: Facts): Truth {
  if (!day.test(until)) return (facts[`event:${until}`] ?? facts.event_occurred) === true ? 'yes' : 'no';
  if (at === undefined) return 'unknown';
  return at.slice(0, until.length) > until ? 'yes' : 'no';
}

/** When the marking itself says that it ends; undefined where it does not, or where no date can end it. */
export function statedEnd(mark: MarkedPart, contributions: readonly Contribution[]): string | undefined {
  const until = contributions.flatMap(({ part }) => part.duration?.until ?? [])[0];
  return until === undefined || neverByDate(mark, until) ? undefined : until;
}

/** Secrecy that ends by law opens the item; any other end leaves what is not public in the hands of those who need it. */
function lapsed(mark: MarkedPart, until: string, rule: Contribution): Contribution {
  const open = mark.scheme === 'br-lai';
  const text = `The protection of the marking ended on ${until}.`;
  return {
    part: open ? audienceOf() : audienceOf(['fact:need_to_know']),
    reason: { ...rule.reason, code: 'lapsed', text },
  };
}

/**
 * What a marking says at an instant. A dated end lapses by itself, an event only when somebody asserts that it
 * happened, and a downgrade leaves the lower level in force. Without an instant nothing has lapsed. A sharing policy
 * that has ended permits nothing any more, so it simply no longer speaks.
 */
export function contributionsAt(
  mark: MarkedPart,
  lexicons: Lexicons,
  context: ReadingContext,
  facts: Facts,
): readonly Contribution[] {
  const contributions = contributionsOf(mark, lexicons, context);
  const until = statedEnd(mark, contributions);
  const rule = contributions.find(({ part }) => part.duration?.until === until);
  if (until === undefined || rule === undefined || ended(until, context.at, facts) !== 'yes') return contributions;
  const downgrade = rule.part.duration?.downgrade;
  if (downgrade === undefined) return mark.scheme === 'iep-2' ? [] : [lapsed(mark, until, rule)];
  const caveats = mark.caveats.filter(caveat => caveat.class === 'informs');
  const text = `Since ${until} it is ${downgrade}, as its marking says.`;
  const { duration: _ended, ...rest } = mark;
  return [
    ...contributionsOf({ ...rest, level: downgrade, caveats }, lexicons, context),
    { part: {}, reason: { ...rule.reason, code: 'downgraded', text }, dutyOnly: true },
  ];
}
