import { type Camera, cameraFor, panned, type Point, type Size, zoomed } from './camera.ts';
import { type Label, labelsFor } from './labels.ts';
import { type Direction, inPicture, nearest, nextTowards } from './near.ts';
import { drawOverlay } from './overlay.ts';
import type { PaintOrder, View } from './painter.ts';
import type { Painted } from './paint.worker.ts';
import { type Tokens, tokens } from './places.ts';
import { bringStates, type Scene } from './scene.ts';

const margin_px = 28;
const rest_ms = 140;
const mostGrown = 4;
const roomForAll_px = 460;
const mostArrows = 1200;
const font = '12px "Inter Variable", "Inter", system-ui, sans-serif';

/**
 * A scene on a canvas, moved without the page taking part: the worker paints lines and nodes, each frame shows the latest
 * picture where the camera has it by now, and over it the few things that are drawn always anew.
 */
export class Stage {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #worker: Worker;
  #scene: Scene | null = null;
  #states: Uint8Array = new Uint8Array();
  #size: Size = { width: 0, height: 0 };
  #camera: Camera = { x: 0, y: 0, scale: 1 };
  #whole = 1;
  /** until somebody moves the camera, it keeps all in view */
  #fitted = true;
  #colours: Tokens = tokens();
  #painted: Painted | null = null;
  #painting = false;
  #stale = false;
  #orders = 0;
  #frame = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #labels: readonly Label[] = [];
  #recent: readonly number[] = [];
  #arrows: readonly number[] = [];
  #chosen = -1;
  #cursor = -1;
  #hovered = -1;
  readonly #widths = new Map<string, number>();

  /** `onTrouble` hears when the worker that paints cannot be had. */
  constructor(canvas: HTMLCanvasElement, onTrouble: () => void) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d', { alpha: false })!;
    this.#worker = new Worker(new URL('./paint.worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', (event: MessageEvent<Painted>) => this.#take(event.data));
    this.#worker.addEventListener('error', onTrouble);
    this.recolour();
  }

  get size(): Size {
    return this.#size;
  }

  get scene(): Scene | null {
    return this.#scene;
  }

  get cursor(): number {
    return this.#cursor;
  }

  close(): void {
    this.#worker.terminate();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#rest);
    this.#painted?.picture.close();
  }

  /** Shows another scene; the camera stays where it is unless nothing was to be seen before. */
  show(scene: Scene): void {
    const first = this.#scene === null || this.#scene.ids.length === 0;
    const chosen = this.#scene?.ids[this.#chosen];
    this.#scene = scene;
    this.#states = new Uint8Array(scene.ids.length);
    this.#recent = [];
    this.#chosen = chosen === undefined ? -1 : (scene.at.get(chosen) ?? -1);
    this.#cursor = -1;
    this.#hovered = -1;
    const { radius, links, small } = scene;
    this.#order({ kind: 'scene', x: scene.x.slice(), y: scene.y.slice(), radius, links, lines: !small });
    this.#arrows = this.#arrowsShown();
    if (first) this.#fitted = true;
    this.#refit();
    this.#moved();
  }

  /** Colours the nodes whose state is another than before, and rings those that changed last. */
  colour(levels: ReadonlyMap<string, number>, recent: readonly string[] = []): void {
    if (!this.#scene) return;
    const nodes = bringStates(this.#scene, this.#states, levels);
    this.#canvas.dataset['touched'] = String(nodes.length);
    const states = Uint8Array.from(nodes, node => this.#states[node]!);
    if (nodes.length > 0) this.#order({ kind: 'states', nodes, states });
    this.#recent = recent.flatMap(id => this.#scene?.at.get(id) ?? []);
    this.#moved(nodes.length > 0);
    this.#say();
  }

  /** Reads the tokens of the page again: after a change between light and dark. */
  recolour(): void {
    this.#colours = tokens();
    const { ground, line, up, low, down } = this.#colours;
    this.#order({ kind: 'colours', ground, line, states: [up, low, down] });
    this.#moved();
  }

  /** Places of all nodes at once, from a layout. */
  place(places: Float64Array): void {
    const scene = this.#scene;
    if (!scene || places.length !== 2 * scene.ids.length) return;
    for (let i = 0; i < scene.x.length; i++) [scene.x[i], scene.y[i]] = [places[2 * i]!, places[2 * i + 1]!];
    this.#order({ kind: 'places', x: scene.x.slice(), y: scene.y.slice() });
    this.#refit();
    this.#moved();
  }

  /** Moves one node of the drawing to a place of the scene; the model is not changed by it. */
  drag(node: number, { x, y }: Point): void {
    const scene = this.#scene;
    if (!scene) return;
    [scene.x[node], scene.y[node]] = [x, y];
    this.#order({ kind: 'place', node, x, y });
    this.#moved();
  }

  resize(width: number, height: number): void {
    if (width === 0 || height === 0) return;
    this.#size = { width, height };
    const ratio = this.#ratio();
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    this.#refit();
    this.#moved();
  }

  whole(): void {
    this.#fitted = true;
    this.#refit();
    this.#moved();
  }

  pan(dx: number, dy: number): void {
    this.#look(panned(this.#camera, dx, dy));
  }

  zoom(factor: number, at: Point = { x: this.#size.width / 2, y: this.#size.height / 2 }): void {
    this.#look(zoomed(this.#camera, this.#size, factor, at, this.#whole));
  }

  /** Chooses a node (or none): ringed and named, with its dependencies over all others. */
  choose(id: string | null): void {
    const node = id === null ? -1 : (this.#scene?.at.get(id) ?? -1);
    if (node === this.#chosen) return;
    this.#chosen = node;
    this.#arrows = this.#arrowsShown();
    this.#say();
  }

  /** Brings a node into the middle, near enough to tell it from its neighbours; at once, without a flight. */
  centre(id: string): void {
    const node = this.#scene?.at.get(id);
    if (node === undefined || !this.#scene) return;
    this.#cursor = node;
    this.#look({
      x: this.#scene.x[node]!,
      y: this.#scene.y[node]!,
      scale: Math.max(this.#camera.scale, this.#scene.small ? this.#whole : this.#whole * 6),
    });
  }

  /** The next node in a direction, from the one that was walked to; first of all the one nearest to the middle. */
  step(direction: Direction): string | null {
    const scene = this.#scene;
    if (!scene || scene.ids.length === 0) return null;
    const { width, height } = this.#size;
    const middle = { x: width / 2, y: height / 2 };
    const from = this.#cursor >= 0 ? this.#cursor : this.#chosen;
    const next =
      from < 0 ? nearest(scene, this.#camera, this.#size, middle, Infinity) : nextTowards(scene, from, direction);
    if (next < 0) return scene.ids[from] ?? null;
    this.#cursor = next;
    if (inPicture(scene, next, this.#camera, this.#size)) this.#say();
    else this.#look({ ...this.#camera, x: scene.x[next]!, y: scene.y[next]! });
    return scene.ids[next] ?? null;
  }

  at(point: Point): number {
    return this.#scene ? nearest(this.#scene, this.#camera, this.#size, point, 12) : -1;
  }

  placeAt(point: Point): Point {
    const { x, y, scale } = this.#camera;
    const { width, height } = this.#size;
    return { x: x + (point.x - width / 2) / scale, y: y - (point.y - height / 2) / scale };
  }

  hover(node: number): void {
    if (node === this.#hovered) return;
    this.#hovered = node;
    this.#canvas.style.cursor = node < 0 ? 'grab' : 'pointer';
    this.#say();
  }

  #look(camera: Camera): void {
    this.#fitted = false;
    this.#camera = camera;
    this.#moved();
  }

  #refit(): void {
    if (!this.#scene || this.#size.width === 0) return;
    const names = this.#scene.small ? 60 : 0;
    const fitted = cameraFor(this.#scene.x, this.#scene.y, this.#size, margin_px + names);
    this.#whole = fitted.scale;
    if (this.#fitted) this.#camera = fitted;
  }

  #ratio(): number {
    return Math.min(2, globalThis.devicePixelRatio || 1);
  }

  /** How much larger nodes are than in the whole view of a wide window; many nodes are smaller where there is less room. */
  #grown(): number {
    const near = Math.max(1, Math.min(mostGrown, Math.sqrt(this.#camera.scale / this.#whole)));
    const room = Math.min(this.#size.width, this.#size.height) / roomForAll_px;
    return near * (this.#scene?.small ? 1 : Math.max(0.6, Math.min(1, room)));
  }

  #order(order: PaintOrder): void {
    this.#orders++;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
    this.#worker.postMessage(order);
  }

  /** The picture is to be painted anew (unless `picture` says it is still right), and names are chosen when it rests. */
  #moved(picture = true): void {
    if (picture) this.#stale = true;
    if (this.#canvas.dataset['rest'] === 'true') this.#canvas.dataset['rest'] = 'false';
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#say(), rest_ms);
    this.#paint();
    this.#draw();
  }

  #paint(): void {
    if (this.#painting || !this.#stale || !this.#scene || this.#size.width === 0) return;
    const ratio = this.#ratio();
    const size = { width: this.#canvas.width, height: this.#canvas.height };
    const view: View = { camera: this.#camera, size, ratio, grown: this.#grown() };
    this.#painting = true;
    this.#stale = false;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
    this.#worker.postMessage({ kind: 'paint', view });
  }

  #take(painted: Painted): void {
    this.#painted?.picture.close();
    this.#painted = painted;
    this.#painting = false;
    const { dataset } = this.#canvas;
    dataset['shown'] = painted.on.nodes.join(' ');
    dataset['lines'] = String(this.#scene?.small ? this.#arrows.length : painted.on.lines);
    if (!this.#stale && painted.orders === this.#orders) dataset['rest'] = 'true';
    this.#paint();
    this.#draw();
  }

  /** Chooses the names to be written and draws them. */
  #say(): void {
    const scene = this.#scene;
    if (!scene) return;
    this.#context.font = font;
    const near = this.#camera.scale / this.#whole;
    const first = [this.#chosen, this.#cursor, this.#hovered, ...this.#recent.slice(-8)].filter(node => node >= 0);
    const others = scene.small ? scene.ids.length : near >= 1.5 ? 24 : 0;
    const asked = { first, others, grown: this.#grown() };
    this.#labels = labelsFor(scene, this.#camera, this.#size, asked, text => this.#widthOf(text));
    this.#draw();
  }

  #widthOf(text: string): number {
    const known = this.#widths.get(text);
    if (known !== undefined) return known;
    const { width } = this.#context.measureText(text);
    this.#widths.set(text, width);
    return width;
  }

  #arrowsShown(): readonly number[] {
    const scene = this.#scene;
    if (!scene) return [];
    const shown: number[] = [];
    for (let link = 0; link < scene.links.length / 2 && shown.length < mostArrows; link++)
      if (scene.small || scene.links[2 * link] === this.#chosen || scene.links[2 * link + 1] === this.#chosen)
        shown.push(link);
    return shown;
  }

  #draw(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#drawNow();
    });
  }

  #drawNow(): void {
    if (!this.#scene || this.#size.width === 0) return;
    const context = this.#context;
    const ratio = this.#ratio();
    context.setTransform(1, 0, 0, 1, 0, 0);
    this.#drawPicture(ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.font = font;
    const over = {
      labels: this.#labels,
      recent: this.#recent,
      chosen: this.#chosen,
      cursor: this.#cursor,
      arrows: this.#arrows,
      states: this.#states,
    };
    drawOverlay(context, this.#scene, this.#camera, this.#size, this.#grown(), over, this.#colours);
  }

  /** The latest picture, moved and scaled to where the camera is by now. */
  #drawPicture(ratio: number): void {
    const context = this.#context;
    const painted = this.#painted;
    const { width, height } = this.#canvas;
    const scale = painted ? this.#camera.scale / painted.view.camera.scale : 1;
    const side = (whole: number, moved: number, across: number): number =>
      Math.round(whole / 2 + moved * this.#camera.scale * ratio - (across * scale) / 2);
    const seen = painted?.view;
    const left = seen ? side(width, seen.camera.x - this.#camera.x, seen.size.width) : 0;
    const top = seen ? side(height, this.#camera.y - seen.camera.y, seen.size.height) : 0;
    if (!painted || left !== 0 || top !== 0 || scale !== 1) {
      context.fillStyle = this.#colours.ground;
      context.fillRect(0, 0, width, height);
    }
    if (!painted) return;
    context.imageSmoothingEnabled = scale !== 1;
    context.drawImage(painted.picture, left, top, painted.view.size.width * scale, painted.view.size.height * scale);
  }
}
