import type { Condition, Limit, Parameter, Regimes } from '../types.ts';
import { valueAt } from '../parameter.ts';

/** One test of a definition in signs rather than words, so that it reads the same in every language. */
export interface Atom {
  /** facts it looks at; a judgement as `judge:<id>` */
  readonly facts: readonly string[];
  readonly text: string;
  readonly cite: string;
  /** under an odd number of negations: it speaks against reporting */
  readonly against: boolean;
}

const signs = { gt: '>', gte: '≥', lt: '<', lte: '≤' } as const;

/** The atoms of a condition with the nearest citation above each. */
export function atomsOf(condition: Condition, cite: string, date: string, regimes: Regimes, against = false): Atom[] {
  const own = condition.cite ?? cite;
  switch (condition.kind) {
    case 'always':
      return [];
    case 'all':
    case 'any':
    case 'at_least':
      return condition.of.flatMap(part => atomsOf(part, own, date, regimes, against));
    case 'not':
      return atomsOf(condition.of, own, date, regimes, !against);
    case 'sector_rows':
      return [...condition.rows.values()].flatMap(row => atomsOf(row, own, date, regimes, against));
    case 'branch': {
      const other = regimes.byId.get(condition.regime)?.branches.get(condition.branch);
      return other ? atomsOf(other, own, date, regimes, against) : [];
    }
    default:
      return [{ facts: factsIn(condition), text: written(condition, date), cite: own, against }];
  }
}

type Leaf = Exclude<Condition, { kind: 'always' | 'all' | 'any' | 'at_least' | 'not' | 'sector_rows' | 'branch' }>;

const factsIn = (leaf: Leaf): string[] =>
  leaf.kind === 'users_share'
    ? ['i.users_affected', 'i.users_total', 'i.users_affected_pct']
    : leaf.kind === 'judge'
      ? [`judge:${leaf.judgement}`]
      : [leaf.fact];

function written(leaf: Leaf, date: string): string {
  switch (leaf.kind) {
    case 'judge':
      return `judge:${leaf.judgement}`;
    case 'users_share':
      return `users_affected > min(${String(valueAt(leaf.pct, date))} % users_total, ${String(valueAt(leaf.cap, date))})`;
    case 'flag':
      return `${leaf.want ? '' : '¬ '}${short(leaf.fact)}`;
    case 'text':
      return leaf.allowed.size === 1
        ? `${short(leaf.fact)} = ${[...leaf.allowed].join('')}`
        : `${short(leaf.fact)} ∈ {${[...leaf.allowed].join(', ')}}`;
    case 'meets':
      return `${short(leaf.fact)} ∩ ${leaf.named ?? `{${[...leaf.set].join(', ')}}`}`;
    case 'count':
      return `|${short(leaf.fact)}| ≥ ${limitText(leaf.limit, date)}`;
    case 'compare':
      return `${short(leaf.fact)} ${signs[leaf.op]} ${limitText(leaf.limit, date)}`;
  }
}

const short = (fact: string): string => fact.slice(fact.indexOf('.') + 1);

function limitText(limit: Limit, date: string): string {
  if (limit.kind === 'min') return `min(${limit.of.map(part => limitText(part, date)).join(', ')})`;
  const value = withUnit(limit.parameter, date);
  return limit.kind === 'share' ? `${value} × ${short(limit.of)}` : value;
}

function withUnit(parameter: Parameter, date: string): string {
  const { unit } = parameter;
  const shown = unit && unit !== 'members' ? ` ${unit === 'percent' ? '%' : unit}` : '';
  return `${String(valueAt(parameter, date))}${shown}`;
}
