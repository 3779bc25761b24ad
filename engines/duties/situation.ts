import { all, any, not, type Truth } from '#engines/kernel/truth.ts';
import { truth } from './condition.ts';
import type { Facts } from './facts.ts';
import type { Moments } from './moments.ts';
import type { Condition, FactValue, FactView, Outcome, Regime, Regimes } from './types.ts';

/** How one rule stands: each step of the evaluation, so that it can be explained. */
export interface Standing {
  readonly outcome: Outcome;
  readonly scope: Truth;
  readonly inForce: boolean;
  readonly trigger: Truth;
  /** ISO date by which status and dated parameters were chosen */
  readonly date: string;
  readonly displacedBy?: string;
  readonly implementedBy: readonly string[];
  /** countries left to the rule itself when national rules cover the others */
  readonly states?: readonly string[];
}

export interface Situation {
  readonly regimes: Regimes;
  readonly facts: Facts;
  readonly moments: Moments;
  readonly now: Temporal.Instant;
  standing(regime: Regime): Standing;
  view(regime: Regime): FactView;
}

export interface Asked {
  readonly regimes: Regimes;
  readonly facts: Facts;
  readonly moments: Moments;
  readonly now: Temporal.Instant;
  readonly ignoreStatus?: boolean;
}

/** The same situation with one fact changed; rules that cannot depend on it keep their standing. */
export interface Supposition {
  readonly base: Situation;
  readonly fact: string;
  readonly value: FactValue | undefined;
}

/** Evaluates rules on demand and remembers; cascades (rules that fire because another did) run to a fixed point. */
export const situationOf = (asked: Asked, suppose?: Supposition): Situation => new Rules(asked, suppose);

/** The facts as one rule sees them; the date decides which of its dated values hold. */
class RuleView implements FactView {
  readonly #rules: Rules;
  readonly #regime: Regime;
  readonly date: string;

  constructor(rules: Rules, regime: Regime, date: string) {
    this.#rules = rules;
    this.#regime = regime;
    this.date = date;
  }

  get(fact: string): FactValue | undefined {
    return this.#rules.fact(fact);
  }

  branch(regime: string, name: string): Truth {
    return this.#rules.branch(regime, name);
  }

  get otherRegulatorTold(): boolean {
    return this.#regime.asksOthers && this.#rules.othersTold(this.#regime);
  }
}

class Rules implements Situation {
  readonly regimes: Regimes;
  readonly facts: Facts;
  readonly moments: Moments;
  readonly now: Temporal.Instant;
  readonly #asked: Asked;
  readonly #suppose: Supposition | undefined;
  readonly #standings = new Map<string, Standing>();
  readonly #views = new Map<string, FactView>();
  readonly #scopes = new Map<string, Truth>();
  #told: ReadonlySet<string> | undefined;

  constructor(asked: Asked, suppose: Supposition | undefined) {
    this.regimes = asked.regimes;
    this.facts = asked.facts;
    this.moments = asked.moments;
    this.now = asked.now;
    this.#asked = asked;
    this.#suppose = suppose;
  }

  view(regime: Regime): FactView {
    const known = this.#views.get(regime.id);
    if (known) return known;
    const date = this.#suppose ? this.#suppose.base.view(regime).date : dateOf(regime, this.moments, this.now);
    const made = new RuleView(this, regime, date);
    this.#views.set(regime.id, made);
    return made;
  }

  standing(regime: Regime): Standing {
    const known = this.#standings.get(regime.id);
    if (known) return known;
    const suppose = this.#suppose;
    const same = suppose && !regime.dependsOn.has(suppose.fact);
    const made = same ? suppose.base.standing(regime) : this.#evaluate(regime);
    if (!regime.asksOthers || this.#told !== undefined) this.#standings.set(regime.id, made);
    return made;
  }

  fact(fact: string): FactValue | undefined {
    return this.#suppose?.fact === fact ? this.#suppose.value : this.facts.get(fact);
  }

  #ownScope(regime: Regime): Truth {
    const known = this.#scopes.get(regime.id);
    if (known !== undefined) return known;
    const result = truth(regime.scope, this.view(regime));
    this.#scopes.set(regime.id, result);
    return result;
  }

  #inForce(regime: Regime): boolean {
    return inForceAt(regime, this.view(regime).date, this.#asked.ignoreStatus);
  }

  #applicable(id: string): Truth {
    const regime = this.regimes.byId.get(id);
    return regime && this.#inForce(regime) ? this.#ownScope(regime) : 'no';
  }

  branch(id: string, name: string): Truth {
    const regime = this.regimes.byId.get(id);
    const condition = regime?.branches.get(name);
    if (!regime || !condition) return 'no';
    const scope = this.#applicable(id);
    return scope === 'no' ? 'no' : all([scope, truth(condition, this.view(regime))]);
  }

  /** The trigger with exclusions; a profile replaces it for the entities in the profile's scope. */
  #trigger(regime: Regime): Truth {
    let result = withExclusions(regime.trigger, regime.exclusions, this.view(regime));
    for (const id of regime.profiles) {
      const profile = this.regimes.byId.get(id) as Regime;
      const scope = this.#applicable(id);
      if (scope === 'no') continue;
      const replaced = withExclusions(profile.trigger, profile.exclusions, this.view(profile));
      result = scope === 'yes' || replaced === result ? replaced : 'unknown';
    }
    return result;
  }

  #evaluate(regime: Regime): Standing {
    const own = this.#ownScope(regime);
    const displaced = regime.displacedBy.map(id => [id, this.#applicable(id)] as const);
    const national = this.#nationalRules(regime);
    const scope = all([own, not(any(displaced.map(d => d[1]))), national.left]);
    const inForce = this.#inForce(regime);
    const trigger = scope === 'no' || !inForce ? 'unknown' : this.#trigger(regime);
    const displacedBy = displaced.find(d => d[1] === 'yes')?.[0];
    return {
      outcome: outcomeOf(scope, inForce, trigger),
      scope,
      inForce,
      trigger,
      date: this.view(regime).date,
      ...(displacedBy && own !== 'no' ? { displacedBy } : {}),
      implementedBy: own === 'no' ? [] : national.by,
      ...(national.states && scope !== 'no' ? { states: national.states } : {}),
    };
  }

  /** The national rules shown instead of an EU rule, and the countries left to the rule itself. */
  #nationalRules(regime: Regime): { left: Truth; by: readonly string[]; states?: readonly string[] } {
    if (regime.implementedBy.length === 0) return { left: 'yes', by: [] };
    const national = regime.implementedBy.map(id => [id, this.#applicable(id)] as const);
    const by = national.filter(([, t]) => t === 'yes').map(([id]) => id);
    const countries = this.fact('e.countries') as ReadonlySet<string> | undefined;
    const union = this.regimes.vocabulary.sets.get('EU');
    if (!countries || !union) return { left: national.every(([, t]) => t === 'no') ? 'yes' : 'unknown', by: [] };
    const covered = (truths: readonly Truth[]) =>
      new Set(national.filter(([, t]) => truths.includes(t)).map(([id]) => this.regimes.byId.get(id)?.jurisdiction));
    const states = [...countries].filter(c => union.has(c) && !covered(['yes']).has(c));
    if (states.length === 0) return { left: 'no', by };
    const sure = states.some(c => !covered(['yes', 'unknown']).has(c));
    return { left: sure ? 'yes' : 'unknown', by, ...(by.length > 0 ? { states } : {}) };
  }

  /** Least fixed point: nobody is told at first; each round adds the rules that fire because of those before. */
  #tellingRules(): ReadonlySet<string> {
    const { telling } = this.regimes;
    let current = new Set(
      telling.filter(r => !r.asksOthers && this.standing(r).outcome === 'triggered').map(r => r.id),
    );
    for (let round = 0; round <= telling.length; round++) {
      this.#told = current;
      for (const rule of telling) if (rule.asksOthers) this.#standings.delete(rule.id);
      const next = new Set(telling.filter(r => this.standing(r).outcome === 'triggered').map(r => r.id));
      if (next.size === current.size) break;
      current = next;
    }
    return current;
  }

  othersTold(regime: Regime): boolean {
    const rules = this.#told ?? this.#tellingRules();
    for (const id of rules)
      if (id !== regime.id && this.regimes.byId.get(id)?.authority !== regime.authority) return true;
    return false;
  }
}

function withExclusions(trigger: Condition | undefined, exclusions: readonly Condition[], view: FactView): Truth {
  if (!trigger) return 'no';
  const met = truth(trigger, view);
  if (met === 'no' || exclusions.length === 0) return met;
  return all([met, not(any(exclusions.map(e => truth(e, view))))]);
}

function outcomeOf(scope: Truth, inForce: boolean, trigger: Truth): Outcome {
  if (scope === 'no') return 'not_applicable';
  if (!inForce) return 'not_in_force';
  const both = all([scope, trigger]);
  return both === 'yes' ? 'triggered' : both === 'no' ? 'not_triggered' : 'undecided';
}

/** Status is tested on the date of the clock that starts the duty, else of its backstop, else today. */
function dateOf(regime: Regime, moments: Moments, now: Temporal.Instant): string {
  const start = regime.clockStart;
  const instant =
    (start &&
      (momentFor(regime.id, start.clock, moments) ??
        (start.backstop && momentFor(regime.id, start.backstop, moments)) ??
        (start.alt && momentFor(regime.id, start.alt, moments)))) ||
    now;
  return instant.toString().slice(0, 10);
}

/** A clock of one rule: what was submitted under that rule goes before the incident's own. */
export const momentFor = (regime: string, clock: string, moments: Moments): Temporal.Instant | undefined =>
  moments.get(`${regime}:${clock}`) ?? moments.get(clock);

function inForceAt(regime: Regime, date: string, ignoreStatus = false): boolean {
  const { state, from, to } = regime.status;
  if (ignoreStatus) return state !== 'repealed';
  if (state === 'repealed' || state === 'not_in_force') return false;
  return (from === undefined || from <= date) && (to === undefined || date <= to);
}
