import { useCallback, useReducer } from 'react';

const mostSteps = 200;

interface History<T> {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
}

type Move<T> = { readonly to: T } | 'undo' | 'redo';

function step<T>({ past, now, future }: History<T>, move: Move<T>): History<T> {
  if (move === 'undo') {
    const before = past.at(-1);
    return before === undefined
      ? { past, now, future }
      : { past: past.slice(0, -1), now: before, future: [now, ...future] };
  }
  if (move === 'redo') {
    const [next, ...rest] = future;
    return next === undefined ? { past, now, future } : { past: [...past, now], now: next, future: rest };
  }
  return move.to === now ? { past, now, future } : { past: [...past, now].slice(-mostSteps), now: move.to, future: [] };
}

/** A value with its past: every change can be undone and redone. */
export function useHistory<T>(first: T) {
  const [{ past, now, future }, dispatch] = useReducer(step<T>, { past: [], now: first, future: [] });
  const put = useCallback((to: T) => dispatch({ to }), []);
  const undo = useCallback(() => dispatch('undo'), []);
  const redo = useCallback(() => dispatch('redo'), []);
  return { now, put, undo, redo, canUndo: past.length > 0, canRedo: future.length > 0 };
}
