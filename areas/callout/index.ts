import { installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Room } from '#platform/room/room.ts';
import { escalateTask } from './attempts.ts';
import { calloutDemo } from './demo.ts';
import { escalate } from './escalate.ts';
import { mailSettled } from './mail-settled.ts';
import { calloutRoutes } from './routes.ts';
import { listenToCallOuts } from './sent.ts';
import { countUnanswered } from './store.ts';
import { watchCallOuts } from './watch.ts';

export const room: Room = {
  id: 'callout',
  services: platform => {
    platform.services.mail.onState('callout-attempt', (tx, mail) => mailSettled(platform, tx, mail));
    return { callout: { onSent: listener => listenToCallOuts(platform, listener) } };
  },
  routes: calloutRoutes,
  watch: watchCallOuts,
  waiting: countUnanswered,
  tasks: platform => ({
    [escalateTask]: async payload => {
      const { attempt } = payload as { attempt: number };
      await asActor(platform.database.app, installation, tx => escalate(platform, tx, attempt, 'timed-out'));
    },
  }),
  demo: calloutDemo,
};
