import { FailureError } from '#engines/kernel/failure.ts';

/** Says an expected failure in words; anything else is a fault and keeps its trace. */
export async function saying(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    console.error(`${error.failure.message}${error.failure.next ? `\n${error.failure.next}` : ''}`);
    process.exitCode = 1;
  }
}
