import type { Mark, SchemeReading } from '../contribution.ts';
import { type Action, actions } from '../types.ts';
import { askedBy } from './profile.ts';
import { byLevel } from './reading.ts';

/** PAP governs technical use; these are the actions each colour takes away from everything. */
const barred: Readonly<Record<string, readonly Action[]>> = {
  CLEAR: [],
  GREEN: ['contact'],
  AMBER: ['contact', 'block', 'look-up-active'],
  RED: ['contact', 'block', 'look-up-active', 'look-up-passive'],
};

const texts: Readonly<Record<string, string>> = {
  CLEAR: 'PAP:CLEAR sets no limit on action.',
  GREEN: 'PAP:GREEN allows active defence such as a ping, a block or a honeypot, not contact with the adversary.',
  AMBER: 'PAP:AMBER allows passive cross-checks, also at third parties, and nothing the adversary could notice.',
  RED: 'PAP:RED allows only passive work on own logs that nobody outside can detect.',
};

/** The Permissible Actions Protocol: one component, permitted actions. */
export const pap: SchemeReading = {
  level(mark: Mark) {
    const colour = mark.part.level === 'WHITE' ? 'CLEAR' : (mark.part.level ?? '');
    const out = barred[colour];
    if (out === undefined) return undefined;
    const permitted_actions = actions.filter(action => !out.includes(action));
    return [byLevel(mark, 'pap-actions', texts[colour] ?? '', { permitted_actions }), ...askedBy(mark, colour)];
  },
};
