import type { Camera, Size } from './camera.ts';
import { addLines, addNode, type Colour, colourFrom, packed, shade } from './raster.ts';
import type { NodeState } from './scene.ts';

/** What a painter is told. Arrays are handed over, not shared. */
export type PaintOrder =
  | {
      readonly kind: 'scene';
      readonly x: Float32Array;
      readonly y: Float32Array;
      readonly radius: Float32Array;
      readonly links: Uint32Array;
      /** whether the lines are drawn here; arrows of few nodes are drawn over the picture */
      readonly lines: boolean;
    }
  | { readonly kind: 'places'; readonly x: Float32Array; readonly y: Float32Array }
  | { readonly kind: 'place'; readonly node: number; readonly x: number; readonly y: number }
  | { readonly kind: 'states'; readonly nodes: Uint32Array; readonly states: Uint8Array }
  | { readonly kind: 'colours'; readonly ground: string; readonly line: string; readonly states: readonly string[] };

/** A picture to be made: size in pixels of the screen, of which `ratio` make one of the page. */
export interface View {
  readonly camera: Camera;
  readonly size: Size;
  readonly ratio: number;
  /** how much larger than in the whole view nodes are */
  readonly grown: number;
}

/** What is on a picture: nodes of each state and lines that meet it. */
export interface OnPicture {
  readonly nodes: readonly [number, number, number];
  readonly lines: number;
}

/** Holds a scene and paints it anew for any camera. It does no more for an order than the order names. */
export class Painter {
  #x: Float32Array = new Float32Array();
  #y: Float32Array = new Float32Array();
  #radius: Float32Array = new Float32Array();
  #links: Uint32Array = new Uint32Array();
  #lines = false;
  #states: Uint8Array = new Uint8Array();
  #density: Uint32Array = new Uint32Array();
  #ground: Colour = [255, 255, 255];
  #line: Colour = [0, 0, 0];
  #colours: readonly Colour[] = [];

  take(order: PaintOrder): void {
    if (order.kind === 'scene') {
      [this.#x, this.#y, this.#radius] = [order.x, order.y, order.radius];
      [this.#links, this.#lines] = [order.links, order.lines];
      this.#states = new Uint8Array(order.x.length);
    } else if (order.kind === 'places') [this.#x, this.#y] = [order.x, order.y];
    else if (order.kind === 'place') {
      this.#x[order.node] = order.x;
      this.#y[order.node] = order.y;
    } else if (order.kind === 'states') order.nodes.forEach((node, i) => (this.#states[node] = order.states[i]!));
    else {
      this.#ground = colourFrom(order.ground);
      this.#line = colourFrom(order.line);
      this.#colours = order.states.map(colourFrom);
    }
  }

  /** Fills `pixels`, one for each pixel of the view. */
  paint(view: View, pixels: Uint32Array): OnPicture {
    const { size } = view;
    const camera = { ...view.camera, scale: view.camera.scale * view.ratio };
    let lines = 0;
    if (this.#lines && this.#links.length > 0) {
      const room = (size.width + 1) * (size.height + 1);
      if (this.#density.length === room) this.#density.fill(0);
      else this.#density = new Uint32Array(room);
      lines = addLines(this.#density, size, camera, { x: this.#x, y: this.#y, links: this.#links });
      shade(pixels, this.#density, size, this.#ground, this.#line, strengthFor(lines));
    } else pixels.fill(packed(...this.#ground));
    const nodes = ([0, 1, 2] as const).map(state => this.#paintState(state, view, camera, pixels));
    return { nodes: nodes as unknown as OnPicture['nodes'], lines };
  }

  /** Those that run first, so that what failed lies over them, and never smaller than can be seen. */
  #paintState(state: NodeState, view: View, camera: Camera, pixels: Uint32Array): number {
    const { size, ratio, grown } = view;
    const colour = this.#colours[state] ?? this.#line;
    const least = state === 0 ? 0 : 3;
    let painted = 0;
    for (let i = 0; i < this.#x.length; i++) {
      if (this.#states[i] !== state) continue;
      const x = size.width / 2 + (this.#x[i]! - camera.x) * camera.scale;
      const y = size.height / 2 - (this.#y[i]! - camera.y) * camera.scale;
      const radius = Math.max(least, this.#radius[i]!) * grown * ratio;
      if (addNode(pixels, size, state, x, y, radius, colour)) painted++;
    }
    return painted;
  }
}

/** The more lines there are in view, the fainter is each; together they still show where they run thick. */
const strengthFor = (lines: number): number => Math.max(0.04, Math.min(0.5, 12 / Math.sqrt(lines + 1)));
