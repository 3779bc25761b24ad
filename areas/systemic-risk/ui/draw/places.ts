import type { ShownOutline } from '../answers.ts';

/** Colours of a drawing, as the tokens of the page have them now. */
export function tokens() {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ground: token('--bg'),
    down: token('--overdue'),
    low: token('--soon'),
    up: token('--faint'),
    line: token('--faint'),
    text: token('--text'),
    chosen: token('--accent'),
  };
}

export type Tokens = ReturnType<typeof tokens>;

/** A latitude as it lies on a map (Mercator), in degrees of longitude at the equator, so that graph and map have one shape. */
const northing = (latitude: number): number => {
  const radians = (Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180;
  return (Math.log(Math.tan(Math.PI / 4 + radians / 2)) * 180) / Math.PI;
};

interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

const boxes = new WeakMap<ShownOutline['nodes']['position'], Box | null>();

/** The part of the world in which the model lies; null when it gives no places. */
function boxOf({ nodes }: ShownOutline): Box | null {
  const known = boxes.get(nodes.position);
  if (known !== undefined) return known;
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const at of nodes.position) {
    if (!at) continue;
    left = Math.min(left, at[0]);
    right = Math.max(right, at[0]);
    bottom = Math.min(bottom, northing(at[1]));
    top = Math.max(top, northing(at[1]));
  }
  const made = right < left ? null : { left, bottom, width: right - left, height: top - bottom };
  boxes.set(nodes.position, made);
  return made;
}

/** Where a node stands before any layout: its place in the world, else beside it, else on a ring in the order of the records. */
export function placeOf(outline: ShownOutline, i: number): { readonly x: number; readonly y: number } {
  const position = outline.nodes.position[i];
  if (position) return { x: position[0], y: northing(position[1]) };
  const box = boxOf(outline);
  const share = i / Math.max(1, outline.nodes.id.length);
  if (box) return { x: box.left + box.width * 1.05, y: box.bottom + box.height * share };
  return { x: Math.cos(share * 2 * Math.PI) * 10, y: Math.sin(share * 2 * Math.PI) * 10 };
}
