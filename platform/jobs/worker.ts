import { Logger, type Runner, run, type TaskList } from 'graphile-worker';
import type pg from 'pg';

/** Runs the tasks of the rooms until stopped. Several workers on several machines may share one queue. */
export function startWorker(ownerPool: pg.Pool, tasks: TaskList, concurrency = 4): Promise<Runner> {
  return run({
    pgPool: ownerPool,
    taskList: tasks,
    concurrency,
    pollInterval: 2000,
    noHandleSignals: true, // the server stops it, after the last request
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') console.warn(`jobs: ${message}`);
    }),
  });
}
