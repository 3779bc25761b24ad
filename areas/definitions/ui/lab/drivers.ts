import { truth } from '#engines/duties/condition.ts';
import type { FactValue, FactView, Regimes } from '#engines/duties/types.ts';
import type { Truth } from '#engines/kernel/truth.ts';
import { atomsOf } from './atoms.ts';
import { type Definition, LabView } from './definition.ts';
import type { CorpusIncident } from './incident.ts';

/** How much of a disagreement goes away when one fact alone takes the values it has elsewhere in the corpus. */
export interface Driver {
  readonly fact: string;
  /** mean share of replacements after which both definitions agree */
  readonly share: number;
  /** disagreeing incidents looked at */
  readonly looked: number;
}

/**
 * The facts behind a disagreement, found by evaluating both definitions again with each fact replaced by its values in
 * `others`. Values are weighed as often as they occur, so that a rare exclusion does not pass for the cause. Strongest
 * first, then by name; none if no single fact makes a difference.
 */
export function driversOf(
  first: Definition,
  second: Definition,
  incidents: readonly CorpusIncident[],
  others: readonly CorpusIncident[],
  regimes: Regimes,
  date: string,
): Driver[] {
  const facts = [...new Set([first, second].flatMap(d => factsOf(d, date, regimes)))].toSorted();
  const found = facts.flatMap(fact => {
    const values = others.flatMap(other => other.facts[fact] ?? []);
    const known = incidents.filter(incident => incident.facts[fact] !== undefined);
    if (values.length === 0 || known.length === 0) return [];
    let agreed = 0;
    for (const incident of known) {
      const view = new ReplacedView(new LabView(incident.facts, regimes, date), fact);
      for (const value of values) {
        view.value = value;
        const a = truth(first.condition, view);
        if (a !== 'unknown' && a === truth(second.condition, view)) agreed++;
      }
    }
    const share = agreed / (incidents.length * values.length);
    return share > 0 ? [{ fact, share, looked: incidents.length }] : [];
  });
  return found.toSorted((a, b) => b.share - a.share || (a.fact < b.fact ? -1 : 1));
}

class ReplacedView implements FactView {
  readonly date: string;
  readonly otherRegulatorTold = false;
  value: FactValue | undefined;
  readonly #base: LabView;
  readonly #fact: string;

  constructor(base: LabView, fact: string) {
    this.#base = base;
    this.#fact = fact;
    this.date = base.date;
  }

  get(fact: string): FactValue | undefined {
    return fact === this.#fact ? this.value : this.#base.get(fact);
  }

  branch(regime: string, name: string): Truth {
    return this.#base.branchFor(regime, name, this);
  }
}

const cache = new WeakMap<Definition, readonly string[]>();

function factsOf(definition: Definition, date: string, regimes: Regimes): readonly string[] {
  const known = cache.get(definition);
  if (known) return known;
  const made = atomsOf(definition.condition, '', date, regimes).flatMap(atom => [...atom.facts]);
  cache.set(definition, made);
  return made;
}
