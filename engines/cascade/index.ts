export { type CascadeRequest, type CascadeResult, type RangeTask, runCascade } from './run.ts';
export { type DrawMeans, type DrawPlan, simulateDraws, worldsPerDraw } from './outer.ts';
export { browserLimits, checkModel, readModel } from './read/model.ts';
export type { Aside, Problem } from './read/problems.ts';
export { readShock } from './shock.ts';
export { type NextFailure, nextToFail, replayWorld, type Why, whyFailed } from './questions.ts';
export type { RankedKind } from './candidates.ts';
export { type Combination, rank, type Ranked, type RankedList, type Ranking, rankSteps } from './rank.ts';
export {
  applyMitigation,
  type Change,
  compareLosses,
  compareMitigations,
  lossByWorld,
  measureSteps,
  type Mitigation,
  type MitigationResult,
} from './mitigations.ts';
export { sobol, type Sobol, sobolSteps } from './sobol.ts';
export { finish, type Step, type Steps } from './steps.ts';
export { exceedance, type ExceedancePoint } from './exceedance.ts';
export type { LossSummary } from './summary.ts';
export type { ReplayedWorld, ReplayEvent } from './replay.ts';
export type { Model, ModelEdge, ModelNode, Shock } from './types.ts';
export { modelHash } from './manifest.ts';
export { type Probability, probabilityOf } from './statistics.ts';
