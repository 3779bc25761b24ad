import { any, atLeast, type Truth, not, truthOf } from '#engines/kernel/truth.ts';
import { otherToldFact } from './dependencies.ts';
import { valueAt } from './parameter.ts';
import type { Condition, FactView, Limit, Money } from './types.ts';

/** Tests a condition in strong Kleene logic: a fact nobody has yet makes its atom unknown, never false. */
export function truth(condition: Condition, view: FactView): Truth {
  switch (condition.kind) {
    case 'always':
      return 'yes';
    case 'all':
      return allOf(condition.of, view);
    case 'any':
      return anyOf(condition.of, view);
    case 'not':
      return not(truth(condition.of, view));
    case 'at_least':
      return atLeast(
        Number(valueAt(condition.n, view.date)),
        condition.of.map(part => truth(part, view)),
      );
    case 'text': {
      const value = view.get(condition.fact);
      return value === undefined ? 'unknown' : truthOf(condition.allowed.has(value as string));
    }
    case 'flag':
      return flag(condition.fact, condition.want, view);
    case 'meets': {
      const value = view.get(condition.fact) as ReadonlySet<string> | undefined;
      return value === undefined ? 'unknown' : truthOf(intersects(value, condition.set));
    }
    case 'count': {
      const value = view.get(condition.fact) as ReadonlySet<string> | undefined;
      return value === undefined ? 'unknown' : compare(value.size, 'gte', condition.limit, view);
    }
    case 'compare':
      return compare(view.get(condition.fact) as number | Money | undefined, condition.op, condition.limit, view);
    case 'users_share':
      return usersShare(Number(valueAt(condition.pct, view.date)), Number(valueAt(condition.cap, view.date)), view);
    case 'judge':
      return truthOf(view.get(`judge:${condition.judgement}`) as boolean | undefined);
    case 'branch':
      return view.branch(condition.regime, condition.branch);
  }
  return sectorRows(condition.rows, view);
}

function allOf(parts: readonly Condition[], view: FactView): Truth {
  let result: Truth = 'yes';
  for (const part of parts) {
    const t = truth(part, view);
    if (t === 'no') return 'no';
    if (t === 'unknown') result = 'unknown';
  }
  return result;
}

function anyOf(parts: readonly Condition[], view: FactView): Truth {
  let result: Truth = 'no';
  for (const part of parts) {
    const t = truth(part, view);
    if (t === 'yes') return 'yes';
    if (t === 'unknown') result = 'unknown';
  }
  return result;
}

function flag(fact: string, want: boolean, view: FactView): Truth {
  // A notice REQUIRED to another regulator counts, whether or not anybody has recorded that it was sent.
  if (fact === otherToldFact && view.otherRegulatorTold) return truthOf(want);
  const value = view.get(fact);
  return value === undefined ? 'unknown' : truthOf(value === want);
}

export function intersects(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const member of a) if (b.has(member)) return true;
  return false;
}

function compare(
  value: number | Money | undefined,
  op: 'gt' | 'gte' | 'lt' | 'lte',
  limit: Limit,
  view: FactView,
): Truth {
  if (limit.kind === 'min') {
    // Above the smallest is above at least one; below it is below all of them.
    const parts = limit.of.map(part => compare(value, op, part, view));
    return op === 'gt' || op === 'gte'
      ? any(parts)
      : parts.every(p => p === 'yes')
        ? 'yes'
        : parts.includes('no')
          ? 'no'
          : 'unknown';
  }
  if (value === undefined) return 'unknown';
  if (limit.kind === 'value') return against(value, op, valueAt(limit.parameter, view.date));
  const whole = view.get(limit.of) as Money | undefined;
  if (amountOf(value) === 0 && op === 'gt') return 'no';
  if (whole === undefined) return 'unknown';
  const share = Number(valueAt(limit.parameter, view.date)) / 100;
  return against(value, op, { amount: whole.amount * share, currency: whole.currency });
}

const amountOf = (value: number | Money): number => (typeof value === 'number' ? value : value.amount);

function against(value: number | Money, op: 'gt' | 'gte' | 'lt' | 'lte', limit: number | string | Money): Truth {
  if (typeof value === 'number') return truthOf(holds(value, op, Number(limit)));
  const [currency, amount] = typeof limit === 'object' ? [limit.currency, limit.amount] : splitMoney(String(limit));
  const own = value.currency === currency || value.amount === 0 ? value.amount : value.equivalents?.[currency];
  return own === undefined ? 'unknown' : truthOf(holds(own, op, amount));
}

function splitMoney(text: string): [string, number] {
  const gap = text.indexOf(' ');
  return [text.slice(0, gap), Number(text.slice(gap + 1))];
}

function holds(a: number, op: 'gt' | 'gte' | 'lt' | 'lte', b: number): boolean {
  return op === 'gt' ? a > b : op === 'gte' ? a >= b : op === 'lt' ? a < b : a <= b;
}

/** affected > min(pct % of all, cap). Above the cap the total no longer matters, nor below it once the share is known. */
function usersShare(pct: number, cap: number, view: FactView): Truth {
  const affected = view.get('i.users_affected') as number | undefined;
  const total = view.get('i.users_total') as number | undefined;
  const share = view.get('i.users_affected_pct') as number | undefined;
  if (affected !== undefined && affected > cap) return 'yes';
  if (affected === 0) return 'no';
  if (affected !== undefined && total !== undefined) return truthOf(affected > Math.min((pct / 100) * total, cap));
  if (share !== undefined && share > pct) return 'yes';
  if (share !== undefined && affected !== undefined) return 'no';
  return 'unknown';
}

function sectorRows(rows: ReadonlyMap<string, Condition>, view: FactView): Truth {
  const sectors = view.get('e.sectors') as ReadonlySet<string> | undefined;
  let result: Truth = 'no';
  for (const [sector, row] of rows) {
    if (sectors !== undefined && !sectors.has(sector)) continue;
    const t = truth(row, view);
    if (t === 'yes' && sectors !== undefined) return 'yes';
    if (t !== 'no') result = 'unknown';
  }
  return result;
}
