import { truth } from './condition.ts';
import { namedIn } from './dependencies.ts';
import type { Situation } from './situation.ts';
import type { Condition, FactView, Regime } from './types.ts';

/** What one rule leaves open by itself: facts, and the rules its atoms refer to. */
interface Open {
  readonly facts: ReadonlySet<string>;
  readonly rules: ReadonlySet<string>;
}

/**
 * Facts and judgements that are still open in a rule: those named by the atoms that are unknown as things stand,
 * in the rule itself and in the rules its outcome hangs on. Ask one reader about all rules of a situation: it
 * remembers what each leaves open.
 */
export function openFactsIn(situation: Situation): (regime: Regime) => readonly string[] {
  const known = new Map<Regime, Open>();
  const openOf = (regime: Regime): Open => {
    const found = known.get(regime) ?? ownOpen(regime, situation);
    known.set(regime, found);
    return found;
  };
  return regime => {
    const facts = new Set<string>();
    collect(regime, situation, openOf, facts, new Set());
    return [...facts];
  };
}

function ownOpen(regime: Regime, situation: Situation): Open {
  const facts = new Set<string>();
  const rules = new Set([...regime.profiles, ...regime.displacedBy, ...regime.implementedBy]);
  const view = situation.view(regime);
  for (const condition of [regime.scope, ...(regime.trigger ? [regime.trigger] : []), ...regime.exclusions])
    openIn(condition, view, facts, rules);
  if (regime.asksOthers)
    for (const other of situation.regimes.list)
      if (other.tellsRegulator && situation.outcome(other) === 'undecided') rules.add(other.id);
  return { facts, rules };
}

function collect(
  regime: Regime,
  situation: Situation,
  openOf: (regime: Regime) => Open,
  facts: Set<string>,
  seen: Set<Regime>,
): void {
  if (seen.has(regime)) return;
  seen.add(regime);
  const own = openOf(regime);
  for (const fact of own.facts) facts.add(fact);
  for (const id of own.rules) {
    const other = situation.regimes.byId.get(id);
    if (other && situation.outcome(other) !== 'not_applicable') collect(other, situation, openOf, facts, seen);
  }
}

function openIn(condition: Condition, view: FactView, facts: Set<string>, rules: Set<string>): void {
  if (truth(condition, view) !== 'unknown') return;
  switch (condition.kind) {
    case 'all':
    case 'any':
    case 'at_least':
      for (const part of condition.of) openIn(part, view, facts, rules);
      return;
    case 'not':
      return openIn(condition.of, view, facts, rules);
    case 'sector_rows':
      if (view.get('e.sectors') === undefined) facts.add('e.sectors');
      for (const row of condition.rows.values()) openIn(row, view, facts, rules);
      return;
    default:
      namedIn(condition, facts, rules);
  }
}
