import type { FactValue } from '#engines/duties/protections/types.ts';
import type { Statement } from './contract.ts';

/** What stands on a fact on a day: the entry that rules, and whether its evidence has run out by then. */
export interface Standing {
  readonly statement: Statement;
  readonly expired: boolean;
}

/**
 * The entry that rules each fact on a day (ISO). Of the entries that began by then the last one recorded goes first; one
 * that was withdrawn does not count, and nothing earlier comes back in its place. An incident’s own entry goes before
 * one that holds for every incident, unless it was withdrawn.
 * @param statements in the order in which they were recorded
 */
export function standingOn(statements: readonly Statement[], day: string): ReadonlyMap<string, Standing> {
  const general = rulingOf(statements, day, false);
  const own = rulingOf(statements, day, true);
  return new Map([...general, ...own]);
}

function rulingOf(statements: readonly Statement[], day: string, ofIncident: boolean): Map<string, Standing> {
  const withdrawn = new Set(statements.map(({ withdraws }) => withdraws));
  const ruling = new Map<string, Standing>();
  for (const statement of statements) {
    if (statement.value === null || (statement.incident !== null) !== ofIncident || statement.validFrom > day) continue;
    ruling.set(statement.fact, { statement, expired: statement.validTo !== null && statement.validTo < day });
  }
  for (const [fact, { statement }] of ruling) if (withdrawn.has(statement.id)) ruling.delete(fact);
  return ruling;
}

/** What is established by evidence that has not run out. */
export const factsStanding = (standing: ReadonlyMap<string, Standing>): Record<string, FactValue> =>
  Object.fromEntries(
    [...standing].flatMap(([fact, { statement, expired }]) =>
      expired || statement.value === null ? [] : [[fact, statement.value]],
    ),
  );
