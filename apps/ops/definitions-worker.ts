// The laboratory of definitions on a worker thread: a second or two of counting, which no other request should wait for.
import { enginesOnDisk } from './engines.ts';
import { answer, type OpAnswer } from './run.ts';

export const prepare = (request: unknown): unknown => request;

export const run = (request: unknown): Promise<OpAnswer> => answer(request, enginesOnDisk());
