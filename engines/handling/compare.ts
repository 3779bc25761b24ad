import type { HandlingReason } from './contribution.ts';
import { componentAtLeast, joinVectors } from './lattice.ts';
import { type ComponentName, componentNames, type Marking, type Vector } from './types.ts';

export type Strictness = 'stricter' | 'looser' | 'equal' | 'incomparable';

export interface Comparison {
  /** how the first marking stands to the second */
  readonly a_is: Strictness;
  /** one reason for each component that either marking governs */
  readonly because: readonly HandlingReason[];
}

/** What a marking and the marks beside it require together; all of them bind. */
export const wholeVector = (marking: Marking): Vector =>
  (marking.also ?? []).reduce((vector, mark) => joinVectors(vector, mark.vector), marking.vector);

function strictnessOf(aAtLeast: boolean, bAtLeast: boolean): Strictness {
  if (aAtLeast) return bAtLeast ? 'equal' : 'stricter';
  return bAtLeast ? 'looser' : 'incomparable';
}

const words: Readonly<Record<Strictness, string>> = {
  stricter: 'the first is stricter',
  looser: 'the first is looser',
  equal: 'both are equally strict',
  incomparable: 'neither contains the other',
};

function componentReason(component: ComponentName, a: Vector, b: Vector): HandlingReason[] {
  if (a[component] === undefined && b[component] === undefined) return [];
  const strictness = strictnessOf(componentAtLeast(component, a, b), componentAtLeast(component, b, a));
  const silent =
    a[component] === undefined
      ? ' (the first does not govern it)'
      : b[component] === undefined
        ? ' (the second does not govern it)'
        : '';
  return [
    {
      code: `${component.replace('_', '-')}-${strictness}`,
      text: `${component.replace('_', ' ')}: ${words[strictness]}${silent}.`,
      component,
    },
  ];
}

/** Compares two vectors; a is stricter only if it is at least as strict in every component. */
export function compareVectors(a: Vector, b: Vector): Comparison {
  const aAtLeast = componentNames.every(component => componentAtLeast(component, a, b));
  const bAtLeast = componentNames.every(component => componentAtLeast(component, b, a));
  return {
    a_is: strictnessOf(aAtLeast, bAtLeast),
    because: componentNames.flatMap(component => componentReason(component, a, b)),
  };
}

/** Compares two markings component by component. A marking that could not be read compares with nothing. */
export function compareMarkings(a: Marking, b: Marking): Comparison {
  const unread = [a, b].find(marking => marking.errors.length > 0 || marking.ambiguous === true);
  if (unread === undefined) return compareVectors(wholeVector(a), wholeVector(b));
  const text = `\`${unread.original}\` could not be read with certainty, so it compares with nothing.`;
  return {
    a_is: 'incomparable',
    because: [{ code: unread.ambiguous === true ? 'ambiguous-marking' : 'unreadable-marking', text }],
  };
}
