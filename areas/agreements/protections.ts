import { assess, bearsOn } from '#engines/duties/protections/assess.ts';
import type { Limit } from '#engines/duties/protections/schema.ts';
import type { Assessment, Facts, FactValue, Protection, Protections } from '#engines/duties/protections/types.ts';
import type { Reason } from '#engines/kernel/citation.ts';
import type { ProtectionAnswer, ProtectionNeed } from './contract.ts';

/** The protections that could bear on this exchange, each evaluated at an instant as known at another. */
export function protectionAnswers(
  book: Protections,
  need: ProtectionNeed,
  at: string,
  knownAt: string,
): ProtectionAnswer[] {
  const facts = factsOf(book, need);
  return book.list
    .filter(protection => bearsOn(protection, facts))
    .map(protection => answerOf(assess(protection, facts, at, knownAt)));
}

/** A party without a country is of none: that is known, not a question. */
const countryOf = (country: string | null): string => country ?? 'international';

/** What the exchange and the directory answer by themselves, and what somebody established besides. */
function factsOf(book: Protections, need: ProtectionNeed): Facts {
  return {
    ...need.evidence,
    ...saidOf(book, need),
    'x.holder_country': countryOf(need.holderCountry),
    'x.holder_kind': need.holderKind,
    'x.recipient_country': countryOf(need.recipientCountry),
    'x.recipient_kind': need.recipientKind,
    'x.class': need.informationClass,
    'x.purpose': need.purpose,
  };
}

/** What was said of this disclosure goes before what stands in the evidence. */
function saidOf(book: Protections, need: ProtectionNeed): Record<string, FactValue> {
  return Object.fromEntries(
    Object.entries(need.facts ?? {}).flatMap(([name, truth]) =>
      book.facts[name]?.type === 'bool' && truth !== 'unknown' ? [[name, truth === 'yes']] : [],
    ),
  );
}

function answerOf(assessment: Assessment): ProtectionAnswer {
  const { protection: id, inForce, conditions, limits } = assessment;
  const about = ({ id: part, text, cite, confidence }: Limit, prefix: string): Reason => ({
    code: `${id}.${part}`,
    text: `${prefix}${text}`,
    citation: { source: assessment.instrument, place: cite, confidence },
  });
  const met = conditions.filter(condition => condition.truth === 'yes').map(one => about(one, 'Met: '));
  const failed = conditions.filter(condition => condition.truth === 'no').map(one => about(one, 'Not met: '));
  const open = conditions
    .filter(condition => condition.truth === 'unknown')
    .map(one => about(one, 'Not established: '));
  const dates: Reason = {
    code: `${id}.validity`,
    text: inForce.text,
    citation: { source: assessment.instrument, confidence: inForce.confidence },
  };
  const decided = inForce.truth !== 'unknown';
  return {
    id,
    title: assessment.title,
    revision: assessment.revision,
    kinds: assessment.kinds,
    applies: assessment.applies,
    inForce: inForce.truth,
    because: [...(decided ? [dates] : []), ...met, ...failed],
    unknown: [...(decided ? [] : [dates]), ...open],
    limits: limits.map(one => about(one, '')),
    ...(inForce.until ? { validUntil: inForce.until } : {}),
    citation: assessment.citation,
  };
}

/** Could a party of this country rely on the protection when it gives something away? */
export const reaches = (protection: Protection, country: string | null): boolean =>
  bearsOn(protection, { 'x.holder_country': countryOf(country) });
