import { all, any, not, type Truth } from '#engines/kernel/truth.ts';
import { truth } from './condition.ts';
import { otherToldFact } from './dependencies.ts';
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
  outcome(regime: Regime): Outcome;
  /** The outcome with the steps that led to it. */
  standing(regime: Regime): Standing;
  view(regime: Regime): FactView;
  /** The same situation with one fact changed; what cannot depend on it keeps its standing. */
  supposing(fact: string, value: FactValue): Situation;
}

export interface Asked {
  readonly regimes: Regimes;
  readonly facts: Facts;
  readonly moments: Moments;
  readonly now: Temporal.Instant;
  readonly ignoreStatus?: boolean;
}

/** Evaluates rules on demand and remembers; cascades (rules that fire because another did) run to a fixed point. */
export const situationOf = (asked: Asked): Situation => new Rules(asked);

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

/** One fact changed against a situation. */
interface Supposition {
  readonly base: Rules;
  readonly fact: string;
  readonly value: FactValue;
}

class Rules implements Situation {
  readonly regimes: Regimes;
  readonly facts: Facts;
  readonly moments: Moments;
  readonly now: Temporal.Instant;
  readonly #asked: Asked;
  readonly #suppose: Supposition | undefined;
  readonly #outcomes = new Map<Regime, Outcome>();
  readonly #views = new Map<Regime, FactView>();
  readonly #scopes = new Map<Regime, Truth>();
  readonly #triggers = new Map<Regime, Truth>();
  readonly #forces = new Map<Regime, boolean>();
  readonly #dependants = new Map<string, readonly Regime[]>();
  #direct: ReadonlySet<Regime> | undefined;
  #told: ReadonlySet<Regime> | undefined;

  constructor(asked: Asked, suppose?: Supposition) {
    this.regimes = asked.regimes;
    this.facts = asked.facts;
    this.moments = asked.moments;
    this.now = asked.now;
    this.#asked = asked;
    this.#suppose = suppose;
  }

  supposing(fact: string, value: FactValue): Situation {
    return new Rules(this.#asked, { base: this, fact, value });
  }

  view(regime: Regime): FactView {
    const known = this.#views.get(regime);
    if (known) return known;
    const date = this.#suppose ? this.#suppose.base.view(regime).date : dateOf(regime, this.moments, this.now);
    const made = new RuleView(this, regime, date);
    this.#views.set(regime, made);
    return made;
  }

  outcome(regime: Regime): Outcome {
    const suppose = this.#suppose;
    if (suppose && !regime.dependsOn.has(suppose.fact)) return suppose.base.outcome(regime);
    const known = this.#outcomes.get(regime);
    if (known) return known;
    const scope = this.#scope(regime);
    const inForce = this.#inForce(regime);
    const made = outcomeOf(scope, inForce, scope === 'no' || !inForce ? 'unknown' : this.#trigger(regime));
    if (!regime.asksOthers || this.#told !== undefined) this.#outcomes.set(regime, made);
    return made;
  }

  standing(regime: Regime): Standing {
    const own = this.#ownScope(regime);
    const scope = this.#scope(regime);
    const inForce = this.#inForce(regime);
    const displacedBy = own === 'no' ? undefined : regime.displacedBy.find(id => this.#applicable(id) === 'yes');
    const national = this.#nationalRules(regime);
    return {
      outcome: this.outcome(regime),
      scope,
      inForce,
      trigger: scope === 'no' || !inForce ? 'unknown' : this.#trigger(regime),
      date: this.view(regime).date,
      ...(displacedBy ? { displacedBy } : {}),
      implementedBy: own === 'no' ? [] : national.by,
      ...(national.states && scope !== 'no' ? { states: national.states } : {}),
    };
  }

  fact(fact: string): FactValue | undefined {
    return this.#suppose?.fact === fact ? this.#suppose.value : this.facts.get(fact);
  }

  #ownScope(regime: Regime): Truth {
    const suppose = this.#suppose;
    if (suppose && !regime.scopeFacts.has(suppose.fact)) return suppose.base.#ownScope(regime);
    const known = this.#scopes.get(regime);
    if (known !== undefined) return known;
    const result = truth(regime.scope, this.view(regime));
    this.#scopes.set(regime, result);
    return result;
  }

  /** The rule's own trigger with its exclusions. One that asks whether others were told moves with them and is not kept. */
  #ownTrigger(regime: Regime): Truth {
    if (regime.triggerFacts.has(otherToldFact))
      return withExclusions(regime.trigger, regime.exclusions, this.view(regime));
    const suppose = this.#suppose;
    if (suppose && !regime.triggerFacts.has(suppose.fact)) return suppose.base.#ownTrigger(regime);
    const known = this.#triggers.get(regime);
    if (known !== undefined) return known;
    const result = withExclusions(regime.trigger, regime.exclusions, this.view(regime));
    this.#triggers.set(regime, result);
    return result;
  }

  #inForce(regime: Regime): boolean {
    if (this.#suppose) return this.#suppose.base.#inForce(regime);
    const known = this.#forces.get(regime);
    if (known !== undefined) return known;
    const result = inForceAt(regime, this.view(regime).date, this.#asked.ignoreStatus);
    this.#forces.set(regime, result);
    return result;
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
    let result = this.#ownTrigger(regime);
    for (const id of regime.profiles) {
      const scope = this.#applicable(id);
      if (scope === 'no') continue;
      const replaced = this.#ownTrigger(this.regimes.byId.get(id) as Regime);
      result = scope === 'yes' || replaced === result ? replaced : 'unknown';
    }
    return result;
  }

  /** The rule's own scope, less what a more special rule takes over and what national rules show instead. */
  #scope(regime: Regime): Truth {
    let scope = this.#ownScope(regime);
    for (const id of regime.displacedBy) {
      if (scope === 'no') return 'no';
      scope = all([scope, not(this.#applicable(id))]);
    }
    return scope === 'no' || regime.implementedBy.length === 0 ? scope : all([scope, this.#nationalRules(regime).left]);
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

  /** The rules by which a regulator is told whoever else is. A supposition moves only those that can depend on it. */
  #tellingDirectly(): ReadonlySet<Regime> {
    if (this.#direct) return this.#direct;
    const { base, fact } = this.#suppose ?? {};
    const moved = base ? base.#tellingOn(fact as string) : this.regimes.telling.filter(r => !r.asksOthers);
    const direct = new Set(base ? base.#tellingDirectly() : []);
    for (const rule of moved) {
      // A rule whose own scope is not established cannot have fired; that is the cheaper question.
      if (this.#ownScope(rule) === 'yes' && this.outcome(rule) === 'triggered') direct.add(rule);
      else direct.delete(rule);
    }
    this.#direct = direct;
    return direct;
  }

  /** Rules that tell a regulator and can depend on a fact. */
  #tellingOn(fact: string): readonly Regime[] {
    const known = this.#dependants.get(fact);
    if (known) return known;
    const found = this.regimes.telling.filter(r => !r.asksOthers && r.dependsOn.has(fact));
    this.#dependants.set(fact, found);
    return found;
  }

  /** Least fixed point: first those that fire by themselves; each round adds the rules that fire because of those before. */
  #tellingRules(): ReadonlySet<Regime> {
    const direct = this.#tellingDirectly();
    const asking = this.regimes.telling.filter(r => r.asksOthers);
    let current = direct;
    for (let round = 0; round <= asking.length; round++) {
      this.#told = current;
      for (const rule of asking) this.#outcomes.delete(rule);
      const next = new Set([...direct, ...asking.filter(r => this.outcome(r) === 'triggered')]);
      if (next.size === current.size) break;
      current = next;
    }
    return current;
  }

  othersTold(regime: Regime): boolean {
    for (const rule of this.#told ?? this.#tellingRules())
      if (rule !== regime && rule.authority !== regime.authority) return true;
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
