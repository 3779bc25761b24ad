import type { FactValue } from '../types.ts';

export type KnownFacts = Readonly<Record<string, FactValue>>;

/**
 * One incident of a corpus. A fact that is not there is unknown, at the end of the investigation too. What was believed
 * at first, when each fact was learned and when clocks started is known only of made incidents.
 */
export interface CorpusIncident {
  readonly id: string;
  readonly facts: KnownFacts;
  readonly history?: {
    /** beliefs held from the start until the fact was learned; absent: unknown until then */
    readonly first: KnownFacts;
    /** hours after detection at which a fact of `facts` was learned */
    readonly learned: Readonly<Record<string, number>>;
    /** hours after detection at which a clock started */
    readonly clocks: Readonly<Record<string, number>>;
  };
}

/** A corpus by its index, so that any incident can be looked at again alone. */
export interface Corpus {
  readonly size: number;
  at(index: number): CorpusIncident;
}

export const corpusOf = (incidents: readonly CorpusIncident[]): Corpus => ({
  size: incidents.length,
  at: index => incidents[index] as CorpusIncident,
});

/** What was known `hours` after detection: learned facts, before that the first belief, else nothing. */
export function knownAfter(incident: CorpusIncident, hours: number): KnownFacts {
  const { history } = incident;
  if (!history) return incident.facts;
  const known: Record<string, FactValue> = {};
  for (const [fact, value] of Object.entries(history.first))
    if ((history.learned[fact] ?? Number.POSITIVE_INFINITY) > hours) known[fact] = value;
  for (const [fact, value] of Object.entries(incident.facts))
    if ((history.learned[fact] ?? 0) <= hours) known[fact] = value;
  return known;
}
