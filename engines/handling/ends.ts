import { compareText } from './components/audience.ts';

/** The latest of several ends; none where one of them has no end. */
export const latestEnd = (ends: readonly (string | undefined)[]): string | undefined =>
  ends.includes(undefined)
    ? undefined
    : ends
        .filter(end => end !== undefined)
        .toSorted(compareText)
        .at(-1);
