// The laboratory of definitions on a worker thread: a second or two of counting, which no other request should wait for.
import { compareDefinitions, type DefinitionsAsked } from '#engines/duties/definitions/answer.ts';
import { enginesOnDisk } from './engines.ts';
import { failedBy, type OpAnswer } from './run.ts';

interface Request {
  readonly id?: unknown;
  readonly input?: unknown;
}

const regimes = await enginesOnDisk().regimes();

export const prepare = (request: Request): Request => request;

export function run({ id = null, input }: Request): OpAnswer {
  try {
    return { id, ok: true, result: compareDefinitions(regimes, (input ?? {}) as DefinitionsAsked) };
  } catch (error) {
    return failedBy(id, error);
  }
}
