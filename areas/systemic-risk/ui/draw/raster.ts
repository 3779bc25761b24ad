// Lines and nodes written into an array of pixels by plain loops. Without a graphics card the browser takes a third of a
// second for the same lines; here they take some milliseconds in a worker, and a pixel crossed by many lines is darker.
import type { Camera, Size } from './camera.ts';

/** Weight of one line on one pixel, shared between the two pixels it passes between. */
const unit = 16;

/** Red, green, blue, each 0 to 255. */
export type Colour = readonly [number, number, number];

/** A `#rrggbb` token of the page. */
export function colourFrom(token: string): Colour {
  const value = Number.parseInt(token.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Opaque, as `ImageData` on a little-endian machine, which is every machine that runs a browser, has it. */
export const packed = (red: number, green: number, blue: number): number =>
  ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;

/** Adds every line that meets the picture to `density`, which has one row and one column more than the picture. */
export function addLines(
  density: Uint32Array,
  size: Size,
  camera: Camera,
  scene: { readonly x: Float32Array; readonly y: Float32Array; readonly links: Uint32Array },
): number {
  const { x, y, links } = scene;
  let drawn = 0;
  for (let i = 0; i < links.length; i += 2) {
    const [from, to] = [links[i]!, links[i + 1]!];
    const ax = size.width / 2 + (x[from]! - camera.x) * camera.scale;
    const ay = size.height / 2 - (y[from]! - camera.y) * camera.scale;
    const bx = size.width / 2 + (x[to]! - camera.x) * camera.scale;
    const by = size.height / 2 - (y[to]! - camera.y) * camera.scale;
    if (addLine(density, size, ax, ay, bx, by)) drawn++;
  }
  return drawn;
}

/** One line, cut at the edges of the picture (Liang and Barsky); false when it lies outside. */
export function addLine(
  density: Uint32Array,
  { width, height }: Size,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): boolean {
  const [dx, dy] = [bx - ax, by - ay];
  let [start, end] = [0, 1];
  for (let side = 0; side < 4; side++) {
    const run = side === 0 ? -dx : side === 1 ? dx : side === 2 ? -dy : dy;
    const room = side === 0 ? ax : side === 1 ? width - 1 - ax : side === 2 ? ay : height - 1 - ay;
    if (run === 0) {
      if (room < 0) return false;
      continue;
    }
    const share = room / run;
    if (run < 0) start = Math.max(start, share);
    else end = Math.min(end, share);
  }
  if (start > end) return false;
  walk(density, width + 1, ax + start * dx, ay + start * dy, ax + end * dx, ay + end * dy);
  return true;
}

/** From pixel to pixel along the longer side; the weight of each step is shared between the two pixels beside the line. */
function walk(density: Uint32Array, stride: number, ax: number, ay: number, bx: number, by: number): void {
  const flat = Math.abs(bx - ax) >= Math.abs(by - ay);
  const [along, across] = flat ? [1, stride] : [stride, 1];
  let [a, b, c, d] = flat ? [ax, ay, bx, by] : [ay, ax, by, bx];
  if (a > c) [a, b, c, d] = [c, d, a, b];
  const first = Math.round(a);
  const last = Math.round(c);
  const slope = c > a ? (d - b) / (c - a) : 0;
  let value = b * 65536;
  const step = slope * 65536;
  const [lowest, highest] = [Math.min(b, d) * 65536, Math.max(b, d) * 65536];
  for (let i = first; i <= last; i++) {
    const held = value < lowest ? lowest : value > highest ? highest : value;
    const whole = held >> 16;
    const part = (held >> 12) & (unit - 1);
    const at = i * along + whole * across;
    density[at]! += unit - part;
    density[at + across]! += part;
    value += step;
  }
}

/** Ground where no line is; towards `line` the more lines cross a pixel, each taking `strength` of what is left. */
export function shade(
  pixels: Uint32Array,
  density: Uint32Array,
  size: Size,
  ground: Colour,
  line: Colour,
  strength: number,
): void {
  const shades = new Uint32Array(64 * unit);
  for (let weight = 0; weight < shades.length; weight++) {
    const share = 1 - (1 - strength) ** (weight / unit);
    shades[weight] = packed(...mixed(ground, line, share));
  }
  const top = shades.length - 1;
  const { width, height } = size;
  for (let row = 0, at = 0, from = 0; row < height; row++, from++)
    for (let column = 0; column < width; column++) {
      const weight = density[from++]!;
      pixels[at++] = shades[weight > top ? top : weight]!;
    }
}

const mixed = (under: Colour, over: Colour, share: number): Colour => [
  Math.round(under[0] + (over[0] - under[0]) * share),
  Math.round(under[1] + (over[1] - under[1]) * share),
  Math.round(under[2] + (over[2] - under[2]) * share),
];

/** How far a point is from the middle of a node, by the shape of its state: a disc runs, a diamond is impaired, a square is down. */
const reaches = [
  (dx: number, dy: number): number => Math.sqrt(dx * dx + dy * dy),
  (dx: number, dy: number): number => (Math.abs(dx) + Math.abs(dy)) * 0.8,
  (dx: number, dy: number): number => Math.max(Math.abs(dx), Math.abs(dy)) * 1.13,
] as const;

/** One node at a pixel of the picture, with a soft rim; false when it lies outside. */
export function addNode(
  pixels: Uint32Array,
  { width, height }: Size,
  shape: 0 | 1 | 2,
  x: number,
  y: number,
  radius: number,
  colour: Colour,
): boolean {
  const wide = radius * 1.3 + 1;
  const [left, right] = [Math.max(0, Math.ceil(x - wide)), Math.min(width - 1, Math.floor(x + wide))];
  const [top, bottom] = [Math.max(0, Math.ceil(y - wide)), Math.min(height - 1, Math.floor(y + wide))];
  if (left > right || top > bottom) return false;
  const reach = reaches[shape];
  const full = packed(...colour);
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) {
      const cover = radius + 0.5 - reach(column - x, row - y);
      if (cover <= 0) continue;
      const at = row * width + column;
      pixels[at] = cover >= 1 ? full : over(pixels[at]!, colour, cover);
    }
  return true;
}

function over(under: number, colour: Colour, cover: number): number {
  const red = under & 255;
  const green = (under >> 8) & 255;
  const blue = (under >> 16) & 255;
  return packed(
    red + (colour[0] - red) * cover,
    green + (colour[1] - green) * cover,
    blue + (colour[2] - blue) * cover,
  );
}
