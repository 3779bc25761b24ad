import { asksOthers, branchesIn, dependencies, factsNamed } from './dependencies.ts';
import { rawRegimes, regimeOf } from './load-regime.ts';
import { vocabularyFrom } from './load-vocabulary.ts';
import { type PackFile, type PackProblem, refuse } from './pack-file.ts';
import { conflicts } from './priority.ts';
import type { Regime, Regimes, Stage } from './types.ts';

/**
 * Builds the registry of regimes from parsed pack files (`facts/…`, `calendars/…`, `regimes/<id>/…`).
 * Pure, for browser and server alike.
 * @throws FailureError `bad-pack` with file, line and broken rule of everything that is wrong
 */
export function regimesFrom(files: readonly PackFile[]): Regimes {
  const { regimes, problems } = readRegimes(files);
  refuse(problems);
  return regimes;
}

/** The registry together with everything that is wrong with the files; usable only where nothing is. Never throws. */
export function readRegimes(files: readonly PackFile[]): { regimes: Regimes; problems: readonly PackProblem[] } {
  const problems: PackProblem[] = [];
  const vocabulary = vocabularyFrom(files, problems);
  const raws = rawRegimes(files, problems);
  const plain = raws.map(raw => regimeOf(raw, raws, vocabulary, problems));
  // Rules are tied together only when each can be read: what dangles would only repeat what is said already.
  const linked = problems.length > 0 ? plain : link(plain, problems);
  const list = linked.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const telling = list.filter(r => r.tellsRegulator && (r.kind === 'mandatory' || r.kind === 'mandatory_public'));
  const byId = new Map(list.map(regime => [regime.id, regime]));
  return { regimes: { vocabulary, list, telling, byId }, problems };
}

/** Ties rules together: inherited stages, profiles, dependencies; refuses dangling names and rules without priority. */
function link(regimes: readonly Regime[], problems: PackProblem[]): Regime[] {
  const byId = new Map(regimes.map(regime => [regime.id, regime]));
  for (const regime of regimes) {
    for (const name of [
      regime.extends,
      regime.implements,
      ...regime.displacedBy,
      ...regime.runsBeside,
      ...regime.satisfiedBy.map(s => s.regime),
    ]) {
      if (name && !byId.has(name))
        problems.push({
          file: `regimes/${regime.id}/duties.yaml`,
          rule: 'rule-is-known',
          message: `there is no rule \`${name}\``,
        });
    }
  }
  const stagesOf = (regime: Regime): readonly Stage[] =>
    regime.stages.length === 0 && regime.extends ? (byId.get(regime.extends)?.stages ?? []) : regime.stages;
  const linked = regimes.map(regime => {
    const targets = new Set([regime.id, ...regime.profiles]);
    const profiles = regimes
      .filter(p => p.kind === 'trigger_profile' && p.extends && p.id !== regime.id && targets.has(p.extends))
      .map(p => p.id);
    const inherited = regime.extends ? (byId.get(regime.extends)?.displacedBy ?? []) : [];
    return {
      ...regime,
      stages: stagesOf(regime),
      profiles,
      asksOthers: regime.trigger ? asksOthers(regime.trigger) : false,
      branches: regime.trigger ? branchesIn(regime.trigger) : new Map(),
      implementedBy: regimes.filter(r => r.implements === regime.id).map(r => r.id),
      displacedBy: [...regime.displacedBy, ...inherited],
    };
  });
  problems.push(...conflicts(linked));
  return linked.map(regime => ({
    ...regime,
    scopeFacts: factsNamed([regime.scope], linked),
    triggerFacts: factsNamed([...(regime.trigger ? [regime.trigger] : []), ...regime.exclusions], linked),
    dependsOn: dependencies(regime, linked),
  }));
}
