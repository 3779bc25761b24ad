import { bilingual } from '#engines/handling/say/french.ts';
import { type Failure, FailureError } from '#engines/kernel/failure.ts';
import { type Engines, ops } from './ops.ts';

/** One request of `npx entente batch` or `POST /api/batch`; design and shapes: docs/developer/ops.md. */
export interface OpRequest {
  readonly id?: unknown;
  readonly op?: unknown;
  readonly input?: unknown;
}

export type OpAnswer =
  | { readonly id: unknown; readonly ok: true; readonly result: unknown }
  | {
      readonly id: unknown;
      readonly ok: false;
      readonly error: { code: string; message: string; pointer: string; next?: string };
    };

/** Answers one request; what is wrong with it is an answer too, never an exception. */
export async function answer(request: unknown, engines: Engines): Promise<OpAnswer> {
  const {
    id = null,
    op,
    input,
  } = (typeof request === 'object' && request !== null && !Array.isArray(request) ? request : {}) as OpRequest;
  try {
    if (typeof op !== 'string' || !Object.hasOwn(ops, op)) {
      return failed(id, {
        code: 'unknown-op',
        message: `There is no op ${JSON.stringify(op ?? null)}.`,
        pointer: '/op',
        next: `Use one of ${Object.keys(ops).join(', ')}.`,
      });
    }
    if (typeof input !== 'object' || input === null || Array.isArray(input)) {
      return failed(id, {
        code: 'invalid-input',
        message: 'The input is not an object.',
        pointer: '/input',
        next: 'Send {"id": …, "op": …, "input": {…}}.',
      });
    }
    return { id, ok: true, result: inBothLanguages(op, await ops[op]?.(input as Record<string, unknown>, engines)) };
  } catch (error) {
    return failedBy(id, error);
  }
}

/** What was thrown, as an answer. */
export const failedBy = (id: unknown, error: unknown): OpAnswer => failed(id, failureOf(error));

/** What the handling engine says, in French beside the English. */
const inBothLanguages = (op: string, result: unknown) => (/^(marking|share)\./.test(op) ? bilingual(result) : result);

/** Answers a line of JSON Lines. */
export async function answerLine(line: string, engines: Engines): Promise<OpAnswer> {
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch (error) {
    return failed(null, {
      code: 'malformed-json',
      message: (error as Error).message,
      next: 'Send one JSON object a line.',
    });
  }
  return answer(request, engines);
}

function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) {
    const { pointer = '' } = error.failure;
    return { ...error.failure, pointer: pointer.startsWith('/input') ? pointer : `/input${pointer}` };
  }
  const code = error instanceof RangeError || error instanceof TypeError ? 'invalid-input' : 'unexpected';
  return { code, message: error instanceof Error ? error.message : String(error), pointer: '/input' };
}

function failed(id: unknown, { code, message, pointer = '', next }: Failure): OpAnswer {
  return { id, ok: false, error: { code, message, pointer, ...(next ? { next } : {}) } };
}
