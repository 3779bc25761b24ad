import type { AllowancePoint, WhenUndecided } from '#engines/duties/definitions/allowance.ts';
import type { Definition } from '#engines/duties/definitions/definition.ts';
import type { Source } from '#engines/duties/definitions/job.ts';
import type { Proposal } from '#engines/duties/definitions/proposal.ts';
import type { EvaluateResult } from '#engines/duties/types.ts';
import type { RunResult } from '#engines/duties/definitions/run.ts';
import type { Loaded } from './regimes.ts';
import type { Running } from './use-job.ts';

export const tabs = ['side', 'corpus', 'agreement', 'proposal', 'allowance', 'incident', 'paper'] as const;
export type Tab = (typeof tabs)[number];

/** A result with what it was made from, so that an older one is not taken for the present one. */
export interface Ran {
  readonly result: RunResult;
  readonly source: Source;
  readonly proposal: Proposal;
}

export interface Followed {
  readonly points: readonly AllowancePoint[];
  readonly corpus: number;
  readonly definition: string;
  readonly whenUndecided: WhenUndecided;
  readonly source: Source;
  readonly proposal: Proposal;
}

/** What lies in the laboratory. */
export interface LabState {
  readonly tab: Tab;
  readonly source: Source;
  readonly proposal: Proposal;
  readonly marking: string;
  readonly ran: Ran | null;
  readonly followed: Followed | null;
  /** the text of one incident, and what was answered for that text */
  readonly incident: string;
  readonly answered: { readonly text: string; readonly result: EvaluateResult } | null;
}

/** What every tab is given. */
export interface TabProps {
  readonly state: LabState;
  readonly change: (part: Partial<LabState>) => void;
  readonly loaded: Loaded;
  readonly definitions: readonly Definition[];
  readonly running: Running;
  /** ISO date by which dated thresholds are chosen */
  readonly date: string;
}
