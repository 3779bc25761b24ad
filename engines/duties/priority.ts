import type { PackProblem } from './pack-file.ts';
import type { Regime } from './types.ts';

/**
 * Two rules that claim the same place without saying which goes first are refused, not taken in file order: two
 * profiles of one rule for a common sector, two national rules for one rule in one country with the same roles, or two
 * rules that displace each other.
 */
export function conflicts(regimes: readonly Regime[]): PackProblem[] {
  const found: PackProblem[] = [];
  const pairs = regimes.flatMap((a, i) => regimes.slice(i + 1).map(b => [a, b] as const));
  for (const [a, b] of pairs) {
    const problem = (message: string) =>
      found.push({ file: `regimes/${b.id}/duties.yaml`, rule: 'rules-have-priority', message });
    if (a.displacedBy.includes(b.id) && b.displacedBy.includes(a.id))
      problem(`\`${a.id}\` and \`${b.id}\` displace each other`);
    if (prioritised(a, b)) continue;
    if (a.kind === 'trigger_profile' && b.kind === 'trigger_profile' && a.extends === b.extends && overlap(a, b)) {
      problem(`\`${a.id}\` and \`${b.id}\` both replace the trigger of \`${a.extends}\` for the same entities`);
    }
    if (a.implements && a.implements === b.implements && a.jurisdiction === b.jurisdiction && overlap(a, b)) {
      problem(
        `\`${a.id}\` and \`${b.id}\` both implement \`${a.implements}\` in ${a.jurisdiction} for the same entities`,
      );
    }
  }
  return found;
}

const prioritised = (a: Regime, b: Regime): boolean =>
  [a, b].some(r => [...r.displacedBy, ...r.runsBeside].some(id => id === a.id || id === b.id));

/** Whether some entity could be in both scopes, as far as their roles and sectors tell. */
function overlap(a: Regime, b: Regime): boolean {
  return ['e.roles', 'e.sectors'].every(fact => {
    const [mine, theirs] = [needed(a, fact), needed(b, fact)];
    const [barredForMe, barredForThem] = [barred(a, fact), barred(b, fact)];
    const possible = (own: ReadonlySet<string>, bar: ReadonlySet<string>) =>
      own.size === 0 || [...own].some(v => !bar.has(v));
    if (!possible(mine, barredForThem) || !possible(theirs, barredForMe)) return false;
    // An entity may hold several roles, but two rules for wholly different sectors do not meet.
    return fact === 'e.roles' || mine.size === 0 || theirs.size === 0 || [...mine].some(v => theirs.has(v));
  });
}

function needed(regime: Regime, fact: string): ReadonlySet<string> {
  const parts = regime.scope.kind === 'all' ? regime.scope.of : [regime.scope];
  return new Set(parts.flatMap(part => (part.kind === 'meets' && part.fact === fact ? [...part.set] : [])));
}

function barred(regime: Regime, fact: string): ReadonlySet<string> {
  const parts = regime.scope.kind === 'all' ? regime.scope.of : [regime.scope];
  return new Set(
    parts.flatMap(p => (p.kind === 'not' && p.of.kind === 'meets' && p.of.fact === fact ? [...p.of.set] : [])),
  );
}
