/**
 * The slow, obvious twin of `evaluate.ts`: reads the packs as they are written, knows true, false and null (unknown),
 * remembers nothing, and says for each regime how it comes out. Shares no code with the engine but the reading of
 * facts.
 */
import type { PackFile } from './pack-file.ts';
import type { Outcome } from './types.ts';

type Tri = boolean | null;
type Raw = Record<string, any>;

export interface ReferenceInput {
  /** known facts only, judgements as `judge:<name>`; sets as arrays, money as `{amount, currency}` */
  readonly facts: Readonly<Record<string, unknown>>;
  /** instants in ISO 8601, UTC */
  readonly timestamps: Readonly<Record<string, string>>;
  readonly now: string;
}

const and = (list: Tri[]): Tri => (list.includes(false) ? false : list.includes(null) ? null : true);
const or = (list: Tri[]): Tri => (list.includes(true) ? true : list.includes(null) ? null : false);
const no = (t: Tri): Tri => (t === null ? null : !t);

/** Outcome of every regime for one incident. */
export function referenceOutcomes(files: readonly PackFile[], input: ReferenceInput): Map<string, Outcome> {
  const data = (path: string): Raw => files.find(f => f.path === path)?.data as Raw;
  const ids = files.flatMap(f => /^regimes\/(.+)\/duties\.yaml$/.exec(f.path)?.[1] ?? []);
  const packs = new Map(
    ids.map(id => [
      id,
      {
        pack: data(`regimes/${id}/pack.yaml`),
        duties: data(`regimes/${id}/duties.yaml`),
        parameters: data(`regimes/${id}/parameters.yaml`).parameters as Raw,
      },
    ]),
  );
  const sets = data('facts/sets.yaml').sets as Record<string, string[]>;
  let told: string[] = [];

  const rule = (id: string) => packs.get(id) as { pack: Raw; duties: Raw; parameters: Raw };
  const fact = (name: string): any => input.facts[name] ?? null;

  function dateOf(id: string): string {
    const start = rule(id).duties.clock_start ?? {};
    const at = [start.clock, start.backstop, start.alt]
      .map(c => input.timestamps[`${id}:${c}`] ?? input.timestamps[c])
      .find(t => t !== undefined);
    return new Date(at ?? input.now).toISOString().slice(0, 10);
  }

  function parameter(id: string, reference: Raw): any {
    const values = rule(id).parameters[reference.param].values as Raw[];
    const started = values
      .filter(v => v.from === null || v.from <= dateOf(id))
      .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1));
    return (started[0] ?? values[0])?.value;
  }

  function more(value: any, limit: any, op: string): Tri {
    if (limit === null) return null;
    if (typeof value === 'number')
      return { gt: value > limit, gte: value >= limit, lt: value < limit, lte: value <= limit }[op] ?? null;
    const [currency, amount] = typeof limit === 'string' ? limit.split(' ') : [limit.currency, limit.amount];
    return value.currency === currency || value.amount === 0 ? more(value.amount, Number(amount), op) : null;
  }

  function limitTest(id: string, value: any, op: string, v: Raw): Tri {
    if (v.min_of) return or((v.min_of as Raw[]).map(part => limitTest(id, value, op, part)));
    if (value === null) return null;
    if (!v.pct_of) return more(value, parameter(id, v), op);
    if (value.amount === 0) return false;
    const whole = fact(v.pct_of);
    return whole && more(value, { currency: whole.currency, amount: (parameter(id, v.pct) / 100) * whole.amount }, op);
  }

  function share(id: string, v: Raw): Tri {
    const [affected, total] = [fact('i.users_affected'), fact('i.users_total')];
    const given = fact('i.users_affected_pct') ?? (affected !== null && total ? (100 * affected) / total : null);
    const [pct, cap] = [parameter(id, v.pct), parameter(id, v.cap)];
    if (affected !== null && affected > cap) return true;
    if (affected === 0) return false;
    if (affected !== null && total !== null) return affected > Math.min((pct / 100) * total, cap);
    if (given !== null && given > pct) return true;
    return given !== null && affected !== null ? false : null;
  }

  function atom(id: string, c: Raw): Tri {
    if (
      c.f === 'i.other_regulator_notified' &&
      told.some(t => t !== id && rule(t).pack.authority !== rule(id).pack.authority)
    )
      return c.op === 'is_true';
    let value = fact(c.f);
    if (c.f === 'i.users_affected_pct' && value === null && fact('i.users_affected') !== null && fact('i.users_total'))
      value = (100 * fact('i.users_affected')) / fact('i.users_total');
    if (['gt', 'gte', 'lt', 'lte'].includes(c.op)) return limitTest(id, value, c.op, c.v);
    if (value === null) return null;
    const wanted: unknown[] = typeof c.v === 'string' && sets[c.v] ? (sets[c.v] as string[]) : [c.v].flat();
    if (c.op === 'is_true' || c.op === 'is_false') return value === (c.op === 'is_true');
    if (c.op === 'eq' || c.op === 'in') return wanted.includes(value);
    if (c.op === 'any_of') return (value as unknown[]).some(member => wanted.includes(member));
    return new Set(value).size >= parameter(id, c.v);
  }

  function test(id: string, key: 'scope' | 'trigger', c: Raw): Tri {
    const parts = (list: Raw[]) => list.map(part => test(id, key, part));
    if (c.always) return true;
    if (c.all) return and(parts(c.all));
    if (c.any) return or(parts(c.any));
    if (c.not) return no(test(id, key, c.not));
    if (c.at_least) return atLeast(parameter(id, c.at_least.n), parts(c.at_least.of));
    if (c.judge) return fact(`judge:${c.judge}`);
    if (c.users_share_gt) return share(id, c.users_share_gt);
    if (c.same_as) return test(c.same_as, key, rule(c.same_as).duties[key]);
    if (c.sector_profile) return sectors(id, rule(id).duties.sector_profiles);
    if (c.regime) return branch(c.regime, c.branch);
    return atom(id, c);
  }

  function atLeast(n: number, list: Tri[]): Tri {
    const sure = list.filter(t => t === true).length;
    return sure >= n ? true : sure + list.filter(t => t === null).length < n ? false : null;
  }

  function sectors(id: string, rows: Raw): Tri {
    const own = fact('e.sectors') as string[] | null;
    return or(
      Object.entries(rows).map(([sector, row]) => {
        const tested = test(id, 'trigger', row.same_as_sector ? rows[row.same_as_sector] : row);
        return own === null ? and([null, tested]) : and([own.includes(sector), tested]);
      }),
    );
  }

  function branch(id: string, name: string): Tri {
    const find = (c: unknown): Raw | undefined => {
      if (c === null || typeof c !== 'object') return undefined;
      if ((c as Raw).id === name) return c as Raw;
      return Object.values(c)
        .map(find)
        .find(found => found !== undefined);
    };
    const found = find(rule(id).duties.trigger);
    return found ? and([applicable(id), test(id, 'trigger', found)]) : false;
  }

  function inForce(id: string): boolean {
    const { state, applies_from: from, applies_to: to } = rule(id).pack.status as Raw;
    return !['repealed', 'not_in_force'].includes(state) && (!from || from <= dateOf(id)) && (!to || dateOf(id) <= to);
  }

  const ownScope = (id: string): Tri => (rule(id).duties.scope ? test(id, 'scope', rule(id).duties.scope) : true);
  const applicable = (id: string): Tri => (inForce(id) ? ownScope(id) : false);

  function nationalLeaves(id: string): Tri {
    const national = ids.filter(other => rule(other).duties.implements === id);
    const countries = fact('e.countries') as string[] | null;
    if (national.length === 0) return true;
    if (countries === null) return national.every(n => applicable(n) === false) ? true : null;
    const union = countries.filter(c => sets.EU?.includes(c));
    return or(union.map(c => no(or(national.filter(n => rule(n).pack.jurisdiction === c).map(applicable)))));
  }

  function met(id: string): Tri {
    const { trigger, exclusions = [] } = rule(id).duties;
    if (!trigger) return false;
    return and([test(id, 'trigger', trigger), no(or((exclusions as Raw[]).map(e => test(id, 'trigger', e))))]);
  }

  function effectiveTrigger(id: string): Tri {
    const { duties } = rule(id);
    const targets = [id, duties.trigger?.same_as, duties.implements];
    let result = met(id);
    for (const profile of ids.filter(
      p => p !== id && rule(p).pack.kind === 'trigger_profile' && targets.includes(rule(p).duties.extends),
    )) {
      const scope = applicable(profile);
      if (scope === true) result = met(profile);
      if (scope === null && met(profile) !== result) result = null;
    }
    return result;
  }

  function outcome(id: string): Outcome {
    const { duties } = rule(id);
    const displacers = [
      ...(duties.displaced_by ?? []),
      ...(duties.extends ? (rule(duties.extends).duties.displaced_by ?? []) : []),
    ] as string[];
    const scope = and([ownScope(id), ...displacers.map(d => no(applicable(d))), nationalLeaves(id)]);
    if (scope === false) return 'not_applicable';
    if (!inForce(id)) return 'not_in_force';
    const both = and([scope, effectiveTrigger(id)]);
    return both === true ? 'triggered' : both === false ? 'not_triggered' : 'undecided';
  }

  const telling = ids.filter(
    id => rule(id).duties.tells_regulator && ['mandatory', 'mandatory_public'].includes(rule(id).pack.kind),
  );
  for (;;) {
    const next = telling.filter(id => outcome(id) === 'triggered');
    if (next.length === told.length) return new Map(ids.map(id => [id, outcome(id)]));
    told = next;
  }
}
