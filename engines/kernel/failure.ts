/**
 * An expected failure, written for the person who meets it: what is wrong (`message`), where (`pointer`, a JSON
 * pointer into their input), what to do next (`next`). `code` is stable and in kebab-case.
 */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly pointer?: string;
  readonly next?: string;
}

/** A failure thrown across layers; the HTTP and terminal edges turn it into their own shape. */
export class FailureError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'FailureError';
    this.failure = failure;
  }
}

export function fail(code: string, message: string, more: { pointer?: string; next?: string } = {}): never {
  throw new FailureError({ code, message, ...more });
}
