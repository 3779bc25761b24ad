import type { LossSummary } from '#engines/cascade/index.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Run, Trigger } from '../contract.ts';

/** A way in which one failure becomes others, with what it rests on: cited by a scenario or a plan, played in an exercise. */
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
    readonly within_hours: NonNullable<LossSummary['time_to_loss']>;
    readonly lasts_hours: LossSummary['duration'];
    readonly probability: LossSummary['probability'];
    /** what a plan can wait for, in the words of a trigger */
    readonly trigger: { readonly target: string; readonly withinHours: number; readonly atLeast: number };
    readonly chains: readonly {
      readonly nodes: readonly string[];
      readonly hours: readonly number[];
      readonly text: string;
      readonly share: number;
    }[];
  }[];
}

/** What of a pathway can name records of a model. */
export interface PathwayNames {
  readonly begins: { readonly kind: string; readonly targets: readonly string[] };
  readonly steps: readonly {
    readonly id: string;
    readonly name: string;
    readonly chains: readonly {
      readonly nodes: readonly string[];
      readonly hours: readonly number[];
      readonly text: string;
    }[];
  }[];
}

export interface PathwayService {
  /** the pathway of a run that is done, as the actor may see it now, and the exercise it belongs to */
  ofRun(tx: Tx, actor: Actor, run: number): Promise<Pathway & { readonly exercise: string | null }>;
  /** a pathway kept elsewhere, its names as the actor may see them at this minute */
  shownTo<P extends PathwayNames>(
    tx: Tx,
    actor: Actor,
    model: string,
    pathway: P,
  ): Promise<P & { readonly withheld: boolean }>;
  /** the hash of the result of a run that is one's own to open; undefined when it is not */
  resultOf(tx: Tx, run: number): Promise<string | null | undefined>;
  /** triggers of one's own party on functions and sectors of the model */
  triggers(tx: Tx, model: string): Promise<readonly Trigger[]>;
}

declare module '#platform/room/room.ts' {
  interface Services {
    pathways: PathwayService;
  }
}
