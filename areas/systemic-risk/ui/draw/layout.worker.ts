// Works a layout out beside the page: seven thousand nodes take a few seconds.
import { DirectedGraph } from 'graphology';
import * as layout from 'graphology-layout-forceatlas2';

interface Wanted {
  readonly places: Float64Array;
  readonly links: readonly number[];
  readonly rounds: number;
}

/** Where the nodes have come to after so many rounds. */
export interface LaidOut {
  readonly places: Float64Array;
  readonly done: number;
}

// The package is CommonJS whose declarations say otherwise: what is imported is the function itself, or holds it.
const forceAtlas2 = layout.default as unknown as typeof layout.default.default;
const step = 5;

addEventListener('message', (event: MessageEvent<Wanted>) => {
  const { places, links, rounds } = event.data;
  const graph = new DirectedGraph();
  for (let i = 0; i < places.length / 2; i++) graph.addNode(i, { x: places[2 * i], y: places[2 * i + 1] });
  for (let i = 0; i < links.length; i += 2) graph.mergeEdge(links[i], links[i + 1]);
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: true };
  for (let done = step; done <= rounds; done += step) {
    forceAtlas2.assign(graph, { iterations: step, settings });
    const moved = new Float64Array(places.length);
    graph.forEachNode((node, at) => moved.set([at['x'] as number, at['y'] as number], 2 * Number(node)));
    const laidOut: LaidOut = { places: moved, done };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
    postMessage(laidOut);
  }
});
