import type { Room } from '#platform/room/room.ts';
import { systemicRiskDemo } from './demo.ts';
import { doQuestion, questionSweepTask, questionTask, sweepQuestion } from './questions.ts';
import { holdAll, holdIncident } from './hold.ts';
import { holdAllTask, holdTask, incidentChanged } from './hold-queue.ts';
import { cleanSnapshots, cleanTask } from './snapshots.ts';
import { incidentRisk } from './service.ts';
import { pathwayService } from './pathway.ts';
import { systemicRiskRoutes } from './routes.ts';
import { defaultLeaseSeconds } from './runs.ts';
import { countMet, deleteVerdicts, settleByCallOut } from './verdict-store.ts';
import { watchTriggers } from './verdicts.ts';
import { doShard, shardTask, sweepRun, sweepTask } from './shards.ts';

export const room: Room = {
  id: 'systemic-risk',
  services: platform => {
    const { incidents, callout } = platform.services;
    incidents.onChange(async (tx, { id, state }) => {
      if (state === 'closed') await deleteVerdicts(tx, id);
      else await incidentChanged(tx, id);
    });
    callout.onSent(async (tx, sent) => void (await settleByCallOut(tx, sent)));
    return {
      systemicRisk: {
        nextToFail: (tx, actor, incident, model) =>
          incidentRisk(platform, tx, actor, incident, model ?? 'pack:demo-country'),
      },
      pathways: pathwayService(platform),
    };
  },
  routes: systemicRiskRoutes,
  watch: watchTriggers,
  waiting: countMet,
  tasks: platform => {
    const workshop = { database: platform.database, leaseSeconds: defaultLeaseSeconds };
    return {
      [questionTask]: payload => doQuestion(workshop, payload as { question: number }),
      [questionSweepTask]: payload => sweepQuestion(workshop, payload as { question: number }),
      [holdTask]: payload => holdIncident(platform, payload as { incident: number }),
      [holdAllTask]: payload => holdAll(platform, payload as { model?: string }),
      [cleanTask]: async () => void (await cleanSnapshots(workshop)),
      [shardTask]: payload => doShard(workshop, payload as { run: number; position: number }),
      [sweepTask]: payload => sweepRun(workshop, payload as { run: number }),
    };
  },
  demo: systemicRiskDemo,
};
