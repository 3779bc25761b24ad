import { counterHash, type Random, seededRandom } from '#engines/kernel/random.ts';
import type { FactValue, Vocabulary } from '../../types.ts';
import type { Corpus, CorpusIncident } from '../incident.ts';
import { type Assumptions, type Profile, profiles } from './assumptions.ts';

type Facts = Record<string, FactValue>;

/** A made corpus: incident `i` depends on the seed and `i` alone, so that it can be made again by itself. */
export const syntheticCorpus = (vocabulary: Vocabulary, assumptions: Assumptions): Corpus => ({
  size: assumptions.count,
  at: index => incidentAt(vocabulary, assumptions, index),
});

function incidentAt(vocabulary: Vocabulary, assumptions: Assumptions, index: number): CorpusIncident {
  const random = seededRandom(counterHash(assumptions.seed, index));
  const real = !random.chance(assumptions.falseAlarmShare);
  const profile = weighted(profiles, random);
  const truly = { ...drawn(profile, random, real), ...judged(vocabulary, random), ...entityFacts(vocabulary, random) };
  const facts: Facts = {};
  const learned: Record<string, number> = {};
  for (const fact of Object.keys(truly)) {
    const established = fact.startsWith('e.') || !random.chance(assumptions.unknownShare);
    const hours = fact.startsWith('e.') ? 0 : exponential(assumptions.investigationMedianHours, random);
    if (!established) continue;
    facts[fact] = truly[fact] as FactValue;
    learned[fact] = hours;
  }
  const first = impressionOf(facts, random);
  return {
    id: `S-${index + 1}`,
    facts,
    history: { first, learned, clocks: clocksOf(random, assumptions, facts) },
  };
}

/** What is true of it, before anybody finds it out. */
function drawn(profile: Profile, random: Random, real: boolean): Facts {
  const facts: Facts = {};
  for (const [fact, how] of Object.entries(profile.facts))
    facts[fact] =
      typeof how === 'number' ? real && random.chance(how) : real ? pickWeighted(how, random) : harmless(how);
  if (!facts['i.extortion']) facts['i.ransom_paid'] = false;
  const { loss = 0, ...quantities } = profile.medians;
  for (const [fact, median] of Object.entries(quantities))
    facts[fact] = real ? Math.round(logNormal(median, random)) : 0;
  const amount = real ? Math.round(logNormal(loss, random)) : 0;
  // One sum in the currencies that thresholds are written in, at par: the corpus is about definitions, not exchange rates.
  facts['i.loss_amount'] = { amount, currency: 'EUR', equivalents: { USD: amount, CNY: amount * 8, GBP: amount } };
  return { ...facts, ...derived(facts, profile, random, real), ...rareFacts(random, real, facts) };
}

/** Facts that few rules ask about, drawn alike for every kind of incident. */
function rareFacts(random: Random, real: boolean, facts: Facts): Facts {
  const some = (chance: number) => real && random.chance(chance);
  const three = (chance: number) => (some(chance) ? (random.chance(0.5) ? 'potential' : 'caused') : 'none');
  const persons = facts['i.personal_data'] === 'confirmed' || facts['i.personal_data'] === 'potential';
  const power = some(0.05) ? logNormal(60, random) : 0;
  return {
    'i.pd_categories': new Set(
      persons ? random.subset(['contact', 'financial', 'credentials', 'health', 'unique_id', 'cpni'], 0.35) : [],
    ),
    'i.phi_unsecured': persons && some(0.15),
    'i.cdi_affected': some(0.05),
    'i.trade_secret_exfil': facts['i.conf_loss'] === 'confirmed' && some(0.15) ? 'confirmed' : 'none',
    'i.exploited_vuln_in_own_product': some(0.05),
    'i.product_cia_harm': three(0.06),
    'i.malcode_in_product_or_user': three(0.06),
    'i.physical_access_breach': some(0.04),
    'i.counterparties_pct': some(0.3) ? Math.round(random.unit() * 60) : 0,
    'i.transactions_pct': some(0.3) ? Math.round(random.unit() * 40) : 0,
    'i.relevant_clients_hit': some(0.15),
    'i.reputational': new Set(
      real ? random.subset(['media', 'repeated_complaints', 'regulatory_breach', 'client_loss'], 0.12) : [],
    ),
    'i.load_lost_mw': Math.round(power),
    'i.load_shed_mw': Math.round(power / 2),
    'i.customers_lost_power': Math.round(power * 400),
    'i.electricity_attack_level': power > 0 ? random.pick(['1', '2', 'high', 'critical']) : random.pick(['0', '1']),
    'i.recurrences_6m': some(0.1) ? 1 + random.int(3) : 0,
    'i.same_root_cause': some(0.08),
    'i.population_pct_region': some(0.1) ? Math.round(random.unit() * 50) : 0,
    'i.outage_week_minutes': Math.round(random.unit() * 120),
    'i.slow_dns_minutes': some(0.05) ? Math.round(logNormal(40, random)) : 0,
    'i.other_regulator_notified': some(0.3),
  };
}

/** The value that says least: the first of a list that begins with none, otherwise `no` or none at all. */
const harmless = (weights: Readonly<Record<string, number>>): string => ('none' in weights ? 'none' : 'no');

function derived(facts: Facts, profile: Profile, random: Random, real: boolean): Facts {
  const severe = facts['i.severity_actual'] === 'severe' || facts['i.severity_actual'] === 'significant';
  const effect = facts['i.service_effect'] === 'unavailable';
  const persons = facts['i.personal_data'] === 'confirmed';
  const outage = effect ? (facts['i.outage_minutes'] as number) : 0;
  const attempt = profile.id === 'attempt';
  return {
    'e.sectors': new Set([
      random.pick(['energy_gas', 'health', 'cloud', 'banking', 'drinking_water', 'telecom', 'msp']),
    ]),
    'i.status': !real ? 'ruled_out' : attempt ? 'near_miss' : 'confirmed',
    'i.attempt_only': real && attempt,
    'i.attack_types': new Set(real ? [random.pick(profile.types), ...random.subset(profile.types, 0.3)] : []),
    'i.severity_potential': real
      ? pickWeighted({ limited: severe ? 0 : 50, significant: 35, severe: 15 }, random)
      : 'none',
    'i.origin': random.pick([
      'own_systems',
      'own_systems',
      'own_systems',
      'service_provider',
      'cloud_provider',
      'supply_chain',
    ]),
    'i.environments': new Set(profile.id === 'ot_disruption' ? ['it', 'ot'] : ['it']),
    'i.insider': real && random.chance(0.06),
    'i.prepositioning': real && profile.id === 'intrusion' && random.chance(0.2),
    'i.planned_maintenance': !real && random.chance(0.2),
    'i.critical_function_affected': real && random.chance(severe ? 0.8 : 0.15),
    'i.outage_minutes': outage,
    'i.degraded_minutes': real && facts['i.service_effect'] === 'degraded' ? Math.round(logNormal(240, random)) : 0,
    'i.downtime_critical_minutes': severe ? Math.round(outage * random.unit()) : 0,
    'i.duration_hours': Math.round(outage / 60 + (real ? logNormal(12, random) : 0)),
    'i.users_total': 50_000,
    'i.users_affected_pct': Math.min(100, (100 * (facts['i.users_affected'] as number)) / 50_000),
    'i.pd_subjects': persons ? (facts['i.pd_subjects'] as number) : 0,
    'i.pd_risk': persons ? pickWeighted({ unlikely: 30, risk: 45, high_risk: 25 }, random) : 'unlikely',
    'i.pd_unintelligible': persons && random.chance(0.15),
    'i.public_safety': real && severe && random.chance(0.2),
    'i.third_party_damage': real
      ? pickWeighted({ none: severe ? 40 : 85, potential: 20, caused: severe ? 30 : 3 }, random)
      : 'none',
    'i.death': real && severe && random.chance(0.01) ? 'caused' : 'none',
    'i.health_damage': real && severe && random.chance(0.05) ? 'potential' : 'none',
    'i.data_business_effect': real && random.chance(0.3),
    'i.material_investor': real && severe && random.chance(0.4) ? 'material' : 'not_material',
    'i.undetected_days': real ? Math.round(logNormal(6, random)) : 0,
    'i.member_states': new Set(random.subset(['DE', 'FR', 'NL', 'PL'], 0.3)),
  };
}

/** A few rules ask what the entity is in the trigger itself: half of all roles, so that both answers occur. */
const entityFacts = (vocabulary: Vocabulary, random: Random): Facts => ({
  'e.roles': new Set(random.subset([...vocabulary.roles.keys()], 0.5)),
});

const judgementChance = 0.05;

/** Judgements are drawn too: nobody else would answer them for an incident that never happened. */
function judged(vocabulary: Vocabulary, random: Random): Facts {
  return Object.fromEntries(
    [...vocabulary.judgements.keys()].map(id => [`judge:${id}`, random.chance(judgementChance)] as const),
  );
}

/** First beliefs: alarms look real, losses look possible, whatever they turn out to be. */
function impressionOf(facts: Facts, random: Random): Facts {
  const first: Facts = {};
  const believe = (fact: string, value: FactValue, chance: number) => {
    const believed = random.chance(chance);
    if (facts[fact] !== undefined && believed) first[fact] = value;
  };
  believe('i.status', 'suspected', 1);
  believe('i.malicious', 'suspected', 0.6);
  believe('i.unauthorised_access', 'suspected', 0.4);
  believe('i.conf_loss', 'potential', 0.5);
  believe('i.integ_loss', 'potential', 0.3);
  believe('i.avail_loss', 'potential', 0.3);
  believe('i.personal_data', 'potential', 0.3);
  believe('i.severity_potential', 'significant', 0.4);
  believe('i.material_ops', 'potential', 0.3);
  return first;
}

/** Clocks in hours after detection. Those of a qualified event start when half of the investigation is done. */
function clocksOf(random: Random, assumptions: Assumptions, facts: Facts): Record<string, number> {
  const aware = exponential(2, random);
  const qualified = aware + exponential(assumptions.investigationMedianHours / 2, random);
  const determined = qualified + exponential(assumptions.investigationMedianHours / 2, random);
  const paid: Record<string, number> =
    facts['i.ransom_paid'] === true ? { 't.payment': determined + exponential(72, random) } : {};
  return {
    't.occurred': -exponential(24, random),
    't.detected': 0,
    't.identified': aware / 2,
    't.discovered': aware,
    't.aware': aware,
    't.suspected': aware,
    't.aware_significant': qualified,
    't.aware_breach': qualified,
    't.reasonable_belief': qualified,
    't.determined': determined,
    't.classified': determined,
    't.materiality': determined + exponential(48, random),
    't.confirmed': determined,
    ...paid,
  };
}

const exponential = (median: number, random: Random): number => (-Math.log(1 - random.unit()) / Math.LN2) * median;

/** Median times e to a normal draw, the sum of twelve uniform draws less six: nine in ten within five times either way. */
function logNormal(median: number, random: Random): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random.unit();
  return median * Math.exp(sum);
}

function weighted(from: readonly Profile[], random: Random): Profile {
  let left = random.unit() * from.reduce((sum, each) => sum + each.weight, 0);
  return from.find(each => (left -= each.weight) < 0) ?? (from[0] as Profile);
}

function pickWeighted(weights: Readonly<Record<string, number>>, random: Random): string {
  const entries = Object.entries(weights);
  let left = random.unit() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  return entries.find(([, weight]) => (left -= weight) < 0)?.[0] ?? (entries[0]?.[0] as string);
}
