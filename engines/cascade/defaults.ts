import type { Amount, EdgeType, Evidence } from './types.ts';

/** One value used when a model leaves a gap; every use is counted and reported with the run. */
export interface Default {
  readonly id: string;
  readonly value: Amount;
  readonly why: string;
}

const edge = (type: EdgeType, strength: Amount, delay: Amount, why: string) => ({
  strength: { id: `edge.${type}.strength`, value: strength, why },
  delay: { id: `edge.${type}.delay`, value: delay, why },
});

/**
 * Priors by type of dependency. No public data set carries strengths or delays: these are our judgement, wide on
 * purpose, and the run names those that drove its answer.
 */
export const edgeDefaults: Readonly<Record<EdgeType, { readonly strength: Default; readonly delay: Default }>> = {
  physical: edge('physical', 0.95, 0, 'a physical feed that is cut is felt at once and almost surely'),
  cyber: edge('cyber', 0.7, 0, 'control and data links often have local fallbacks that keep a site running'),
  geographic: edge('geographic', 0.3, 0, 'neighbours in one place share some, not all, of what happens to it'),
  logical: edge('logical', 0.5, 1, 'a missing decision or record is felt after about an hour'),
  economic: edge('economic', 0.4, 24, 'orders, payments and contracts bite after a day'),
  personnel: edge('personnel', 0.5, 4, 'the next shift is the first to miss its people'),
  restart: edge('restart', 1, 0, 'what is needed to start again is needed each time'),
};

export const nodeDefaults = {
  bufferHours: { id: 'node.buffer.hours', value: 0, why: 'a stock nobody has stated is not counted on' },
  refillHours: { id: 'node.buffer.refill', value: 24, why: 'a delivery a day fills the usual tank or battery' },
  repairTime: {
    id: 'node.repair.time',
    value: { dist: 'lognormal', median: 12, sigma: 0.8 },
    why: 'half of the repairs within 12 hours, one in twenty beyond 45 hours',
  },
  exposure: { id: 'node.product.exposure', value: 0.5, why: 'half of the installations are reachable by the event' },
  patched: { id: 'node.product.patched', value: 0, why: 'a patch nobody has confirmed is not counted on' },
  lostAt: { id: 'function.lostAt', value: 0.5, why: 'a function counts as lost when half of it is down' },
} as const satisfies Record<string, Default>;

/** How far a value is varied between parameter draws: standard deviation of its logarithm, or logit for probabilities. */
export const evidenceSpread: Readonly<Record<Evidence, number>> = {
  assessed: 0.1,
  documented: 0.2,
  inferred: 0.4,
  default: 0.7,
};

/** Levels are whole thousandths, so that sums are exact and the same in every order. */
export const full = 1000;

/** A supplier counts as working in an all, any or k-of-n group from this level on. */
export const worksAt = 500;

export const defaultHorizonHours = 336;
