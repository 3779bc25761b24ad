/** Words of a dependency model as a person writes it. Times are hours, probabilities 0 to 1, money per hour. */

/** A number that may be uncertain. Every numeric field takes a constant or one of these. */
export type Distribution =
  | { readonly dist: 'uniform'; readonly min: number; readonly max: number }
  | { readonly dist: 'triangular'; readonly min: number; readonly mode: number; readonly max: number }
  | { readonly dist: 'pert'; readonly min: number; readonly mode: number; readonly max: number }
  | { readonly dist: 'exponential'; readonly mean: number }
  /** `sigma` is the standard deviation of the natural logarithm */
  | { readonly dist: 'lognormal'; readonly median: number; readonly sigma: number }
  | { readonly dist: 'gamma'; readonly shape: number; readonly scale: number }
  | { readonly dist: 'weibull'; readonly shape: number; readonly scale: number }
  | { readonly dist: 'beta'; readonly a: number; readonly b: number }
  | { readonly dist: 'empirical'; readonly values: readonly number[] };

export type Amount = number | Distribution;

/** How well a value is known; decides how wide it is varied. */
export type Evidence = 'assessed' | 'documented' | 'inferred' | 'default';

export type EdgeType = 'physical' | 'cyber' | 'geographic' | 'logical' | 'economic' | 'personnel' | 'restart';

export type NodeKind = 'asset' | 'system' | 'operator' | 'function' | 'sector' | 'technology' | 'region';

export type Rule =
  | { readonly kind: 'all' }
  | { readonly kind: 'any' }
  | { readonly kind: 'kOfN'; readonly k: number }
  /** satisfied while the capacity left, 1 minus the strengths of lost members, is at least `threshold` */
  | { readonly kind: 'weighted'; readonly threshold: number };

export interface Buffer {
  readonly hours: Amount;
  /** hours from empty to full while supplied; 0 is at once */
  readonly refillHours: Amount;
  /** share of the stock below which the node runs low; kept, does not act */
  readonly degradedAt?: number;
}

/** One resource a node needs and the dependencies that can bring it. */
export interface Group {
  readonly resource: string;
  /** dependency (edge) ids */
  readonly members: readonly string[];
  readonly rule: Rule;
  readonly buffer: Buffer;
}

export interface ProductUse {
  readonly product: string;
  /** share of the node's function the product carries */
  readonly share: number;
  /** probability of falling when an event of full severity reaches an unpatched instance */
  readonly exposure: number;
  /** probability that the instance is patched when the event starts */
  readonly patched: number;
  /** which versions stand there and what for, in words; do not act */
  readonly versions?: string;
  readonly role?: string;
}

/** Where a record comes from and how it may be handled. */
export interface Provenance {
  readonly evidence: Evidence;
  readonly confidence?: string;
  readonly source?: string;
  readonly marking?: string;
  readonly reviewed?: string;
  /** party that contributed the record */
  readonly party?: string;
}

export interface ModelNode extends Provenance {
  readonly id: string;
  readonly name: string;
  readonly kind: NodeKind;
  readonly sector?: string;
  readonly ncf: readonly { readonly id: string; readonly share: number }[];
  readonly operatorId?: string;
  readonly regionId?: string;
  readonly jurisdiction?: string;
  /** longitude, latitude */
  readonly position?: readonly [number, number];
  readonly criticality: { readonly valuePerHour: number; readonly peopleServed: number; readonly safetyWeight: number };
  readonly groups: readonly Group[];
  readonly repair: { readonly time: Amount; readonly crewPool?: string };
  readonly restart?: { readonly groups: readonly Group[]; readonly hours: Amount };
  /** hours from repair to the node's next own failure; absent when it has none of its own */
  readonly upTime?: Amount;
  readonly products: readonly ProductUse[];
  readonly manualFallback?: { readonly level: number; readonly maxHours: number };
}

export interface ModelEdge extends Provenance {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly type: EdgeType;
  readonly strength: Amount;
  readonly delay: Amount;
}

export interface Technology extends Provenance {
  readonly id: string;
  readonly name: string;
  readonly vendor?: string;
  /** family or component this product contains: an event on the parent reaches every product with it */
  readonly parents: readonly string[];
  /** how often its event is expected; says nothing about a run, which asks what follows given the event */
  readonly eventsPerYear: number;
  /** parts of it, by intent; do not act */
  readonly maliciousPerYear?: number;
  readonly accidentalPerYear?: number;
  /** whether an update reaches all instances in one hour; does not act: a shock reaches all */
  readonly updateChannel?: 'all-at-once' | 'staged';
  /** how easily it is attacked, 0 to 1; does not act: exposure and severity say what falls */
  readonly exploitability?: number;
  readonly recovery: 'remote' | 'hands-on';
  /** hours from one infected node to a neighbour; absent when it does not spread by itself */
  readonly wormDelay?: Amount;
  /** hours in which half of the unpatched instances get patched; absent when nobody patches during the event */
  readonly patchHalfLife?: number;
}

export interface ModelFunction {
  readonly id: string;
  readonly name: string;
  readonly category?: string;
  /** inoperability from which the function counts as lost */
  readonly lostAt: number;
}

/** A model that passed every rule of `readModel`; nodes, edges and functions are in the order of their ids. */
export interface Model {
  readonly id: string;
  readonly title: string;
  readonly currency: string;
  readonly nodes: readonly ModelNode[];
  readonly edges: readonly ModelEdge[];
  readonly technologies: readonly Technology[];
  readonly functions: readonly ModelFunction[];
  readonly crewPools: Readonly<Record<string, number>>;
  /** how often each documented default filled a gap, by default id */
  readonly defaultsUsed: Readonly<Record<string, number>>;
}

export type ShockKind = 'node' | 'technology' | 'operator' | 'region' | 'sector' | 'joint';

export interface Shock {
  readonly kind: ShockKind;
  /** what is hit: node id, product, operator id, region id or sector; a list for `joint` */
  readonly targets: readonly string[];
  /**
   * products whose events come together with what is hit; not for `technology`. Each is an event of its own: it draws
   * its own severity, falls, worm and length. A node that several of them can reach is whole again when the longest cause that
   * hit it has ended, and is repaired by hand if any product of theirs in use there needs it.
   */
  readonly products?: readonly string[];
  readonly start: number;
  /** how long the cause lasts; absent: until each node is repaired */
  readonly duration?: Amount;
  /** probability that the event happens at all; 1 asks "given that it happens" */
  readonly eventProbability: number;
  /** probability that a node in reach falls, given the event (severity 1) */
  readonly compromise: Amount;
  /** drawn once per world and shared by every node */
  readonly severity: Amount;
  /** share of worlds in which all targets of a joint shock share one draw */
  readonly correlation: number;
}
