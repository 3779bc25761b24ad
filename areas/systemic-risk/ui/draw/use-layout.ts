import { useEffect, useRef, useState } from 'react';
import type { ShownOutline } from '../answers.ts';
import type { LaidOut } from './layout.worker.ts';
import { placeOf } from './places.ts';
import type { Stage } from './stage.ts';

const rounds = 120;

export interface Layout {
  /** null when none goes on */
  readonly progress: { readonly done: number; readonly of: number } | null;
  start(): void;
  /** leaves the nodes where they have come to */
  cancel(): void;
  /** every node back where it lies in the world */
  undo(): void;
}

/** A layout by dependency, worked out beside the page: each step is shown, and it can be called off at any. */
export function useLayout(stage: Stage | null, outline: ShownOutline): Layout {
  const worker = useRef<Worker | null>(null);
  const [progress, setProgress] = useState<Layout['progress']>(null);
  const cancel = (): void => {
    worker.current?.terminate();
    worker.current = null;
    setProgress(null);
  };
  useEffect(() => () => worker.current?.terminate(), []);
  const start = (): void => {
    cancel();
    setProgress({ done: 0, of: rounds });
    stage?.whole();
    const scene = stage?.scene;
    worker.current = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
    worker.current.addEventListener('message', (event: MessageEvent<LaidOut>) => {
      // The model was edited meanwhile: these places are those of another.
      if (stage?.scene !== scene) return cancel();
      stage?.place(event.data.places);
      if (event.data.done >= rounds) cancel();
      else setProgress({ done: event.data.done, of: rounds });
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
    worker.current.postMessage({ places: startOf(outline), links: outline.links, rounds });
  };
  const undo = (): void => {
    cancel();
    const { id } = outline.nodes;
    const places = new Float64Array(id.length * 2);
    id.forEach((_, i) => {
      const { x, y } = placeOf(outline, i);
      places.set([x, y], 2 * i);
    });
    stage?.whole();
    stage?.place(places);
  };
  return { progress, start, cancel, undo };
}

/** Where the layout begins: a little apart, so that nodes at one place can be pushed from each other. */
function startOf(outline: ShownOutline): Float64Array {
  const { id } = outline.nodes;
  const places = new Float64Array(id.length * 2);
  id.forEach((_, i) => {
    const { x, y } = placeOf(outline, i);
    places.set([x + (i % 97) * 1e-4, y + (i % 89) * 1e-4], 2 * i);
  });
  return places;
}
