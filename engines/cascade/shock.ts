import { fail } from '#engines/kernel/failure.ts';
import { evidenceSpread, full } from './defaults.ts';
import { drawUnit, keyOf, purpose } from './draws.ts';
import type { Sampler } from './distribution.ts';
import { jointPlan } from './joint.ts';
import { cachedSampler, type Prepared, wholeTicks } from './prepare.ts';
import {
  checkAmount,
  checkNumber,
  isBag,
  member,
  notNegative,
  Problems,
  probability,
  textMember,
} from './read/problems.ts';
import { reachOf, wormNeighbours } from './reach.ts';
import type { Amount, Model, Shock, ShockKind } from './types.ts';

const kinds: readonly string[] = ['node', 'technology', 'operator', 'region', 'sector', 'joint'];

/**
 * Reads a shock: `{kind, target | targets, start?, duration?, eventProbability?, compromise?, severity?, correlation?}`;
 * all kinds but technology may have `products` besides their targets or in their place.
 * @throws `bad-shock` with the field and the rule
 */
export function readShock(input: unknown, model: Model): Shock {
  const problems = new Problems();
  const bag = isBag(input)
    ? input
    : fail('bad-shock', 'A shock must be a record.', { pointer: '/shock', next: 'Give kind and target.' });
  const kind = textMember(bag, 'kind') ?? 'node';
  if (!kinds.includes(kind))
    problems.add(
      'unknown-kind',
      'shock',
      `\`kind\` must be one of ${kinds.join(', ')}, not \`${kind}\``,
      '/shock/kind',
      'Choose a kind.',
    );
  const one = member(bag, 'targets') ?? member(bag, 'target');
  const targets = (Array.isArray(one) ? one : one === undefined ? [] : [one]).map(String);
  const products = productsIn(bag, kind, problems);
  if (targets.length + products.length === 0)
    problems.add(
      'missing-target',
      'shock',
      'a shock must name its target',
      '/shock/target',
      'Give the id of what is hit.',
    );
  const place = (name: string) => ({ record: 'shock', at: '/shock', name });
  const number = (name: string, standard: number, range = probability) =>
    member(bag, name) === undefined
      ? standard
      : (checkNumber(member(bag, name), range, place(name), problems) ?? standard);
  const amount = (name: string, standard: Amount, range = probability) =>
    member(bag, name) === undefined
      ? standard
      : (checkAmount(member(bag, name), range, place(name), problems) ?? standard);
  const duration = member(bag, 'duration') ?? member(bag, 'durationHours');
  const shock: Shock = {
    kind: kind as ShockKind,
    targets,
    ...(products.length > 0 ? { products } : {}),
    start: number('start', 0, notNegative),
    duration: duration === undefined ? undefined : checkAmount(duration, notNegative, place('duration'), problems),
    eventProbability: number('eventProbability', 1),
    compromise: member(bag, 'compromise') === undefined ? amount('compromiseProbability', 1) : amount('compromise', 1),
    severity: amount('severity', 1),
    correlation: number('correlation', 0),
  };
  const [first] = problems.found;
  if (first) return fail('bad-shock', first.message, { pointer: first.pointer, next: first.next });
  const idle = causesOf(shock).find(cause => reachOf(model, cause).length === 0);
  if (idle)
    return fail(
      'shock-reaches-nothing',
      `No node of the model is reached by \`${idle.targets.join(', ')}\` as ${idle.kind}.`,
      {
        pointer: idle.kind === shock.kind ? '/shock/target' : '/shock/products',
        next: 'Check the id and the kind of the target.',
      },
    );
  return shock;
}

function productsIn(bag: Readonly<Record<string, unknown>>, kind: string, problems: Problems): readonly string[] {
  const value = member(bag, 'products');
  if (value === undefined) return [];
  if (kind !== 'technology' && Array.isArray(value)) return [...new Set(value.map(String))];
  problems.add(
    'unexpected-products',
    'shock',
    '`products` is a list of products that fall besides the targets of a shock of another kind than technology',
    '/shock/products',
    'Name one product as the target of a shock of kind technology, or several as products of a joint shock.',
  );
  return [];
}

/** The causes that act together in a shock: its targets as one, and each of its products as an event of its own. */
export function causesOf({ products, ...shock }: Shock): readonly Shock[] {
  if (products === undefined) return [shock];
  const events = products.map((product): Shock => ({ ...shock, kind: 'technology', targets: [product] }));
  return shock.targets.length === 0 ? events : [shock, ...events];
}

/** One node that falls, at the start of a world or when something comes to it. */
export interface Hit {
  readonly tick: number;
  readonly node: number;
  readonly level: number;
  readonly spreads: boolean;
}

/** How a shock acts on a prepared network; every method is a pure function of the world's two keys. */
export interface Plan {
  readonly shock: Shock;
  hits(k0: number, k1: number, world: number): readonly Hit[];
  /** ticks for which the cause lasts */
  hold(k0: number, k1: number, node: number): number;
  /** true when the node must be repaired after that */
  repairs(node: number): boolean;
  wormLevel(k0: number, k1: number, node: number, tick: number): number;
  spread(
    k0: number,
    k1: number,
    node: number,
    tick: number,
  ): readonly { readonly node: number; readonly tick: number }[];
}

const forever = 2 ** 30;

/** Makes the plan of a shock; exposures and durations move with the parameters of the outer draw. */
export const planOf = (shock: Shock, prepared: Prepared): Plan =>
  shock.products === undefined ? planOfCause(shock, prepared) : planOfAll(shock, prepared);

/** Several causes at once. Each draws as if it were alone, so that its part in the loss can be told from theirs. */
function planOfAll(shock: Shock, prepared: Prepared): Plan {
  const [e0, e1] = keyOf(`shock:${shock.kind}:${[...shock.targets, '', ...(shock.products ?? [])].join(',')}`);
  const causes = causesOf({ ...shock, eventProbability: 1 }).map(cause => {
    const salt = cause.kind === 'technology' ? keyOf(`event:${cause.targets[0]}`) : unsalted;
    const reach = reachedBy(cause, prepared);
    return { plan: planOfCause(cause, prepared, salt, reach), reach: new Set(reach.map(({ node }) => node)) };
  });
  return jointPlan(shock, causes, prepared.horizon, (k0, k1) =>
    shock.eventProbability < 1 ? drawUnit(k0, k1, e0, e1, purpose.event) < shock.eventProbability : true,
  );
}

const unsalted = [0, 0] as const;

const reachedBy = (shock: Shock, { network, parameters }: Prepared) =>
  reachOf(network.model, shock, parameters['exposure'] ?? 0, evidenceSpread);

/** `salt` sets the draws of a cause apart from those of others at the same node. */
function planOfCause(
  shock: Shock,
  prepared: Prepared,
  salt: readonly [number, number] = unsalted,
  reach = reachedBy(shock, prepared),
): Plan {
  const { network, quantum } = prepared;
  const key = keyOf(`shock:${shock.kind}:${shock.targets.join(',')}`);
  const of = new Map(reach.map(entry => [entry.node, entry]));
  const technology =
    shock.kind === 'technology'
      ? network.model.technologies.find(entry => shock.targets.includes(entry.id))
      : undefined;
  const start = wholeTicks(shock.start / quantum);
  const unit = (k0: number, k1: number, what: number) => drawUnit(k0, k1, key[0], key[1], what);
  // A constant needs no draw; most shocks are made of constants.
  const at = (sampler: Sampler, k0: number, k1: number, what: number) =>
    sampler.constant ? sampler.mean : sampler.at(unit(k0, k1, what));
  const severity = cachedSampler(shock.severity);
  const compromise = cachedSampler(shock.compromise);
  const duration = shock.duration === undefined ? undefined : cachedSampler(shock.duration);
  const longer = Math.exp(0.2 * (prepared.parameters['duration of the cause'] ?? 0));
  const handsOn = technology?.recovery === 'hands-on';
  const hold = (k0: number, k1: number) =>
    duration ? wholeTicks((at(duration, k0, k1, purpose.duration) * longer) / quantum) : 0;
  const force = (k0: number, k1: number) =>
    at(severity, k0, k1, purpose.severity) * at(compromise, k0, k1, purpose.shared + 64);
  const unpatched = (tick: number) =>
    technology?.patchHalfLife === undefined ? 1 : 0.5 ** (((tick - start) * quantum) / technology.patchHalfLife);
  // A worm that comes to a node has a draw of its own there: one that was spared at the start may fall to it later.
  const levelOf = (k0: number, k1: number, node: number, tick: number, what: number = purpose.product): number => {
    const entry = of.get(node);
    if (entry === undefined) return full;
    const s = force(k0, k1) * unpatched(tick);
    const shared = shock.correlation > 0 && unit(k0, k1, purpose.shared) < shock.correlation;
    const lo = network.nodeKeys[2 * node]! ^ salt[0];
    const hi = network.nodeKeys[2 * node + 1]! ^ salt[1];
    return entry.uses.reduce((level, use, i) => {
      if (use.chance * s >= 1) return Math.round(level * (1 - use.share));
      const u =
        shared && what === purpose.product ? unit(k0, k1, purpose.hit) : drawUnit(k0, k1, lo, hi, what + 64 * i);
      return u < use.chance * s ? Math.round(level * (1 - use.share)) : level;
    }, full);
  };
  const neighbours = technology?.wormDelay === undefined ? undefined : wormNeighbours(network, of);
  const wormDelay = cachedSampler(technology?.wormDelay ?? 0);
  const drawnHits = (k0: number, k1: number) =>
    reach.flatMap(({ node }): Hit[] => {
      const level = levelOf(k0, k1, node, start);
      return level < full ? [{ tick: start, node, level, spreads: neighbours !== undefined }] : [];
    });
  // A shock of which nothing is left to chance hits the same nodes in every world.
  const sure =
    severity.constant &&
    compromise.constant &&
    reach.every(({ uses }) => uses.every(use => use.chance * severity.mean * compromise.mean >= 1));
  const always = sure ? drawnHits(0, 0) : undefined;
  return {
    shock,
    hits: (k0, k1) => {
      if (shock.eventProbability < 1 && unit(k0, k1, purpose.event) >= shock.eventProbability) return [];
      if (duration && !handsOn && hold(k0, k1) === 0) return [];
      return always ?? drawnHits(k0, k1);
    },
    hold: (k0, k1) => Math.min(forever, hold(k0, k1)),
    repairs: () => duration === undefined || handsOn,
    wormLevel: (k0, k1, node, tick) => levelOf(k0, k1, node, tick, purpose.arrival),
    spread: (k0, k1, node, tick) =>
      (neighbours?.get(node) ?? []).flatMap(next => {
        const lo = network.nodeKeys[2 * node]! ^ network.nodeKeys[2 * next + 1]! ^ salt[0];
        const hi = network.nodeKeys[2 * next]! ^ salt[1];
        const wait = Math.max(1, wholeTicks(wormDelay.at(drawUnit(k0, k1, lo, hi, purpose.worm)) / quantum));
        return levelOf(k0, k1, next, tick + wait, purpose.arrival) < full ? { node: next, tick: tick + wait } : [];
      }),
  };
}
