export { evaluateDuties, outcomesOf } from './evaluate.ts';
export { regimesFrom } from './load.ts';
export type { PackFile } from './pack-file.ts';
export { type ReportForm, reportForm } from './report.ts';
export { factsAsKnown } from './replay.ts';
export type {
  DecidingFact,
  DutyResult,
  EvaluateInput,
  EvaluateResult,
  Outcome,
  Question,
  Regime,
  Regimes,
  StageResult,
} from './types.ts';
