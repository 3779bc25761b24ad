import { Button } from '@mantine/core';
import { DirectedGraph } from 'graphology';
import { useEffect, useRef, useState } from 'react';
import { Sigma } from 'sigma';
import { useText } from '#platform/i18n/registry.ts';
import type { ShownOutline } from '../answers.ts';
import classes from '../systemic-risk.module.css';
import { colourOf, placeOf, type Tokens, tokens } from './places.ts';

interface Drawn {
  readonly graph: DirectedGraph;
  readonly sigma: Sigma;
}

/** The model as a graph: nodes where they lie in the world, or laid out by their dependencies; colour is the level. */
export function GraphView(props: {
  readonly outline: ShownOutline;
  readonly levels: ReadonlyMap<string, number>;
  readonly label: string;
  readonly onPick?: (id: string) => void;
}) {
  const t = useText('systemic-risk');
  const { outline, levels } = props;
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const worker = useRef<Worker | null>(null);
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const shown = useRef<ReadonlyMap<string, number> | null>(null);
  const pick = useRef(props.onPick);
  useEffect(() => {
    pick.current = props.onPick;
  });
  const [busy, setBusy] = useState(false);
  const first = useRef(outline);
  useEffect(() => {
    if (!box.current) return;
    const colours = tokens();
    const graph = new DirectedGraph();
    follow(graph, first.current, colours);
    const sigma = new Sigma(graph, box.current, {
      defaultEdgeColor: colours.line,
      defaultEdgeType: isSmall(first.current) ? 'arrow' : 'line',
      labelColor: { color: colours.text },
      labelRenderedSizeThreshold: isSmall(first.current) ? 0 : 9,
      stagePadding: isSmall(first.current) ? 70 : 30,
      hideEdgesOnMove: true,
      hideLabelsOnMove: true,
      minEdgeThickness: 0.3,
      allowInvalidContainer: true,
    });
    drawn.current = { graph, sigma };
    // The box takes its size after the first picture where the page is narrow; sigma itself only hears of the window.
    const fitted = new ResizeObserver(() => {
      sigma.resize();
      sigma.scheduleRefresh();
    });
    fitted.observe(box.current);
    sigma.on('clickNode', ({ node }) => pick.current?.(node));
    sigma.on('enterNode', () => box.current?.style.setProperty('cursor', 'pointer'));
    sigma.on('leaveNode', () => box.current?.style.removeProperty('cursor'));
    return () => {
      fitted.disconnect();
      worker.current?.terminate();
      clearTimeout(rest.current);
      sigma.kill();
      drawn.current = null;
    };
  }, []);
  const followed = useRef<ShownOutline | null>(null);
  useEffect(() => {
    if (!drawn.current) return;
    if (followed.current !== outline) {
      follow(drawn.current.graph, outline, tokens());
      followed.current = outline;
      shown.current = null;
    }
    if (shown.current !== null) rest.current = bare(drawn.current, rest.current);
    paint(drawn.current, levels, shown.current);
    shown.current = levels;
  }, [outline, levels]);
  const layOut = (): void => {
    if (!drawn.current) return;
    worker.current?.terminate();
    setBusy(true);
    worker.current = startLayout(drawn.current, outline, () => setBusy(false));
  };
  return (
    <>
      <div className={classes.tools}>
        <Button variant="default" onClick={layOut} loading={busy}>
          {t('graph.layOut')}
        </Button>
        <span className={classes.quiet}>
          {t('graph.size', { nodes: outline.nodes.id.length, edges: outline.linkTypes.length })}
        </span>
      </div>
      <div ref={box} className={classes.graph} role="img" aria-label={props.label} />
    </>
  );
}

/** Few enough for names and arrows to be read. */
const isSmall = ({ nodes }: ShownOutline): boolean => nodes.id.length <= 300;

/** Brings the graph to the model: what is there already keeps its place, so that an edit moves nothing else. */
function follow(graph: DirectedGraph, outline: ShownOutline, colours: Tokens): void {
  const { nodes, links } = outline;
  const wanted = new Set(nodes.id);
  for (const id of graph.nodes()) if (!wanted.has(id)) graph.dropNode(id);
  const most = nodes.people.reduce((top, people) => Math.max(top, people), 1);
  nodes.id.forEach((id, i) => {
    const label = nodes.name[i] ?? id;
    if (graph.hasNode(id)) {
      if (graph.getNodeAttribute(id, 'label') !== label) graph.setNodeAttribute(id, 'label', label);
      return;
    }
    const size = (isSmall(outline) ? 5 : 1.6) + 5 * Math.sqrt((nodes.people[i] ?? 0) / most);
    graph.addNode(id, { ...placeOf(outline, i), size, label, color: colours.up });
  });
  const ends = new Set<string>();
  for (let i = 0; i < links.length; i += 2) {
    const [from = '', to = ''] = [nodes.id[links[i] ?? 0], nodes.id[links[i + 1] ?? 0]];
    ends.add(`${from}\n${to}`);
    if (!graph.hasEdge(from, to))
      graph.addEdge(from, to, isSmall(outline) ? { size: 2, color: colours.up } : { size: 0.3, color: colours.line });
  }
  if (graph.size > ends.size)
    for (const edge of graph.edges())
      if (!ends.has(`${graph.source(edge)}\n${graph.target(edge)}`)) graph.dropEdge(edge);
}

const rest_ms = 400;

/** Leaves the dependencies out while time runs, as while the picture is moved: tens of thousands of lines take seconds without a graphics card. */
function bare({ sigma }: Drawn, waiting: ReturnType<typeof setTimeout> | undefined): ReturnType<typeof setTimeout> {
  const pointer = sigma.getMouseCaptor();
  clearTimeout(waiting);
  pointer.isMoving = true;
  return setTimeout(() => {
    pointer.isMoving = false;
    sigma.scheduleRender();
  }, rest_ms);
}

/** Colours the nodes whose level is another than before; all of them when nothing was painted yet. */
function paint(
  { graph, sigma }: Drawn,
  levels: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number> | null,
): void {
  const colours = tokens();
  const moved = before === null ? graph.nodes() : changed(before, levels);
  for (const id of moved)
    if (graph.hasNode(id))
      graph.mergeNodeAttributes(id, { color: colourOf(levels.get(id), colours), zIndex: levels.has(id) ? 1 : 0 });
  sigma.scheduleRefresh(before === null ? {} : { partialGraph: { nodes: moved }, layoutUnchange: true });
}

function changed(before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): string[] {
  const moved = [...now].flatMap(([id, level]) => (before.get(id) === level ? [] : [id]));
  for (const id of before.keys()) if (!now.has(id)) moved.push(id);
  return moved;
}

const rounds = 120;
const step = 20;

function startLayout({ graph, sigma }: Drawn, outline: ShownOutline, done: () => void): Worker {
  const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  const { id } = outline.nodes;
  const places = new Float64Array(id.length * 2);
  id.forEach((_, i) => {
    const { x, y } = placeOf(outline, i);
    // A little apart, so that nodes at one place can be pushed from each other.
    places.set([x + (i % 97) * 1e-4, y + (i % 89) * 1e-4], 2 * i);
  });
  let got = 0;
  worker.addEventListener('message', (event: MessageEvent<Float64Array>) => {
    id.forEach((node, i) => graph.mergeNodeAttributes(node, { x: event.data[2 * i], y: event.data[2 * i + 1] }));
    sigma.scheduleRefresh();
    got += step;
    if (got >= rounds) done();
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
  worker.postMessage({ places, links: outline.links, rounds });
  return worker;
}
