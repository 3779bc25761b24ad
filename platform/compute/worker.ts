// One worker of a pool: loads the task's module once, prepares it once per job, then runs the ranges it is handed.
import { parentPort, workerData } from 'node:worker_threads';

interface TaskModule {
  /** makes ready for a job; what it returns is handed to `run` with each range */
  prepare(job: unknown): unknown;
  run(ready: unknown, from: number, to: number): unknown;
}

const task = (await import(workerData.module as string)) as TaskModule;
const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread');

const ready = task.prepare(workerData.job);
port.on('message', ({ index, from, to }: { index: number; from: number; to: number }) => {
  try {
    port.postMessage({ index, result: task.run(ready, from, to) });
  } catch (error) {
    port.postMessage({ index, error: error instanceof Error ? error.message : String(error) });
  }
});
port.postMessage({ ready: true });
