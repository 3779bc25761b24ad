// Two other ways of drawing the same scene, for the bench alone: sigma on WebGL as the pages had it before, and a plain
// canvas that draws every line and node anew in each frame. Both are moved by the same hand as ours.
import { DirectedGraph } from 'graphology';
import { Sigma } from 'sigma';

/** A scene in plain lists, as it is handed to a page. */
export interface PlainScene {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly radius: readonly number[];
  readonly links: readonly number[];
}

const colours = ['#8b97a8', '#9a6200', '#c62828'] as const;
const line = '#c9d0da';

/** Shows the scene with sigma; returns how many nodes and lines it holds, and what gives nodes other states. */
export function withSigma(box: HTMLElement, scene: PlainScene) {
  const graph = new DirectedGraph();
  scene.x.forEach((x, i) => graph.addNode(i, { x, y: scene.y[i], size: scene.radius[i], color: colours[0] }));
  for (let i = 0; i < scene.links.length; i += 2) graph.mergeEdge(scene.links[i], scene.links[i + 1], { size: 0.3 });
  const sigma = new Sigma(graph, box, { defaultEdgeColor: line, hideEdgesOnMove: true, hideLabelsOnMove: true });
  const colour = (states: readonly (readonly [number, 0 | 1 | 2])[]): void => {
    for (const [node, state] of states) graph.setNodeAttribute(node, 'color', colours[state]);
    sigma.scheduleRefresh({ partialGraph: { nodes: states.map(([node]) => String(node)) }, layoutUnchange: true });
  };
  return { nodes: graph.order, lines: graph.size, colour };
}

/** The same on a plain canvas. */
export function withCanvas(box: HTMLElement, scene: PlainScene) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [box.clientWidth, box.clientHeight];
  box.append(canvas);
  const context = canvas.getContext('2d')!;
  const [left, low] = [Math.min(...scene.x), Math.min(...scene.y)];
  const extent = Math.max(Math.max(...scene.x) - left, Math.max(...scene.y) - low);
  const states = new Uint8Array(scene.x.length);
  const view = { dx: 0, dy: 0, zoom: canvas.height / extent };
  let asked = 0;
  const draw = (): void => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      drawAll(context, scene, states, { ...view, left, low });
    });
  };
  canvas.addEventListener('pointermove', event => {
    if (event.buttons !== 1) return;
    view.dx += event.movementX;
    view.dy += event.movementY;
    draw();
  });
  canvas.addEventListener('wheel', event => {
    view.zoom *= Math.exp(-event.deltaY / 300);
    draw();
  });
  draw();
  const colour = (changed: readonly (readonly [number, 0 | 1 | 2])[]): void => {
    for (const [node, state] of changed) states[node] = state;
    draw();
  };
  return { nodes: scene.x.length, lines: scene.links.length / 2, colour };
}

interface Placed {
  readonly dx: number;
  readonly dy: number;
  readonly zoom: number;
  readonly left: number;
  readonly low: number;
}

function drawAll(context: CanvasRenderingContext2D, scene: PlainScene, states: Uint8Array, at: Placed): void {
  const { width, height } = context.canvas;
  context.clearRect(0, 0, width, height);
  const x = (i: number): number => ((scene.x[i] ?? 0) - at.left) * at.zoom + at.dx;
  const y = (i: number): number => height - ((scene.y[i] ?? 0) - at.low) * at.zoom + at.dy;
  context.strokeStyle = line;
  context.lineWidth = 0.3;
  context.beginPath();
  for (let i = 0; i < scene.links.length; i += 2) {
    const [from = 0, to = 0] = [scene.links[i], scene.links[i + 1]];
    context.moveTo(x(from), y(from));
    context.lineTo(x(to), y(to));
  }
  context.stroke();
  colours.forEach((colour, state) => {
    context.fillStyle = colour;
    for (let i = 0; i < scene.x.length; i++) {
      if (states[i] !== state) continue;
      context.beginPath();
      context.arc(x(i), y(i), scene.radius[i] ?? 1, 0, 2 * Math.PI);
      context.fill();
    }
  });
}
