/** How far a long question is: parts done and in all. */
export interface Step {
  readonly done: number;
  readonly of: number;
}

/** A long question in steps: whoever asks may stop between two of them. Where it is cut does not change the answer. */
export type Steps<T> = Generator<Step, T, void>;

/** Takes all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
  }
}
