import type { Regimes } from '../types.ts';
import { type Atom, atomsOf } from './atoms.ts';
import type { Definition } from './definition.ts';

export const dimensions = [
  'epistemic',
  'malice',
  'service',
  'data',
  'money',
  'persons',
  'asset',
  'origin',
  'extortion',
] as const;
export type Dimension = (typeof dimensions)[number];

const facts: Readonly<Record<Dimension, string>> = {
  epistemic:
    'status attempt_only severity_potential recurrences_6m same_root_cause other_regulator_notified undetected_days',
  malice:
    'malicious unauthorised_access prepositioning insider attack_types planned_maintenance malcode_in_product_or_user',
  service:
    'service_effect severity_actual outage_minutes degraded_minutes downtime_critical_minutes outage_week_minutes slow_dns_minutes duration_hours users_affected users_total users_affected_pct counterparties_pct transactions_pct relevant_clients_hit member_states cross_border_possible avail_loss load_lost_mw customers_lost_power load_shed_mw population_pct_region electricity_attack_level',
  data: 'conf_loss integ_loss data_business_effect personal_data pd_subjects pd_categories pd_unintelligible phi_unsecured cdi_affected trade_secret_exfil',
  money: 'loss_amount material_investor material_ops',
  persons: 'pd_risk death health_damage third_party_damage public_safety reputational',
  asset:
    'environments critical_function_affected physical_access_breach exploited_vuln_in_own_product product_cia_harm',
  origin: 'origin',
  extortion: 'extortion ransom_paid ransom_payer',
};

/** A judgement stands where its question does; those not listed are asked about the state of knowledge. */
const judgements: readonly (readonly [RegExp, Dimension])[] = [
  [/financial_loss|exceed_loss/, 'money'],
  [/harm|rights|individuals|client/, 'persons'],
  [/ransomware|extortion/, 'extortion'],
  [/apt|good_faith|lawful/, 'malice'],
  [/service|disrupt|domains|reliability|doe_/, 'service'],
  [/critical/, 'asset'],
  [/compromise/, 'data'],
];

const byFact = new Map<string, Dimension>(
  dimensions.flatMap(dimension => facts[dimension].split(' ').map(fact => [`i.${fact}`, dimension] as const)),
);

/** The dimension a fact speaks to; facts about the entity belong to none. */
export function dimensionOf(fact: string): Dimension | undefined {
  if (!fact.startsWith('judge:')) return byFact.get(fact);
  return judgements.find(([pattern]) => pattern.test(fact))?.[1] ?? 'epistemic';
}

export type Profile = Readonly<Record<Dimension, readonly Atom[]>>;

/** A definition along the nine dimensions, each atom with its article. */
export function profileOf(definition: Definition, date: string, regimes: Regimes): Profile {
  const atoms = atomsOf(definition.condition, definition.cite, date, regimes);
  const seen = new Set<string>();
  const once = atoms.filter(atom => !seen.has(atom.text) && seen.add(atom.text));
  const of = (dimension: Dimension) => once.filter(atom => dimensionOf(atom.facts[0] ?? '') === dimension);
  return Object.fromEntries(dimensions.map(dimension => [dimension, of(dimension)])) as unknown as Profile;
}
