import type { DutyResult, Outcome } from '#engines/duties/types.ts';
import type { EntityDuties } from '../answers.ts';
import { firstDue } from './moves.ts';

/** A duty with the entity that owes it. */
export interface DutyOf {
  readonly key: string;
  readonly entity: EntityDuties['entity'];
  readonly duty: DutyResult;
}

export const quietOutcomes: ReadonlySet<Outcome> = new Set(['not_applicable', 'not_in_force', 'not_triggered']);
const rank: Readonly<Record<Outcome, number>> = {
  triggered: 0,
  undecided: 1,
  not_triggered: 2,
  not_in_force: 3,
  not_applicable: 4,
};

/** The duties of one entity or of all: what binds by time, then undecided, then what one may do, then the rest. */
export const shownDuties = (all: readonly EntityDuties[], entity: string): readonly DutyOf[] =>
  all
    .filter(each => entity === '' || String(each.entity.id) === entity)
    .flatMap(each =>
      each.result.duties.map(duty => ({ key: `${each.entity.id}/${duty.regime}`, entity: each.entity, duty })),
    )
    .toSorted(
      (a, b) =>
        rankOf(a.duty) - rankOf(b.duty) || timeOf(a.duty) - timeOf(b.duty) || a.duty.title.localeCompare(b.duty.title),
    );

const rankOf = (duty: DutyResult): number => rank[duty.outcome] + (isVoluntary(duty) ? 1.5 : 0);

/** Reporting is invited, not owed. */
export const isVoluntary = (duty: DutyResult): boolean => duty.kind === 'voluntary';

function timeOf(duty: DutyResult): number {
  const at = firstDue(duty)?.at ?? duty.answer_by ?? duty.worst_case?.due;
  return at ? Date.parse(at) : Number.MAX_SAFE_INTEGER;
}

export const countOf = (duties: readonly DutyOf[], outcome: Outcome): number =>
  duties.filter(each => each.duty.outcome === outcome && !isVoluntary(each.duty)).length;
