import type { Confidence, Reason } from '#engines/kernel/citation.ts';
import type { Truth } from '#engines/kernel/truth.ts';
import { truth } from './condition.ts';
import { phraseOf } from './say.ts';
import type { Situation, Standing } from './situation.ts';
import type { Condition, FactView, Regime, Vocabulary } from './types.ts';
import { dutyTitle, titlesIn } from './titles.ts';
import { both, type Language, type Said } from './words.ts';

interface Source {
  readonly vocabulary: Vocabulary;
  readonly instrument: string;
  readonly place?: string;
  readonly confidence: Confidence;
}

/** The title of another rule as the reader's language has it. */
const called = (id: string, language: Language, { regimes: { byId, vocabulary } }: Situation): string =>
  dutyTitle(titlesIn(language, vocabulary), id, byId.get(id)?.title ?? id);

/** Why a rule stands as it does: what was met, what was not, or what is open, each with its article. */
export function becauseOf(regime: Regime, standing: Standing, situation: Situation): Reason[] {
  const { vocabulary } = situation.regimes;
  const source: Source = { vocabulary, instrument: regime.instrument, confidence: regime.confidence };
  const view = situation.view(regime);
  const own = truth(regime.scope, view);
  if (standing.displacedBy) {
    const by = situation.regimes.byId.get(standing.displacedBy);
    return [
      reason(
        'displaced',
        both('displaced', language => ({ rule: called(standing.displacedBy ?? '', language, situation) })),
        {
          ...source,
          instrument: by?.instrument ?? '',
        },
      ),
    ];
  }
  if (standing.scope === 'no' && own !== 'no') {
    return [
      reason(
        'implemented',
        both('implemented', language => ({
          rules: standing.implementedBy.map(id => called(id, language, situation)).join(', '),
        })),
        source,
      ),
    ];
  }
  if (standing.scope === 'no') return decisive(regime.scope, 'no', view, source);
  if (!standing.inForce)
    return [
      reason('not-in-force', inForceWords(regime, standing), { ...source, confidence: regime.status.confidence }),
    ];
  const scope = decisive(regime.scope, standing.scope, view, source);
  return [...scope, ...statusDoubt(regime, source), ...triggerReasons(regime, standing, situation)];
}

function triggerReasons(regime: Regime, standing: Standing, situation: Situation): Reason[] {
  const replaced = regime.profiles
    .map(id => situation.regimes.byId.get(id) as Regime)
    .find(profile => truth(profile.scope, situation.view(profile)) === 'yes' && profile.status.state === 'in_force');
  const rule = replaced ?? regime;
  const view = situation.view(rule);
  const { vocabulary } = situation.regimes;
  const source: Source = { vocabulary, instrument: rule.instrument, confidence: rule.confidence };
  const met = rule.trigger ? decisive(rule.trigger, truth(rule.trigger, view), view, source) : [];
  const barred = rule.exclusions.flatMap(exclusion => {
    const t = truth(exclusion, view);
    return t === 'no'
      ? []
      : decisive(exclusion, t, view, source).map(r => ({ ...r, code: t === 'yes' ? 'excluded' : 'exclusion-open' }));
  });
  const told =
    regime.asksOthers && view.otherRegulatorTold
      ? [reason('another-regulator-told', both('another-regulator-told'), source)]
      : [];
  return standing.trigger === 'no' && barred.some(b => b.code === 'excluded') ? barred : [...met, ...told, ...barred];
}

function inForceWords(regime: Regime, { date }: Standing): Said {
  const { state, from, to, note } = regime.status;
  const values = { date, day: to ?? '', note: note ? ` ${note}.` : '' };
  if (state === 'repealed') return both(to ? 'repealed-after' : 'repealed', () => values);
  if (state === 'not_in_force') return both('not-in-force', () => values);
  return from && date < from
    ? both('in-force-from', () => ({ ...values, day: from }))
    : both('in-force-until', () => values);
}

const statusDoubt = (regime: Regime, source: Source): Reason[] =>
  regime.status.state === 'uncertain'
    ? [
        reason(
          'status-uncertain',
          both('status-uncertain', () => ({ note: regime.status.note ?? '' })),
          {
            ...source,
            confidence: 'uncertain',
          },
        ),
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
    default: {
      const code = want === 'yes' ? 'met' : want === 'no' ? 'not-met' : 'open';
      const { vocabulary } = source;
      const { date } = view;
      return [
        reason(
          code,
          both(code, language => ({ what: phraseOf(condition, { date, language, vocabulary }) })),
          source,
        ),
      ];
    }
  }
}

function reason(code: string, { text, fr }: Said, source: Source): Reason {
  return {
    code,
    text,
    fr,
    citation: {
      source: source.instrument,
      ...(source.place ? { place: source.place } : {}),
      confidence: source.confidence,
    },
  };
}
