import type { Confidence, Reason } from '#engines/kernel/citation.ts';
import type { Truth } from '#engines/kernel/truth.ts';
import { truth } from './condition.ts';
import { say } from './say.ts';
import type { Situation, Standing } from './situation.ts';
import type { Condition, FactView, Regime } from './types.ts';

interface Source {
  readonly instrument: string;
  readonly place?: string;
  readonly confidence: Confidence;
}

/** Why a rule stands as it does: what was met, what was not, or what is open, each with its article. */
export function becauseOf(regime: Regime, standing: Standing, situation: Situation): Reason[] {
  const source: Source = { instrument: regime.instrument, confidence: regime.confidence };
  const view = situation.view(regime);
  const own = truth(regime.scope, view);
  if (standing.displacedBy) {
    const by = situation.regimes.byId.get(standing.displacedBy);
    return [
      reason('displaced', `${by?.title ?? standing.displacedBy} goes before it as the more special rule.`, {
        ...source,
        instrument: by?.instrument ?? '',
      }),
    ];
  }
  if (standing.scope === 'no' && own !== 'no') {
    return [reason('implemented', `Shown as the national rule: ${standing.implementedBy.join(', ')}.`, source)];
  }
  if (standing.scope === 'no') return decisive(regime.scope, 'no', view, source);
  if (!standing.inForce)
    return [
      reason('not-in-force', inForceWords(regime, standing), { ...source, confidence: regime.status.confidence }),
    ];
  const scope = decisive(regime.scope, standing.scope, view, source);
  return [...scope, ...statusDoubt(regime), ...triggerReasons(regime, standing, situation)];
}

function triggerReasons(regime: Regime, standing: Standing, situation: Situation): Reason[] {
  const replaced = regime.profiles
    .map(id => situation.regimes.byId.get(id) as Regime)
    .find(profile => truth(profile.scope, situation.view(profile)) === 'yes' && profile.status.state === 'in_force');
  const rule = replaced ?? regime;
  const view = situation.view(rule);
  const source: Source = { instrument: rule.instrument, confidence: rule.confidence };
  const met = rule.trigger ? decisive(rule.trigger, truth(rule.trigger, view), view, source) : [];
  const barred = rule.exclusions.flatMap(exclusion => {
    const t = truth(exclusion, view);
    return t === 'no'
      ? []
      : decisive(exclusion, t, view, source).map(r => ({ ...r, code: t === 'yes' ? 'excluded' : 'exclusion-open' }));
  });
  const told =
    regime.asksOthers && view.otherRegulatorTold
      ? [reason('another-regulator-told', 'Another regulator had to be told of the same incident.', source)]
      : [];
  return standing.trigger === 'no' && barred.some(b => b.code === 'excluded') ? barred : [...met, ...told, ...barred];
}

function inForceWords(regime: Regime, standing: Standing): string {
  const { state, from, to, note } = regime.status;
  const words =
    state === 'repealed'
      ? `Repealed${to ? ` after ${to}` : ''}`
      : state === 'not_in_force'
        ? 'Not in force'
        : from && standing.date < from
          ? `In force only from ${from}`
          : `In force only until ${to}`;
  return `${words}; asked for ${standing.date}.${note ? ` ${note}.` : ''}`;
}

const statusDoubt = (regime: Regime): Reason[] =>
  regime.status.state === 'uncertain'
    ? [
        reason('status-uncertain', `Whether it is in force is not certain: ${regime.status.note ?? ''}`, {
          instrument: regime.instrument,
          confidence: 'uncertain',
        }),
      ]
    : [];

/** The parts of a condition that decide it the way it came out. */
function decisive(condition: Condition, want: Truth, view: FactView, inherited: Source): Reason[] {
  const source = condition.cite ? { ...inherited, place: condition.cite } : inherited;
  const parts = (of: readonly Condition[]) =>
    of.filter(part => truth(part, view) === want).flatMap(part => decisive(part, want, view, source));
  switch (condition.kind) {
    case 'all':
      return want === 'no' ? parts(condition.of).slice(0, 6) : parts(condition.of);
    case 'any':
    case 'at_least':
      return parts(condition.of);
    case 'not':
      return decisive(condition.of, want === 'yes' ? 'no' : want === 'no' ? 'yes' : 'unknown', view, source);
    case 'sector_rows':
      return parts(
        [...condition.rows]
          .filter(([sector]) => (view.get('e.sectors') as ReadonlySet<string> | undefined)?.has(sector))
          .map(([, row]) => row),
      );
    default:
      return [
        reason(
          want === 'yes' ? 'met' : want === 'no' ? 'not-met' : 'open',
          sentence(say(condition, view.date), want),
          source,
        ),
      ];
  }
}

function sentence(words: string, want: Truth): string {
  const start = want === 'yes' ? 'Met' : want === 'no' ? 'Not met' : 'Not known yet';
  return `${start}: ${words}.`;
}

function reason(code: string, text: string, source: Source): Reason {
  return {
    code,
    text,
    citation: {
      source: source.instrument,
      ...(source.place ? { place: source.place } : {}),
      confidence: source.confidence,
    },
  };
}
