// One worker process on its own: takes pieces of runs from the queue until it is stopped or killed.
import { kyselyOf, poolOf } from '#platform/db/connect.ts';
import { startWorker } from '#platform/jobs/worker.ts';
import { doShard, shardTask, sweepRun, sweepTask } from '../shards.ts';

interface Place {
  readonly host: string;
  readonly database: string;
  readonly password: string;
}

const at = JSON.parse(process.env['ENTENTE_TEST_DATABASE'] ?? '{}') as Place;
const workshop = { database: { app: kyselyOf(poolOf({ ...at, user: 'entente_app' })) }, leaseSeconds: 2 };
await startWorker(
  poolOf({ ...at, user: 'entente_owner', max: 4 }),
  {
    [shardTask]: payload => doShard(workshop, payload as { run: number; position: number }),
    [sweepTask]: payload => sweepRun(workshop, payload as { run: number }),
  },
  1,
);
process.stdout.write('ready\n');
