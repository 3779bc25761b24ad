import { FailureError } from '#engines/kernel/failure.ts';
import { endOfDay, type Instant, localDate, type Period } from './calendar/days.ts';
import { doraNoonRoll } from './calendar/noon-roll.ts';
import { type Anchored, type ClockLookup, periodEnd } from './clock.ts';
import { truth } from './condition.ts';
import { entryAt, valueAt } from './parameter.ts';
import type { PlaceOfAction } from './place.ts';
import type { Situation } from './situation.ts';
import type { DueSpec, FactView, Parameter, Regime, Stage } from './types.ts';
import { both, type Said } from './words.ts';

export interface Counted {
  readonly due: Instant;
  readonly latest?: Instant;
  readonly notes: readonly Said[];
  readonly rule: readonly string[];
}

/** What limits are counted with. */
export interface Context {
  readonly situation: Situation;
  readonly view: FactView;
  readonly place: PlaceOfAction;
  readonly clocks: ClockLookup;
  /** a date that cannot be counted is left out instead of refused */
  readonly lenient: boolean;
}

/** The limit of one stage under its calendar rules, with the legal latest beside it; undefined where no period is given. */
export function count(
  regime: Regime,
  stage: Stage,
  due: DueSpec | undefined,
  start: Anchored,
  context: Context,
): Counted | undefined {
  const rules = stage.calendars.filter(rule => rule !== 'dora_noon_roll');
  const rule = rules[0] ?? 'elapsed';
  if (!due && !stage.dueExpression) return undefined;
  const period = due && 'parameter' in due ? String(valueAt(due.parameter, context.view.date)) : '';
  const input = periodInput(rule, period, stage.timeOfDay, start, context);
  const first = stage.dueExpression ? start.instant : periodEnd(rule, input);
  const latest = stage.dueExpression ? undefined : latestOf(regime, rule, input);
  const rolled = stage.calendars.includes('dora_noon_roll')
    ? roll(regime, stage, first, context)
    : { due: first, notes: [] };
  const later =
    latest && stage.calendars.includes('dora_noon_roll') ? roll(regime, stage, latest, context).due : latest;
  const isLater = later && Temporal.Instant.compare(later, rolled.due) > 0;
  return {
    due: rolled.due,
    ...(isLater ? { latest: later } : {}),
    notes: rolled.notes,
    rule: stage.calendars.length > 0 ? stage.calendars : [rule],
  };
}

function periodInput(
  rule: string,
  period: string,
  timeOfDay: Parameter | undefined,
  start: Anchored,
  context: Context,
): Period {
  const closing = timeOfDay ? String(entryAt(timeOfDay, context.view.date).value).split(' ') : [];
  const federal = rule === 'business_days_us_federal' || rule === 'doe_later_of_24h_or_next_bd';
  const holidays = federal ? context.situation.regimes.vocabulary.calendars.get('US') : context.place.holidays;
  return {
    start: start.instant,
    period,
    zone: closing[1] ?? context.place.zone,
    ...(holidays ? { holidays } : {}),
    ...(closing[0] ? { closing: closing[0] } : {}),
    pointer: `/input/timestamps/${start.clock}`,
  };
}

/**
 * The legal latest beside the safe time: under Regulation 1182/71 for EU Regulations, the end of the day for months.
 * A latest that needs holidays nobody has is left out: the safe time stands alone.
 */
function latestOf(regime: Regime, rule: string, input: Period): Instant | undefined {
  if (regime.periodLaw !== 'eu1182')
    return rule === 'calendar_months' ? endOfDay(localDate(periodEnd(rule, input), input.zone), input.zone) : undefined;
  const twin = { elapsed: 'eu1182_hours', calendar_days: 'eu1182_days', calendar_months: 'eu1182_months' }[rule];
  if (!twin) return undefined;
  try {
    return periodEnd(twin, input);
  } catch (error) {
    if (error instanceof FailureError) return undefined;
    throw error;
  }
}

/** The roll to noon is taken only where relief is established and the member state's holidays are at hand. */
function roll(regime: Regime, stage: Stage, due: Instant, context: Context): { due: Instant; notes: readonly Said[] } {
  const relief = regime.noonRelief.get(stage.id);
  const may = relief ? truth(relief, context.view) : 'no';
  if (may === 'no') return { due, notes: [] };
  if (may === 'unknown') return { due, notes: [both('relief-unknown')] };
  if (!context.place.holidays) return { due, notes: [both('member-state-unknown')] };
  return {
    due: doraNoonRoll(due, {
      zone: context.place.zone,
      holidays: context.place.holidays,
      pointer: '/input/timestamps',
    }),
    notes: [],
  };
}
