import { FailureError } from '#engines/kernel/failure.ts';
import { evaluateDuties } from './evaluate.ts';
import type { RegimeCases } from './pack-schema.ts';
import type { Regimes } from './types.ts';

type RegimeCase = RegimeCases['cases'][number];

/** What comes out of a case, in the words of `cases.yaml`: the outcome, and each stage with its limit and zone. */
export function caseAnswer(regimes: Regimes, id: string, given: RegimeCase): RegimeCase['expect'] {
  const { entity, facts, timestamps = {}, now } = given;
  const duty = evaluateDuties(regimes, { entity, facts, timestamps, now, regimes: [id] }).duties[0];
  if (!duty) return { outcome: 'not_applicable' };
  const stages = duty.stages.map(stage => {
    const when = stage.due ?? stage.keyword ?? 'no date';
    return [stage.id, stage.status === 'possible' ? `possible: ${when}` : when] as const;
  });
  return {
    outcome: duty.outcome,
    ...(stages.length > 0 ? { stages: Object.fromEntries(stages), zone: duty.stages[0]?.zone ?? '' } : {}),
  };
}

/** How a case differs from what comes out of the engine, one plain phrase each; empty when it holds. */
export function caseFaults(regimes: Regimes, id: string, given: RegimeCase): string[] {
  try {
    const got = caseAnswer(regimes, id, given);
    const { outcome, zone, stages = {} } = given.expect;
    const names = new Set([...Object.keys(stages), ...Object.keys(got.stages ?? {})]);
    return [
      ...(got.outcome === outcome ? [] : [`the outcome is ${got.outcome}, not ${outcome}`]),
      ...[...names]
        .filter(name => got.stages?.[name] !== stages[name])
        .map(name => `stage ${name} is ${got.stages?.[name] ?? 'absent'}, not ${stages[name] ?? 'absent'}`),
      ...(zone === undefined || got.zone === zone ? [] : [`the zone is ${got.zone ?? 'absent'}, not ${zone}`]),
    ];
  } catch (error) {
    if (error instanceof FailureError) return [error.failure.message];
    throw error;
  }
}
