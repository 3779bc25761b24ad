import { type Camera, type Size, toPicture } from './camera.ts';
import { inPicture } from './near.ts';
import type { Scene } from './scene.ts';

/** Names that stand beside their nodes. */
export interface Label {
  readonly node: number;
  readonly text: string;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const labelGap_px = 6;
const lineHeight_px = 15;
const mostTried = 600;
const longest = 36;

/** A name as it is written: cut where it would cover half of the picture. */
export const written = (name: string): string => (name.length > longest ? `${name.slice(0, longest - 1)}…` : name);

/**
 * Which names are written: the first ones asked for, then the largest nodes in view, none over another and none beyond
 * the picture. `widthOf` measures a text in pixels.
 */
export function labelsFor(
  scene: Scene,
  camera: Camera,
  size: Size,
  asked: { readonly first: readonly number[]; readonly others: number; readonly grown: number },
  widthOf: (text: string) => number,
): readonly Label[] {
  const taken: Box[] = [];
  const labels: Label[] = [];
  const seen = new Set<number>();
  const place = (node: number): void => {
    if (seen.has(node) || !inPicture(scene, node, camera, size)) return;
    seen.add(node);
    const text = written(scene.names[node] ?? '');
    const at = toPicture(camera, size, scene.x[node]!, scene.y[node]!);
    const left = at.x + scene.radius[node]! * asked.grown + labelGap_px;
    const top = at.y - lineHeight_px / 2;
    const box = { left, top, right: left + widthOf(text), bottom: top + lineHeight_px };
    if (box.right > size.width || box.top < 0 || box.bottom > size.height) return;
    if (taken.some(other => overlap(other, box))) return;
    taken.push(box);
    labels.push({ node, text });
  };
  for (const node of asked.first) place(node);
  const until = labels.length + asked.others;
  for (let i = 0; i < scene.bySize.length && i < mostTried && labels.length < until; i++) place(scene.bySize[i]!);
  return labels;
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
