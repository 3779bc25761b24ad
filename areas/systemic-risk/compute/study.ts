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

type RankedKind = 'node' | 'operator' | 'product';

/** The complete answer to a long question. */
export type Answer =
  | { readonly kind: 'ranking'; readonly lists: readonly ({ readonly kind: RankedKind } & Ranking)[] }
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
      return { kind: 'ranking', lists: yield* rankings(about, input) };
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

function* rankings(
  { model, seed, horizon_hours }: About,
  { kinds, confirm, worlds, duration }: Extract<QuestionInput, { kind: 'ranking' }>,
): Steps<Extract<Answer, { kind: 'ranking' }>['lists']> {
  const lists: ({ kind: RankedKind } & Ranking)[] = [];
  for (const kind of kinds) {
    const steps = rankSteps({ model, seed, horizon_hours, kinds: [kind], confirm, worlds, samples: 5000, duration });
    lists.push({ kind, ...(yield* within(steps, lists.length, kinds.length)) });
  }
  return lists;
}

/** The steps of one of several questions, counted as parts of them all. */
function* within<T>(steps: Steps<T>, before: number, of: number): Steps<T> {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
    yield { done: next.value.done + before * next.value.of, of: next.value.of * of };
  }
}
