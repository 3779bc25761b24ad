import type { ShownOutline } from '../answers.ts';
import { placeOf } from './places.ts';

/** What is drawn, in columns by the place of a node in the model. Places change when nodes are dragged or laid out. */
export interface Scene {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly at: ReadonlyMap<string, number>;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** pixels, when the whole scene is in view */
  readonly radius: Float32Array;
  /** supplier and dependent, one after the other; none on a map */
  readonly links: Uint32Array;
  /** few enough for every name and every arrow to be read */
  readonly small: boolean;
  /** the largest first: whose name stands before that of others */
  readonly bySize: Uint32Array;
}

const mostForArrows = { nodes: 300, links: 1200 };

/** What a page can hold and still answer at once; beyond that the table is the way. */
export const most = { nodes: 50_000, links: 200_000 };

export const tooLarge = ({ nodes, linkTypes }: ShownOutline): boolean =>
  nodes.id.length > most.nodes || linkTypes.length > most.links;

/** The scene of a model. What was there before keeps its place, so that an edit moves nothing else. */
export function graphScene(outline: ShownOutline, before: Scene | null): Scene {
  const all = outline.nodes.id.map((_, i) => i);
  return sceneOf(outline, all, Uint32Array.from(outline.links), before);
}

/** The scene of a map: only what has a place in the world, and no dependencies. */
export function mapScene(outline: ShownOutline): Scene {
  const placed = outline.nodes.position.flatMap((at, i) => (at ? [i] : []));
  return sceneOf(outline, placed, new Uint32Array(), null);
}

function sceneOf(outline: ShownOutline, kept: readonly number[], links: Uint32Array, before: Scene | null): Scene {
  const { nodes } = outline;
  const small = kept.length <= mostForArrows.nodes && links.length / 2 <= mostForArrows.links;
  const x = new Float32Array(kept.length);
  const y = new Float32Array(kept.length);
  const radius = new Float32Array(kept.length);
  const people = kept.reduce((top, node) => Math.max(top, nodes.people[node] ?? 0), 1);
  const [least, span] = small ? [5, 5] : [1.2, 3.8];
  kept.forEach((node, i) => {
    const old = before?.at.get(nodes.id[node] ?? '');
    const place = before && old !== undefined ? { x: before.x[old]!, y: before.y[old]! } : placeOf(outline, node);
    x[i] = place.x;
    y[i] = place.y;
    radius[i] = least + span * Math.sqrt((nodes.people[node] ?? 0) / people);
  });
  const ids = kept.map(node => nodes.id[node] ?? '');
  return {
    ids,
    names: kept.map(node => nodes.name[node] ?? nodes.id[node] ?? ''),
    at: new Map(ids.map((id, i) => [id, i])),
    x,
    y,
    radius,
    links,
    small,
    bySize: Uint32Array.from(ids.keys()).sort((a, b) => radius[b]! - radius[a]! || a - b),
  };
}

/** 0 running, 1 impaired, 2 down. */
export type NodeState = 0 | 1 | 2;

export const stateOf = (level: number | undefined): NodeState =>
  level === undefined || level >= 1 ? 0 : level <= 0 ? 2 : 1;

/** Which nodes of the scene stand otherwise than `shown` says; `shown` is brought up to it. Nothing else is touched. */
export function bringStates(scene: Scene, shown: Uint8Array, levels: ReadonlyMap<string, number>): Uint32Array {
  const touched: number[] = [];
  const wanted = new Uint8Array(shown.length);
  for (const [id, level] of levels) {
    const i = scene.at.get(id);
    if (i !== undefined) wanted[i] = stateOf(level);
  }
  for (let i = 0; i < shown.length; i++) {
    if (shown[i] === wanted[i]) continue;
    shown[i] = wanted[i]!;
    touched.push(i);
  }
  return Uint32Array.from(touched);
}
