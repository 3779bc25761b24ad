import { all, type Truth } from '#engines/kernel/truth.ts';
import type { Confidence, Reason } from '#engines/kernel/citation.ts';
import type { ProtectionAnswer, ProtectionNeed } from './contract.ts';

/** An interval of a protection's life. Both dates are days that belong to it; `known_from` absent: known as it began. */
export interface ValidityInterval {
  readonly from: string;
  readonly to: string | null;
  readonly state: 'in_force' | 'lapsed' | 'unknown';
  readonly note?: string;
  readonly known_from?: string;
}

/** A protection as its pack states it. */
export interface Protection {
  readonly id: string;
  readonly title: string;
  readonly instrument: string;
  readonly confidence: Confidence;
  readonly kinds: readonly string[];
  readonly conditions: readonly { readonly id: string; readonly text: string }[];
  readonly validity: readonly ValidityInterval[];
  readonly effects: readonly string[];
}

interface Lists {
  readonly holder_countries?: readonly string[];
  readonly holder_kinds?: readonly string[];
  readonly recipient_countries?: readonly string[];
  readonly recipient_kinds?: readonly string[];
  readonly classes?: readonly string[];
  readonly purposes?: readonly string[];
}

/** What the exchange itself answers about a protection (protection-rules.yaml). */
export interface ProtectionRule extends Lists {
  readonly conditions: Readonly<Record<string, Lists & { readonly otherwise?: Truth; readonly then?: Truth }>>;
}

export interface ProtectionBook {
  readonly protections: readonly Protection[];
  readonly rules: Readonly<Record<string, ProtectionRule>>;
}

const listsMet = (lists: Lists, need: ProtectionNeed): Truth => {
  const asked: readonly (readonly [readonly string[] | undefined, string | null])[] = [
    [lists.holder_countries, need.holderCountry],
    [lists.holder_kinds, need.holderKind],
    [lists.recipient_countries, need.recipientCountry],
    [lists.recipient_kinds, need.recipientKind],
    [lists.classes, need.informationClass],
    [lists.purposes, need.purpose],
  ];
  return all(
    asked.flatMap(([list, value]) =>
      list === undefined ? [] : [value !== null && list.includes(value) ? 'yes' : 'no'],
    ),
  );
};

/** The protections that could bear on this exchange, each evaluated at an instant as known at another. */
export function protectionAnswers(
  book: ProtectionBook,
  need: ProtectionNeed,
  at: string,
  knownAt: string,
): ProtectionAnswer[] {
  return book.protections.flatMap(protection => {
    const rule = book.rules[protection.id];
    if (!rule || listsMet(rule, need) === 'no') return [];
    return [answerOf(protection, rule, need, at, knownAt)];
  });
}

function answerOf(
  protection: Protection,
  rule: ProtectionRule,
  need: ProtectionNeed,
  at: string,
  knownAt: string,
): ProtectionAnswer {
  const citation = { source: protection.instrument, confidence: protection.confidence };
  const validity = validityAt(protection, at, knownAt);
  const conditions = protection.conditions.map(condition => ({
    ...condition,
    truth: conditionTruth(protection.id, condition.id, rule, need),
  }));
  const reasons = (truth: Truth, prefix: string): Reason[] =>
    conditions
      .filter(condition => condition.truth === truth)
      .map(({ id, text }) => ({ code: `${protection.id}.${id}`, text: `${prefix}${text}`, citation }));
  const dates: Reason = { code: `${protection.id}.validity`, text: validity.text, citation };
  return {
    id: protection.id,
    title: protection.title,
    kinds: protection.kinds,
    applies: all([validity.truth, ...conditions.map(condition => condition.truth)]),
    inForce: validity.truth,
    because: [
      ...(validity.truth === 'unknown' ? [] : [dates]),
      ...reasons('yes', 'Met: '),
      ...reasons('no', 'Not met: '),
    ],
    unknown: [...(validity.truth === 'unknown' ? [dates] : []), ...reasons('unknown', 'Not established: ')],
    ...(validity.until ? { validUntil: validity.until } : {}),
    citation,
  };
}

/** What somebody established wins over what the lists of the rule say; neither: unknown. */
function conditionTruth(protection: string, condition: string, rule: ProtectionRule, need: ProtectionNeed): Truth {
  const given = need.facts?.[`${protection}.${condition}`];
  if (given) return given;
  const lists = rule.conditions[condition];
  if (!lists) return 'unknown';
  return listsMet(lists, need) === 'yes' ? (lists.then ?? 'yes') : (lists.otherwise ?? 'no');
}

const truthOfState = { in_force: 'yes', lapsed: 'no', unknown: 'unknown' } as const;

/** Whether the law stood at `at`, as far as anybody could know at `knownAt`; outside of every interval it is unknown. */
export function validityAt(
  protection: Pick<Protection, 'title' | 'validity'>,
  at: string,
  knownAt: string,
): { truth: Truth; text: string; until: string | null; since: string | null } {
  const day = dayOf(at);
  const known = dayOf(knownAt);
  const interval = protection.validity.findLast(
    ({ from, to, known_from }) => from <= day && (to === null || day <= to) && (known_from ?? from) <= known,
  );
  if (!interval) {
    return {
      truth: 'unknown',
      text: `${protection.title}: nothing is recorded about ${day}.`,
      until: null,
      since: null,
    };
  }
  const words = { in_force: 'in force', lapsed: 'lapsed', unknown: 'of unknown status' }[interval.state];
  const note = interval.note ? ` (${interval.note})` : '';
  return {
    truth: truthOfState[interval.state],
    text: `${protection.title}: ${words} since ${interval.from}${interval.to ? ` to ${interval.to}` : ''}${note}.`,
    until: interval.to,
    since: interval.from,
  };
}

const dayOf = (instant: string) => new Date(instant).toISOString().slice(0, 10);
