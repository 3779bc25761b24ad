import { fail } from '#engines/kernel/failure.ts';
import { factsOf } from '#engines/duties/facts.ts';
import { evaluateDuties } from '#engines/duties/index.ts';
import type { EvaluateInput, EvaluateResult, Regimes } from '#engines/duties/types.ts';
import type { FactInput, FactValue } from './contract.ts';
import type { EntityRow, FactRow, ReportRow } from './store.ts';
import { submissionClock } from './submission-clock.ts';

/** An assertion as the engine reads it; rows of the database and unsaved changes of a form have this much in common. */
export interface Assertion {
  readonly fact: string;
  readonly entity: number | null;
  readonly value: FactValue | null;
  readonly learnedAt: string;
}

export const assertionOf = (row: FactRow): Assertion => ({
  fact: row.fact,
  entity: row.entity,
  value: row.value,
  learnedAt: row.learned_at.toISOString(),
});

/**
 * What the duties engine is told about one entity of an incident: what the directory holds about it, then what was
 * asserted about the incident as a whole, then what was asserted about this entity, then its submissions.
 */
export function dutiesInput(
  regimes: Regimes,
  entity: EntityRow,
  assertions: readonly Assertion[],
  reports: readonly ReportRow[],
  now: string,
): EvaluateInput {
  const relevant = [...assertions.filter(a => a.entity === null), ...assertions.filter(a => a.entity === entity.id)];
  const entityFacts: Record<string, unknown> = registeredFacts(entity);
  const facts: Record<string, unknown> = {};
  const timestamps: Record<string, unknown> = {};
  for (const assertion of relevant) {
    const told = { value: assertion.value, learned_at: assertion.learnedAt };
    if (assertion.fact.startsWith('e.')) entityFacts[assertion.fact] = told;
    else if (assertion.fact.startsWith('t.')) timestamps[assertion.fact] = told;
    else facts[assertion.fact] = told;
  }
  return { entity: entityFacts, facts, timestamps: { ...timestamps, ...submissions(regimes, entity, reports) }, now };
}

/** Submissions set clocks of their own regime only; a first report stays the first one, an update the latest. */
function submissions(regimes: Regimes, entity: EntityRow, reports: readonly ReportRow[]): Record<string, string> {
  const clocks: Record<string, string> = {};
  for (const report of reports) {
    const clock = submissionClock(regimes.byId.get(report.regime), report.stage);
    if (report.entity !== entity.id || !report.submitted_at || !clock) continue;
    const key = `${report.regime}:${clock}`;
    const at = report.submitted_at.toISOString();
    const before = clocks[key];
    const later = clock === 't.intermediate_sent';
    if (before === undefined || (later ? at > before : at < before)) clocks[key] = at;
  }
  return clocks;
}

/** What the register of parties knows about an entity; an assertion in the incident overrides it. */
function registeredFacts(entity: EntityRow): Record<string, unknown> {
  const duties = (entity.attributes as { duties?: Record<string, unknown> } | null)?.duties ?? {};
  return {
    ...(entity.country ? { 'e.countries': [entity.country] } : {}),
    ...(entity.sectors?.length ? { 'e.sectors': entity.sectors } : {}),
    ...duties,
  };
}

export const evaluateEntity = (regimes: Regimes, input: EvaluateInput): EvaluateResult =>
  evaluateDuties(regimes, input);

/** Refuses an assertion whose fact, type or value the vocabulary does not have; unknown values pass. */
export function checkFacts(regimes: Regimes, inputs: readonly FactInput[]): void {
  inputs.forEach((input, i) => {
    const at = `/facts/${i}`;
    if (input.fact.startsWith('t.')) checkClock(regimes, input, at);
    else factsOf(regimes.vocabulary, { [input.fact]: input.value }, at);
  });
}

function checkClock(regimes: Regimes, input: FactInput, at: string): void {
  if (!regimes.vocabulary.clocks.has(input.fact)) {
    fail('unknown-fact', `There is no clock \`${input.fact}\` in the vocabulary.`, {
      pointer: `${at}/fact`,
      next: `Use one of ${[...regimes.vocabulary.clocks.keys()].join(', ')}.`,
    });
  }
  if (input.value !== null && (typeof input.value !== 'string' || Number.isNaN(Date.parse(input.value)))) {
    fail('wrong-type', `\`${input.fact}\` takes an instant with its offset, such as 2026-11-24T02:13:00+01:00.`, {
      pointer: `${at}/value`,
      next: 'Correct the time.',
    });
  }
}
