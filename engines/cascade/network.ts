import { full } from './defaults.ts';
import { keyOf } from './draws.ts';
import { type Aggregates, aggregatesOf } from './aggregates.ts';
import { originOf } from './read/model.ts';
import type { Amount, Evidence, Group, Model } from './types.ts';

/**
 * A model laid out for the engine. Nodes are numbered in the order of their ids; the groups of a node stand together,
 * running groups first; a link is one membership of an edge in a group, and links stand together by supplier.
 */
export interface Network {
  readonly model: Model;
  readonly nodeCount: number;
  readonly groupCount: number;
  readonly linkCount: number;
  readonly indexOf: ReadonlyMap<string, number>;
  readonly groupStart: Int32Array;
  readonly groupNode: Int32Array;
  readonly groupRestart: Uint8Array;
  readonly groupWeighted: Uint8Array;
  /** members that must work, or the capacity needed in millionths for a weighted group */
  readonly groupNeed: Float64Array;
  readonly groupSize: Int32Array;
  /** members that may be lost, or -1 for a weighted group */
  readonly groupTolerates: Int32Array;
  readonly groupKeys: Int32Array;
  readonly groupName: readonly string[];
  readonly linkStart: Int32Array;
  readonly linkFrom: Int32Array;
  readonly linkGroup: Int32Array;
  readonly linkEdge: Int32Array;
  readonly linkKeys: Int32Array;
  readonly nodeKeys: Int32Array;
  readonly hasRestart: Uint8Array;
  readonly fallbackLevel: Int32Array;
  readonly fallbackHours: Float64Array;
  /** crew pool of a node, or -1 */
  readonly crewPool: Int32Array;
  readonly crewSize: Int32Array;
  /** amounts with how well each is known, by group, link and node */
  readonly buffers: readonly Known[];
  readonly refills: readonly Known[];
  readonly strengths: readonly Known[];
  readonly delays: readonly Known[];
  readonly repairs: readonly Known[];
  readonly restarts: readonly Known[];
  readonly valuePerHour: Float64Array;
  readonly peopleServed: Float64Array;
  /** nodes that fail of themselves */
  readonly wearing: Int32Array;
  /** place of a node in `wearing`, or -1 */
  readonly wearItem: Int32Array;
  readonly upTimes: readonly Known[];
  readonly aggregates: Aggregates;
}

export interface Known {
  readonly amount: Amount;
  readonly evidence: Evidence;
  /** family of parameters it is varied with */
  readonly family: string;
}

const cache = new WeakMap<Model, Network>();

/** Lays a model out for the engine; the same model gives the same layout object. */
export function networkOf(model: Model): Network {
  const known = cache.get(model);
  if (known) return known;
  const made = layOut(model);
  cache.set(model, made);
  return made;
}

/** A model with other values keeps the places and keys of its origin: most of the time of a measure would go there. */
function layOut(model: Model): Network {
  const origin = originOf(model);
  const before = origin && cache.get(origin);
  const indexOf = before?.indexOf ?? new Map(model.nodes.map((node, i) => [node.id, i]));
  const groups = layGroups(model, before);
  const links = before ? keptLinks(model, before) : layLinks(model, indexOf);
  const pools = Object.keys(model.crewPools).sort();
  const worn = model.nodes.flatMap((node, i) => (node.upTime === undefined ? [] : [i]));
  return {
    ...links,
    ...groups,
    model,
    nodeCount: model.nodes.length,
    indexOf,
    nodeKeys: before?.nodeKeys ?? keysOf(model.nodes.map(node => node.id)),
    hasRestart: Uint8Array.from(model.nodes, node => (node.restart ? 1 : 0)),
    fallbackLevel: Int32Array.from(model.nodes, node => Math.round((node.manualFallback?.level ?? 0) * full)),
    fallbackHours: Float64Array.from(model.nodes, node => node.manualFallback?.maxHours ?? 0),
    crewPool: Int32Array.from(model.nodes, node =>
      node.repair.crewPool === undefined ? -1 : pools.indexOf(node.repair.crewPool),
    ),
    crewSize: Int32Array.from(pools, pool => model.crewPools[pool] ?? 1),
    repairs: model.nodes.map(node => ({ amount: node.repair.time, evidence: node.evidence, family: 'repair' })),
    restarts: model.nodes.map(node => ({
      amount: node.restart?.hours ?? 0,
      evidence: node.evidence,
      family: 'repair',
    })),
    valuePerHour: Float64Array.from(model.nodes, node => node.criticality.valuePerHour),
    peopleServed: Float64Array.from(model.nodes, node => node.criticality.peopleServed),
    wearing: Int32Array.from(worn),
    wearItem: placesOf(worn, model.nodes.length),
    upTimes: worn.map(i => ({
      amount: model.nodes[i]?.upTime ?? 0,
      evidence: model.nodes[i]?.evidence ?? 'default',
      family: 'up time',
    })),
    aggregates: before?.aggregates ?? aggregatesOf(model),
  };
}

function placesOf(items: readonly number[], size: number): Int32Array {
  const places = new Int32Array(size).fill(-1);
  items.forEach((item, place) => (places[item] = place));
  return places;
}

const keysOf = (ids: readonly string[]): Int32Array => Int32Array.from(ids.flatMap(id => keyOf(id)));

function layGroups(model: Model, before?: Network) {
  const flat: { node: number; group: Group; restart: boolean }[] = [];
  const groupStart = new Int32Array(model.nodes.length + 1);
  model.nodes.forEach((node, i) => {
    for (const group of node.groups) flat.push({ node: i, group, restart: false });
    for (const group of node.restart?.groups ?? []) flat.push({ node: i, group, restart: true });
    groupStart[i + 1] = flat.length;
  });
  const nodeAt = (i: number) => model.nodes[i];
  return {
    groupStart,
    groupCount: flat.length,
    groupNode: Int32Array.from(flat, entry => entry.node),
    groupRestart: Uint8Array.from(flat, entry => (entry.restart ? 1 : 0)),
    groupWeighted: Uint8Array.from(flat, entry => (entry.group.rule.kind === 'weighted' ? 1 : 0)),
    groupNeed: Float64Array.from(flat, entry => needOf(entry.group)),
    groupSize: Int32Array.from(flat, entry => entry.group.members.length),
    groupTolerates: Int32Array.from(flat, ({ group }) =>
      group.rule.kind === 'weighted' ? -1 : group.members.length - needOf(group),
    ),
    groupKeys:
      before?.groupKeys ??
      keysOf(flat.map(entry => `${nodeAt(entry.node)?.id}/${entry.restart ? 'restart/' : ''}${entry.group.resource}`)),
    groupName: flat.map(entry => entry.group.resource),
    buffers: flat.map(entry => ({
      amount: entry.group.buffer.hours,
      evidence: nodeAt(entry.node)?.evidence ?? 'default',
      family: 'buffer',
    })),
    refills: flat.map(entry => ({
      amount: entry.group.buffer.refillHours,
      evidence: nodeAt(entry.node)?.evidence ?? 'default',
      family: 'refill',
    })),
  };
}

/** Places of the groups in which each edge is a member, numbered as `layGroups` does. */
function groupsByEdge(model: Model): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  let place = 0;
  for (const node of model.nodes)
    for (const { members } of [...node.groups, ...(node.restart?.groups ?? [])]) {
      for (const id of members) places.set(id, [...(places.get(id) ?? []), place]);
      place++;
    }
  return places;
}

function needOf({ rule, members }: Group): number {
  if (rule.kind === 'all') return members.length;
  if (rule.kind === 'any') return 1;
  return rule.kind === 'kOfN' ? rule.k : Math.round(rule.threshold * full * full);
}

function layLinks(model: Model, indexOf: ReadonlyMap<string, number>) {
  const groupsOfEdge = groupsByEdge(model);
  const flat = model.edges.flatMap((edge, e) =>
    (groupsOfEdge.get(edge.id) ?? []).map(group => ({ e, edge, group, from: indexOf.get(edge.from) ?? 0 })),
  );
  flat.sort((a, b) => a.from - b.from || a.e - b.e || a.group - b.group);
  const linkStart = new Int32Array(model.nodes.length + 1);
  for (const link of flat) linkStart[link.from + 1] = (linkStart[link.from + 1] ?? 0) + 1;
  for (let i = 0; i < model.nodes.length; i++) linkStart[i + 1] = (linkStart[i + 1] ?? 0) + (linkStart[i] ?? 0);
  const linkEdge = Int32Array.from(flat, link => link.e);
  return {
    linkCount: flat.length,
    linkStart,
    linkFrom: Int32Array.from(flat, link => link.from),
    linkGroup: Int32Array.from(flat, link => link.group),
    linkEdge,
    linkKeys: keysOf(flat.map(link => link.edge.id)),
    ...valuesOf(model, linkEdge),
  };
}

const keptLinks = (model: Model, before: Network) =>
  model.edges === before.model.edges ? before : { ...before, ...valuesOf(model, before.linkEdge) };

function valuesOf(model: Model, linkEdge: Int32Array) {
  const edges = Array.from(linkEdge, e => model.edges[e]!);
  return {
    strengths: edges.map(({ strength, type, evidence }) => ({
      amount: strength,
      evidence,
      family: `strength of ${type} links`,
    })),
    delays: edges.map(({ delay, evidence }) => ({ amount: delay, evidence, family: 'delay' })),
  };
}
