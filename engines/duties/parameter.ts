import type { DatedValue, Parameter } from './types.ts';

/** The dated value in effect on a date (ISO); before the first, the first. */
export function entryAt(parameter: Parameter, date: string): DatedValue {
  const { values } = parameter;
  let chosen = values[0] as DatedValue;
  for (let i = 1; i < values.length; i++) {
    const value = values[i] as DatedValue;
    if (value.from !== null && value.from <= date) chosen = value;
  }
  return chosen;
}

export const valueAt = (parameter: Parameter, date: string): number | string =>
  parameter.values.length === 1 ? (parameter.values[0] as DatedValue).value : entryAt(parameter, date).value;
