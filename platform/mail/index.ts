import { z } from 'zod';
import type { Platform, Room } from '#platform/room/room.ts';
import type { MailService } from './contract.ts';
import { type DeliveryDeps, deliverMail, resumeMail } from './deliver.ts';
import { openMailer } from './mailer.ts';
import { deliverTask, queueMail } from './queue.ts';
import { holdingRoutes, outboxRoutes } from './routes.ts';

type Listener = Parameters<MailService['onState']>[1];

/** Listeners of one installation; kept beside its platform, since jobs are made after services. */
const listenersOf = new WeakMap<Platform, Map<string, Listener>>();

function listeners(platform: Platform): Map<string, Listener> {
  const known = listenersOf.get(platform) ?? new Map<string, Listener>();
  listenersOf.set(platform, known);
  return known;
}

const delivery = (platform: Platform): DeliveryDeps => {
  const { smtpUrl, mailFrom } = platform.config;
  return {
    db: platform.database.app,
    mailer: smtpUrl === undefined ? undefined : openMailer({ smtpUrl, from: mailFrom }),
    now: () => platform.now(),
    onState: async (tx, mail) => listeners(platform).get(mail.about_kind)?.(tx, mail),
  };
};

/** At start, before the worker: messages that a killed server was sending get their job again. */
export const resumeInterruptedMail = (platform: Platform): Promise<number> =>
  resumeMail({ db: platform.database.app, now: () => platform.now() });

export const room: Room = {
  id: 'mail',
  services: platform => ({
    mail: {
      queue: (tx, actor, mail) => queueMail(tx, actor, { from: platform.config.mailFrom, now: platform.now() }, mail),
      onState: (aboutKind, listener) => void listeners(platform).set(aboutKind, listener),
    },
  }),
  routes: (app, platform) => {
    outboxRoutes(app, platform);
    holdingRoutes(app, platform);
  },
  tasks: platform => {
    const deps = delivery(platform);
    const payload = z.object({ id: z.int() });
    return { [deliverTask]: job => deliverMail(deps, payload.parse(job).id) };
  },
};
