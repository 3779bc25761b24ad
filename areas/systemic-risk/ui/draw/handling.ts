import type { Point } from './camera.ts';
import type { Stage } from './stage.ts';

interface Hand extends Point {
  readonly id: number;
}

const drag_px = 4;

/** What comes of a hand on the drawing. */
interface Handled {
  pick(id: string): void;
  mayDrag(): boolean;
}

/**
 * Pointer, touch and wheel on a stage: pressing on the ground pans, on a node drags it if that is permitted, two fingers or the wheel zoom, a
 * click picks. Returns what takes the listeners off.
 */
export function handle(canvas: HTMLCanvasElement, stage: Stage, handled: Handled): () => void {
  const hands: Hand[] = [];
  let held = -1;
  let started: Point | null = null;
  let dragging = false;
  const point = (event: MouseEvent): Point => ({ x: event.offsetX, y: event.offsetY });
  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    hands.push({ id: event.pointerId, ...point(event) });
    started = point(event);
    held = hands.length === 1 && handled.mayDrag() ? stage.at(started) : -1;
    dragging = hands.length > 1;
  };
  const move = (event: PointerEvent): void => {
    const now = point(event);
    const own = hands.findIndex(hand => hand.id === event.pointerId);
    if (own < 0) return stage.hover(stage.at(now));
    const before = hands[own] as Hand;
    hands[own] = { id: before.id, ...now };
    dragging ||= started !== null && Math.hypot(now.x - started.x, now.y - started.y) >= drag_px;
    if (!dragging) return;
    const other = hands[1 - own];
    if (other) pinch(stage, before, now, other);
    else if (held >= 0) stage.drag(held, stage.placeAt(now));
    else stage.pan(now.x - before.x, now.y - before.y);
  };
  const up = (event: PointerEvent): void => {
    const own = hands.findIndex(hand => hand.id === event.pointerId);
    if (own >= 0) hands.splice(own, 1);
    if (!dragging && event.type === 'pointerup') {
      const id = stage.scene?.ids[stage.at(point(event))];
      if (id !== undefined) handled.pick(id);
    }
    if (hands.length === 0) [held, dragging] = [-1, false];
  };
  const leave = (): void => stage.hover(-1);
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    stage.zoom(Math.exp(-Math.max(-300, Math.min(300, event.deltaY)) / 300), point(event));
  };
  const listeners = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: up, pointerleave: leave };
  for (const [name, listener] of Object.entries(listeners)) canvas.addEventListener(name, listener as EventListener);
  canvas.addEventListener('wheel', wheel, { passive: false });
  return () => {
    for (const [name, listener] of Object.entries(listeners))
      canvas.removeEventListener(name, listener as EventListener);
    canvas.removeEventListener('wheel', wheel);
  };
}

/** Two fingers: the scene goes with their middle and grows with their distance. */
function pinch(stage: Stage, before: Point, now: Point, other: Point): void {
  const apart = (a: Point): number => Math.max(1, Math.hypot(a.x - other.x, a.y - other.y));
  stage.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
  stage.zoom(apart(now) / apart(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
}
