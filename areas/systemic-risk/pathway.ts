import type { CascadeResult, LossSummary } from '#engines/cascade/index.ts';
import type { Run } from './contract.ts';

/** A way in which one failure becomes others, with what it rests on: cited by a plan or played in an exercise. */
export interface Pathway {
  readonly format: 'entente-pathway';
  readonly version: 1;
  readonly title: string;
  readonly marking: string;
  readonly mode: Run['mode'];
  readonly cites: {
    readonly run: number;
    readonly result_sha256: string | null;
    readonly model: string;
    readonly model_hash: string;
    readonly seed: number;
    readonly worlds: number;
  };
  readonly begins_with: { readonly kind: string; readonly targets: readonly string[] };
  /** in the order of their time */
  readonly steps: readonly {
    readonly target: string;
    readonly name: string;
    readonly kind: LossSummary['kind'];
    readonly within_hours: LossSummary['time_to_loss'];
    readonly lasts_hours: LossSummary['duration'];
    readonly probability: LossSummary['probability'];
    /** what a plan can wait for, in the words of a trigger */
    readonly trigger: { readonly target: string; readonly withinHours: number; readonly atLeast: number };
    readonly chains: readonly { readonly text: string; readonly share: number }[];
  }[];
}

/** What a run saw fail, as steps; what it never saw is not a step, which the probabilities of the run bound. */
export function pathwayOf({ run, result }: { readonly run: Run; readonly result: CascadeResult }): Pathway {
  const { manifest } = result;
  const steps = [...result.functions, ...result.sectors].flatMap(entry => {
    const time = entry.time_to_loss;
    if (time === null) return [];
    return {
      target: entry.id,
      name: entry.name,
      kind: entry.kind,
      within_hours: time,
      lasts_hours: entry.duration,
      probability: entry.probability,
      trigger: { target: entry.id, withinHours: Math.max(1, time.p95), atLeast: entry.probability.low },
      chains: result.chains
        .filter(chain => chain.function === entry.id)
        .slice(0, 3)
        .map(({ text, share }) => ({ text, share })),
    };
  });
  return {
    format: 'entente-pathway',
    version: 1,
    title: run.title,
    marking: run.marking,
    mode: run.mode,
    cites: {
      run: run.id,
      result_sha256: run.sha256,
      model: manifest.model,
      model_hash: manifest.model_hash,
      seed: manifest.seed,
      worlds: manifest.worlds,
    },
    begins_with: { kind: manifest.shock.kind, targets: manifest.shock.targets },
    steps: steps.sort((a, b) => a.within_hours.p50 - b.within_hours.p50),
  };
}
