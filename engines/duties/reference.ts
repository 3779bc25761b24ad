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

interface RawPack {
  readonly pack: Raw;
  readonly duties: Raw;
  readonly parameters: Raw;
}

/** Prepares the twin once for a set of packs; the function it returns gives the outcome of every regime. */
export function referenceOutcomes(files: readonly PackFile[]): (input: ReferenceInput) => Map<string, Outcome> {
  const data = new Map(files.map(file => [file.path, file.data as Raw]));
  const ids = files.flatMap(f => /^regimes\/(.+)\/duties\.yaml$/.exec(f.path)?.[1] ?? []);
  const packs = new Map(
    ids.map(id => {
      const [pack, duties, parameters] = ['pack', 'duties', 'parameters'].map(
        name => data.get(`regimes/${id}/${name}.yaml`) as Raw,
      );
      return [id, { pack, duties, parameters: parameters?.parameters } as RawPack];
    }),
  );
  const sets = data.get('facts/sets.yaml')?.sets as Record<string, string[]>;
  return input => new Twin(packs, sets, input).outcomes();
}

class Twin {
  readonly packs: ReadonlyMap<string, RawPack>;
  readonly sets: Record<string, string[]>;
  readonly input: ReferenceInput;
  readonly ids: string[];
  told: string[] = [];

  constructor(packs: ReadonlyMap<string, RawPack>, sets: Record<string, string[]>, input: ReferenceInput) {
    this.packs = packs;
    this.sets = sets;
    this.input = input;
    this.ids = [...packs.keys()];
  }

  outcomes(): Map<string, Outcome> {
    const telling = this.ids.filter(
      id => this.rule(id).duties.tells_regulator && ['mandatory', 'mandatory_public'].includes(this.rule(id).pack.kind),
    );
    for (;;) {
      const outcomes = new Map(this.ids.map(id => [id, this.outcome(id)]));
      const next = telling.filter(id => outcomes.get(id) === 'triggered');
      if (next.length === this.told.length) return outcomes;
      this.told = next;
    }
  }

  rule(id: string): RawPack {
    return this.packs.get(id) as RawPack;
  }
  fact(name: string): any {
    return this.input.facts[name] ?? null;
  }

  dateOf(id: string): string {
    const start = this.rule(id).duties.clock_start ?? {};
    const at = [start.clock, start.backstop, start.alt]
      .map(c => this.input.timestamps[`${id}:${c}`] ?? this.input.timestamps[c])
      .find(t => t !== undefined);
    return new Date(at ?? this.input.now).toISOString().slice(0, 10);
  }

  parameter(id: string, reference: Raw): any {
    const values = this.rule(id).parameters[reference.param].values as Raw[];
    const started = values
      .filter(v => v.from === null || v.from <= this.dateOf(id))
      .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1));
    return (started[0] ?? values[0])?.value;
  }

  more(value: any, limit: any, op: string): Tri {
    if (limit === null) return null;
    if (typeof value === 'number')
      return { gt: value > limit, gte: value >= limit, lt: value < limit, lte: value <= limit }[op] ?? null;
    const [currency, amount] = typeof limit === 'string' ? limit.split(' ') : [limit.currency, limit.amount];
    return value.currency === currency || value.amount === 0 ? this.more(value.amount, Number(amount), op) : null;
  }

  limitTest(id: string, value: any, op: string, v: Raw): Tri {
    if (v.min_of) return or((v.min_of as Raw[]).map(part => this.limitTest(id, value, op, part)));
    if (value === null) return null;
    if (!v.pct_of) return this.more(value, this.parameter(id, v), op);
    if (value.amount === 0) return false;
    const whole = this.fact(v.pct_of);
    return (
      whole &&
      this.more(value, { currency: whole.currency, amount: (this.parameter(id, v.pct) / 100) * whole.amount }, op)
    );
  }

  share(id: string, v: Raw): Tri {
    const [affected, total] = [this.fact('i.users_affected'), this.fact('i.users_total')];
    const given = this.fact('i.users_affected_pct') ?? (affected !== null && total ? (100 * affected) / total : null);
    const [pct, cap] = [this.parameter(id, v.pct), this.parameter(id, v.cap)];
    if (affected !== null && affected > cap) return true;
    if (affected === 0) return false;
    if (affected !== null && total !== null) return affected > Math.min((pct / 100) * total, cap);
    if (given !== null && given > pct) return true;
    return given !== null && affected !== null ? false : null;
  }

  atom(id: string, c: Raw): Tri {
    if (
      c.f === 'i.other_regulator_notified' &&
      this.told.some(t => t !== id && this.rule(t).pack.authority !== this.rule(id).pack.authority)
    )
      return c.op === 'is_true';
    let value = this.fact(c.f);
    if (
      c.f === 'i.users_affected_pct' &&
      value === null &&
      this.fact('i.users_affected') !== null &&
      this.fact('i.users_total')
    )
      value = (100 * this.fact('i.users_affected')) / this.fact('i.users_total');
    if (['gt', 'gte', 'lt', 'lte'].includes(c.op)) return this.limitTest(id, value, c.op, c.v);
    if (value === null) return null;
    const wanted: unknown[] = typeof c.v === 'string' && this.sets[c.v] ? (this.sets[c.v] as string[]) : [c.v].flat();
    if (c.op === 'is_true' || c.op === 'is_false') return value === (c.op === 'is_true');
    if (c.op === 'eq' || c.op === 'in') return wanted.includes(value);
    if (c.op === 'any_of') return (value as unknown[]).some(member => wanted.includes(member));
    return new Set(value).size >= this.parameter(id, c.v);
  }

  test(id: string, key: 'scope' | 'trigger', c: Raw): Tri {
    const parts = (list: Raw[]) => list.map(part => this.test(id, key, part));
    if (c.always) return true;
    if (c.all) return and(parts(c.all));
    if (c.any) return or(parts(c.any));
    if (c.not) return no(this.test(id, key, c.not));
    if (c.at_least) return this.atLeast(this.parameter(id, c.at_least.n), parts(c.at_least.of));
    if (c.judge) return this.fact(`judge:${c.judge}`);
    if (c.users_share_gt) return this.share(id, c.users_share_gt);
    if (c.same_as) return this.test(c.same_as, key, this.rule(c.same_as).duties[key]);
    if (c.sector_profile) return this.sectors(id, this.rule(id).duties.sector_profiles);
    if (c.regime) return this.branch(c.regime, c.branch);
    return this.atom(id, c);
  }

  atLeast(n: number, list: Tri[]): Tri {
    const sure = list.filter(t => t === true).length;
    return sure >= n ? true : sure + list.filter(t => t === null).length < n ? false : null;
  }

  sectors(id: string, rows: Raw): Tri {
    const own = this.fact('e.sectors') as string[] | null;
    return or(
      Object.entries(rows).map(([sector, row]) => {
        const tested = this.test(id, 'trigger', row.same_as_sector ? rows[row.same_as_sector] : row);
        return own === null ? and([null, tested]) : and([own.includes(sector), tested]);
      }),
    );
  }

  branch(id: string, name: string): Tri {
    const find = (c: unknown): Raw | undefined => {
      if (c === null || typeof c !== 'object') return undefined;
      if ((c as Raw).id === name) return c;
      return Object.values(c)
        .map(find)
        .find(found => found !== undefined);
    };
    const found = find(this.rule(id).duties.trigger);
    return found ? and([this.applicable(id), this.test(id, 'trigger', found)]) : false;
  }

  inForce(id: string): boolean {
    const { state, applies_from: from, applies_to: to } = this.rule(id).pack.status as Raw;
    return (
      !['repealed', 'not_in_force'].includes(state) &&
      (!from || from <= this.dateOf(id)) &&
      (!to || this.dateOf(id) <= to)
    );
  }

  ownScope(id: string): Tri {
    return this.rule(id).duties.scope ? this.test(id, 'scope', this.rule(id).duties.scope) : true;
  }

  applicable(id: string): Tri {
    return this.inForce(id) ? this.ownScope(id) : false;
  }

  nationalLeaves(id: string): Tri {
    const national = this.ids.filter(other => this.rule(other).duties.implements === id);
    const countries = this.fact('e.countries') as string[] | null;
    if (national.length === 0) return true;
    if (countries === null) return national.every(n => this.applicable(n) === false) ? true : null;
    const union = countries.filter(c => this.sets.EU?.includes(c));
    return or(
      union.map(c => no(or(national.filter(n => this.rule(n).pack.jurisdiction === c).map(n => this.applicable(n))))),
    );
  }

  met(id: string): Tri {
    const { trigger, exclusions = [] } = this.rule(id).duties;
    if (!trigger) return false;
    return and([
      this.test(id, 'trigger', trigger),
      no(or((exclusions as Raw[]).map(e => this.test(id, 'trigger', e)))),
    ]);
  }

  effectiveTrigger(id: string): Tri {
    const { duties } = this.rule(id);
    const targets = [id, duties.trigger?.same_as, duties.implements];
    let result = this.met(id);
    for (const profile of this.ids.filter(
      p => p !== id && this.rule(p).pack.kind === 'trigger_profile' && targets.includes(this.rule(p).duties.extends),
    )) {
      const scope = this.applicable(profile);
      if (scope === true) result = this.met(profile);
      if (scope === null && this.met(profile) !== result) result = null;
    }
    return result;
  }

  outcome(id: string): Outcome {
    const { duties } = this.rule(id);
    const displacers = [
      ...(duties.displaced_by ?? []),
      ...(duties.extends ? (this.rule(duties.extends).duties.displaced_by ?? []) : []),
    ] as string[];
    const scope = and([this.ownScope(id), ...displacers.map(d => no(this.applicable(d))), this.nationalLeaves(id)]);
    if (scope === false) return 'not_applicable';
    if (!this.inForce(id)) return 'not_in_force';
    const both = and([scope, this.effectiveTrigger(id)]);
    return both === true ? 'triggered' : both === false ? 'not_triggered' : 'undecided';
  }
}
