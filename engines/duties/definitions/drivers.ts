import { truth } from '../condition.ts';
import { candidatesFor } from '../candidates.ts';
import type { FactValue, FactView, Regimes } from '../types.ts';
import type { Truth } from '#engines/kernel/truth.ts';
import { atomsOf } from './atoms.ts';
import { type Definition, LabView } from './definition.ts';
import type { CorpusIncident } from './incident.ts';

/** How much of a disagreement, or of what stays undecided, goes away when one fact alone takes values it has elsewhere. */
export interface Driver {
  readonly fact: string;
  /** mean share of replacements after which both definitions agree, or are both decided */
  readonly share: number;
  /** incidents looked at */
  readonly looked: number;
}

type Ended = (a: Truth, b: Truth) => boolean;
const agreed: Ended = (a, b) => a !== 'unknown' && a === b;
const decided: Ended = (a, b) => a !== 'unknown' && b !== 'unknown';

/** Two definitions and the incidents to look at; values to try come from `others`. */
export interface Looked {
  readonly first: Definition;
  readonly second: Definition;
  readonly incidents: readonly CorpusIncident[];
  readonly others: readonly CorpusIncident[];
  readonly regimes: Regimes;
  readonly date: string;
}

/**
 * The facts behind a disagreement, found by evaluating both definitions again with each fact replaced by its values in
 * `others`. Values are weighed as often as they occur, so that a rare exclusion does not pass for the cause. Strongest
 * first, then by name; none if no single fact makes a difference.
 */
export const driversOf = (looked: Looked): Driver[] =>
  strongest(looked, agreed, (fact, incident) => incident.facts[fact] !== undefined);

/**
 * The facts that keep a pair undecided: found by giving each unknown fact, by itself, the values that it has in
 * `others`, and where it has none there, the values that the definitions can tell apart. Strongest first, then by name;
 * none where it takes more than one fact.
 */
export const undecidedDriversOf = (looked: Looked): Driver[] =>
  strongest(looked, decided, (fact, incident) => incident.facts[fact] === undefined);

function strongest(looked: Looked, ended: Ended, tries: (fact: string, incident: CorpusIncident) => boolean): Driver[] {
  const { first, second, incidents, regimes, date } = looked;
  const facts = [...new Set([first, second].flatMap(d => factsOf(d, date, regimes)))].toSorted();
  const found = facts.flatMap(fact => {
    const tried = incidents.filter(incident => tries(fact, incident));
    const values = tried.length > 0 ? valuesFor(fact, looked) : [];
    if (values.length === 0) return [];
    let count = 0;
    for (const incident of tried) {
      const view = new ReplacedView(new LabView(incident.facts, regimes, date), fact);
      for (const value of values) {
        view.value = value;
        if (ended(truth(first.condition, view), truth(second.condition, view))) count++;
      }
    }
    const share = count / (incidents.length * values.length);
    return share > 0 ? [{ fact, share, looked: incidents.length }] : [];
  });
  return found.toSorted((a, b) => b.share - a.share || (a.fact < b.fact ? -1 : 1));
}

/** Values of a fact in the corpus; where no incident states it, those that the regimes can tell apart. */
function valuesFor(fact: string, { first, second, others, regimes }: Looked): readonly FactValue[] {
  const stated = others.flatMap(other => other.facts[fact] ?? []);
  if (stated.length > 0) return stated;
  const rules = [first, second].flatMap(d => regimes.byId.get(d.id) ?? []);
  return rules.flatMap(rule => candidatesFor(rule, fact, regimes).map(candidate => candidate.value));
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
