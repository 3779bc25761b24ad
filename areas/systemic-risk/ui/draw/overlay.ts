import { type Camera, type Size, toPicture } from './camera.ts';
import { type Label, labelGap_px } from './labels.ts';
import type { Tokens } from './places.ts';
import type { Scene } from './scene.ts';

/** What is drawn over the picture, always anew: few things, so that each frame stays short. */
export interface Overlay {
  readonly labels: readonly Label[];
  /** changed last; ringed in the colour of their state */
  readonly recent: readonly number[];
  readonly chosen: number;
  readonly cursor: number;
  /** places in `links`, halved */
  readonly arrows: readonly number[];
  readonly states: Uint8Array;
}

const mostRings = 60;

export function drawOverlay(
  context: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  size: Size,
  grown: number,
  over: Overlay,
  colours: Tokens,
): void {
  const at = (node: number) => toPicture(camera, size, scene.x[node]!, scene.y[node]!);
  const reach = (node: number): number => scene.radius[node]! * grown;
  context.lineWidth = 1.5;
  context.strokeStyle = over.chosen < 0 ? colours.line : colours.chosen;
  context.fillStyle = context.strokeStyle;
  const path = new Path2D();
  const heads = new Path2D();
  for (const link of over.arrows) {
    const [from, to] = [scene.links[2 * link]!, scene.links[2 * link + 1]!];
    arrow(path, heads, at(from), at(to), reach(from) + 1, reach(to) + 2);
  }
  context.stroke(path);
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
  context.fill(heads);
  for (const node of over.recent.slice(0, mostRings))
    ring(context, at(node), Math.max(3, reach(node)) + 5, stateColour(over.states[node], colours), 1.5);
  if (over.chosen >= 0) ring(context, at(over.chosen), Math.max(3, reach(over.chosen)) + 5, colours.chosen, 2.5);
  if (over.cursor >= 0 && over.cursor !== over.chosen)
    ring(context, at(over.cursor), Math.max(3, reach(over.cursor)) + 5, colours.text, 2);
  write(context, scene, over.labels, at, reach, colours);
}

export const stateColour = (state: number | undefined, colours: Tokens): string =>
  state === 2 ? colours.down : state === 1 ? colours.low : colours.up;

function ring(
  context: CanvasRenderingContext2D,
  at: { readonly x: number; readonly y: number },
  radius: number,
  colour: string,
  width: number,
): void {
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.beginPath();
  context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  context.stroke();
}

function write(
  context: CanvasRenderingContext2D,
  scene: Scene,
  labels: readonly Label[],
  at: (node: number) => { readonly x: number; readonly y: number },
  reach: (node: number) => number,
  colours: Tokens,
): void {
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.textBaseline = 'middle';
  context.strokeStyle = colours.ground;
  context.fillStyle = colours.text;
  for (const { node, text } of labels) {
    const { x, y } = at(node);
    const left = x + reach(node) + labelGap_px;
    context.strokeText(text, left, y);
    context.fillText(text, left, y);
  }
}

const head = { length: 8, half: 3.5 };

/** From the rim of one node to the rim of the other; nothing where they touch. */
function arrow(
  path: Path2D,
  heads: Path2D,
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
  start: number,
  end: number,
): void {
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  if (far <= start + end) return;
  const [ux, uy] = [(to.x - from.x) / far, (to.y - from.y) / far];
  const tip = { x: to.x - ux * end, y: to.y - uy * end };
  const foot = { x: tip.x - ux * head.length, y: tip.y - uy * head.length };
  path.moveTo(from.x + ux * start, from.y + uy * start);
  path.lineTo(foot.x, foot.y);
  heads.moveTo(tip.x, tip.y);
  heads.lineTo(foot.x - uy * head.half, foot.y + ux * head.half);
  heads.lineTo(foot.x + uy * head.half, foot.y - ux * head.half);
  heads.closePath();
}
