import { fail } from '#engines/kernel/failure.ts';
import type { FactDefinition, FactInput, FactValue, Money, Vocabulary } from './types.ts';

export type Facts = ReadonlyMap<string, FactValue>;

interface Told {
  readonly value: unknown;
  readonly learnedAt?: string;
}

/**
 * Checks typed facts and returns those that are known. Absent, null and "unknown" all mean not known.
 * A recorded fact may be the bare value or `{value, source?, learned_at?, …}`. `prefix` goes before names without one.
 * @throws FailureError `unknown-fact`, `wrong-type`, `not-a-listed-value`, each with a pointer
 */
export function factsOf(
  vocabulary: Vocabulary,
  input: Readonly<Record<string, FactInput>>,
  at: string,
  prefix = '',
): Facts {
  const known = new Map<string, FactValue>();
  for (const [name, raw] of Object.entries(input)) {
    const pointer = `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const key = /[.:]/.test(name) ? name.replace(/^judge\./, 'judge:') : prefix + name;
    const { value } = told(raw, pointer);
    if (key.startsWith('judge:')) {
      const names = [...vocabulary.judgements.keys()].map(judge => `judge:${judge}`);
      if (!names.includes(key)) unknownFact(key, pointer, names);
      if (!isUnknown(value)) known.set(key, judgement(value, key, pointer));
      continue;
    }
    const definition = vocabulary.facts.get(key) ?? unknownFact(key, pointer, [...vocabulary.facts.keys()]);
    if (!isUnknown(value)) known.set(key, valueOf(definition, value, pointer, vocabulary));
  }
  return derived(known);
}

/** What a recorded fact may say beside its value; a mistyped `learned_at` would make it known from the beginning. */
const recorded = ['value', 'source', 'learned_at', 'note'];

/**
 * The value and the time it was learned, from a bare value or a recorded one.
 * @throws FailureError `invalid-input` for a member that nothing reads, `bad-time` for a `learned_at` that is no text
 */
export function told(raw: FactInput, pointer = '/facts'): Told {
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw) || !('value' in raw)) return { value: raw };
  const { value, learned_at: learnedAt } = raw as { value: unknown; learned_at?: unknown };
  for (const member of Object.keys(raw))
    if (!recorded.includes(member))
      fail('invalid-input', `Nothing reads \`${member}\` of a recorded fact.`, {
        pointer: `${pointer}/${member}`,
        next: `Give ${recorded.join(', ')}.`,
      });
  if (learnedAt === undefined || learnedAt === null) return { value };
  if (typeof learnedAt === 'string') return { value, learnedAt };
  return fail('bad-time', 'When a fact was learned is no text.', {
    pointer: `${pointer}/learned_at`,
    next: 'Give an instant with its zone or offset.',
  });
}

export const isUnknown = (value: unknown): boolean => value === null || value === undefined || value === 'unknown';

function unknownFact(key: string, pointer: string, known: readonly string[]): never {
  const tail = key.split(/[.:]/).pop() ?? key;
  const near = known.filter(id => id.includes(tail) || tail.includes(id.split(/[.:]/).pop() ?? id)).slice(0, 3);
  return fail('unknown-fact', `There is no fact \`${key}\` in the vocabulary.`, {
    pointer,
    next:
      near.length > 0
        ? `Did you mean ${near.map(n => `\`${n}\``).join(' or ')}?`
        : 'See the list in packs/facts/facts.yaml.',
  });
}

function judgement(value: unknown, key: string, pointer: string): boolean {
  if (value === true || value === 'yes') return true;
  if (value === false || value === 'no') return false;
  return wrongType(key, 'yes or no', value, pointer);
}

function wrongType(id: string, wanted: string, value: unknown, pointer: string): never {
  return fail('wrong-type', `\`${id}\` takes ${wanted}; this is ${JSON.stringify(value)}.`, {
    pointer,
    next: 'Correct the value, or leave the fact out while it is not known.',
  });
}

function valueOf(definition: FactDefinition, value: unknown, pointer: string, vocabulary: Vocabulary): FactValue {
  const { id } = definition;
  switch (definition.type) {
    case 'bool':
      return typeof value === 'boolean' ? value : wrongType(id, 'true or false', value, pointer);
    case 'int':
    case 'number':
    case 'duration':
      return numberOf(definition, value, pointer);
    case 'money':
      return moneyOf(id, value, pointer);
    case 'enum':
      if (typeof value !== 'string') return wrongType(id, `one of ${definition.values?.join(', ')}`, value, pointer);
      return listed(definition, value, pointer);
    case 'set':
      return setOf(definition, value, pointer);
    case 'country':
      return countryOf(id, value, pointer);
  }
  return zoneOf(id, value, pointer, vocabulary);
}

function numberOf(definition: FactDefinition, value: unknown, pointer: string): number {
  const whole = definition.type === 'int';
  const wanted = `a ${whole ? 'whole ' : ''}number${definition.unit ? ` of ${definition.unit}` : ''}, zero or more`;
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
    return wrongType(definition.id, wanted, value, pointer);
  if (whole && !Number.isInteger(value)) return wrongType(definition.id, wanted, value, pointer);
  return value;
}

/** Reads `EUR 500000`, `{money: "EUR 500000"}` or `{amount, currency, equivalents?}`. */
function moneyOf(id: string, value: unknown, pointer: string): Money {
  const raw = value !== null && typeof value === 'object' && 'money' in value ? value.money : value;
  if (typeof raw === 'string') {
    const parts = /^([A-Z]{3}) (\d+(?:\.\d+)?)$/.exec(raw);
    if (parts) return { currency: parts[1] as string, amount: Number(parts[2]) };
  } else if (raw !== null && typeof raw === 'object') {
    const { amount, currency, equivalents } = raw as Partial<Money>;
    if (typeof amount === 'number' && Number.isFinite(amount) && amount >= 0 && /^[A-Z]{3}$/.test(currency ?? '')) {
      return { amount, currency: currency as string, ...(equivalents ? { equivalents } : {}) };
    }
  }
  return wrongType(id, 'a sum with its currency, such as "EUR 500000"', value, pointer);
}

function listed(definition: FactDefinition, value: string, pointer: string): string {
  if (definition.values && !definition.values.includes(value)) {
    return fail('not-a-listed-value', `\`${definition.id}\` has no value \`${value}\`.`, {
      pointer,
      next:
        definition.values.length > 20 ? 'See the list in packs/facts.' : `Use one of ${definition.values.join(', ')}.`,
    });
  }
  return value;
}

function setOf(definition: FactDefinition, value: unknown, pointer: string): ReadonlySet<string> {
  if (!Array.isArray(value)) return wrongType(definition.id, 'a list', value, pointer);
  return new Set(
    value.map((member, i) => {
      const place = `${pointer}/${i}`;
      if (typeof member !== 'string') return wrongType(definition.id, 'a list of texts', member, place);
      return definition.values ? listed(definition, member, place) : countryOf(definition.id, member, place);
    }),
  );
}

/** Codes in wide use that ISO 3166-1 does not know: taken as they stand they would put an entity out of every scope. */
const otherCodes: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR' };

function countryOf(id: string, value: unknown, pointer: string): string {
  const meant = otherCodes[String(value)];
  if (meant)
    return fail('not-a-listed-value', `\`${id}\` has no country \`${String(value)}\`.`, {
      pointer,
      next: `Did you mean \`${meant}\`?`,
    });
  if (typeof value === 'string' && /^[A-Z]{2}$/.test(value)) return value;
  return wrongType(id, 'ISO 3166-1 codes of two capital letters', value, pointer);
}

const knownZones = new Set<string>(['UTC']);
function zoneOf(id: string, value: unknown, pointer: string, vocabulary: Vocabulary): string {
  if (typeof value !== 'string') return wrongType(id, 'a zone name such as "Europe/Berlin"', value, pointer);
  if (knownZones.has(value) || [...vocabulary.zones.values()].includes(value)) return value;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(value);
  } catch {
    return wrongType(id, 'a zone name such as "Europe/Berlin"', value, pointer);
  }
  knownZones.add(value);
  return value;
}

/** A percentage and its two counts are one family: two give the third where it was not told. */
function derived(known: Map<string, FactValue>): Facts {
  const affected = known.get('i.users_affected');
  const total = known.get('i.users_total');
  if (!known.has('i.users_affected_pct') && typeof affected === 'number' && typeof total === 'number' && total > 0) {
    known.set('i.users_affected_pct', (100 * affected) / total);
  }
  return known;
}
