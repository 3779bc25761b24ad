import { fail } from '#engines/kernel/failure.ts';
import type { FactDefinition } from './schema.ts';
import type { FactValue, Facts, Protections } from './types.ts';

/**
 * Facts as somebody gave them, each checked against its definition; null is unknown.
 * @throws FailureError `invalid-input` with a pointer to the fact
 */
export function checkedFacts({ facts }: Protections, given: Readonly<Record<string, unknown>>): Facts {
  const known: Record<string, FactValue> = {};
  for (const [name, value] of Object.entries(given)) {
    const definition = Object.hasOwn(facts, name) ? facts[name] : undefined;
    const pointer = `/facts/${name}`;
    if (!definition)
      return fail('invalid-input', `There is no fact ${name} of protections.`, {
        pointer,
        next: `Use one of ${Object.keys(facts).join(', ')}.`,
      });
    if (value === null || value === undefined) continue;
    const wrong = faultOf(definition, value);
    if (wrong) fail('invalid-input', `${name} ${wrong}.`, { pointer, next: definition.question.en });
    known[name] = value as FactValue;
  }
  return known;
}

/** What is wrong with a value, in words that follow its name; undefined when nothing is. */
export function faultOf({ type, values }: FactDefinition, value: unknown): string | undefined {
  const listed = (one: unknown) => typeof one === 'string' && (values === undefined || values.includes(one));
  const oneOf = `is not one of ${values?.join(', ') ?? 'texts'}`;
  switch (type) {
    case 'bool':
      return typeof value === 'boolean' ? undefined : 'is neither true nor false';
    case 'int':
      return Number.isInteger(value) && (value as number) >= 0 ? undefined : 'is not a whole number from 0 on';
    case 'date':
      return isDay(value) ? undefined : 'is not a day such as 2026-11-26';
    case 'enum':
      return listed(value) ? undefined : oneOf;
    case 'set':
      return Array.isArray(value) && value.every(listed) ? undefined : `${oneOf}, as a list`;
  }
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
