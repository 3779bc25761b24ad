import type { SchemeReading } from '../contribution.ts';
import { byLevel } from './reading.ts';

/** The Chatham House Rule: content is free, speakers and participants are not named. */
export const chathamHouse: SchemeReading = {
  level: mark => [
    byLevel(mark, 'chatham-house-names', 'Neither speaker nor any other participant may be identified.', {
      attribution: { participant: 'must-not-name', speaker: 'must-not-name' },
    }),
  ],
};
