import type { HarbourFact } from '../contract.ts';

/** Evidence as one types it. */
export interface Draft {
  readonly value: HarbourFact['value'];
  readonly source: string;
  readonly statedBy: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly onlyIncident: boolean;
}

export const draftOf = (fact: HarbourFact, hasIncident: boolean, name: string): Draft => ({
  value: fact.type === 'set' ? [] : null,
  source: '',
  statedBy: name,
  validFrom: new Date().toISOString().slice(0, 10),
  validTo: '',
  onlyIncident: hasIncident && fact.perIncident,
});

/** What is sent. */
export const statementOf = (fact: HarbourFact, draft: Draft, incident: number | null) => ({
  fact: fact.name,
  value: draft.value,
  incident: draft.onlyIncident ? incident : null,
  source: draft.source,
  statedBy: draft.statedBy,
  validFrom: draft.validFrom,
  validTo: draft.validTo || null,
});
