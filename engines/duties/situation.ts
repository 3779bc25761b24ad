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
export function situationOf(asked: Asked, suppose?: Supposition): Situation {
  const { regimes, now, moments } = asked;
  const standings = new Map<string, Standing>();
  const views = new Map<string, FactView>();
  const scopes = new Map<string, Truth>();
  let told: ReadonlySet<string> | undefined;
  const get = (fact: string): FactValue | undefined =>
    suppose && suppose.fact === fact ? suppose.value : asked.facts.get(fact);

  const view = (regime: Regime): FactView => {
    const known = views.get(regime.id);
    if (known) return known;
    const made: FactView = {
      get,
      date: dateOf(regime, moments, now),
      branch: (id, name) => branch(id, name),
      get otherRegulatorTold() {
        return regime.asksOthers && othersTold(regime);
      },
    };
    views.set(regime.id, made);
    return made;
  };

  const ownScope = (regime: Regime): Truth => {
    const known = scopes.get(regime.id);
    if (known !== undefined) return known;
    const result = truth(regime.scope, view(regime));
    scopes.set(regime.id, result);
    return result;
  };

  const applicable = (id: string): Truth => {
    const regime = regimes.byId.get(id);
    return regime && inForceAt(regime, view(regime).date, asked.ignoreStatus) ? ownScope(regime) : 'no';
  };

  const branch = (id: string, name: string): Truth => {
    const regime = regimes.byId.get(id);
    const condition = regime?.branches.get(name);
    if (!regime || !condition) return 'no';
    const scope = applicable(id);
    return scope === 'no' ? 'no' : all([scope, truth(condition, view(regime))]);
  };

  /** The trigger with exclusions; a profile replaces it for the entities in the profile's scope. */
  const triggerOf = (regime: Regime): Truth => {
    let result = withExclusions(regime.trigger, regime.exclusions, view(regime));
    for (const id of regime.profiles) {
      const profile = regimes.byId.get(id) as Regime;
      const scope = applicable(id);
      if (scope === 'no') continue;
      const replaced = withExclusions(profile.trigger, profile.exclusions, view(profile));
      result = scope === 'yes' || replaced === result ? replaced : 'unknown';
    }
    return result;
  };

  const standingAlone = (regime: Regime): Standing => {
    const date = view(regime).date;
    const displaced = regime.displacedBy.map(id => [id, applicable(id)] as const);
    const national = nationalRules(regime, applicable, get, regimes);
    const scope = all([ownScope(regime), not(any(displaced.map(d => d[1]))), national.left]);
    const inForce = inForceAt(regime, date, asked.ignoreStatus);
    const trigger = scope === 'no' || !inForce ? 'unknown' : triggerOf(regime);
    const displacedBy = displaced.find(d => d[1] === 'yes')?.[0];
    return {
      outcome: outcomeOf(scope, inForce, trigger),
      scope,
      inForce,
      trigger,
      date,
      ...(displacedBy && ownScope(regime) !== 'no' ? { displacedBy } : {}),
      implementedBy: ownScope(regime) === 'no' ? [] : national.by,
      ...(national.states && scope !== 'no' ? { states: national.states } : {}),
    };
  };

  const standing = (regime: Regime): Standing => {
    const known = standings.get(regime.id);
    if (known) return known;
    const made = suppose && !regime.dependsOn.has(suppose.fact) ? suppose.base.standing(regime) : standingAlone(regime);
    if (!regime.asksOthers || told !== undefined) standings.set(regime.id, made);
    return made;
  };

  /** Least fixed point: nobody is told at first; each round adds the rules that fire because of those before. */
  const tellingRules = (): ReadonlySet<string> => {
    if (told) return told;
    const telling = regimes.list.filter(tells);
    let current: ReadonlySet<string> = new Set(
      telling.filter(r => !r.asksOthers && standing(r).outcome === 'triggered').map(r => r.id),
    );
    for (let round = 0; round <= regimes.list.length; round++) {
      told = current;
      for (const rule of telling) if (rule.asksOthers) standings.delete(rule.id);
      const next = new Set(telling.filter(r => standing(r).outcome === 'triggered').map(r => r.id));
      if (next.size === current.size) break;
      current = next;
    }
    return current;
  };

  const othersTold = (regime: Regime): boolean => {
    const rules = told ?? tellingRules();
    for (const id of rules) if (id !== regime.id && regimes.byId.get(id)?.authority !== regime.authority) return true;
    return false;
  };

  return { regimes, facts: asked.facts, moments, now, standing, view };
}

const tells = (regime: Regime): boolean =>
  regime.tellsRegulator && (regime.kind === 'mandatory' || regime.kind === 'mandatory_public');

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

/** The national rules shown instead of an EU rule, and the countries left to the rule itself. */
function nationalRules(
  regime: Regime,
  applicable: (id: string) => Truth,
  get: (fact: string) => FactValue | undefined,
  regimes: Regimes,
): { left: Truth; by: readonly string[]; states?: readonly string[] } {
  if (regime.implementedBy.length === 0) return { left: 'yes', by: [] };
  const standing = regime.implementedBy.map(id => [id, applicable(id)] as const);
  const by = standing.filter(([, t]) => t === 'yes').map(([id]) => id);
  const countries = get('e.countries') as ReadonlySet<string> | undefined;
  const union = regimes.vocabulary.sets.get('EU');
  if (!countries || !union) return { left: standing.every(([, t]) => t === 'no') ? 'yes' : 'unknown', by: [] };
  const covered = (truths: readonly Truth[]) =>
    new Set(standing.filter(([, t]) => truths.includes(t)).map(([id]) => regimes.byId.get(id)?.jurisdiction));
  const states = [...countries].filter(c => union.has(c) && !covered(['yes']).has(c));
  if (states.length === 0) return { left: 'no', by };
  const sure = states.some(c => !covered(['yes', 'unknown']).has(c));
  return { left: sure ? 'yes' : 'unknown', by, ...(by.length > 0 ? { states } : {}) };
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
