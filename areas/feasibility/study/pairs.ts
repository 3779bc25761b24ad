import type { Caveat, ComponentName, Lexicon, Lexicons } from '#engines/handling/types.ts';
import { componentNames } from '#engines/handling/types.ts';
import { caveatAnswer, isCarried, levelAnswer } from './answers.ts';
import { type SchemeSpecimens, specimensOf } from './specimens.ts';
import type { CaveatAnswer, CaveatOutcome, Counts, LevelAnswer, Outcome, Pair, Verdict } from './types.ts';

const outcomes: readonly Outcome[] = ['kept', 'raised', 'worded', 'discouraged', 'agreement', 'none'];
const caveatOutcomes: readonly CaveatOutcome[] = ['covered', 'words', 'lost', 'informs'];

const tally = <K extends string>(keys: readonly K[], found: readonly K[]): Counts<K> =>
  Object.fromEntries(keys.map(key => [key, found.filter(each => each === key).length])) as Counts<K>;

/** Everything the engine answered about one ordered pair; the matrix keeps its sums. */
export interface PairAnswers {
  readonly pair: Pair;
  readonly levels: readonly LevelAnswer[];
  readonly caveats: readonly CaveatAnswer[];
}

function verdictOf(levels: Counts<Outcome>): Verdict {
  const counted = outcomes.reduce((sum, outcome) => sum + levels[outcome], 0);
  if (counted > 0 && levels.kept === counted) return 'lossless';
  if (levels.kept + levels.raised + levels.worded + levels.discouraged > 0) return 'lossy';
  return levels.agreement > 0 ? 'agreement' : 'none';
}

interface ContainerForm {
  readonly type: string;
  readonly ids?: Readonly<Record<string, string>>;
}

/** A container writes any mark as text; it carries whole only what it has a fixed object for, level by level. */
function containerVerdict(source: Lexicon, container: Lexicon): Verdict {
  const forms = (container.more['forms'] ?? []) as readonly ContainerForm[];
  const fixed = forms.some(
    ({ type, ids }) =>
      ids !== undefined &&
      source.id.startsWith(type) &&
      source.levels.every(({ code }) => ids[code.toLowerCase()] !== undefined),
  );
  return fixed ? 'lossless' : 'lossy';
}

function special(source: Lexicon, target: Lexicon): Pick<Pair, 'verdict' | 'special' | 'words'> | undefined {
  if (source.id === target.id) return { verdict: 'same', words: [] };
  if (target.kind === 'container') {
    const verdict = containerVerdict(source, target);
    return { verdict, special: 'container', words: verdict === 'lossless' ? [] : source.expresses };
  }
  if (source.levels.length > 0) return undefined;
  const practised = source.equivalences.some(
    edge => edge.from === source.id && edge.to === target.id && edge.relation === 'discouraged',
  );
  return { verdict: practised ? 'lossy' : 'none', special: 'no-levels', words: practised ? source.expresses : [] };
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

function instrumentsOf(source: Lexicon, target: Lexicon, levels: readonly LevelAnswer[]): readonly string[] {
  const edges = [...source.equivalences, ...target.equivalences].filter(
    edge => edge.from === source.id && edge.to === target.id,
  );
  const used = edges.filter(
    edge =>
      edge.relation === 'discouraged' ||
      levels.some(({ because }) => because.some(({ text }) => text.includes(edge.instrument))),
  );
  return distinct(used.map(edge => edge.instrument));
}

const componentsIn = (answers: readonly { readonly words: readonly ComponentName[] }[]): readonly ComponentName[] =>
  componentNames.filter(component => answers.some(({ words }) => words.includes(component)));

interface Asked {
  readonly source: Lexicon;
  readonly target: Lexicon;
  readonly specimens: SchemeSpecimens;
  readonly lexicons: Lexicons;
  readonly date: string;
}

function caveatsOf(asked: Asked, levels: readonly LevelAnswer[]): readonly CaveatAnswer[] {
  const { source, target, specimens, lexicons, date } = asked;
  if (!levels.some(isCarried)) return [];
  return source.caveats.map((caveat: Caveat) => caveatAnswer(caveat, specimens, levels, target, lexicons, date));
}

/** One ordered pair: every level of the source is translated, then every caveat on a level that has a counterpart. */
function answersFor(asked: Asked): PairAnswers {
  const { source, target, specimens, lexicons, date } = asked;
  const set = special(source, target);
  const asks = set === undefined;
  const levels = asks ? specimens.levels.map(each => levelAnswer(each, target.id, lexicons, date)) : [];
  const caveats = caveatsOf(asked, levels);
  const counting = new Set(specimens.levels.filter(({ counts }) => counts).map(({ code }) => code));
  const counted = levels.filter(({ level }) => counting.has(level));
  const byOutcome = tally(
    outcomes,
    counted.map(({ outcome }) => outcome),
  );
  const carried = levels.filter(isCarried);
  const pair: Pair = {
    from: source.id,
    to: target.id,
    verdict: verdictOf(byOutcome),
    needsAgreement: carried.length > 0 && carried.every(({ flags }) => flags.includes('requires-agreement')),
    recalled: carried.some(({ flags }) => flags.includes('recalled') || flags.includes('uncertain')),
    statedNone: counted.some(({ outcome, flags }) => outcome === 'none' && flags.includes('no-counterpart')),
    levels: byOutcome,
    caveats: tally(
      caveatOutcomes,
      caveats.map(({ outcome }) => outcome),
    ),
    words: byOutcome.discouraged > 0 ? source.expresses : componentsIn(carried),
    caveatWords: componentsIn(caveats),
    instruments: instrumentsOf(source, target, levels),
    ...set,
  };
  return { pair, levels, caveats };
}

/**
 * The answers behind one cell of the matrix.
 * @returns undefined when a scheme is not among the lexicons
 */
export function pairAnswers(from: string, to: string, lexicons: Lexicons, date: string): PairAnswers | undefined {
  const [source, target] = [lexicons.byId.get(from), lexicons.byId.get(to)];
  if (source === undefined || target === undefined) return undefined;
  return answersFor({ source, target, specimens: specimensOf(source, lexicons, date), lexicons, date });
}

/** Every ordered pair of schemes, row by row in the order of their ids. */
export function allPairs(lexicons: Lexicons, date: string): readonly PairAnswers[] {
  const schemes = [...lexicons.byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return schemes.flatMap(source => {
    const specimens = specimensOf(source, lexicons, date);
    return schemes.map(target => answersFor({ source, target, specimens, lexicons, date }));
  });
}
