import type { Reason } from '#engines/kernel/citation.ts';
import { wholeVector } from './compare.ts';
import type { ReadingContext } from './contribution.ts';
import { contributionsOf } from './contributions.ts';
import { type EdgeDates, edgesBetween } from './edges.ts';
import { componentAtLeast } from './lattice.ts';
import { schemeOf } from './national-rows.ts';
import { spell } from './spell.ts';
import { classRelation, chainedSuggestions, type Suggestion } from './translations/classes.ts';
import { type LevelAnswer, levelAnswers, noAnswer } from './translations/levels.ts';
import { type Residual, residualOf } from './translations/residual.ts';
import {
  componentNames,
  type ComponentName,
  type Lexicons,
  type Marking,
  type Relation,
  type Vector,
} from './types.ts';
import { vectorOf } from './vector.ts';

/** One marking of the target, with how it stands to the source and what has to be said beside it. */
export interface Rendering {
  readonly level: string | null;
  readonly marking: string | null;
  readonly relation: Exclude<Relation, 'discouraged'>;
  readonly flags: readonly string[];
}

export interface Translation extends Rendering {
  /** other markings of the target that are as small; none of them is better */
  readonly alternatives: readonly Rendering[];
  readonly residual: readonly Residual[];
  readonly because: readonly Reason[];
  /** what two edges in a row would give: never a translation, since equivalence does not chain */
  readonly suggestions: readonly Suggestion[];
  /** only the originator may relax: what the translation must travel with */
  readonly original: string;
}

/**
 * The marking of another scheme that asks no less than the source under the edges in force at the item's date, and the
 * instructions for what it cannot say. `none` is an answer: then the original goes with the instructions alone.
 */
export function translateMarking(
  source: Marking,
  target: string,
  lexicons: Lexicons,
  context: ReadingContext = {},
): Translation {
  const dates: EdgeDates = {
    ...(context.at !== undefined && { at: context.at }),
    ...((context.created ?? context.produced) !== undefined && { created: context.created ?? context.produced }),
  };
  const answers = amberBeforeFirst(source, target, dates) ?? answersFor(source, target, lexicons, dates);
  const [first = noAnswer('no-edge', 'No instrument states a counterpart.'), ...rest] = answers;
  const rendering = renderingOf(first, source, target, lexicons);
  return {
    ...rendering,
    alternatives: [...new Map([...rest, ...first.above].map(answer => [answer.level, answer])).values()].map(answer =>
      renderingOf(answer, source, target, lexicons),
    ),
    residual: [...first.residual, ...uncovered(source, first, target, lexicons, context)],
    because: first.because,
    suggestions: first.level === null ? chainedSuggestions(source, target, lexicons, dates) : [],
    original: source.original,
  };
}

/** AMBER of before FIRST's version (2016) stayed inside the organisation: in terms of 2.0 it is AMBER+STRICT. */
function amberBeforeFirst(source: Marking, target: string, { created }: EdgeDates): readonly LevelAnswer[] | undefined {
  const early = created !== undefined && created < '2016';
  if (!early || target !== 'tlp-2' || source.scheme !== 'tlp-1' || source.level !== 'AMBER') return undefined;
  const because = [
    {
      code: 'amber-before-first',
      text: 'AMBER of before 2016 stays inside the organisation that received it: AMBER+STRICT in terms of TLP 2.0.',
      citation: { source: 'TLPUS', confidence: 'recalled' as const },
    },
  ];
  return [
    { level: 'AMBER+STRICT', relation: 'handled-as', flags: ['amber-before-first'], because, residual: [], above: [] },
  ];
}

function answersFor(source: Marking, target: string, lexicons: Lexicons, dates: EdgeDates): readonly LevelAnswer[] {
  const scheme = schemeOf(target, lexicons);
  if (scheme === undefined) return [noAnswer('unknown-scheme', `There is no lexicon \`${target}\`.`)];
  const edges = edgesBetween(source.scheme, target, lexicons, dates);
  const known = schemeOf(source.scheme, lexicons) !== undefined;
  if (source.ambiguous === true) {
    return [
      noAnswer('ambiguous-source', `\`${source.original}\` can be several markings: say who issued it, and when.`),
    ];
  }
  if (source.level === null || !known) {
    return [noAnswer('unreadable-source', `\`${source.original}\` has no level that could be translated.`)];
  }
  if (source.scheme === target) {
    const because = [{ code: 'same-scheme', text: 'Source and target are the same scheme.' }];
    return [
      { level: source.level, relation: 'equal', flags: [], because, residual: [], above: [], caveats: source.caveats },
    ];
  }
  const found = levelAnswers(source.scheme, source.level, target, edges, lexicons);
  if (found.length > 0) return [...new Map(found.map(answer => [answer.level, answer])).values()];
  return [classRelation(source.scheme, target, lexicons)];
}

function renderingOf(answer: LevelAnswer, source: Marking, target: string, lexicons: Lexicons): Rendering {
  const { level, relation, flags, caveats = [] } = answer;
  const marking = level === null ? null : spell({ scheme: target, level, caveats }, lexicons);
  const more = level === null ? [] : overRestriction(wholeVector(source), covering(answer, target, lexicons));
  const faulty = source.errors.length > 0 ? ['source-has-errors'] : [];
  return { level, marking, relation, flags: [...new Set([...flags, ...faulty, ...more])] };
}

/** What the mark of the target says by itself; a row of Appendix B without a pack says nothing beyond its level. */
const covering = (answer: LevelAnswer, scheme: string, lexicons: Lexicons, context?: ReadingContext): Vector =>
  answer.level === null || !lexicons.byId.has(scheme)
    ? {}
    : vectorOf({ scheme, level: answer.level, caveats: answer.caveats ?? [] }, lexicons, context);

/** Where the target asks more than the source did: the price of a translation that never lowers. */
const overRestriction = (source: Vector, target: Vector): readonly string[] =>
  componentNames
    .filter(
      component => !['protection', 'legal_basis'].includes(component) && !componentAtLeast(component, source, target),
    )
    .map(component => `over-restricts:${component}`);

/** Rules of the source that the target marking does not cover, as instructions. Protection is what the edge speaks about. */
function uncovered(
  source: Marking,
  answer: LevelAnswer,
  target: string,
  lexicons: Lexicons,
  context: ReadingContext,
): readonly Residual[] {
  // The new label is read as of today, whatever the date of the item it stands on.
  const { created: _, produced: __, ...today } = context;
  const covered = covering(answer, target, lexicons, { ...today, scheme: target });
  const spoken = (component: ComponentName) => component === 'protection' && answer.level !== null;
  const rules = [source, ...(source.also ?? [])].flatMap(mark =>
    lexicons.byId.has(mark.scheme) ? contributionsOf(mark, lexicons, context) : [],
  );
  const residuals = rules.flatMap(rule =>
    componentNames
      .filter(
        component =>
          rule.part[component] !== undefined && !spoken(component) && !componentAtLeast(component, covered, rule.part),
      )
      .map(component => residualOf(rule, component)),
  );
  const said = new Set(answer.residual.map(item => item.component));
  const repeats = (item: Residual) => item.code === 'tlp-amber-strict-audience' && said.has('audience');
  const spokenOnce = Map.groupBy(
    residuals.filter(item => !repeats(item)),
    item => `${item.code}|${item.en}`,
  );
  return [...spokenOnce.values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [{ ...first, components: [first, ...rest].map(item => item.component) }],
  );
}
