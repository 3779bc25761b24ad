import type { Failure } from '#engines/kernel/failure.ts';
import type { Amount, Distribution } from '../types.ts';
import { onlyMembers } from './members.ts';
import { shown } from './text.ts';

/** A finding about one record of a model: which record, which rule it breaks, where, and what to do. */
export interface Problem extends Failure {
  /** id of the record, or its place when it has none */
  readonly record: string;
  /** the rule in words */
  readonly rule: string;
}

/** A member that was given and does not act on a run, with the records that have it. */
export interface Aside {
  readonly field: string;
  readonly records: readonly string[];
}

/** Collects problems while a model is read, so that one pass names them all. */
export class Problems {
  readonly found: Problem[] = [];
  readonly defaults = new Map<string, number>();
  readonly #aside = new Map<string, Set<string>>();

  add(code: string, record: string, rule: string, pointer: string, next: string): void {
    this.found.push({ code, record, rule, pointer, next, message: `Record \`${record}\`: ${rule}.` });
  }

  /** Notes a member that is kept with its record, or dropped, and does not act on a run. */
  leave(field: string, record: string): void {
    const known = this.#aside.get(field);
    if (known) known.add(record);
    else if (this.#aside.size < 200) this.#aside.set(field, new Set([record]));
  }

  aside(): readonly Aside[] {
    return [...this.#aside]
      .map(([field, records]) => ({ field, records: [...records].sort() }))
      .sort((a, b) => (a.field < b.field ? -1 : 1));
  }

  /** Notes that a documented default filled a gap and hands its value back. */
  fill<T>(standard: { readonly id: string; readonly value: T }): T {
    this.defaults.set(standard.id, (this.defaults.get(standard.id) ?? 0) + 1);
    return standard.value;
  }
}

export type Bag = Readonly<Record<string, unknown>>;

export const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member by its name, written `valuePerHour` or `value_per_hour`. */
export function member(bag: Bag, name: string): unknown {
  const value = bag[name] ?? bag[snakeCase(name)];
  return value === null ? undefined : value;
}

const snakeNames = new Map<string, string>();

/** Names of members are few and asked for at every record. */
export function snakeCase(name: string): string {
  const known = snakeNames.get(name);
  if (known !== undefined) return known;
  const made = name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
  snakeNames.set(name, made);
  return made;
}

export const textMember = (bag: Bag, name: string): string | undefined => {
  const value = member(bag, name);
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)) ? String(value) : undefined;
};

export function listMember(bag: Bag, name: string, record: string, at: string, problems: Problems): readonly unknown[] {
  const value = member(bag, name);
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  problems.add('not-a-list', record, `\`${name}\` must be a list`, `${at}/${name}`, 'Write it in square brackets.');
  return [];
}

export interface Range {
  readonly min: number;
  readonly max?: number;
}
export const probability: Range = { min: 0, max: 1 };
export const notNegative: Range = { min: 0 };

const inside = (value: number, range: Range) => value >= range.min && value <= (range.max ?? Infinity);
const rangeWords = (range: Range) =>
  range.max === undefined ? `${range.min} or more` : `between ${range.min} and ${range.max}`;

/** Beyond this no hour, person or sum of money is meant, and sums and products stay finite below it. */
const largest = 1e15;

/** Where a value stands: its record, its JSON pointer and its own name. */
export interface Place {
  readonly record: string;
  readonly at: string;
  readonly name: string;
}

/** A finite number within range, or undefined after the problem is noted. */
export function checkNumber(value: unknown, range: Range, place: Place, problems: Problems): number | undefined {
  const pointer = `${place.at}/${place.name}`;
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    problems.add(
      'not-a-number',
      place.record,
      `\`${place.name}\` must be a finite number, not \`${shown(value)}\``,
      pointer,
      'Give a number or leave it out to use the documented default.',
    );
    return undefined;
  }
  if (!inside(value, range)) {
    const what = range.max === 1 ? 'probability-out-of-range' : value < 0 ? 'negative-value' : 'out-of-range';
    problems.add(
      what,
      place.record,
      `\`${place.name}\` must be ${rangeWords(range)}, not ${value}`,
      pointer,
      `Give a value ${rangeWords(range)}.`,
    );
    return undefined;
  }
  if (value > largest) {
    problems.add(
      'too-large-number',
      place.record,
      `\`${place.name}\` must be at most ${largest}, not ${value}`,
      pointer,
      'Check the unit: times are hours.',
    );
    return undefined;
  }
  // Zero is zero: a sign on it would show in results.
  return value === 0 ? 0 : value;
}

const shapes: Readonly<Record<string, readonly string[]>> = {
  uniform: ['min', 'max'],
  triangular: ['min', 'mode', 'max'],
  pert: ['min', 'mode', 'max'],
  exponential: ['mean'],
  lognormal: ['median', 'sigma'],
  gamma: ['shape', 'scale'],
  weibull: ['shape', 'scale'],
  beta: ['a', 'b'],
  empirical: ['values'],
};
const bounded = new Set(['uniform', 'triangular', 'pert', 'empirical']);
const positive = new Set(['mean', 'median', 'sigma', 'shape', 'scale', 'a', 'b']);
/** Beyond these a quantile is no longer told apart from a constant, or from nothing and everything. */
const shapeRange = { min: 0.05, max: 1e6 };
const widest = { min: 0, max: 20 };
const ownRange: Readonly<Record<string, Range>> = { sigma: widest, shape: shapeRange, a: shapeRange, b: shapeRange };

/** A constant or a distribution whose parameters make sense and whose bounds stay within range. */
export function checkAmount(value: unknown, range: Range, place: Place, problems: Problems): Amount | undefined {
  if (!isBag(value)) return checkNumber(value, range, place, problems);
  const kind = typeof value['dist'] === 'string' ? value['dist'] : '';
  const fields = Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
  const pointer = `${place.at}/${place.name}`;
  if (fields === undefined) {
    problems.add(
      'unknown-distribution',
      place.record,
      `\`${place.name}\` has no known distribution \`${shown(kind)}\``,
      pointer,
      `Use one of ${Object.keys(shapes).join(', ')}.`,
    );
    return undefined;
  }
  const before = problems.found.length;
  const own = bounded.has(kind) ? range : notNegative;
  for (const field of fields) {
    const inner = { record: place.record, at: pointer, name: field };
    const given = value[field];
    if (field === 'values') checkValues(given, own, inner, problems);
    else if (checkNumber(given, ownRange[field] ?? own, inner, problems) === 0 && positive.has(field))
      problems.add(
        'out-of-range',
        place.record,
        `\`${place.name}.${field}\` must be more than 0`,
        `${pointer}/${field}`,
        'Give a positive value.',
      );
  }
  onlyMembers(value, ['dist', ...fields], place.record, pointer, problems);
  const ordered = [value['min'], value['mode'] ?? value['min'], value['max']].filter(part => typeof part === 'number');
  if (ordered.some((part, i) => i > 0 && part < (ordered[i - 1] ?? part)))
    problems.add(
      'distribution-order',
      place.record,
      `\`${place.name}\` needs min <= mode <= max`,
      pointer,
      'Put the three values in order.',
    );
  if (range.max === 1 && !bounded.has(kind) && kind !== 'beta')
    problems.add(
      'probability-out-of-range',
      place.record,
      `\`${place.name}\` is a probability and ${kind} can exceed 1`,
      pointer,
      'Use beta, uniform, triangular or pert.',
    );
  return problems.found.length === before ? normalForm(value, kind, fields) : undefined;
}

/** The members of the distribution alone and in one order, so that equal distributions are equal to the letter. */
const normalForm = (value: Bag, kind: string, fields: readonly string[]): Distribution =>
  Object.fromEntries([['dist', kind], ...fields.map(field => [field, value[field]])]) as Distribution;

function checkValues(values: unknown, range: Range, place: Place, problems: Problems): void {
  if (!Array.isArray(values) || values.length === 0) {
    problems.add(
      'empty-distribution',
      place.record,
      '`values` must list at least one number',
      `${place.at}/values`,
      'List the observed values.',
    );
    return;
  }
  values.forEach((value, i) => checkNumber(value, range, { ...place, name: `values/${i}` }, problems));
}
