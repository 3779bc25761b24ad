import { translateMarking, type Translation } from '#engines/handling/translate.ts';
import type { Caveat, ComponentName, Lexicon, Lexicons } from '#engines/handling/types.ts';
import { componentNames } from '#engines/handling/types.ts';
import { contributionsOf } from '#engines/handling/contributions.ts';
import type { SchemeSpecimens, Specimen } from './specimens.ts';
import type { CaveatAnswer, LevelAnswer, Outcome } from './types.ts';

const inOrder = (components: Iterable<ComponentName>): readonly ComponentName[] => {
  const found = new Set(components);
  return componentNames.filter(component => found.has(component));
};

function outcomeOf({ level, relation, flags }: Translation): Outcome {
  const has = (flag: string) => flags.includes(flag);
  if (level === null) {
    if (has('discouraged')) return 'discouraged';
    return has('requires-agreement') && !has('no-counterpart') ? 'agreement' : 'none';
  }
  if (has('floor-only')) return 'agreement';
  if (relation === 'at-least') return 'raised';
  return has('no-counterpart') ? 'worded' : 'kept';
}

/** Says whose the information stays; it takes nothing from the level. */
const ownershipOnly = 'handled-as';

type Residual = Translation['residual'][number];

const componentsOf = (residuals: readonly Residual[]): readonly ComponentName[] =>
  inOrder(
    residuals
      .filter(({ code }) => code !== ownershipOnly)
      .flatMap(({ component, components }) => components ?? [component]),
  );

const translate = (specimen: Specimen['marking'], created: string, target: string, lexicons: Lexicons, date: string) =>
  translateMarking(specimen, target, lexicons, { at: date, created });

/** What the engine answers for one level of the source in the target scheme, on the study's date. */
export function levelAnswer(specimen: Specimen, target: string, lexicons: Lexicons, date: string): LevelAnswer {
  const result = translate(specimen.marking, specimen.created, target, lexicons, date);
  return {
    level: specimen.code,
    to: result.level,
    marking: result.marking,
    outcome: outcomeOf(result),
    relation: result.relation,
    flags: result.flags,
    words: componentsOf(result.residual),
    residual: result.residual.map(({ code, en, fr }) => ({ code, en, fr })),
    overRestricts: inOrder(
      result.flags
        .filter(flag => flag.startsWith('over-restricts:'))
        .map(flag => flag.slice('over-restricts:'.length) as ComponentName),
    ),
    because: result.because,
  };
}

/** Whether an answer gives a marking of the target that stands for the level. */
export const isCarried = ({ outcome }: LevelAnswer): boolean =>
  outcome === 'kept' || outcome === 'raised' || outcome === 'worded';

/** Whether a caveat states a rule for anybody, beyond what its level says. */
export function bindsSomebody(specimens: SchemeSpecimens, level: string, caveat: Caveat, lexicons: Lexicons): boolean {
  const rules = (marking: Specimen['marking']) => JSON.stringify(contributionsOf(marking, lexicons));
  const bare = specimens.levels.find(each => each.code === level);
  return bare !== undefined && rules(specimens.caveatsOn(level, caveat)) !== rules(bare.marking);
}

/** The levels that may carry a caveat, those that count first, then any other. */
export function carriersOf(specimens: SchemeSpecimens, caveat: Caveat): readonly Specimen[] {
  const allowed = caveat.more['applies_to'] as readonly string[] | undefined;
  const fit = specimens.levels.filter(({ code }) => allowed === undefined || allowed.includes(code));
  return [...fit.filter(({ counts }) => counts), ...fit.filter(({ counts }) => !counts)];
}

/** How a caveat fares on the least level that may carry it and has a counterpart in the target. */
export function caveatAnswer(
  caveat: Caveat,
  specimens: SchemeSpecimens,
  answers: readonly LevelAnswer[],
  target: Lexicon,
  lexicons: Lexicons,
  date: string,
): CaveatAnswer {
  const carriers = carriersOf(specimens, caveat);
  const first = carriers[0];
  if (first === undefined || !bindsSomebody(specimens, first.code, caveat, lexicons))
    return { caveat: caveat.code, on: null, outcome: 'informs', words: [] };
  const carrier = carriers.find(({ code }) => answers.some(answer => answer.level === code && isCarried(answer)));
  if (carrier === undefined) return { caveat: caveat.code, on: null, outcome: 'lost', words: [] };
  const spoken = (marking: Specimen['marking']) =>
    translate(marking, carrier.created, target.id, lexicons, date).residual;
  const known = new Set(spoken(carrier.marking).map(({ code, en }) => `${code}|${en}`));
  const added = spoken(specimens.caveatsOn(carrier.code, caveat)).filter(({ code, en }) => !known.has(`${code}|${en}`));
  return {
    caveat: caveat.code,
    on: carrier.code,
    outcome: added.length > 0 ? 'words' : 'covered',
    words: componentsOf(added),
  };
}
