import { fail } from '#engines/kernel/failure.ts';

type Input = Readonly<Record<string, unknown>>;

/** Refuses members that nobody reads: what was mistyped would otherwise count as not said. */
export function onlyMembers(input: Input, names: readonly string[]): void {
  for (const name of Object.keys(input))
    if (!names.includes(name))
      fail('invalid-input', `Nothing reads \`${name}\` here.`, {
        pointer: `/${name}`,
        next: `Give one of ${names.join(', ')}.`,
      });
}

/** Checks of the outer shape of an op's input; the engines check what is inside. Each names the place. */
export function textOrObject(input: Input, name: string): string | object {
  const value = input[name];
  if (typeof value === 'string' || (typeof value === 'object' && value !== null)) return value;
  return fail('invalid-input', `\`${name}\` is neither a text nor an object.`, {
    pointer: `/${name}`,
    next: `Give ${name}.`,
  });
}

export function text(input: Input, name: string): string {
  const value = input[name];
  return typeof value === 'string'
    ? value
    : fail('invalid-input', `\`${name}\` is not a text.`, { pointer: `/${name}`, next: `Give ${name} as a text.` });
}

export function optionalObject(input: Input, name: string): Record<string, unknown> {
  const value = input[name] ?? {};
  if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  return fail('invalid-input', `\`${name}\` is not an object.`, {
    pointer: `/${name}`,
    next: `Give ${name} as an object, or leave it out.`,
  });
}

export function object(input: Input, name: string): Record<string, unknown> {
  if (input[name] === undefined || input[name] === null) {
    return fail('invalid-input', `\`${name}\` is missing.`, {
      pointer: `/${name}`,
      next: `Give ${name} as an object.`,
    });
  }
  return optionalObject(input, name);
}

export function list(input: Input, name: string): readonly unknown[] {
  const value = input[name];
  return Array.isArray(value)
    ? value
    : fail('invalid-input', `\`${name}\` is not a list.`, { pointer: `/${name}`, next: `Give ${name} as a list.` });
}

/** Texts of a closed object such as a marking's context. */
export function texts(input: Input, name: string, keys: readonly string[]): Record<string, string> {
  const value = optionalObject(input, name);
  const known: Record<string, string> = {};
  for (const key of keys) {
    if (value[key] === undefined || value[key] === null) continue;
    if (typeof value[key] !== 'string')
      fail('invalid-input', `\`${name}.${key}\` is not a text.`, {
        pointer: `/${name}/${key}`,
        next: 'Give it as a text.',
      });
    known[key] = value[key];
  }
  return known;
}

export function wholeNumber(input: Input, name: string, from: number, to: number): number {
  const value = input[name];
  if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to) return value;
  return fail('invalid-input', `\`${name}\` is not a whole number from ${from} to ${to}.`, {
    pointer: `/${name}`,
    next: `Give ${name}.`,
  });
}

/** Whether the day exists: 30 February has the form of one. */
function isDay(value: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(value) ?? [];
  try {
    return Temporal.PlainDate.from(`${year}-${month}-${day}`).day === Number(day);
  } catch {
    return false;
  }
}

/** A day, or an instant with its offset: a time of day without one could be anywhere. */
export function dayOrInstant(input: Input, name: string, at = ''): string {
  const value = text(input, name);
  const form = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)(\[.+\])?)?)?)?$/i;
  if (form.test(value) && isDay(value)) return value;
  return fail('invalid-input', `\`${value.slice(0, 60)}\` is neither a day nor an instant with its offset.`, {
    pointer: `${at}/${name}`,
    next: 'Give it as 2026-11-24 or as 2026-11-24T10:00:00Z.',
  });
}
