// The thread of a `Resident`: loads its module once and answers one question after the other.
import { parentPort, workerData } from 'node:worker_threads';
import { FailureError } from '#engines/kernel/failure.ts';

interface Module {
  answer(op: string, input: unknown): unknown;
}

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread');
const module = (await import(workerData.module as string)) as Module;

async function reply({ number, op, input }: { number: number; op: string; input: unknown }): Promise<object> {
  try {
    return { number, result: await module.answer(op, input) };
  } catch (error) {
    const unforeseen = { code: 'work-failed', message: error instanceof Error ? error.message : String(error) };
    return { number, failure: error instanceof FailureError ? error.failure : unforeseen };
  }
}

let last: Promise<unknown> = Promise.resolve();
port.on('message', (question: Parameters<typeof reply>[0]) => {
  const before = last;
  last = (async () => {
    await before;
    port.postMessage(await reply(question));
  })();
});
