import { seededRandom } from '#engines/kernel/random.ts';

/** A row of the node table under construction. */
export interface Asset {
  readonly id: string;
  readonly name: string;
  readonly sector: string;
  readonly functions: string;
  readonly operatorId: string;
  readonly regionId: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly source: string;
  /** people served, when the source says more than a typical value */
  readonly people?: number;
  readonly blackStart?: boolean;
}

/** What nobody has confirmed: every value of this country comes from assumptions.yaml, also where the topology does not. */
export const invented = 'uncertain';

export interface Relation {
  readonly type: string;
  readonly strength: string | number;
  readonly delay: string | number;
  readonly evidence: string;
}

/** Numbers of assumptions.yaml. */
export interface Assumptions {
  readonly country: {
    readonly id: string;
    readonly name: string;
    readonly corner: readonly [number, number];
    readonly size: readonly [number, number];
  };
  readonly seed: number;
  readonly relations: Readonly<Record<string, Relation>>;
  readonly stocks: Readonly<Record<string, { readonly hours: string; readonly refill: number }>>;
  readonly repair: Readonly<Record<string, string>>;
  readonly crews: Readonly<Record<string, number>>;
  readonly fallbacks: Readonly<Record<string, { readonly level: number; readonly hours: number }>>;
  readonly products: readonly Product[];
  readonly value: Readonly<Record<string, readonly [number, number]>>;
}

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  readonly parents?: readonly string[];
  readonly recovery: string;
  readonly eventsPerYear: number;
  readonly patchHalfLife?: number;
  readonly wormDelay?: string;
  readonly in: Readonly<Record<string, number>>;
  readonly exposure: number;
  readonly share: number;
}

export type EdgeRow = Readonly<Record<string, string | number | undefined>>;

/** Collects assets, dependencies and needs; placement and choice come from one seeded stream. */
export class World {
  readonly assets: Asset[] = [];
  readonly edges: EdgeRow[] = [];
  readonly groups: EdgeRow[] = [];
  readonly random;
  readonly assumptions: Assumptions;
  private readonly byKind = new Map<string, Asset[]>();
  private readonly seen = new Set<string>();

  constructor(assumptions: Assumptions) {
    this.assumptions = assumptions;
    this.random = seededRandom(assumptions.seed);
  }

  /** Adds an asset and files it under a kind by which others find suppliers. */
  add(kind: string, asset: Asset): Asset {
    this.assets.push(asset);
    for (const key of [kind, `${kind}@${asset.regionId}`]) {
      const list = this.byKind.get(key);
      if (list) list.push(asset);
      else this.byKind.set(key, [asset]);
    }
    return asset;
  }

  all(kind: string, region?: string): readonly Asset[] {
    return this.byKind.get(region === undefined ? kind : `${kind}@${region}`) ?? [];
  }

  /** The nearest assets of a kind, in the same region where there are any. */
  nearest(kind: string, to: Asset, count: number): readonly Asset[] {
    const local = this.all(kind, to.regionId);
    const pool = local.length >= count ? local : this.all(kind);
    const far = (asset: Asset) => (asset.longitude - to.longitude) ** 2 + (asset.latitude - to.latitude) ** 2;
    return pool
      .filter(asset => asset.id !== to.id)
      .map(asset => ({ asset, distance: far(asset) }))
      .sort((a, b) => a.distance - b.distance || (a.asset.id < b.asset.id ? -1 : 1))
      .slice(0, count)
      .map(entry => entry.asset);
  }

  /** A need of `to` for a resource from suppliers, under a rule, with a stock of the assumptions. */
  need(
    to: Asset,
    resource: string,
    suppliers: readonly Asset[],
    options: {
      readonly relation?: string;
      readonly rule?: string;
      readonly stock?: string;
      readonly restart?: boolean;
    } = {},
  ): void {
    if (suppliers.length === 0) return;
    const relation = this.assumptions.relations[options.relation ?? resource];
    if (relation === undefined) throw new Error(`assumptions.yaml has no relation ${options.relation ?? resource}`);
    for (const from of suppliers) {
      const id = `${from.id}>${to.id}:${resource}`;
      if (this.seen.has(id)) continue;
      this.seen.add(id);
      const { type, strength, delay, evidence } = relation;
      this.edges.push({
        id,
        from: from.id,
        to: to.id,
        type,
        resource,
        strength,
        delay,
        evidence,
        confidence: invented,
        source: `assumption ${options.relation ?? resource}`,
        marking: 'TLP:CLEAR',
      });
    }
    const stock = options.stock === undefined ? undefined : this.assumptions.stocks[options.stock];
    this.groups.push({
      node: to.id,
      resource,
      rule: options.rule ?? 'any',
      restart: options.restart ? 'yes' : '',
      hours: stock?.hours,
      refillHours: stock?.refill,
      degradedAt: stock && 0.25,
    });
  }

  /** A place near another, in degrees. */
  near(asset: { readonly longitude: number; readonly latitude: number }, spread = 0.08) {
    const shift = () => (this.random.unit() - 0.5) * 2 * spread;
    return { longitude: round(asset.longitude + shift()), latitude: round(asset.latitude + shift()) };
  }
}

export const round = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;
