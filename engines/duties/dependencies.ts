import type { Condition, Limit, Regime } from './types.ts';

/** Whether another regulator was told: also true where a rule requires it. */
export const otherToldFact = 'i.other_regulator_notified';

/** Facts and judgements (`judge:<id>`) a condition itself names, and the rules it refers to. */
export function namedIn(condition: Condition, facts: Set<string>, rules: Set<string>): void {
  switch (condition.kind) {
    case 'all':
    case 'any':
    case 'at_least':
      for (const part of condition.of) namedIn(part, facts, rules);
      return;
    case 'not':
      return namedIn(condition.of, facts, rules);
    case 'sector_rows':
      facts.add('e.sectors');
      for (const row of condition.rows.values()) namedIn(row, facts, rules);
      return;
    case 'judge':
      facts.add(`judge:${condition.judgement}`);
      return;
    case 'branch':
      rules.add(condition.regime);
      return;
    case 'users_share':
      for (const fact of ['i.users_affected', 'i.users_total', 'i.users_affected_pct']) facts.add(fact);
      return;
    case 'compare':
    case 'count':
      facts.add(condition.fact);
      return namedInLimit(condition.limit, facts);
    case 'text':
    case 'flag':
    case 'meets':
      facts.add(condition.fact);
      return;
    case 'always':
  }
}

function namedInLimit(limit: Limit, facts: Set<string>): void {
  if (limit.kind === 'share') facts.add(limit.of);
  if (limit.kind === 'min') for (const part of limit.of) namedInLimit(part, facts);
}

/** Everything a rule's outcome can depend on: its own facts and those of the rules it refers to, displaces or is told of. */
export function dependencies(regime: Regime, regimes: readonly Regime[]): ReadonlySet<string> {
  const facts = new Set<string>();
  const seen = new Set<string>();
  const queue = [regime.id];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const rule = regimes.find(r => r.id === id);
    if (!rule) continue;
    const own = new Set<string>();
    const rules = new Set([...rule.profiles, ...rule.displacedBy]);
    for (const condition of [rule.scope, ...(rule.trigger ? [rule.trigger] : []), ...rule.exclusions])
      namedIn(condition, own, rules);
    if (own.has(otherToldFact)) for (const other of regimes) if (other.tellsRegulator) rules.add(other.id);
    for (const other of regimes) if (other.implements === id) rules.add(other.id);
    for (const fact of own) facts.add(fact);
    queue.push(...rules);
  }
  if (facts.has('i.users_affected_pct')) for (const fact of ['i.users_affected', 'i.users_total']) facts.add(fact);
  return facts;
}

/** Facts and judgements that conditions name, with those of the branches they refer to and of the scope those stand under. */
export function factsNamed(conditions: readonly Condition[], regimes: readonly Regime[]): ReadonlySet<string> {
  const facts = new Set<string>();
  const rules = new Set<string>();
  for (const condition of conditions) namedIn(condition, facts, rules);
  // A set visits what is added while it is walked.
  for (const id of rules) {
    const rule = regimes.find(r => r.id === id);
    for (const condition of rule ? [rule.scope, ...(rule.trigger ? [rule.trigger] : [])] : [])
      namedIn(condition, facts, rules);
  }
  return facts;
}

/** Whether a trigger asks if another regulator had to be told. */
export function asksOthers(trigger: Condition): boolean {
  const facts = new Set<string>();
  namedIn(trigger, facts, new Set());
  return facts.has(otherToldFact);
}

/** The conditions inside a trigger that carry an id. */
export function branchesIn(condition: Condition): ReadonlyMap<string, Condition> {
  const found = new Map<string, Condition>();
  const visit = (node: Condition): void => {
    if (node.id !== undefined) found.set(node.id, node);
    if (node.kind === 'all' || node.kind === 'any' || node.kind === 'at_least') for (const part of node.of) visit(part);
    else if (node.kind === 'not') visit(node.of);
  };
  visit(condition);
  return found;
}
