import type { Study } from '../contract.ts';
import { word } from './words.ts';

/** What was compared, in numbers. */
export const countsOf = ({ totals: { schemes, levels, caveats, pairs } }: Study): string =>
  word('counts', { schemes, levels, caveats, pairs });

/** The findings in five sentences. */
export function findingsOf({ totals }: Study): readonly string[] {
  const { verdicts, facts } = totals;
  const checked = facts.confirmed + facts.recalled + facts.uncertain;
  return [
    word('finding.verdicts', { ...verdicts, pairs: totals.pairs, containers: totals.containers }),
    word('finding.words', { lossless: verdicts.lossless, whole: totals.losslessWithoutWords }),
    word('finding.agreement', { related: totals.related, under: totals.underAgreement }),
    word('finding.direction', { oneWay: totals.oneWay, bothWays: totals.bothWays }),
    word('finding.facts', {
      confirmed: facts.confirmed,
      facts: checked,
      recalled: facts.recalled + facts.uncertain,
    }),
  ];
}

export const lossSummary = ({ losses }: Study): string =>
  word('loss.summary', {
    answers: losses.levelAnswers,
    pairs: losses.pairs,
    with: losses.levelAnswersWithWords,
    caveatAnswers: losses.caveatAnswers,
    caveatsWith: losses.caveatAnswersWithWords,
  });

export const vocabularySummary = ({ vocabulary }: Study): string =>
  word('vocabulary.summary', {
    terms: vocabulary.terms.length,
    levels: vocabulary.shared.levels,
    allLevels: vocabulary.levels,
    caveats: vocabulary.shared.caveats,
    allCaveats: vocabulary.caveats - vocabulary.informing,
    meaningLevels: vocabulary.meaningOnly.levels,
    meaningCaveats: vocabulary.meaningOnly.caveats,
  });

export const homographSummary = ({ homographs }: Study): string =>
  word('homographs.summary', {
    words: homographs.length,
    differing: homographs.filter(({ differs }) => differs).length,
  });

export const methodParts = ['vector', 'edges', 'levels', 'caveats', 'special', 'vocabulary', 'limits'] as const;

/** Recommendations in words; a component named in one is written out. */
export const recommendationWords = ({ recommendations }: Study) =>
  recommendations.map(({ id, values }) => {
    const { component } = values;
    const named = component ? { ...values, component: word(`component.${component}`) } : values;
    return { title: word(`rec.${id}.title`), text: word(`rec.${id}.text`, named) };
  });
