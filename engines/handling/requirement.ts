import type { Reason } from '#engines/kernel/citation.ts';
import type { AudienceAtom, ComponentName } from './types.ts';

/**
 * One thing that must hold for a share, met by any of its atoms. The whole of a decision is a conjunction of these;
 * the compiled form is the same conjunction over integers.
 */
export interface Requirement {
  readonly reason: Reason;
  readonly component: ComponentName;
  readonly anyOf: readonly AudienceAtom[];
  /**
   * `ask`: an unknown fact leaves the decision open. `condition`: a duty that the holder can still meet or have
   * attested, so the share is permitted on condition of it.
   */
  readonly whenUnknown: 'ask' | 'condition';
  /** what would meet it, as an instruction, and how dear that is: 1 attest, 2 ask, 3 agree, 4 change the world */
  readonly remedy: { readonly code: string; readonly text: string; readonly cost: 1 | 2 | 3 | 4 };
}
