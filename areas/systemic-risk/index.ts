import type { Room } from '#platform/room/room.ts';
import { systemicRiskDemo } from './demo.ts';
import { doQuestion, questionSweepTask, questionTask, sweepQuestion } from './questions.ts';
import { cleanSnapshots, cleanTask } from './snapshots.ts';
import { incidentRisk } from './service.ts';
import { pathwayService } from './pathway.ts';
import { systemicRiskRoutes } from './routes.ts';
import { defaultLeaseSeconds } from './runs.ts';
import { doShard, shardTask, sweepRun, sweepTask } from './shards.ts';

export const room: Room = {
  id: 'systemic-risk',
  services: platform => ({
    systemicRisk: {
      nextToFail: (tx, actor, incident, model) =>
        incidentRisk(platform, tx, actor, incident, model ?? 'pack:demo-country'),
    },
    pathways: pathwayService(platform),
  }),
  routes: systemicRiskRoutes,
  tasks: platform => {
    const workshop = { database: platform.database, leaseSeconds: defaultLeaseSeconds };
    return {
      [questionTask]: payload => doQuestion(workshop, payload as { question: number }),
      [questionSweepTask]: payload => sweepQuestion(workshop, payload as { question: number }),
      [cleanTask]: async () => void (await cleanSnapshots(workshop)),
      [shardTask]: payload => doShard(workshop, payload as { run: number; position: number }),
      [sweepTask]: payload => sweepRun(workshop, payload as { run: number }),
    };
  },
  demo: systemicRiskDemo,
};
