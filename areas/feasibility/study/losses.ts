import { componentNames } from '#engines/handling/types.ts';
import { isCarried } from './answers.ts';
import type { PairAnswers } from './pairs.ts';
import type { Losses } from './types.ts';

/** Where loss sits: of all answers that give a marking, how many need words, and in which component. */
export function lossesOf(answers: readonly PairAnswers[]): Losses {
  const related = answers.filter(({ levels }) => levels.some(isCarried));
  const levels = related.flatMap(({ levels }) => levels.filter(isCarried));
  const caveats = related.flatMap(({ caveats }) =>
    caveats.filter(({ outcome }) => outcome === 'words' || outcome === 'covered'),
  );
  const sum = (outcome: 'none' | 'raised') => related.reduce((total, { pair }) => total + pair.levels[outcome], 0);
  return {
    pairs: related.length,
    levelAnswers: levels.length,
    levelAnswersWithWords: levels.filter(({ words }) => words.length > 0).length,
    caveatAnswers: caveats.length,
    caveatAnswersWithWords: caveats.filter(({ outcome }) => outcome === 'words').length,
    levelsLost: sum('none'),
    levelsRaised: sum('raised'),
    byComponent: componentNames.map(component => ({
      component,
      levels: levels.filter(({ words }) => words.includes(component)).length,
      caveats: caveats.filter(({ words }) => words.includes(component)).length,
      overRestricted: levels.filter(({ overRestricts }) => overRestricts.includes(component)).length,
    })),
  };
}
