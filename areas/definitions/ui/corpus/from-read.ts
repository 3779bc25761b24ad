import { factsOf } from '#engines/duties/facts.ts';
import type { Vocabulary } from '#engines/duties/types.ts';
import type { ReadCorpus } from '#formats/veris/report.ts';
import type { CorpusIncident } from '../lab/incident.ts';

/** What a format read as incidents of the laboratory: typed facts, and no history, because no source holds one. */
export const incidentsFrom = (read: ReadCorpus, vocabulary: Vocabulary): CorpusIncident[] =>
  read.incidents.map(({ id, facts }) => ({ id, facts: Object.fromEntries(factsOf(vocabulary, facts, '/facts')) }));
