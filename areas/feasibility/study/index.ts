import type { Lexicons } from '#engines/handling/types.ts';
import { editionOf } from './edition.ts';
import { homographsOf } from './homographs.ts';
import { lossesOf } from './losses.ts';
import { allPairs } from './pairs.ts';
import { recommendationsOf } from './recommend.ts';
import { matrixOrder, schemePage, verdictCounts } from './schemes.ts';
import type { Pair, SchemePage, Study } from './types.ts';
import { vocabularyOf } from './vocabulary.ts';

const hasCounterparts = ({ verdict, special }: Pair) =>
  special !== 'container' && (verdict === 'lossless' || verdict === 'lossy');

function totalsOf(lexicons: Lexicons, pairs: readonly Pair[], schemes: readonly SchemePage[]): Study['totals'] {
  const all = [...lexicons.byId.values()];
  const others = pairs.filter(({ verdict }) => verdict !== 'same');
  const related = others.filter(hasCounterparts);
  const back = new Set(related.map(({ from, to }) => `${to}>${from}`));
  const twoWay = related.filter(({ from, to }) => back.has(`${from}>${to}`)).length;
  const facts = (mark: 'confirmed' | 'recalled' | 'uncertain') =>
    schemes.reduce((sum, page) => sum + page.facts[mark], 0);
  return {
    schemes: all.length,
    levels: all.reduce((sum, { levels }) => sum + levels.length, 0),
    caveats: all.reduce((sum, { caveats }) => sum + caveats.length, 0),
    equivalences: all.reduce((sum, { equivalences }) => sum + equivalences.length, 0),
    homographs: lexicons.homographs.length,
    sources: new Set(schemes.flatMap(({ sources }) => sources.map(({ title }) => title))).size,
    pairs: others.length,
    verdicts: verdictCounts(others),
    containers: others.filter(({ special }) => special === 'container').length,
    related: related.length,
    underAgreement: related.filter(({ needsAgreement }) => needsAgreement).length,
    losslessWithoutWords: related.filter(({ verdict, words }) => verdict === 'lossless' && words.length === 0).length,
    bothWays: twoWay / 2,
    oneWay: related.length - twoWay,
    statedNone: others.filter(({ verdict, statedNone }) => verdict === 'none' && statedNone).length,
    facts: { confirmed: facts('confirmed'), recalled: facts('recalled'), uncertain: facts('uncertain') },
  };
}

/**
 * The feasibility study of a common lexicon, computed from the packs by translating every level and caveat of every
 * scheme into every other. The same packs give the same study.
 * @param date ISO date of the study, on which edges must be in force: the newest revision of the packs
 */
export function study(lexicons: Lexicons, date: string): Study {
  const answers = allPairs(lexicons, date);
  const pairs = answers.map(({ pair }) => pair);
  const homographs = homographsOf(lexicons);
  const schemes = [...lexicons.byId.values()]
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(lexicon => schemePage(lexicon, lexicons, pairs, homographs));
  const found = {
    edition: editionOf(lexicons, date),
    totals: totalsOf(lexicons, pairs, schemes),
    schemes,
    order: matrixOrder(schemes),
    pairs,
    losses: lossesOf(answers),
    homographs,
    vocabulary: vocabularyOf(lexicons, pairs, date),
  };
  return { ...found, recommendations: recommendationsOf(found) };
}
