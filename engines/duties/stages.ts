import { FailureError } from '#engines/kernel/failure.ts';
import { all, not, type Truth } from '#engines/kernel/truth.ts';
import type { Instant } from './calendar/days.ts';
import { type Anchored, type ClockLookup, instantFor } from './clock.ts';
import { truth } from './condition.ts';
import { type Context, count, type Counted } from './count.ts';
import { entryAt } from './parameter.ts';
import { inLanguage, nameOf } from './named.ts';
import { type PlaceOfAction, placeFor } from './place.ts';
import { momentFor, type Situation } from './situation.ts';
import type { DueSpec, FactView, Regime, Stage, StageResult } from './types.ts';
import { asWritten, both, type Said } from './words.ts';

/** Words that are computed like a period, under the calendar rule of the same name. */
const datedKeywords = new Set(['next_calendar_day_end', 'doe_later_of_24h_or_next_bd']);

/** One stage with its start and its limit, not yet in words. */
export interface DatedStage {
  readonly stage: Stage;
  readonly belongs: Truth;
  readonly start?: Anchored;
  readonly due?: DueSpec;
  readonly cite: string;
  /** the limit, or why it cannot be counted */
  readonly counted?: Counted | Said;
}

/** Stages of a triggered duty: due, possible, waiting for a clock, or fixed by a word instead of a number. */
export function stagesOf(regime: Regime, situation: Situation): StageResult[] {
  const context = contextOf(regime, situation, clock => set(regime, clock, situation), false);
  return datedStages(regime, context).map(dated => stageResult(regime, dated, context));
}

/** The stages as they would stand if the duty were triggered, with stand-ins for clocks not yet set, and their zones. */
export function worstStages(regime: Regime, situation: Situation): { dated: DatedStage; zone: string }[] {
  const clocks: ClockLookup = clock => set(regime, clock, situation) ?? standIn(regime, clock, situation);
  const context = contextOf(regime, situation, clocks, true);
  return datedStages(regime, context).map(dated => ({ dated, zone: shownIn(dated.stage, context).zone }));
}

function contextOf(regime: Regime, situation: Situation, clocks: ClockLookup, lenient: boolean): Context {
  const place = placeFor(regime, situation.facts, situation.regimes.vocabulary);
  return { situation, view: situation.view(regime), place, clocks, lenient };
}

function datedStages(regime: Regime, context: Context): DatedStage[] {
  return regime.stages.flatMap(stage => {
    const belongs = belongsTo(stage, context.view);
    if (belongs === 'no') return [];
    const variant = stage.variants.find(v => truth(v.when, context.view) === 'yes');
    const due = variant?.due ?? stage.due;
    const start = startOf(stage, context);
    const counted = isWord(due) ? undefined : countedOr(regime, stage, due, start, context);
    return [
      {
        stage,
        belongs,
        cite: variant?.cite ?? stage.cite,
        ...(due ? { due } : {}),
        ...(start ? { start } : {}),
        ...(counted ? { counted } : {}),
      },
    ];
  });
}

const isWord = (due: DueSpec | undefined): due is { readonly keyword: string } =>
  due !== undefined && 'keyword' in due && !datedKeywords.has(due.keyword);

/** An exception nobody has established yet does not lift a stage; a condition nobody has established yet makes it possible. */
function belongsTo(stage: Stage, view: FactView): Truth {
  const when = stage.when ? truth(stage.when, view) : 'yes';
  const unless = stage.unless ? truth(stage.unless, view) : 'no';
  return all([when, unless === 'unknown' ? 'yes' : not(unless)]);
}

function set(regime: Regime, clock: string, situation: Situation): Anchored | undefined {
  const instant = momentFor(regime.id, clock, situation.moments);
  return instant && { instant, clock, notes: [] };
}

function standIn(regime: Regime, clock: string, situation: Situation): Anchored | undefined {
  const names = situation.regimes.vocabulary.clocks.get(clock)?.worstCase ?? [];
  for (const name of names) {
    const found = set(regime, name, situation);
    if (found) return { ...found, standsIn: true, notes: [standsIn(clock, name, situation)] };
  }
  return undefined;
}

function standsIn(clock: string, other: string, { regimes: { vocabulary } }: Situation): Said {
  const set = nameOf(vocabulary, clock);
  const instead = nameOf(vocabulary, other);
  return both('stands-in', language => ({ clock: inLanguage(set, language), other: inLanguage(instead, language) }));
}

const noDate = (clock: string, { regimes: { vocabulary } }: Situation): Said =>
  both('no-date', language => ({ clock: inLanguage(nameOf(vocabulary, clock), language) }));

function stageResult(regime: Regime, dated: DatedStage, context: Context): StageResult {
  const { stage, belongs, start, due, cite, counted } = dated;
  const { zone, zoneAssumed } = shownIn(stage, context);
  const base = {
    id: stage.id,
    to: stage.to,
    zone,
    ...(zoneAssumed ? { zone_assumed: true } : {}),
    ...(stage.from ? { from: stage.from } : {}),
    ...(start ? { from: start.clock, from_at: written(start.instant, zone) } : {}),
    content: stage.content,
    ...(stage.target ? { target: stage.target } : {}),
    ...delayOf(regime, context),
    cite,
    confidence: stage.confidence ?? regime.confidence,
  };
  const own = [...(stage.note ? [asWritten(stage.note)] : []), ...(start?.notes ?? [])];
  if (isWord(due)) {
    const status = belongs === 'unknown' ? 'possible' : 'keyword';
    return { ...base, status, keyword: due.keyword, rule: [], ...noted(own) };
  }
  if (!isCounted(counted)) {
    const status = belongs === 'unknown' ? 'possible' : 'no-date';
    return { ...base, status, rule: [], ...noted(counted ? [...own, counted] : own) };
  }
  return {
    ...base,
    status: belongs === 'unknown' ? 'possible' : 'due',
    due: written(counted.due, zone),
    due_safe: written(counted.due, zone),
    ...(counted.latest ? { due_latest: written(counted.latest, zone) } : {}),
    ...(Temporal.Instant.compare(context.situation.now, counted.due) > 0 ? { overdue: true } : {}),
    rule: counted.rule,
    ...noted([...own, ...counted.notes]),
  };
}

const noted = (notes: readonly Said[]) => ({
  notes: notes.map(note => note.text),
  notes_fr: notes.map(note => note.fr),
});

/** Whether a stage has a limit, and not a reason why it has none. */
export const isCounted = (counted: Counted | Said | undefined): counted is Counted =>
  counted !== undefined && 'due' in counted;

/** A rule that closes at a time in a zone of its own is shown in that zone while the entity's is not told. */
function shownIn(stage: Stage, { place, view }: Context): PlaceOfAction {
  const own = stage.timeOfDay ? String(entryAt(stage.timeOfDay, view.date).value).split(' ')[1] : undefined;
  return own && place.zoneAssumed ? { ...place, zone: own } : place;
}

/** A granted delay stops only the clocks of a rule that knows delays; the limit without it stays visible. */
function delayOf(regime: Regime, { situation, place }: Context): { delayed_until?: string } {
  if (regime.delays.length === 0 || situation.facts.get('i.le_delay') !== true) return {};
  const ends = momentFor(regime.id, 't.delay_ends', situation.moments);
  return ends ? { delayed_until: written(ends, place.zone) } : {};
}

function countedOr(
  regime: Regime,
  stage: Stage,
  due: DueSpec | undefined,
  start: Anchored | undefined,
  context: Context,
): Counted | Said | undefined {
  if (!start) {
    const { from } = stage;
    return from ? noDate(from, context.situation) : undefined;
  }
  try {
    return count(regime, stage, due, start, context);
  } catch (error) {
    if (context.lenient && error instanceof FailureError) return asWritten(error.failure.message);
    throw error;
  }
}

function startOf(stage: Stage, context: Context): Anchored | undefined {
  const expression = stage.dueExpression ?? stage.fromExpression;
  if (expression) return instantFor(expression, context.clocks, context.view.date, context.place.zone);
  return stage.from ? context.clocks(stage.from) : undefined;
}

/** ISO 8601 to the second with the offset of the zone; `Z` for UTC. */
export function written(instant: Instant, zone: string): string {
  if (zone === 'UTC') return instant.toString({ smallestUnit: 'second' });
  return instant.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
