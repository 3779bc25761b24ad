import { fail } from '#engines/kernel/failure.ts';
import { bootstrapQuantileGap } from './bootstrap.ts';
import { networkOf } from './network.ts';
import { type Setting, simulateRange, stateFor } from './range.ts';
import { readChanged, readModel } from './read/model.ts';
import { readShock } from './shock.ts';
import { type Interval, meanOf, type Probability, probabilityOf, quantile } from './statistics.ts';
import { finish, type Steps } from './steps.ts';
import { column } from './summary.ts';
import { rowField } from './timed/world.ts';
import type { Amount, EdgeType, Model, ModelNode, Rule } from './types.ts';

/** One change a measure makes to the model. */
export type Change =
  | { readonly change: 'strength'; readonly edge: string; readonly strength: Amount }
  | {
      readonly change: 'buffer';
      readonly node: string;
      readonly resource: string;
      readonly hours: Amount;
      readonly refillHours?: Amount;
    }
  | { readonly change: 'rule'; readonly node: string; readonly resource: string; readonly rule: Rule }
  | {
      readonly change: 'supplier';
      readonly node: string;
      readonly resource: string;
      readonly from: string;
      readonly type: EdgeType;
      readonly strength: Amount;
      readonly delay: Amount;
    }
  | { readonly change: 'exposure'; readonly product: string; readonly factor: number; readonly node?: string }
  | { readonly change: 'share'; readonly product: string; readonly node: string; readonly share: number }
  | { readonly change: 'patch-half-life'; readonly product: string; readonly hours: number }
  | { readonly change: 'repair'; readonly node: string; readonly time: Amount }
  | { readonly change: 'crews'; readonly pool: string; readonly size: number }
  | { readonly change: 'manual-fallback'; readonly node: string; readonly level: number; readonly maxHours: number };

/** A measure: what it changes, what it costs in the model's currency and how long it takes to be in place. */
export interface Mitigation {
  readonly id: string;
  readonly name: string;
  readonly cost?: number;
  readonly lead_time_hours?: number;
  readonly changes: readonly Change[];
}

/** The model with a measure in place. @throws `unknown-record` when a change names what the model does not have */
export function applyMitigation(model: Model, mitigation: Mitigation): Model {
  const changed = mitigation.changes.reduce<Model>(
    (now, change, i) => applyChange(now, change, `/changes/${i}`),
    model,
  );
  const adds = mitigation.changes.some(({ change }) => change === 'supplier' || change === 'rule');
  return adds
    ? readModel({ ...changed, nodes: [...changed.nodes], edges: [...changed.edges] })
    : readChanged(model, changed);
}

function applyChange(model: Model, change: Change, pointer: string): Model {
  const missing = (what: string): never =>
    fail('unknown-record', `The measure names ${what}, which the model does not have.`, {
      pointer,
      next: 'Correct the id.',
    });
  const withNode = (id: string, edit: (node: ModelNode) => ModelNode): Model => {
    if (!model.nodes.some(node => node.id === id)) missing(`the node \`${id}\``);
    return { ...model, nodes: model.nodes.map(node => (node.id === id ? edit(node) : node)) };
  };
  const withGroup = (
    id: string,
    resource: string,
    edit: (group: ModelNode['groups'][number]) => ModelNode['groups'][number],
  ): Model =>
    withNode(id, node => {
      if (!node.groups.some(group => group.resource === resource)) missing(`the resource \`${resource}\` of \`${id}\``);
      return { ...node, groups: node.groups.map(group => (group.resource === resource ? edit(group) : group)) };
    });
  switch (change.change) {
    case 'strength':
      if (!model.edges.some(edge => edge.id === change.edge)) missing(`the edge \`${change.edge}\``);
      return {
        ...model,
        edges: model.edges.map(edge => (edge.id === change.edge ? { ...edge, strength: change.strength } : edge)),
      };
    case 'buffer':
      return withGroup(change.node, change.resource, group => ({
        ...group,
        buffer: { ...group.buffer, hours: change.hours, refillHours: change.refillHours ?? group.buffer.refillHours },
      }));
    case 'rule':
      return withGroup(change.node, change.resource, group => ({ ...group, rule: change.rule }));
    case 'supplier':
      return addSupplier(model, change, withGroup);
    case 'exposure':
      return withUses(model, change.product, change.node, use => ({
        ...use,
        exposure: Math.min(1, use.exposure * change.factor),
      }));
    case 'share':
      return withUses(model, change.product, change.node, use => ({ ...use, share: change.share }));
    case 'patch-half-life':
      if (!model.technologies.some(entry => entry.id === change.product)) missing(`the product \`${change.product}\``);
      return {
        ...model,
        technologies: model.technologies.map(entry =>
          entry.id === change.product ? { ...entry, patchHalfLife: change.hours } : entry,
        ),
      };
    case 'repair':
      return withNode(change.node, node => ({ ...node, repair: { ...node.repair, time: change.time } }));
    case 'crews':
      return { ...model, crewPools: { ...model.crewPools, [change.pool]: change.size } };
    default:
      return withNode(change.node, node => ({
        ...node,
        manualFallback: { level: change.level, maxHours: change.maxHours },
      }));
  }
}

/** A further supplier for a resource; an `all` rule becomes as many as before out of one more. */
function addSupplier(
  model: Model,
  change: Extract<Change, { change: 'supplier' }>,
  withGroup: (
    id: string,
    resource: string,
    edit: (group: ModelNode['groups'][number]) => ModelNode['groups'][number],
  ) => Model,
): Model {
  const id = `${change.from}->${change.node}/${change.resource}`;
  const next = withGroup(change.node, change.resource, group => ({
    ...group,
    members: [...group.members, id],
    rule: group.rule.kind === 'all' ? { kind: 'kOfN', k: group.members.length } : group.rule,
  }));
  const edge = {
    id,
    from: change.from,
    to: change.node,
    type: change.type,
    strength: change.strength,
    delay: change.delay,
    evidence: 'inferred' as const,
  };
  return { ...next, edges: [...next.edges, edge] };
}

function withUses(
  model: Model,
  product: string,
  only: string | undefined,
  edit: (use: ModelNode['products'][number]) => ModelNode['products'][number],
): Model {
  const nodes = model.nodes.map(node =>
    (only !== undefined && node.id !== only) || !node.products.some(use => use.product === product)
      ? node
      : { ...node, products: node.products.map(use => (use.product === product ? edit(use) : use)) },
  );
  return { ...model, nodes };
}

/** A measure against the model as it is, on the same worlds with the same draws. */
export interface MitigationResult {
  readonly id: string;
  readonly name: string;
  readonly loss_before: number;
  readonly loss_after: number;
  readonly avoided: { readonly mean: number; readonly sampling: Interval };
  readonly avoided_p99: number;
  /** 95 %, by bootstrap over the same worlds */
  readonly avoided_p99_sampling: Interval;
  /** share of worlds in which the loss is strictly less */
  readonly better: Probability;
  /** share of worlds in which the measure makes it worse */
  readonly worse: Probability;
  readonly cost?: number;
  readonly cost_per_avoided_loss: number | null;
  readonly cost_per_avoided_p99: number | null;
}

export interface MeasuresRequest {
  readonly model: unknown;
  readonly shock: unknown;
  readonly mitigations: readonly Mitigation[];
  readonly worlds: number;
  readonly seed: number;
  readonly horizon_hours?: number;
}

/** Compares measures at once; see `measureSteps`. */
export const compareMitigations = (request: MeasuresRequest): readonly MitigationResult[] =>
  finish(measureSteps(request));

/**
 * Compares measures on the same worlds, cheapest avoided loss first. Loss is money when the model has values, else
 * hours of inoperability.
 */
export function* measureSteps(request: MeasuresRequest): Steps<readonly MitigationResult[]> {
  const model = readModel(request.model);
  const shock = readShock(request.shock, model);
  const setting: Setting = { shock, seed: request.seed, horizonHours: request.horizon_hours ?? 336 };
  const of = request.mitigations.length + 1;
  yield { done: 0, of };
  const before = lossByWorld(model, setting, request.worlds);
  const results: MitigationResult[] = [];
  for (const mitigation of request.mitigations) {
    yield { done: 1 + results.length, of };
    const after = lossByWorld(applyMitigation(model, mitigation), setting, request.worlds);
    results.push(compareLosses(mitigation, before, after));
  }
  return results.sort(
    (a, b) =>
      (a.cost_per_avoided_loss ?? Infinity) - (b.cost_per_avoided_loss ?? Infinity) || b.avoided.mean - a.avoided.mean,
  );
}

/** Loss of each world over the whole model. */
export function lossByWorld(model: Model, setting: Setting, worlds: number): Float64Array {
  const network = networkOf(model);
  const field = model.nodes.some(node => node.criticality.valuePerHour > 0)
    ? rowField.money
    : rowField.inoperabilityTicks;
  const scale = field === rowField.money ? 1 : network.nodeCount;
  const tally = simulateRange(stateFor(network, setting), setting.seed, { from: 0, to: worlds });
  return column(tally, network, network.aggregates.list.length - 1, field).map(value => value * scale);
}

/** What a measure avoids, from the losses of the same worlds without and with it. */
export function compareLosses(mitigation: Mitigation, before: Float64Array, after: Float64Array): MitigationResult {
  const saved = before.map((value, world) => value - after[world]!);
  const gain = meanOf(saved);
  const tail = quantile(before, 0.99) - quantile(after, 0.99);
  const per = (amount: number) => (mitigation.cost === undefined || amount <= 0 ? null : mitigation.cost / amount);
  return {
    id: mitigation.id,
    name: mitigation.name,
    loss_before: meanOf(before).mean,
    loss_after: meanOf(after).mean,
    avoided: gain,
    avoided_p99: tail,
    avoided_p99_sampling: bootstrapQuantileGap(before, after, 0.99),
    better: probabilityOf(saved.filter(value => value > 0).length, saved.length),
    worse: probabilityOf(saved.filter(value => value < 0).length, saved.length),
    cost: mitigation.cost,
    cost_per_avoided_loss: per(gain.mean),
    cost_per_avoided_p99: per(tail),
  };
}
