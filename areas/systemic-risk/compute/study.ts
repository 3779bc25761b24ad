import {
  type Mitigation,
  type MitigationResult,
  type Model,
  measureSteps,
  type Ranking,
  rankSteps,
  type Sobol,
  sobolSteps,
  type Steps,
} from '#engines/cascade/index.ts';
import type { QuestionInput } from '../contract.ts';

/** The complete answer to a long question. */
export type Answer =
  | ({ readonly kind: 'ranking' } & Ranking)
  | ({ readonly kind: 'unknowns'; readonly draws: number; readonly worlds: number } & Sobol)
  | { readonly kind: 'measures'; readonly worlds: number; readonly results: readonly MitigationResult[] };

interface About {
  readonly model: Model;
  readonly shock: unknown;
  readonly seed: number;
  readonly horizon_hours: number;
}

/** A long question in steps, each short enough that a thread stays free for others between two of them. */
export function* answerSteps(about: About, input: QuestionInput): Steps<Answer> {
  switch (input.kind) {
    case 'ranking':
      return { kind: 'ranking', ...(yield* ranking(about, input)) };
    case 'unknowns':
      return {
        kind: 'unknowns',
        draws: input.draws,
        worlds: input.worlds,
        ...(yield* sobolSteps({ ...about, draws: input.draws, worlds: input.worlds })),
      };
    default:
      return {
        kind: 'measures',
        worlds: input.worlds,
        results: yield* measureSteps({
          ...about,
          worlds: input.worlds,
          mitigations: input.mitigations as unknown as readonly Mitigation[],
        }),
      };
  }
}

/** All kinds in one ranking, so that what falls together may be of several. */
const ranking = (
  { model, seed, horizon_hours }: About,
  { kinds, confirm, worlds, combine, duration }: Extract<QuestionInput, { kind: 'ranking' }>,
): Steps<Ranking> =>
  rankSteps({ model, seed, horizon_hours, kinds, confirm, worlds, combine, samples: 5000, duration });
