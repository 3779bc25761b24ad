import type { DueExpression, Parameter, Regime } from '../types.ts';

/** The first limit of a rule: so many hours after a clock. */
export interface Limit {
  readonly clock: string;
  readonly hours: number;
  /** counted in working days: the hours are the least it can be */
  readonly workingDays?: boolean;
}

/** The first dated limit of a rule by its newest parameter; absent where the law gives a word instead of a number. */
export function firstLimit(regime: Pick<Regime, 'stages' | 'clockStart'>): Limit | undefined {
  for (const stage of regime.stages) {
    const clock = stage.from ?? regime.clockStart?.clock;
    const found =
      stage.due && 'parameter' in stage.due && clock
        ? limitOf(clock, stage.due.parameter)
        : stage.dueExpression && earliest(stage.dueExpression);
    if (found) return found;
  }
  return undefined;
}

function limitOf(clock: string, parameter: Parameter): Limit | undefined {
  const text = String(parameter.values.at(-1)?.value);
  const hours = /^PT(\d+)H$/.exec(text);
  if (hours) return { clock, hours: Number(hours[1]) };
  const days = /^P(\d+)(B?)D$/.exec(text);
  if (!days) return undefined;
  return { clock, hours: Number(days[1]) * 24, ...(days[2] ? { workingDays: true } : {}) };
}

/** Of several anchors the one with the shortest period. */
function earliest(expression: DueExpression): Limit | undefined {
  switch (expression.kind) {
    case 'clock':
      return expression.plus && limitOf(expression.clock, expression.plus);
    case 'end_of_year_of':
      return limitOf(expression.clock, expression.plus);
    case 'min':
      return shortest(expression.of);
    case 'first_match':
      return shortest(expression.arms.map(arm => arm.due));
    case 'latest_of':
  }
  return undefined;
}

const shortest = (of: readonly DueExpression[]): Limit | undefined =>
  of.flatMap(part => earliest(part) ?? []).toSorted((a, b) => a.hours - b.hours)[0];

/** Hours after detection at which the limit passes; unknown while its clock is. */
export function passesAt(
  limit: Limit | undefined,
  clocks: Readonly<Record<string, number>> | undefined,
): number | undefined {
  if (!limit) return undefined;
  const start = clocks?.[limit.clock];
  return start === undefined ? undefined : start + limit.hours;
}
