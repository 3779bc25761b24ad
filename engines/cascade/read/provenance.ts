import type { Evidence, Provenance } from '../types.ts';
import type { Bag, Problems } from './problems.ts';
import { textOf, wordOf } from './text.ts';

const evidences: readonly Evidence[] = ['assessed', 'documented', 'inferred', 'default'];

/** Source, marking and evidence of a record; evidence nobody stated counts as inferred. */
export function readProvenance(bag: Bag, record: string, at: string, problems: Problems): Provenance {
  const text = (name: string) => textOf(bag, name, record, at, problems);
  return {
    evidence: wordOf(bag, 'evidence', evidences, record, at, problems, 'unknown-evidence') ?? 'inferred',
    confidence: text('confidence'),
    source: text('source'),
    marking: text('marking') ?? text('TLP') ?? text('tlp'),
    reviewed: text('reviewed'),
    party: text('party'),
  };
}

export const provenanceMembers = 'evidence confidence source marking TLP tlp reviewed party';
