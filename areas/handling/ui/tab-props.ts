import type { Marking } from '#engines/handling/types.ts';
import type { Bench, Change } from './bench.ts';
import type { EngineParts } from './engine.ts';
import type { Reading } from './read/reading.ts';

/** What every tab of the workbench is given. */
export interface TabProps {
  readonly engine: EngineParts;
  readonly bench: Bench;
  readonly change: Change;
  readonly reading: Reading;
  /** the reading is older than what was typed */
  readonly working: boolean;
}

/** The marking that stands for what was pasted: itself, or the banner of a document. */
export const mainMarking = (reading: Reading): Marking | null =>
  reading.kind === 'marking' ? reading.marking : reading.kind === 'document' ? reading.banner : null;
