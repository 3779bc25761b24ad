import { factsOf } from '../../facts.ts';
import type { FactInput, Vocabulary } from '../../types.ts';
import type { CorpusIncident } from '../incident.ts';

/** An incident as a format reads it: only what its source states. */
interface Read {
  readonly id: string;
  readonly facts: Readonly<Record<string, FactInput>>;
}

/**
 * What was read as incidents of the laboratory: typed facts, and no history, because no source holds one.
 * @throws FailureError for facts that are unknown or ill-typed
 */
export const incidentsFrom = (read: readonly Read[], vocabulary: Vocabulary): CorpusIncident[] =>
  read.map(({ id, facts }) => ({ id, facts: Object.fromEntries(factsOf(vocabulary, facts, '/facts')) }));
