export { newestRevision } from './study/edition.ts';
export { study } from './study/index.ts';
export { type PairAnswers, pairAnswers } from './study/pairs.ts';
export type {
  LevelAnswer,
  Losses,
  Pair,
  SchemePage,
  Study,
  Verdict,
  Vocabulary,
} from './study/types.ts';
