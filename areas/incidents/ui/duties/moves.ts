import type { DutyResult, Outcome } from '#engines/duties/types.ts';
import type { EntityDuties } from '../answers.ts';

/** A duty that comes out differently with a change: its outcome, or the time of its next stage. */
export interface Move {
  readonly key: string;
  readonly entity: string;
  readonly title: string;
  readonly from: Outcome;
  readonly to: Outcome;
  /** ISO 8601 of the first stage that is due afterwards */
  readonly due: string | null;
  readonly zone: string;
}

/** When the first stage of a duty is due; null when no stage has a date. */
export function firstDue(duty: DutyResult): { readonly at: string; readonly zone: string } | null {
  const dates = duty.stages.flatMap(stage => {
    const at = stage.due_safe ?? stage.due;
    return at ? [{ at, zone: stage.zone }] : [];
  });
  return dates.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))[0] ?? null;
}

const minuteOf = (at: string | undefined): number => Math.round(Date.parse(at ?? '') / 60_000);

/** What would move between two evaluations, in the order of the second. */
export function movesBetween(before: readonly EntityDuties[], after: readonly EntityDuties[]): readonly Move[] {
  return after.flatMap(({ entity, result }) => {
    const old = before.find(each => each.entity.id === entity.id)?.result.duties ?? [];
    return result.duties.flatMap(duty => {
      const was = old.find(each => each.regime === duty.regime);
      if (!was) return [];
      const due = firstDue(duty);
      const sameTime = minuteOf(firstDue(was)?.at) === minuteOf(due?.at) || (!due && !firstDue(was));
      if (was.outcome === duty.outcome && (duty.outcome !== 'triggered' || sameTime)) return [];
      return [
        {
          key: `${entity.id}/${duty.regime}`,
          entity: entity.name,
          title: duty.title,
          from: was.outcome,
          to: duty.outcome,
          due: due?.at ?? null,
          zone: due?.zone ?? 'UTC',
        },
      ];
    });
  });
}
