import type { Marking, ShareRequest } from '#engines/handling/types.ts';
import type { Bench } from '../bench.ts';

/** The question of the workbench as the engine takes it. Without a time of decision whatever depends on time stays open. */
export function requestOf(bench: Bench, marking: Marking): ShareRequest {
  const { holder, recipient, action, purpose, originator, at, facts } = bench.question;
  return {
    item: {
      marking: marking.original,
      context: bench.context,
      ...(originator && { originator }),
      ...(bench.context.created && { produced: bench.context.created }),
    },
    holder,
    recipient,
    action,
    facts,
    ...(purpose && { purpose }),
    ...(at && { at: `${at}:00Z` }),
  };
}
