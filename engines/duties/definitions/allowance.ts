import type { Regimes } from '../types.ts';
import type { Truth } from '#engines/kernel/truth.ts';
import { type Definition, LabView, verdict } from './definition.ts';
import { type Corpus, type CorpusIncident, knownAfter } from './incident.ts';
import { passesAt } from './limit.ts';

/** What is done at the end of the allowance when the definition is still undecided. */
export type WhenUndecided = 'report' | 'wait';

/** What comes of deciding after so many hours of investigation. Counts of incidents. */
export interface AllowancePoint {
  readonly hours: number;
  readonly reported: number;
  /** reported, and in the end not reportable */
  readonly falseAlarms: number;
  /** reported, and in the end still undecided */
  readonly unsettled: number;
  /** reportable in the end */
  readonly reportable: number;
  /** reportable in the end, and reported after the limit or not before it was learned too late */
  readonly late: number;
  /** reportable, but no limit to measure by: its clock never started */
  readonly unmeasured: number;
}

/** Of the reports sent, the share that turned out not to be reportable. */
export const falseAlarmShare = (point: AllowancePoint): number =>
  point.reported === 0 ? 0 : point.falseAlarms / point.reported;

/** Of what was reportable and could be measured, the share reported after the limit. */
export function lateShare(point: AllowancePoint): number {
  const measured = point.reportable - point.unmeasured;
  return measured === 0 ? 0 : point.late / measured;
}

export const allowanceHours = [0, 1, 2, 4, 6, 8, 12, 18, 24, 36, 48, 72, 96, 120, 168] as const;

/** The curve over hours for one definition; needs a corpus that knows when each fact was learned. */
export function allowanceCurve(
  definition: Definition,
  corpus: Corpus,
  regimes: Regimes,
  date: string,
  options: { readonly hours?: readonly number[]; readonly whenUndecided: WhenUndecided },
): AllowancePoint[] {
  const hours = options.hours ?? allowanceHours;
  const points = hours.map(each => ({
    hours: each,
    reported: 0,
    falseAlarms: 0,
    unsettled: 0,
    reportable: 0,
    late: 0,
    unmeasured: 0,
  }));
  for (let index = 0; index < corpus.size; index++) {
    const incident = corpus.at(index);
    if (!incident.history) continue;
    const at = (when: number): Truth => verdict(definition, new LabView(knownAfter(incident, when), regimes, date));
    const final = verdict(definition, new LabView(incident.facts, regimes, date));
    const limit = passesAt(definition.limit, incident.history.clocks);
    for (const point of points) {
      const then = at(point.hours);
      const reports = then === 'yes' || (then === 'unknown' && options.whenUndecided === 'report');
      if (reports) {
        point.reported++;
        if (final === 'no') point.falseAlarms++;
        if (final === 'unknown') point.unsettled++;
      }
      if (final !== 'yes') continue;
      point.reportable++;
      if (limit === undefined) point.unmeasured++;
      else if ((reports ? point.hours : nextYes(incident, point.hours, at)) > limit) point.late++;
    }
  }
  return points;
}

/** The hour after `hours` at which what is learned first makes the definition hold. */
function nextYes(incident: CorpusIncident, hours: number, at: (when: number) => Truth): number {
  const later = Object.values(incident.history?.learned ?? {})
    .filter(when => when > hours)
    .toSorted((a, b) => a - b);
  return later.find(when => at(when) === 'yes') ?? Number.POSITIVE_INFINITY;
}
