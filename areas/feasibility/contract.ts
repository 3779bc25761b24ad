export { newestRevision } from './study/edition.ts';
export { study } from './study/index.ts';
export { type PairAnswers, pairAnswers } from './study/pairs.ts';
export type {
  CaveatAnswer,
  HomographEntry,
  LevelAnswer,
  Losses,
  Pair,
  SchemePage,
  Share,
  Study,
  Term,
  Verdict,
  Vocabulary,
} from './study/types.ts';
