import { truth } from './condition.ts';
import { namedIn } from './dependencies.ts';
import type { Situation } from './situation.ts';
import type { Condition, FactView, Regime } from './types.ts';

/**
 * Facts and judgements that are still open in a rule: those named by the atoms that are unknown as things stand,
 * in the rule itself and in the rules its outcome hangs on.
 */
export function openFacts(regime: Regime, situation: Situation, seen = new Set<string>()): readonly string[] {
  const facts = new Set<string>();
  collect(regime, situation, facts, seen);
  return [...facts];
}

function collect(regime: Regime, situation: Situation, facts: Set<string>, seen: Set<string>): void {
  if (seen.has(regime.id)) return;
  seen.add(regime.id);
  const view = situation.view(regime);
  const rules = new Set([...regime.profiles, ...regime.displacedBy, ...regime.implementedBy]);
  for (const condition of [regime.scope, ...(regime.trigger ? [regime.trigger] : []), ...regime.exclusions])
    openIn(condition, view, facts, rules);
  if (regime.asksOthers)
    for (const other of situation.regimes.list)
      if (other.tellsRegulator && situation.standing(other).outcome === 'undecided') rules.add(other.id);
  for (const id of rules) {
    const other = situation.regimes.byId.get(id);
    if (other && situation.standing(other).outcome !== 'not_applicable') collect(other, situation, facts, seen);
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
