import { evaluateDuties } from '../evaluate.ts';
import type { EvaluateInput, EvaluateResult, Regimes } from '../types.ts';
import type { Assumptions } from './corpus/assumptions.ts';
import { syntheticCorpus } from './corpus/synthetic.ts';
import { type AllowancePoint, allowanceCurve, type WhenUndecided } from './allowance.ts';
import { definitionsOf } from './definition.ts';
import { type Corpus, type CorpusIncident, corpusOf } from './incident.ts';
import { definitionOf, type Proposal, proposalId } from './proposal.ts';
import { type Progress, runLab, type RunResult } from './run.ts';

/** Where incidents come from: made on the spot, or read from a file and sent along. */
export type Source =
  | { readonly kind: 'synthetic'; readonly assumptions: Assumptions }
  | { readonly kind: 'read'; readonly name: string; readonly incidents: readonly CorpusIncident[] };

export type Job =
  | { readonly kind: 'run'; readonly source: Source; readonly date: string; readonly proposal: Proposal }
  | {
      readonly kind: 'allowance';
      readonly source: Source;
      readonly date: string;
      readonly proposal: Proposal;
      /** the proposal's id or that of a regime */
      readonly definition: string;
      readonly whenUndecided: WhenUndecided;
    }
  /** one incident against every rule, as the op `duties.evaluate` answers it */
  | { readonly kind: 'incident'; readonly input: EvaluateInput };

export type JobResult =
  | { readonly kind: 'run'; readonly result: RunResult }
  | { readonly kind: 'allowance'; readonly points: readonly AllowancePoint[]; readonly corpus: number }
  | { readonly kind: 'incident'; readonly result: EvaluateResult };

export const corpusFrom = (source: Source, regimes: Regimes): Corpus =>
  source.kind === 'synthetic' ? syntheticCorpus(regimes.vocabulary, source.assumptions) : corpusOf(source.incidents);

/** At most so many incidents are followed hour by hour. */
export const allowanceMax = 4000;

/** The work of the laboratory, the same in a worker and in a test. @throws FailureError of a definition that cannot be read */
export function* work(job: Job, regimes: Regimes): Generator<Progress, JobResult, void> {
  if (job.kind === 'incident') return { kind: 'incident', result: evaluateDuties(regimes, job.input) };
  const corpus = corpusFrom(job.source, regimes);
  const proposal = definitionOf(job.proposal, regimes);
  if (job.kind === 'run') return { kind: 'run', result: yield* runLab(regimes, corpus, job.date, proposal) };
  const definition =
    job.definition === proposalId ? proposal : definitionsOf(regimes).find(each => each.id === job.definition);
  const part: Corpus = { size: Math.min(corpus.size, allowanceMax), at: index => corpus.at(index) };
  yield { step: 'evaluate', done: 0, of: part.size };
  const points = definition
    ? allowanceCurve(definition, part, regimes, job.date, { whenUndecided: job.whenUndecided })
    : [];
  return { kind: 'allowance', points, corpus: part.size };
}
