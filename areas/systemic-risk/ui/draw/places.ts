import type { ShownOutline } from '../answers.ts';

/** Colours of the state of a node, as the tokens of the page have them now. */
export function tokens() {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    down: token('--overdue'),
    low: token('--soon'),
    up: token('--faint'),
    line: token('--line-strong'),
    text: token('--text'),
    land: token('--pane'),
  };
}

export type Tokens = ReturnType<typeof tokens>;

export const colourOf = (level: number | undefined, colours: Tokens): string => {
  if (level === undefined || level >= 1) return colours.up;
  return level <= 0 ? colours.down : colours.low;
};

/** Where a node stands before any layout: its place in the world, else a ring in the order of the records. */
export function placeOf(outline: ShownOutline, i: number): { readonly x: number; readonly y: number } {
  const position = outline.nodes.position[i];
  if (position) return { x: position[0], y: position[1] };
  const turn = (i / Math.max(1, outline.nodes.id.length)) * 2 * Math.PI;
  return { x: Math.cos(turn) * 10, y: Math.sin(turn) * 10 };
}
