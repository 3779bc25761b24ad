import { fail } from '#engines/kernel/failure.ts';
import { isUnknown, told } from './facts.ts';
import type { FactInput, Vocabulary } from './types.ts';

/** Instants by clock, or by `<regime>:<clock>` for what was submitted under one regime. */
export type Moments = ReadonlyMap<string, Temporal.Instant>;

/**
 * Reads timestamps; each needs its offset or zone.
 * @throws FailureError `unknown-clock`, `bad-time`, `time-without-zone`
 */
export function momentsOf(vocabulary: Vocabulary, input: Readonly<Record<string, FactInput>>, at: string): Moments {
  const moments = new Map<string, Temporal.Instant>();
  for (const [key, raw] of Object.entries(input)) {
    const pointer = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const clock = key.slice(key.indexOf(':') + 1);
    if (!vocabulary.clocks.has(clock)) {
      fail('unknown-clock', `There is no clock \`${clock}\`.`, {
        pointer,
        next: `Use one of ${[...vocabulary.clocks.keys()].join(', ')}.`,
      });
    }
    const { value } = told(raw, pointer);
    if (!isUnknown(value)) moments.set(key, instantOf(value, pointer));
  }
  return moments;
}

/** Reads `2026-03-01T10:00:00Z`, `…+01:00` or `…[Europe/Berlin]`. */
export function instantOf(value: unknown, pointer: string): Temporal.Instant {
  if (typeof value !== 'string') return badTime(value, pointer);
  try {
    return /\[[^\]]+\]$/.test(value) ? Temporal.ZonedDateTime.from(value).toInstant() : Temporal.Instant.from(value);
  } catch {
    if (/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?$/.test(value)) {
      return fail('time-without-zone', `\`${value}\` does not say in which zone it is meant.`, {
        pointer,
        next: 'Add an offset such as +01:00, Z for UTC, or a zone such as [Europe/Berlin].',
      });
    }
    return badTime(value, pointer);
  }
}

function badTime(value: unknown, pointer: string): never {
  return fail('bad-time', `${JSON.stringify(value)} is not a time.`, {
    pointer,
    next: 'Write it like 2026-03-01T10:00:00+01:00.',
  });
}
