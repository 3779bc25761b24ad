import { inside, isNode, type Node, type Place, report, texts } from './pack-file.ts';
import type { Condition, FactType, Limit, Operator, Parameter, Vocabulary } from './types.ts';

/** What a condition may refer to: the vocabulary, the parameters of its pack, the sector rows, other rules. */
export interface Naming {
  readonly vocabulary: Vocabulary;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly sectorRows: unknown;
  /** the rule the condition stands in */
  readonly regime: string;
  /** `same_as`: the same key of another rule */
  same(place: Place, other: string): Condition;
}

const nothing: Condition = { kind: 'any', of: [] };

/** Reads a condition in the grammar of `packs/facts`, resolving sets, parameters and sector rows. */
export function conditionOf(raw: unknown, place: Place, naming: Naming): Condition {
  if (!isNode(raw)) {
    report(place, 'condition-form', 'a condition should be a table such as {f: …, op: …, v: …}');
    return nothing;
  }
  const notes = annotations(raw);
  const list = (key: string, value: unknown = raw[key]): Condition[] =>
    (Array.isArray(value) ? value : []).map((part, i) => conditionOf(part, inside(place, key, i), naming));
  if (raw.always === true) return { kind: 'always', ...notes };
  if (Array.isArray(raw.all)) return { kind: 'all', of: list('all'), ...notes };
  if (Array.isArray(raw.any)) return { kind: 'any', of: list('any'), ...notes };
  if (raw.not !== undefined) return { kind: 'not', of: conditionOf(raw.not, inside(place, 'not'), naming), ...notes };
  if (isNode(raw.at_least)) {
    const n = numberOf(raw.at_least.n, inside(place, 'at_least', 'n'), naming);
    return { kind: 'at_least', n, of: list('at_least', raw.at_least.of), ...notes };
  }
  if (typeof raw.judge === 'string') return judged(raw.judge, place, naming, notes);
  if (typeof raw.same_as === 'string') return naming.same(place, raw.same_as);
  if (typeof raw.regime === 'string')
    return { kind: 'branch', regime: raw.regime, branch: String(raw.branch), ...notes };
  if (raw.sector_profile !== undefined) return { kind: 'sector_rows', rows: sectorRows(place, naming), ...notes };
  if (isNode(raw.users_share_gt)) {
    const at = inside(place, 'users_share_gt');
    return {
      kind: 'users_share',
      pct: numberOf(raw.users_share_gt.pct, inside(at, 'pct'), naming),
      cap: numberOf(raw.users_share_gt.cap, inside(at, 'cap'), naming),
      ...notes,
    };
  }
  if (typeof raw.f === 'string') return atom(raw.f, raw, place, naming, notes);
  report(place, 'condition-form', `no form of condition has the keys ${Object.keys(raw).join(', ')}`);
  return nothing;
}

function annotations(raw: Node): { id?: string; cite?: string; note?: string } {
  return {
    ...(raw.id !== undefined ? { id: String(raw.id) } : {}),
    ...(raw.cite !== undefined ? { cite: String(raw.cite) } : {}),
    ...(raw.note !== undefined ? { note: String(raw.note) } : {}),
  };
}

function judged(judgement: string, place: Place, naming: Naming, notes: ReturnType<typeof annotations>): Condition {
  if (!naming.vocabulary.judgements.has(judgement))
    report(place, 'judgement-is-listed', `\`${judgement}\` is not in facts/judgements.yaml`);
  return { kind: 'judge', judgement, ...notes };
}

function sectorRows(place: Place, naming: Naming): ReadonlyMap<string, Condition> {
  const rows = isNode(naming.sectorRows) ? naming.sectorRows : {};
  return new Map(
    Object.entries(rows).map(([sector, row]) => {
      const target = isNode(row) && typeof row.same_as_sector === 'string' ? row.same_as_sector : sector;
      return [sector, conditionOf(rows[target], { ...place, path: ['sector_profiles', target] }, naming)];
    }),
  );
}

function atom(fact: string, raw: Node, place: Place, naming: Naming, notes: ReturnType<typeof annotations>): Condition {
  const definition = naming.vocabulary.facts.get(fact);
  const op = String(raw.op) as Operator;
  if (!definition) {
    report(place, 'fact-is-listed', `\`${fact}\` is not in facts/facts.yaml`);
    return nothing;
  }
  const members =
    typeof raw.v === 'string' && naming.vocabulary.sets.has(raw.v)
      ? [...(naming.vocabulary.sets.get(raw.v) ?? [])]
      : texts(raw.v);
  const named = typeof raw.v === 'string' && naming.vocabulary.sets.has(raw.v) ? raw.v : undefined;
  const outside = definition.values ? members.filter(m => !definition.values?.includes(m)) : [];
  const listed = () => {
    if (outside.length > 0) report(place, 'value-is-listed', `\`${fact}\` has no value \`${outside.join('`, `')}\``);
  };
  if (definition.type === 'bool' && (op === 'is_true' || op === 'is_false'))
    return { kind: 'flag', fact, want: op === 'is_true', ...notes };
  if ((definition.type === 'enum' || definition.type === 'country') && (op === 'eq' || op === 'in')) {
    listed();
    return { kind: 'text', fact, op, allowed: new Set(members), ...notes };
  }
  if (definition.type === 'set' && op === 'any_of') {
    listed();
    return { kind: 'meets', fact, set: new Set(members), ...(named ? { named } : {}), ...notes };
  }
  if (definition.type === 'set' && op === 'count_gte')
    return { kind: 'count', fact, limit: limitOf(raw.v, place, naming, definition.type), ...notes };
  if (
    ['int', 'number', 'duration', 'money'].includes(definition.type) &&
    (op === 'gt' || op === 'gte' || op === 'lt' || op === 'lte')
  ) {
    return { kind: 'compare', fact, op, limit: limitOf(raw.v, place, naming, definition.type), ...notes };
  }
  report(
    inside(place, 'op'),
    'operator-fits-type',
    `\`${op}\` does not fit \`${fact}\`, which is of type ${definition.type}`,
  );
  return nothing;
}

function limitOf(raw: unknown, place: Place, naming: Naming, type: FactType): Limit {
  if (isNode(raw) && Array.isArray(raw.min_of)) {
    return {
      kind: 'min',
      of: raw.min_of.map((part, i) => limitOf(part, inside(place, 'v', 'min_of', i), naming, type)),
    };
  }
  if (isNode(raw) && typeof raw.pct_of === 'string') {
    return { kind: 'share', of: raw.pct_of, parameter: numberOf(raw.pct, inside(place, 'pct'), naming) };
  }
  const parameter = parameterOf(raw, inside(place, 'v'), naming);
  requireThreshold(parameter, type === 'money', inside(place, 'v'));
  return { kind: 'value', parameter };
}

function numberOf(raw: unknown, place: Place, naming: Naming): Parameter {
  const parameter = parameterOf(raw, place, naming);
  requireThreshold(parameter, false, place);
  return parameter;
}

/** A threshold that is no number would never be passed, and the duty never arise. */
function requireThreshold(parameter: Parameter, money: boolean, place: Place): void {
  for (const { value } of parameter.values) {
    if (money ? /^[A-Z]{3} \d+(\.\d+)?$/.test(String(value)) : typeof value === 'number') continue;
    report(
      place,
      'threshold-fits-type',
      `\`${value}\` (${parameter.id}) is no ${money ? 'sum; write it like EUR 500000' : 'number'}`,
    );
  }
}

const noParameter: Parameter = { id: '', values: [{ from: null, value: 0, cite: '' }] };

/** A value in a rule is a reference to a dated, cited parameter, never a bare number. */
export function parameterOf(raw: unknown, place: Place, naming: Pick<Naming, 'parameters'>): Parameter {
  const id = isNode(raw) ? raw.param : undefined;
  const parameter = typeof id === 'string' ? naming.parameters.get(id) : undefined;
  if (parameter) return parameter;
  report(
    place,
    'value-is-a-parameter',
    typeof id === 'string'
      ? `there is no parameter \`${id}\``
      : 'write {param: name} and put the value into parameters.yaml',
  );
  return noParameter;
}
