import type { CaveatUse, Contribution, Mark } from '../contribution.ts';
import type { AudienceAtom, Vector } from '../types.ts';

/** A statement of the level itself. */
export const byLevel = (mark: Mark, code: string, text: string, part: Vector, dutyOnly = false): Contribution => ({
  part,
  reason: { code, text, ...(mark.level && { citation: mark.level.citation }) },
  ...(dutyOnly && { dutyOnly }),
});

/** A statement of one caveat. */
export const byCaveat = (use: CaveatUse, code: string, text: string, part: Vector, dutyOnly = false): Contribution => ({
  part,
  reason: { code, text, ...(use.caveat && { citation: use.caveat.citation }) },
  ...(dutyOnly && { dutyOnly }),
});

/** An audience that must satisfy every clause, a clause by any of its atoms. */
export const audienceOf = (...clauses: readonly (readonly AudienceAtom[])[]): Vector => ({
  audience: { clauses, noneOf: [] },
});

export const needToKnow: readonly AudienceAtom[] = ['fact:need_to_know'];
