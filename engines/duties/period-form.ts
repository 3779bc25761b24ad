import { type Place, report } from './pack-file.ts';
import type { Parameter } from './types.ts';

interface Form {
  readonly pattern: RegExp;
  readonly example: string;
}

const hours: Form = { pattern: /^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?)?$/, example: 'PT72H' };
const days: Form = { pattern: /^P\d+D$/, example: 'P14D' };
const months: Form = { pattern: /^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?)?$/, example: 'P1M' };
const businessDays: Form = { pattern: /^P\d+BD$/, example: 'P4BD' };

/** What each calendar rule can count; the others take no period. A part that a rule cannot count would be left out in silence. */
const forms: Readonly<Record<string, Form>> = {
  elapsed: hours,
  eu1182_hours: hours,
  eu1182_days: days,
  eu1182_months: months,
  calendar_days: days,
  calendar_months: months,
  business_days_us_federal: businessDays,
  business_days_local: businessDays,
  end_of_year: months,
};

/** Reports each dated value of a period that its calendar rule cannot count. */
export function requirePeriod(parameter: Parameter | undefined, rule: string, place: Place): void {
  const form = forms[rule];
  if (!form || !parameter?.id) return;
  for (const { value } of parameter.values) {
    if (!form.pattern.test(String(value)))
      report(
        place,
        'period-fits-calendar',
        `\`${value}\` (${parameter.id}) is no period that ${rule} counts; it takes one such as ${form.example}`,
      );
  }
}

/** Reports a closing time that is not `17:30` or `17:30 America/New_York`. */
export function requireTimeOfDay(parameter: Parameter | undefined, place: Place): void {
  for (const { value } of parameter?.values ?? []) {
    if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?( [A-Za-z_]+(\/[A-Za-z_]+)*)?$/.test(String(value)))
      report(place, 'period-fits-calendar', `\`${value}\` is no time of day; write it like 17:30 America/New_York`);
  }
}
