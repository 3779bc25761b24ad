import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Actor } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Platform } from '#platform/room/room.ts';
import type { PlanReference, ScenarioInput, State } from './contract.ts';
import { addScenario, takeStep } from './service.ts';
import { readPartyIds } from './store.ts';

/** Days are counted from the start of the demonstration, so that no plan of it grows old. */
type Dated<T, Day extends string> = Omit<T, Day> & { readonly day?: number };
interface DemoScenario extends Omit<ScenarioInput, 'content' | 'evidence'> {
  readonly content: Omit<ScenarioInput['content'], 'plans'> & {
    readonly plans?: readonly (Omit<PlanReference, 'approvedOn' | 'exercised'> & {
      readonly approved: number;
      readonly exercised: { readonly day: number; readonly rating: 'P' | 'S' | 'M' | 'U' };
    })[];
  };
  readonly evidence?: readonly Dated<NonNullable<ScenarioInput['evidence']>[number], 'on'>[];
  readonly steps: readonly State[];
}

/** Scenarios of the demonstration team, one in each verdict worth showing. */
export const contingencyDemo = (platform: Platform, actor: Actor): Promise<void> =>
  asActor(platform.database.app, actor, async tx => {
    const file = parse(fs.readFileSync(path.join(import.meta.dirname, 'demo-scenarios.yaml'), 'utf8')) as {
      party: string;
      scenarios: readonly DemoScenario[];
    };
    const party = (await readPartyIds(tx, [file.party])).get(file.party);
    if (party === undefined) return;
    const step = { platform, tx, actor: { ...actor, party } };
    for (const { steps, ...one } of file.scenarios) {
      const id = await addScenario(step, inputOf(one, platform.now()));
      for (const to of steps) await takeStep(step, id, { to, version: 1, why: '', who: '', by: null });
    }
  });

function inputOf(one: Omit<DemoScenario, 'steps'>, now: Temporal.Instant): ScenarioInput {
  const dayOf = (days: number) =>
    now
      .add({ hours: days * 24 })
      .toString()
      .slice(0, 10);
  const { plans = [], ...content } = one.content;
  return {
    ...one,
    content: {
      ...content,
      plans: plans.map(({ approved, exercised, ...plan }) => ({
        ...plan,
        approvedOn: dayOf(approved),
        exercised: { on: dayOf(exercised.day), rating: exercised.rating },
      })),
    },
    evidence: (one.evidence ?? []).map(({ day, ...piece }) => ({
      ...piece,
      on: day === undefined ? null : dayOf(day),
    })),
  };
}
