import { namedIn } from './dependencies.ts';
import { wordOf } from './named.ts';
import type { Condition, FactDefinition, FactValue, Limit, Parameter, Regime, Regimes, Vocabulary } from './types.ts';
import { asWritten, both, grouped, type Said } from './words.ts';

/** One value an open fact could take, standing for all values that a rule treats alike. */
export interface Candidate {
  readonly value: FactValue;
  readonly label: string;
  /** the value in words */
  readonly said: Said;
}

interface Mentioned {
  readonly numbers: Set<number>;
  readonly money: Map<string, Set<number>>;
  readonly members: Set<string>;
  readonly counts: Set<number>;
}

const cache = new WeakMap<Regime, Map<string, readonly Candidate[]>>();

/** The values of a fact that one rule can tell apart: list members, and one on each side of every limit. */
export function candidatesFor(regime: Regime, fact: string, regimes: Regimes): readonly Candidate[] {
  let known = cache.get(regime);
  if (!known) cache.set(regime, (known = new Map()));
  const found = known.get(fact);
  if (found) return found;
  const made = build(regime, fact, regimes);
  known.set(fact, made);
  return made;
}

function build(regime: Regime, fact: string, regimes: Regimes): readonly Candidate[] {
  if (fact.startsWith('judge:'))
    return [
      { value: true, label: 'yes', said: both('yes') },
      { value: false, label: 'no', said: both('no') },
    ];
  const definition = regimes.vocabulary.facts.get(fact);
  if (!definition) return [];
  const mentioned: Mentioned = { numbers: new Set(), money: new Map(), members: new Set(), counts: new Set() };
  for (const rule of rulesBehind(regime, regimes)) {
    for (const condition of [rule.scope, ...(rule.trigger ? [rule.trigger] : []), ...rule.exclusions])
      gather(condition, fact, mentioned);
  }
  return valuesOf(definition, mentioned, regimes.vocabulary);
}

/** The rule and those its outcome hangs on, as far as they are reached from it. */
function rulesBehind(regime: Regime, regimes: Regimes): readonly Regime[] {
  if (regime.asksOthers) return regimes.list;
  const reached = new Set<string>([regime.id]);
  for (const id of reached) {
    const rule = regimes.byId.get(id);
    if (!rule) continue;
    for (const condition of [rule.scope, ...(rule.trigger ? [rule.trigger] : []), ...rule.exclusions]) {
      namedIn(condition, new Set(), reached);
    }
    for (const other of [...rule.profiles, ...rule.displacedBy, ...rule.implementedBy]) reached.add(other);
  }
  return [...reached].flatMap(id => regimes.byId.get(id) ?? []);
}

function gather(condition: Condition, fact: string, into: Mentioned): void {
  switch (condition.kind) {
    case 'all':
    case 'any':
    case 'at_least':
      for (const part of condition.of) gather(part, fact, into);
      return;
    case 'not':
      return gather(condition.of, fact, into);
    case 'sector_rows':
      if (fact === 'e.sectors') for (const sector of condition.rows.keys()) into.members.add(sector);
      for (const row of condition.rows.values()) gather(row, fact, into);
      return;
    case 'meets':
      if (condition.fact === fact) for (const member of condition.set) into.members.add(member);
      return;
    case 'count':
      if (condition.fact === fact) limits(condition.limit, v => into.counts.add(Number(v)));
      return;
    case 'compare':
      if (condition.fact === fact) limits(condition.limit, v => addLimit(v, into));
      else wholes(condition.limit, fact, into);
      return;
    case 'users_share':
      if (fact === 'i.users_affected') values(condition.cap, v => into.numbers.add(Number(v)));
      if (fact === 'i.users_affected_pct') values(condition.pct, v => into.numbers.add(Number(v)));
      return;
    default:
  }
}

const values = (parameter: Parameter, take: (value: number | string) => void): void =>
  parameter.values.forEach(v => take(v.value));

function limits(limit: Limit, take: (value: number | string) => void): void {
  if (limit.kind === 'min') for (const part of limit.of) limits(part, take);
  else if (limit.kind === 'value') values(limit.parameter, take);
}

/** For the whole that a share is taken of: the sums at which the share reaches the fixed limits beside it. */
function wholes(limit: Limit, fact: string, into: Mentioned): void {
  if (limit.kind !== 'min') return;
  for (const part of limit.of) {
    if (part.kind !== 'share' || part.of !== fact) continue;
    const share = Number(part.parameter.values.at(-1)?.value) / 100;
    limits(limit, v => {
      const [currency, amount] = String(v).split(' ') as [string, string];
      addLimit(`${currency} ${Math.round(Number(amount) / share)}`, into);
    });
  }
}

function addLimit(value: number | string, into: Mentioned): void {
  if (typeof value === 'number') {
    into.numbers.add(value);
    return;
  }
  const [currency, amount] = value.split(' ') as [string, string];
  const sums = into.money.get(currency) ?? new Set();
  into.money.set(currency, sums.add(Number(amount)));
}

function valuesOf(definition: FactDefinition, mentioned: Mentioned, vocabulary: Vocabulary): readonly Candidate[] {
  const word = (value: string): Said => wordOf(vocabulary, definition.id, value);
  switch (definition.type) {
    case 'bool':
      return [
        { value: true, label: 'true', said: both('yes') },
        { value: false, label: 'false', said: both('no') },
      ];
    case 'enum':
      return (definition.values ?? []).map(value => ({ value, label: value, said: word(value) }));
    case 'int':
    case 'number':
    case 'duration':
      return sides([...mentioned.numbers]);
    case 'money':
      return [...mentioned.money].flatMap(([currency, sums]) =>
        sides([...sums]).map(({ value: amount, label, said }) => ({
          value: { amount, currency },
          label: `${label} ${currency}`,
          said: { text: `${said.text} ${currency}`, fr: `${said.fr} ${currency}` },
        })),
      );
    case 'set':
      return [...sets([...mentioned.members], word), ...[...mentioned.counts].flatMap(counted)];
    default:
      return [];
  }
}

/** 0, each limit itself and just above it, and just below it. */
function sides(found: readonly number[]): Point[] {
  const points = new Map<number, Point>([[0, exactly(0)]]);
  for (const limit of found) {
    const n = () => ({ n: grouped(limit) });
    const below = { value: limit - 1, label: `below ${limit}`, said: both('below', n) };
    if (limit > 1) points.set(below.value, below);
    points.set(limit, exactly(limit));
    points.set(limit + 1, { value: limit + 1, label: `above ${limit}`, said: both('above', n) });
  }
  return [...points.values()].toSorted((a, b) => a.value - b.value);
}

type Point = Candidate & { readonly value: number };

const exactly = (value: number): Point => ({ value, label: `${value}`, said: asWritten(grouped(value)) });

function sets(members: readonly string[], word: (member: string) => Said): Candidate[] {
  if (members.length === 0) return [];
  const none: Candidate = { value: new Set<string>(), label: 'none of these', said: both('none-of-these') };
  return [none, ...members.map(member => ({ value: new Set([member]), label: member, said: word(member) }))];
}

function counted(n: number): Candidate[] {
  const letters = Array.from(
    { length: n },
    (_, i) => `${String.fromCharCode(65 + Math.floor(i / 26))}${String.fromCharCode(65 + (i % 26))}`,
  );
  return [
    { value: new Set(letters.slice(1)), label: `fewer than ${n}`, said: both('fewer-than', () => ({ n })) },
    { value: new Set(letters), label: `${n} or more`, said: both('or-more', () => ({ n })) },
  ];
}
