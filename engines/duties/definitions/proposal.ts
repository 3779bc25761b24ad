import { fail } from '#engines/kernel/failure.ts';
import type { Condition, FactDefinition, Parameter, Regimes } from '../types.ts';
import { type Definition, triggerOf } from './definition.ts';

export type AtomOperator = 'is_true' | 'is_false' | 'in' | 'any_of' | 'count_gte' | 'gt' | 'gte' | 'lt' | 'lte';

/**
 * A harmonised definition as it is edited: plain JSON. A `legal` part is one that stands in a regime in a form the
 * editor does not offer (shares of a total, sector rows); it is kept whole and named by its place there.
 */
export type Part =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Part[] }
  | { readonly kind: 'at_least'; readonly n: number; readonly of: readonly Part[] }
  | { readonly kind: 'not'; readonly of: readonly [Part] }
  | {
      readonly kind: 'atom';
      readonly fact: string;
      readonly op: AtomOperator;
      /** members for `in` and `any_of`, one number for comparisons */
      readonly values: readonly string[];
      readonly currency?: string;
      readonly cite?: string;
    }
  | { readonly kind: 'judge'; readonly judgement: string; readonly cite?: string }
  | { readonly kind: 'legal'; readonly regime: string; readonly path: readonly number[] };

export interface Proposal {
  readonly title: string;
  readonly part: Part;
  /** clock and hours of the proposed first report */
  readonly limit: { readonly clock: string; readonly hours: number };
}

export const proposalId = 'proposal';
const cite = 'harmonised definition, proposed';

const fixed = (value: number | string, unit?: string): Parameter => ({
  id: 'proposed',
  ...(unit ? { unit } : {}),
  values: [{ from: null, value, cite }],
});

/** The proposal as a definition of the laboratory. @throws FailureError naming the part that cannot be read */
export function definitionOf(proposal: Proposal, regimes: Regimes): Definition {
  return {
    id: proposalId,
    title: proposal.title,
    jurisdiction: '',
    cite,
    confidence: 'confirmed',
    condition: conditionOf(proposal.part, regimes, '/part'),
    limit: proposal.limit,
  };
}

function conditionOf(part: Part, regimes: Regimes, at: string): Condition {
  switch (part.kind) {
    case 'all':
    case 'any':
      return { kind: part.kind, of: part.of.map((each, i) => conditionOf(each, regimes, `${at}/of/${i}`)) };
    case 'at_least':
      return {
        kind: 'at_least',
        n: fixed(part.n),
        of: part.of.map((each, i) => conditionOf(each, regimes, `${at}/of/${i}`)),
      };
    case 'not':
      return { kind: 'not', of: conditionOf(part.of[0], regimes, `${at}/of/0`) };
    case 'judge':
      if (!regimes.vocabulary.judgements.has(part.judgement)) unknownPart(part.judgement, at);
      return { kind: 'judge', judgement: part.judgement, ...(part.cite ? { cite: part.cite } : {}) };
    case 'legal':
      return legalPart(part.regime, part.path, regimes) ?? unknownPart(part.regime, at);
    case 'atom':
      return { ...atomOf(part, regimes, at), ...(part.cite ? { cite: part.cite } : {}) };
  }
}

function atomOf(part: Extract<Part, { kind: 'atom' }>, regimes: Regimes, at: string): Condition {
  const definition = regimes.vocabulary.facts.get(part.fact) ?? unknownPart(part.fact, at);
  if (!operatorsOf(definition).includes(part.op)) unfit(part, at);
  const { fact, op } = part;
  switch (op) {
    case 'is_true':
    case 'is_false':
      return { kind: 'flag', fact, want: op === 'is_true' };
    case 'in':
      return { kind: 'text', fact, op: 'in', allowed: listed(part, definition, at) };
    case 'any_of':
      return { kind: 'meets', fact, set: listed(part, definition, at) };
    case 'count_gte':
      return { kind: 'count', fact, limit: { kind: 'value', parameter: fixed(numberOf(part, at), 'members') } };
    default: {
      const number = numberOf(part, at);
      const value = definition.type === 'money' ? `${part.currency ?? 'EUR'} ${number}` : number;
      return { kind: 'compare', fact, op, limit: { kind: 'value', parameter: fixed(value, definition.unit) } };
    }
  }
}

/** The operators that fit the type of a fact; none for facts no definition can ask about. */
export function operatorsOf(definition: FactDefinition): readonly AtomOperator[] {
  switch (definition.type) {
    case 'bool':
      return ['is_true', 'is_false'];
    case 'enum':
    case 'country':
      return ['in'];
    case 'set':
      return ['any_of', 'count_gte'];
    case 'zone':
      return [];
    default:
      return ['gt', 'gte', 'lt', 'lte'];
  }
}

function listed(part: Extract<Part, { kind: 'atom' }>, definition: FactDefinition, at: string): ReadonlySet<string> {
  const outside = definition.values ? part.values.filter(value => !definition.values?.includes(value)) : [];
  if (outside.length > 0) {
    fail('not-a-listed-value', `\`${part.fact}\` has no value \`${outside.join('`, `')}\`.`, {
      pointer: at,
      next: `Take one of ${definition.values?.join(', ')}.`,
    });
  }
  return new Set(part.values);
}

function numberOf(part: Extract<Part, { kind: 'atom' }>, at: string): number {
  const number = Number(part.values[0]);
  if (part.values[0] === undefined || part.values[0].trim() === '' || !Number.isFinite(number))
    fail('wrong-type', `\`${part.fact}\` needs a number as its threshold.`, {
      pointer: at,
      next: 'Write digits only.',
    });
  return number;
}

const unknownPart = (name: string, at: string): never =>
  fail('unknown-fact', `The definition names \`${name}\`, which the vocabulary does not have.`, {
    pointer: at,
    next: 'Take a fact from the list.',
  });

const unfit = (part: Extract<Part, { kind: 'atom' }>, at: string): never =>
  fail('operator-fits-type', `\`${part.op}\` does not fit \`${part.fact}\`.`, {
    pointer: at,
    next: 'Take an operator that the editor offers for this fact.',
  });

function legalPart(regime: string, path: readonly number[], regimes: Regimes): Condition | undefined {
  const found = regimes.byId.get(regime);
  let node: Condition | undefined = found && triggerOf(found);
  for (const index of path) {
    if (node?.kind === 'all' || node?.kind === 'any' || node?.kind === 'at_least') node = node.of[index];
    else if (node?.kind === 'not' && index === 0) node = node.of;
    else return undefined;
  }
  return node;
}

/** The trigger of a regime with its exclusions as something to edit, and its first limit, or 72 h of awareness where it has none. */
export function proposalFrom(definition: Definition, date: string): Proposal {
  return {
    title: definition.title,
    part: partOf(definition.condition, [], definition.id, date),
    limit: definition.limit
      ? { clock: definition.limit.clock, hours: definition.limit.hours }
      : { clock: 't.aware', hours: 72 },
  };
}

function partOf(condition: Condition, path: readonly number[], regime: string, date: string): Part {
  const legal: Part = { kind: 'legal', regime, path };
  const inside = (of: readonly Condition[]) => of.map((each, i) => partOf(each, [...path, i], regime, date));
  const cited = condition.cite ? { cite: condition.cite } : {};
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { kind: condition.kind, of: inside(condition.of) };
    case 'at_least':
      return { kind: 'at_least', n: Number(numberAt(condition.n, date)), of: inside(condition.of) };
    case 'not':
      return { kind: 'not', of: [partOf(condition.of, [...path, 0], regime, date)] };
    case 'judge':
      return { kind: 'judge', judgement: condition.judgement, ...cited };
    case 'flag':
      return { kind: 'atom', fact: condition.fact, op: condition.want ? 'is_true' : 'is_false', values: [], ...cited };
    case 'text':
      return { kind: 'atom', fact: condition.fact, op: 'in', values: [...condition.allowed], ...cited };
    case 'meets':
      return { kind: 'atom', fact: condition.fact, op: 'any_of', values: [...condition.set], ...cited };
    case 'count':
    case 'compare': {
      if (condition.limit.kind !== 'value') return legal;
      const [currency, amount] = splitMoney(String(numberAt(condition.limit.parameter, date)));
      const op = condition.kind === 'count' ? 'count_gte' : condition.op;
      return { kind: 'atom', fact: condition.fact, op, values: [amount], ...(currency ? { currency } : {}), ...cited };
    }
    default:
      return legal;
  }
}

function numberAt(parameter: Parameter, date: string): number | string {
  const from = parameter.values.filter(value => value.from === null || value.from <= date).at(-1);
  return (from ?? parameter.values[0])?.value ?? 0;
}

function splitMoney(text: string): [string | undefined, string] {
  const [first = '', second] = text.split(' ');
  return second === undefined ? [undefined, first] : [first, second];
}
