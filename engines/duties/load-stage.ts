import type { Confidence } from '#engines/kernel/citation.ts';
import { calendarRules } from './calendar/rules.ts';
import { conditionOf, type Naming, parameterOf } from './load-condition.ts';
import { inside, isNode, type Node, type Place, report, texts } from './pack-file.ts';
import { requirePeriod, requireTimeOfDay } from './period-form.ts';
import type { Condition, DueExpression, DueSpec, MatchArm, Parameter, Stage, StageVariant } from './types.ts';

const keywords = new Set([
  'without_undue_delay',
  'immediately',
  'as_soon_as_practicable',
  'on_request',
  'none_fixed',
  'next_calendar_day_end',
  'doe_later_of_24h_or_next_bd',
]);

/** Reads one stage: whom to tell, from which clock, within which period, under which condition, with what content. */
export function stageOf(raw: Node, place: Place, naming: Naming): Stage {
  const calendars = texts(raw.cal);
  for (const rule of calendars) {
    if (!calendarRules.has(rule))
      report(inside(place, 'cal'), 'calendar-rule-is-listed', `there is no calendar rule \`${rule}\``);
  }
  const rule = calendars.find(each => each !== 'dora_noon_roll') ?? 'elapsed';
  const clock = clockNamed(raw.from, inside(place, 'from'), naming);
  const stage: Stage = {
    id: String(raw.id),
    to: String(raw.to),
    ...(clock ? { from: clock } : {}),
    ...(raw.from_expr ? { fromExpression: expressionOf(raw.from_expr, inside(place, 'from_expr'), naming) } : {}),
    ...(raw.due !== undefined ? { due: dueOf(raw.due, inside(place, 'due'), naming) } : {}),
    ...(raw.due_expr ? { dueExpression: expressionOf(raw.due_expr, inside(place, 'due_expr'), naming) } : {}),
    calendars,
    ...(raw.time_of_day ? { timeOfDay: parameterOf(raw.time_of_day, inside(place, 'time_of_day'), naming) } : {}),
    ...(raw.when !== undefined ? { when: branchOr(raw.when, inside(place, 'when'), naming) } : {}),
    ...(raw.unless !== undefined ? { unless: branchOr(raw.unless, inside(place, 'unless'), naming) } : {}),
    variants: variantsOf(raw.variants, inside(place, 'variants'), naming),
    content: texts(raw.content),
    ...(raw.target ? { target: String(raw.target) } : {}),
    cite: String(raw.cite ?? ''),
    ...(raw.confidence ? { confidence: String(raw.confidence) as Confidence } : {}),
    ...(raw.note ? { note: String(raw.note) } : {}),
  };
  requireTimeOfDay(stage.timeOfDay, inside(place, 'time_of_day'));
  if (stage.due && 'parameter' in stage.due) requirePeriod(stage.due.parameter, rule, inside(place, 'due'));
  stage.variants.forEach(({ due }, i) => {
    if ('parameter' in due) requirePeriod(due.parameter, rule, inside(place, 'variants', i, 'due'));
  });
  return stage;
}

function clockNamed(raw: unknown, place: Place, naming: Naming): string | undefined {
  if (raw === undefined || raw === null) return undefined;
  if (!naming.vocabulary.clocks.has(String(raw)))
    report(place, 'clock-is-listed', `\`${String(raw)}\` is not in facts/clocks.yaml`);
  return String(raw);
}

/** A text or list of texts names branches of the rule's own trigger; anything else is a condition. */
function branchOr(raw: unknown, place: Place, naming: Naming): Condition {
  const branch = (name: string): Condition => ({ kind: 'branch', regime: naming.regime, branch: name });
  if (typeof raw === 'string') return branch(raw);
  if (Array.isArray(raw)) return { kind: 'any', of: texts(raw).map(branch) };
  return conditionOf(raw, place, naming);
}

function dueOf(raw: unknown, place: Place, naming: Naming): DueSpec {
  if (typeof raw !== 'string') return { parameter: parameterOf(raw, place, naming) };
  if (!keywords.has(raw)) report(place, 'due-is-a-keyword', `\`${raw}\` is neither a keyword nor a parameter`);
  return { keyword: raw };
}

function variantsOf(raw: unknown, place: Place, naming: Naming): StageVariant[] {
  return (Array.isArray(raw) ? raw : []).filter(isNode).map((variant, i) => ({
    when: branchOr(variant.when, inside(place, i, 'when'), naming),
    due: dueOf(variant.due, inside(place, i, 'due'), naming),
    ...(variant.cite ? { cite: String(variant.cite) } : {}),
  }));
}

function expressionOf(raw: unknown, place: Place, naming: Naming): DueExpression {
  if (isNode(raw)) {
    if (typeof raw.clock === 'string') {
      const clock = clockNamed(raw.clock, place, naming) as string;
      return {
        kind: 'clock',
        clock,
        ...(raw.plus ? { plus: periodOf(raw.plus, 'elapsed', inside(place, 'plus'), naming) } : {}),
      };
    }
    if (Array.isArray(raw.min))
      return { kind: 'min', of: raw.min.map((part, i) => expressionOf(part, inside(place, 'min', i), naming)) };
    if (Array.isArray(raw.latest_of)) return { kind: 'latest_of', clocks: texts(raw.latest_of) };
    if (typeof raw.end_of_year_of === 'string') {
      return {
        kind: 'end_of_year_of',
        clock: raw.end_of_year_of,
        plus: periodOf(raw.plus, 'end_of_year', inside(place, 'plus'), naming),
      };
    }
    if (Array.isArray(raw.first_match)) {
      return {
        kind: 'first_match',
        arms: raw.first_match.filter(isNode).map((arm, i) => armOf(arm, inside(place, 'first_match', i), naming)),
      };
    }
  }
  report(place, 'due-expression-form', 'this is not a form of due expression');
  return { kind: 'min', of: [] };
}

function periodOf(raw: unknown, rule: string, place: Place, naming: Naming): Parameter {
  const parameter = parameterOf(raw, place, naming);
  requirePeriod(parameter, rule, place);
  return parameter;
}

function armOf(raw: Node, place: Place, naming: Naming): MatchArm {
  if (raw.otherwise !== undefined) return { due: expressionOf(raw.otherwise, inside(place, 'otherwise'), naming) };
  const due = expressionOf(raw.due, inside(place, 'due'), naming);
  const when = isNode(raw.when) ? raw.when : {};
  const later = isNode(when.later_than) ? when.later_than : {};
  const plus = periodOf(later.plus, 'elapsed', inside(place, 'when', 'later_than', 'plus'), naming);
  return { when: { clock: String(when.clock), laterThan: { clock: String(later.clock), plus } }, due };
}
