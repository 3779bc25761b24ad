import { truth } from '../condition.ts';
import type { Condition, FactValue, FactView, Regime, Regimes } from '../types.ts';
import type { Truth } from '#engines/kernel/truth.ts';
import type { KnownFacts } from './incident.ts';
import { firstLimit, type Limit } from './limit.ts';

/** What counts as reportable, apart from who must report and whether the rule is in force. */
export interface Definition {
  readonly id: string;
  readonly title: string;
  readonly jurisdiction: string;
  readonly cite: string;
  readonly confidence: string;
  readonly condition: Condition;
  readonly limit?: Limit;
}

/** The trigger with its exclusions as one condition. */
export function triggerOf(regime: Pick<Regime, 'trigger' | 'exclusions'>): Condition | undefined {
  if (!regime.trigger) return undefined;
  if (regime.exclusions.length === 0) return regime.trigger;
  return { kind: 'all', of: [regime.trigger, { kind: 'not', of: { kind: 'any', of: regime.exclusions } }] };
}

/** One definition for every regime that has a trigger; repealed rules without one have none. */
export function definitionsOf(regimes: Regimes): Definition[] {
  return regimes.list.flatMap(regime => {
    const condition = triggerOf(regime);
    if (!condition) return [];
    const limit = firstLimit(regime);
    return [
      {
        id: regime.id,
        title: regime.title,
        jurisdiction: regime.jurisdiction,
        cite: regime.instrument,
        confidence: regime.confidence,
        condition,
        ...(limit ? { limit } : {}),
      },
    ];
  });
}

/**
 * Facts as every definition sees them: as if its rule applied to the entity and were in force. Whether another
 * regulator was told is read from the facts alone, because as if in scope some regulator always would be.
 */
export class LabView implements FactView {
  readonly date: string;
  readonly otherRegulatorTold = false;
  readonly #facts: KnownFacts;
  readonly #regimes: Regimes;

  constructor(facts: KnownFacts, regimes: Regimes, date: string) {
    this.#facts = facts;
    this.#regimes = regimes;
    this.date = date;
  }

  get(fact: string): FactValue | undefined {
    return this.#facts[fact];
  }

  branch(regime: string, name: string): Truth {
    return this.branchFor(regime, name, this);
  }

  /** A named part of another rule, with the facts as `view` gives them. */
  branchFor(regime: string, name: string, view: FactView): Truth {
    const condition = this.#regimes.byId.get(regime)?.branches.get(name);
    return condition ? truth(condition, view) : 'no';
  }
}

/** Whether an incident is reportable under a definition; unknown while a fact that matters is unknown. */
export const verdict = (definition: Pick<Definition, 'condition'>, view: FactView): Truth =>
  truth(definition.condition, view);
