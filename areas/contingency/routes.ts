import { z } from 'zod';
import type { Actor } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import * as contract from './contract.ts';
import * as service from './service.ts';
import { listScenarios, readDetail } from './view.ts';

const byId = z.object({ id: z.coerce.number().int().positive() });
const versioned = z.object({ version: z.int().positive() });
const withParty = versioned.extend({ party: z.int().positive() });
export const keepers = ['planner', 'analyst', 'duty-officer', 'secretariat', 'task-lead'] as const;
/** The shape is `ScenarioDetail`; its types say what is in it. */
const detail = z.any();

/** A file with two thousand steps and their chains. */
const fileLimit = 4 * 1024 * 1024;

export function contingencyRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  /** The change in one transaction, its answer in the next: what the service alone reads is read as it stands. */
  const changing = async (actor: Actor, work: (step: service.Step) => Promise<number>): Promise<unknown> => {
    const id = await asActor(db, actor, tx => work({ platform, tx, actor }));
    return asActor(db, actor, tx => readDetail(platform, tx, actor, id));
  };
  readingRoutes(app, platform);
  beginningRoutes(app, changing);
  const changingOne: ChangingOne = (actor, id, work) =>
    changing(actor, async step => {
      await work(step);
      return id;
    });
  changeRoutes(app, changingOne);
  readerRoutes(app, changingOne);
}

type Changing = (actor: Actor, work: (step: service.Step) => Promise<number>) => Promise<unknown>;
type ChangingOne = (actor: Actor, id: number, work: (step: service.Step) => Promise<void>) => Promise<unknown>;

function readingRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'GET',
    url: '/api/contingency/scenarios',
    access: 'appointed',
    summary: 'Scenarios of your party and those released to it, each with its verdict',
    answer: z.object({ scenarios: z.array(contract.scenarioLine) }),
    handler: ({ actor }) => asActor(db, actor, async tx => ({ scenarios: await listScenarios(platform, tx, actor) })),
  });
  app.route({
    method: 'GET',
    url: '/api/contingency/scenarios/:id',
    access: 'appointed',
    summary: 'One scenario: pathway, verdict, coverage, evidence, history, as far as you may see it',
    params: byId,
    answer: detail,
    handler: ({ actor, params }) => asActor(db, actor, tx => readDetail(platform, tx, actor, params.id)),
  });
}

function beginningRoutes(app: App, changing: Changing): void {
  app.route({
    method: 'POST',
    url: '/api/contingency/scenarios',
    access: keepers,
    summary: 'Begin a scenario',
    body: contract.scenarioInput,
    answer: detail,
    handler: ({ actor, body }) => changing(actor, step => service.addScenario(step, body)),
  });
  app.route({
    method: 'POST',
    url: '/api/contingency/scenarios/from-run',
    access: keepers,
    summary: 'Begin a scenario from a run of systemic risk of your party',
    body: z.object({ run: z.int().positive() }),
    answer: detail,
    handler: ({ actor, body }) => changing(actor, step => service.addFromRun(step, body.run)),
  });
  app.route({
    method: 'POST',
    url: '/api/contingency/scenarios/from-file',
    access: keepers,
    summary: 'Begin a scenario from the exported pathway of a run',
    body: z.object({ file: z.unknown() }),
    bodyLimit: fileLimit,
    answer: detail,
    handler: ({ actor, body }) => changing(actor, step => service.addFromFile(step, body.file)),
  });
}

function changeRoutes(app: App, changing: ChangingOne): void {
  app.route({
    method: 'PUT',
    url: '/api/contingency/scenarios/:id',
    access: keepers,
    summary: 'Write the next version of a scenario of your party',
    params: byId,
    body: contract.scenarioChange,
    answer: detail,
    handler: ({ actor, params: { id }, body }) => changing(actor, id, step => service.changeScenario(step, id, body)),
  });
  app.route({
    method: 'POST',
    url: '/api/contingency/scenarios/:id/restore',
    access: keepers,
    summary: 'Take up an earlier version, as a new one',
    params: byId,
    body: versioned.extend({ old: z.int().positive() }),
    answer: detail,
    handler: ({ actor, params: { id }, body }) =>
      changing(actor, id, step => service.restoreVersion(step, id, body.version, body.old)),
  });
  app.route({
    method: 'POST',
    url: '/api/contingency/scenarios/:id/step',
    access: keepers,
    summary: 'Pass a scenario into its next state, as far as its verdict allows',
    params: byId,
    body: contract.stepInput,
    answer: detail,
    handler: ({ actor, params: { id }, body }) => changing(actor, id, step => service.takeStep(step, id, body)),
  });
}

function readerRoutes(app: App, changing: ChangingOne): void {
  app.route({
    method: 'POST',
    url: '/api/contingency/scenarios/:id/readers',
    access: keepers,
    summary: 'Release a scenario to another party, through the gate',
    params: byId,
    body: contract.releaseInput,
    answer: detail,
    handler: ({ actor, params: { id }, body }) => changing(actor, id, step => service.releaseTo(step, id, body)),
  });
  app.route({
    method: 'POST',
    url: '/api/contingency/scenarios/:id/readers/take-back',
    access: keepers,
    summary: 'Take a scenario back from a party',
    params: byId,
    body: withParty,
    answer: detail,
    handler: ({ actor, params: { id }, body }) =>
      changing(actor, id, step => service.takeBack(step, id, body.version, body.party)),
  });
}
