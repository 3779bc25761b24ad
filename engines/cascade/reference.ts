import { full, worksAt } from './defaults.ts';
import { draw, drawUnit, purpose, worldKeys } from './draws.ts';
import { type Prepared, type Ticks, ticksAt } from './prepare.ts';
import type { Plan } from './shock.ts';

/**
 * The slow, obvious twin of the timed engine: every tick it looks at every group and every node, with the whole
 * history of levels at hand. One world; returns the loss of each node in thousandths of a level times ticks.
 */
export function sweepWorld(prepared: Prepared, plan: Plan, seed: number, world: number): Float64Array {
  const sweep = new Sweep(prepared, plan, worldKeys(seed, world), world);
  for (let tick = 0; tick < prepared.horizon; tick++) sweep.step(tick);
  return sweep.loss;
}

interface Outage {
  satisfied: boolean;
  exhausted: boolean;
  cutAt: number;
  stock: number;
  stockAt: number;
  readonly room: number;
  readonly refill: number;
}

interface Body {
  own: number;
  needRestart: boolean;
  restartDue: number;
  repairDue: number;
  readyDue: number;
  wearDue: number;
  crew: 'none' | 'waiting' | 'working';
  repairs: number;
  fallbackSince: number;
  infected: boolean;
}

class Sweep {
  readonly loss: Float64Array;
  private readonly history: Int32Array[] = [];
  private now: Int32Array;
  private readonly bodies: Body[];
  private readonly outages: Outage[];
  private readonly links: { live: boolean; lag: number }[];
  private readonly linksOf: number[][];
  private readonly worms = new Map<number, number[]>();
  private readonly free: number[];
  private readonly queues: number[][];
  private arrivals: number[] = [];
  private readonly prepared: Prepared;
  private readonly plan: Plan;
  private readonly keys: readonly [number, number];
  private readonly world: number;

  constructor(prepared: Prepared, plan: Plan, keys: readonly [number, number], world: number) {
    this.prepared = prepared;
    this.plan = plan;
    this.keys = keys;
    this.world = world;
    const { network } = prepared;
    const [k0, k1] = keys;
    this.loss = new Float64Array(network.nodeCount);
    this.now = new Int32Array(network.nodeCount).fill(full);
    this.free = [...network.crewSize];
    this.queues = this.free.map(() => []);
    this.links = Array.from({ length: network.linkCount }, (_, link) => ({
      live:
        prepared.sure[link] === 1 ||
        draw(k0, k1, network.linkKeys[2 * link]!, network.linkKeys[2 * link + 1]!, purpose.live) <
          prepared.threshold[link]!,
      lag: this.ticks(prepared.delay, link, network.linkKeys, link, purpose.delay),
    }));
    this.linksOf = Array.from({ length: network.groupCount }, () => []);
    network.linkGroup.forEach((group, link) => this.linksOf[group]!.push(link));
    this.outages = Array.from({ length: network.groupCount }, (_, group) => {
      const room = this.ticks(prepared.buffer, group, network.groupKeys, group, purpose.buffer);
      const refill = room === 0 ? 0 : this.ticks(prepared.refill, group, network.groupKeys, group, purpose.refill);
      return { satisfied: true, exhausted: false, cutAt: -1, stock: room, stockAt: 0, room, refill };
    });
    this.bodies = Array.from({ length: network.nodeCount }, () => ({
      own: full,
      needRestart: false,
      restartDue: -1,
      repairDue: -1,
      readyDue: -1,
      wearDue: -1,
      crew: 'none',
      repairs: 0,
      fallbackSince: -1,
      infected: false,
    }));
    network.wearing.forEach((node, item) => this.wearLater(item, node, 0));
  }

  private ticks(ticks: Ticks, item: number, keys: Int32Array, at: number, what: number): number {
    return ticksAt(ticks, item, drawUnit(this.keys[0], this.keys[1], keys[2 * at]!, keys[2 * at + 1]!, what));
  }

  private wearLater(item: number, node: number, tick: number): void {
    const body = this.bodies[node]!;
    body.wearDue =
      tick +
      Math.max(
        1,
        this.ticks(
          this.prepared.upTime,
          item,
          this.prepared.network.nodeKeys,
          node,
          purpose.upTime + 64 * body.repairs,
        ),
      );
  }

  step(tick: number): void {
    this.damageDue(tick);
    this.relevel(tick);
    this.comeBack(tick);
    while (this.refit() || this.relevel(tick));
    while (this.runOut(tick) || this.relevel(tick));
    this.closeOutages(tick);
    this.bodies.forEach((body, node) => this.startClocks(body, node, tick));
    this.assignCrews(tick);
    this.history.push(Int32Array.from(this.now));
    this.now.forEach((level, node) => (this.loss[node]! += full - level));
  }

  private view(link: number): number {
    const { live, lag } = this.links[link]!;
    if (!live) return full;
    const from = this.prepared.network.linkFrom[link]!;
    return lag === 0 ? this.now[from]! : (this.history[this.history.length - lag]?.[from] ?? full);
  }

  private holds(group: number): boolean {
    const { network, capacity } = this.prepared;
    const links = this.linksOf[group]!;
    if (network.groupWeighted[group] === 1) {
      const lost = links.reduce((sum, link) => sum + capacity[link]! * (full - this.view(link)), 0);
      return full * full - lost >= network.groupNeed[group]!;
    }
    return links.filter(link => this.view(link) >= worksAt).length >= network.groupNeed[group]!;
  }

  private groupsOf(node: number, restart: boolean): number[] {
    const { groupStart, groupRestart } = this.prepared.network;
    const found: number[] = [];
    for (let group = groupStart[node]!; group < groupStart[node + 1]!; group++)
      if ((groupRestart[group] === 1) === restart) found.push(group);
    return found;
  }

  private base(node: number): number {
    const body = this.bodies[node]!;
    if (this.groupsOf(node, false).some(group => this.outages[group]!.exhausted)) return 0;
    if (!body.needRestart) return body.own;
    const atOnce =
      this.prepared.restart.fixed[node] === 0 && this.groupsOf(node, true).every(group => this.holds(group));
    return atOnce ? body.own : 0;
  }

  private relevel(tick: number): boolean {
    let changed = false;
    this.bodies.forEach((body, node) => {
      const base = this.base(node);
      const manual = this.prepared.network.fallbackLevel[node]!;
      const since = body.fallbackSince >= 0 ? body.fallbackSince : tick;
      const level = base < full && manual > base && tick - since < this.prepared.fallback[node]! ? manual : base;
      changed ||= level !== this.now[node];
      this.now[node] = level;
    });
    return changed;
  }

  private damageDue(tick: number): void {
    const [k0, k1] = this.keys;
    for (const hit of this.plan.hits(k0, k1, this.world)) {
      if (hit.spreads && tick === 0) this.spread(hit.node, hit.tick);
      if (hit.tick === tick)
        this.damage(hit.node, hit.level, this.plan.hold(k0, k1, hit.node), this.plan.repairs(hit.node), tick);
    }
    for (const node of this.worms.get(tick) ?? []) {
      if (this.bodies[node]!.infected) continue;
      this.damage(
        node,
        this.plan.wormLevel(k0, k1, node, tick),
        this.plan.hold(k0, k1, node),
        this.plan.repairs(node),
        tick,
      );
      this.spread(node, tick);
    }
    this.bodies.forEach((body, node) => {
      if (body.wearDue === tick && body.own === full) this.damage(node, 0, 0, true, tick);
    });
  }

  private spread(node: number, tick: number): void {
    this.bodies[node]!.infected = true;
    for (const next of this.plan.spread(this.keys[0], this.keys[1], node, tick))
      this.worms.set(next.tick, [...(this.worms.get(next.tick) ?? []), next.node]);
  }

  private damage(node: number, level: number, hold: number, repair: boolean, tick: number): void {
    const body = this.bodies[node]!;
    body.own = Math.min(body.own, level);
    if (repair) {
      if (body.repairDue > tick || body.readyDue > tick || body.crew !== 'none') return;
      if (hold > 0) body.readyDue = tick + hold;
      else this.startRepair(node, tick);
    } else if (tick + hold > body.repairDue && body.crew !== 'waiting') body.repairDue = tick + hold;
  }

  private startRepair(node: number, tick: number): void {
    const body = this.bodies[node]!;
    body.readyDue = -1;
    if (this.prepared.network.crewPool[node]! < 0) body.repairDue = tick + this.repairTicks(node);
    else {
      body.crew = 'waiting';
      this.arrivals.push(node);
    }
  }

  private repairTicks(node: number): number {
    const what = purpose.repair + 64 * this.bodies[node]!.repairs++;
    return Math.max(1, this.ticks(this.prepared.repair, node, this.prepared.network.nodeKeys, node, what));
  }

  private comeBack(tick: number): void {
    const { network } = this.prepared;
    this.bodies.forEach((body, node) => {
      if (body.readyDue === tick) this.startRepair(node, tick);
      if (body.repairDue === tick) {
        if (body.crew === 'working') this.free[network.crewPool[node]!]!++;
        Object.assign(body, { own: full, crew: 'none', repairDue: -1 });
        const item = network.wearing.indexOf(node);
        if (item >= 0) this.wearLater(item, node, tick);
      }
      if (body.restartDue === tick) Object.assign(body, { restartDue: -1, needRestart: false });
    });
  }

  private refit(): boolean {
    let changed = false;
    this.outages.forEach((outage, group) => {
      if (!outage.exhausted || !this.holds(group)) return;
      outage.exhausted = false;
      changed = true;
    });
    return changed;
  }

  private stockAt(outage: Outage, tick: number): number {
    if (outage.refill === 0) return outage.room;
    return Math.min(outage.room, outage.stock + Math.floor(((tick - outage.stockAt) * outage.room) / outage.refill));
  }

  private runOut(tick: number): boolean {
    let changed = false;
    this.outages.forEach((outage, group) => {
      if (this.prepared.network.groupRestart[group] === 1 || outage.exhausted || this.holds(group)) return;
      const end = outage.satisfied ? tick + this.stockAt(outage, tick) : outage.cutAt + outage.stock;
      if (end > tick) return;
      outage.exhausted = true;
      changed = true;
    });
    return changed;
  }

  private closeOutages(tick: number): void {
    this.outages.forEach((outage, group) => {
      const holds = this.holds(group);
      if (outage.satisfied && !holds) Object.assign(outage, { stock: this.stockAt(outage, tick), cutAt: tick });
      if (!outage.satisfied && holds)
        Object.assign(outage, { stock: Math.max(0, outage.stock - (tick - outage.cutAt)), stockAt: tick });
      outage.satisfied = holds;
    });
  }

  private startClocks(body: Body, node: number, tick: number): void {
    const base = this.base(node);
    if (base === full) body.fallbackSince = -1;
    else if (body.fallbackSince < 0) body.fallbackSince = tick;
    if (this.prepared.network.hasRestart[node] === 0) return;
    body.needRestart = base === 0;
    if (base > 0) return;
    const running = !this.groupsOf(node, false).some(group => this.outages[group]!.exhausted);
    const ready = body.own > 0 && running && this.groupsOf(node, true).every(group => this.holds(group));
    if (!ready) body.restartDue = -1;
    else if (body.restartDue < 0)
      body.restartDue =
        tick +
        Math.max(1, this.ticks(this.prepared.restart, node, this.prepared.network.nodeKeys, node, purpose.restart));
  }

  private assignCrews(tick: number): void {
    for (const node of this.arrivals.sort((a, b) => a - b))
      this.queues[this.prepared.network.crewPool[node]!]!.push(node);
    this.arrivals = [];
    this.queues.forEach((queue, pool) => {
      while (this.free[pool]! > 0 && queue.length > 0) {
        const node = queue.shift()!;
        this.free[pool]!--;
        Object.assign(this.bodies[node]!, { crew: 'working', repairDue: tick + this.repairTicks(node) });
      }
    });
  }
}
