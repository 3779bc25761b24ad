import { type EdgeDates, edgesBetween } from '../edges.ts';
import { schemeOf } from '../national-rows.ts';
import type { Equivalence, Lexicon, Lexicons, Marking } from '../types.ts';
import { type LevelAnswer, noAnswer } from './levels.ts';
import { residual } from './residual.ts';

const isClassification = (lexicon: Lexicon | undefined) => lexicon?.kind.startsWith('classification') === true;
const isGovernment = (lexicon: Lexicon | undefined) =>
  isClassification(lexicon) || /control-marking|statutory|distribution-marking/.test(lexicon?.kind ?? '');

/** Classes of schemes that an instrument names in words instead of by id. */
const classes: readonly (readonly [RegExp, (lexicon: Lexicon | undefined) => boolean])[] = [
  [/^any national classification$/, isClassification],
  [/^any government scheme$/, isGovernment],
  [/^any other state$/, isClassification],
];

const namesClass = (edge: Equivalence, lexicon: Lexicon | undefined) =>
  classes.some(([pattern, holds]) => pattern.test(edge.to) && holds(lexicon));

/** What a state says of foreign information in general, where no table gives it a level. */
function foreignRule(source: Lexicon | undefined, target: Lexicon): LevelAnswer | undefined {
  if (!isClassification(source)) return undefined;
  const rules = target.equivalences.filter(
    edge => edge.from === target.id && /^foreign (schemes|information)/.test(edge.to),
  );
  const floor = rules.find(edge => edge.toLevel !== null);
  const first = floor ?? rules[0];
  if (first === undefined) return undefined;
  const because = rules.map(edge => ({
    code: `edge-${edge.relation}`,
    text: `${target.name}: ${edge.instrument}.`,
    citation: edge.citation,
  }));
  const flags = [
    ...(floor ? ['floor-only'] : []),
    ...(rules.some(edge => edge.requiresAgreement) ? ['requires-agreement'] : []),
  ];
  const en = 'Ask which agreement covers this: only its table gives the level.';
  const fr = 'Demandez quel accord s’applique : seul son tableau donne le niveau.';
  return {
    level: floor?.toLevel ?? null,
    relation: floor ? 'at-least' : 'none',
    flags,
    because,
    residual: [residual('ask-agreement', 'protection', en, fr)],
    above: [],
  };
}

/** The answer where no edge names both schemes: what either says of a whole class of schemes, else that nothing is known. */
export function classRelation(from: string, target: string, lexicons: Lexicons): LevelAnswer {
  const [source, scheme] = [schemeOf(from, lexicons), schemeOf(target, lexicons)];
  const stated =
    source?.equivalences.find(edge => edge.from === from && namesClass(edge, scheme)) ??
    scheme?.equivalences.find(edge => edge.from === target && namesClass(edge, source));
  if (stated?.relation === 'none') {
    const text = `No counterpart, by ${stated.instrument}.`;
    const because = [{ code: 'no-counterpart', text, citation: stated.citation }];
    return noAnswer('no-counterpart', stated.instrument, { because });
  }
  return (
    (scheme && foreignRule(source, scheme)) ??
    noAnswer('no-edge', `No instrument known here relates ${from} to ${target}.`)
  );
}

/** A level that two edges in a row would give, with the scheme between them. */
export interface Suggestion {
  readonly level: string;
  readonly via: string;
  readonly label: 'chained suggestion, not an equivalence';
}

/** Chains of two edges in force. Equivalence is not transitive: the agreement between the two ends governs. */
export function chainedSuggestions(
  source: Marking,
  target: string,
  lexicons: Lexicons,
  dates: EdgeDates,
): readonly Suggestion[] {
  const firm = (edge: Equivalence) => edge.relation === 'equal' && edge.toLevel !== null;
  const chains = [...lexicons.byId.keys()].flatMap(via => {
    const middle = edgesBetween(source.scheme, via, lexicons, dates).filter(
      edge => firm(edge) && edge.fromLevel === source.level,
    );
    return middle.flatMap(({ toLevel }) =>
      edgesBetween(via, target, lexicons, dates)
        .filter(edge => firm(edge) && edge.fromLevel === toLevel)
        .map(
          (edge): Suggestion => ({
            level: edge.toLevel ?? '',
            via: `${via} ${toLevel}`,
            label: 'chained suggestion, not an equivalence',
          }),
        ),
    );
  });
  // Two instruments may state one edge; the suggestion is still one.
  return [...new Map(chains.map(chain => [`${chain.via} ${chain.level}`, chain])).values()];
}
