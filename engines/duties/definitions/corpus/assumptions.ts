/** What a made corpus rests on. Every number here is an assumption, shown beside every result. */
export interface Assumptions {
  readonly seed: number;
  readonly count: number;
  /** share of alarms that turn out to be nothing */
  readonly falseAlarmShare: number;
  /** share of facts that nobody ever establishes */
  readonly unknownShare: number;
  /** hours after detection by which half of the facts are known */
  readonly investigationMedianHours: number;
}

export const usualAssumptions: Assumptions = {
  seed: 20260101,
  count: 5000,
  falseAlarmShare: 0.25,
  unknownShare: 0.2,
  investigationMedianHours: 24,
};

/** Weights over the values of a fact; `unknown` shares come on top. */
type Weights = Readonly<Record<string, number>>;

export interface Profile {
  readonly id: string;
  /** how often among real incidents */
  readonly weight: number;
  readonly types: readonly string[];
  /** enums by weights; a boolean as the probability of true */
  readonly facts: Readonly<Record<string, Weights | number>>;
  /** medians of log-normal quantities: most lie between a fifth and five times */
  readonly medians: Readonly<Record<string, number>>;
}

const loss = (none: number, potential: number, confirmed: number): Weights => ({ none, potential, confirmed });
const severity = (none: number, limited: number, significant: number, severe: number): Weights => ({
  none,
  limited,
  significant,
  severe,
});

/** Seven kinds of incident. The weights are ours, set to cover the vocabulary rather than to mirror one statistic. */
export const profiles: readonly Profile[] = [
  {
    id: 'ransomware',
    weight: 20,
    types: ['ransomware', 'intrusion', 'malware'],
    facts: {
      'i.malicious': { confirmed: 95, suspected: 5 },
      'i.unauthorised_access': { confirmed: 80, suspected: 20 },
      'i.conf_loss': loss(15, 35, 50),
      'i.integ_loss': loss(20, 20, 60),
      'i.avail_loss': loss(5, 10, 85),
      'i.severity_actual': severity(5, 40, 40, 15),
      'i.material_ops': { no: 25, potential: 30, actual: 45 },
      'i.extortion': 0.95,
      'i.ransom_paid': 0.25,
      'i.personal_data': loss(30, 30, 40),
      'i.service_effect': { none: 10, degraded: 40, unavailable: 50 },
    },
    medians: { 'i.outage_minutes': 1400, 'i.users_affected': 8000, 'i.pd_subjects': 9000, loss: 400_000 },
  },
  {
    id: 'data_theft',
    weight: 18,
    types: ['data_theft', 'intrusion'],
    facts: {
      'i.malicious': { confirmed: 85, suspected: 15 },
      'i.unauthorised_access': { confirmed: 90, suspected: 10 },
      'i.conf_loss': loss(0, 20, 80),
      'i.integ_loss': loss(80, 15, 5),
      'i.avail_loss': loss(95, 5, 0),
      'i.severity_actual': severity(60, 30, 9, 1),
      'i.material_ops': { no: 75, potential: 20, actual: 5 },
      'i.extortion': 0.3,
      'i.ransom_paid': 0.05,
      'i.personal_data': loss(20, 20, 60),
      'i.service_effect': { none: 90, degraded: 9, unavailable: 1 },
    },
    medians: { 'i.outage_minutes': 1, 'i.users_affected': 3000, 'i.pd_subjects': 20_000, loss: 150_000 },
  },
  {
    id: 'ddos',
    weight: 12,
    types: ['ddos'],
    facts: {
      'i.malicious': { confirmed: 90, suspected: 10 },
      'i.unauthorised_access': { no: 97, suspected: 3 },
      'i.conf_loss': loss(98, 2, 0),
      'i.integ_loss': loss(99, 1, 0),
      'i.avail_loss': loss(10, 20, 70),
      'i.severity_actual': severity(35, 45, 18, 2),
      'i.material_ops': { no: 60, potential: 25, actual: 15 },
      'i.extortion': 0.1,
      'i.ransom_paid': 0.02,
      'i.personal_data': loss(98, 2, 0),
      'i.service_effect': { none: 15, degraded: 50, unavailable: 35 },
    },
    medians: { 'i.outage_minutes': 60, 'i.users_affected': 15_000, 'i.pd_subjects': 1, loss: 15_000 },
  },
  {
    id: 'failure',
    weight: 18,
    types: ['hardware_failure', 'misconfiguration'],
    facts: {
      'i.malicious': { no: 97, suspected: 3 },
      'i.unauthorised_access': { no: 99, suspected: 1 },
      'i.conf_loss': loss(92, 6, 2),
      'i.integ_loss': loss(75, 15, 10),
      'i.avail_loss': loss(5, 15, 80),
      'i.severity_actual': severity(20, 50, 25, 5),
      'i.material_ops': { no: 50, potential: 25, actual: 25 },
      'i.extortion': 0,
      'i.ransom_paid': 0,
      'i.personal_data': loss(93, 4, 3),
      'i.service_effect': { none: 10, degraded: 45, unavailable: 45 },
    },
    medians: { 'i.outage_minutes': 180, 'i.users_affected': 12_000, 'i.pd_subjects': 10, loss: 40_000 },
  },
  {
    id: 'intrusion',
    weight: 16,
    types: ['intrusion', 'malware', 'phishing'],
    facts: {
      'i.malicious': { confirmed: 80, suspected: 20 },
      'i.unauthorised_access': { confirmed: 75, suspected: 25 },
      'i.conf_loss': loss(45, 40, 15),
      'i.integ_loss': loss(55, 35, 10),
      'i.avail_loss': loss(85, 13, 2),
      'i.severity_actual': severity(70, 24, 5, 1),
      'i.material_ops': { no: 80, potential: 18, actual: 2 },
      'i.extortion': 0.03,
      'i.ransom_paid': 0,
      'i.personal_data': loss(70, 20, 10),
      'i.service_effect': { none: 92, degraded: 7, unavailable: 1 },
    },
    medians: { 'i.outage_minutes': 1, 'i.users_affected': 40, 'i.pd_subjects': 200, loss: 20_000 },
  },
  {
    id: 'ot_disruption',
    weight: 6,
    types: ['malware', 'intrusion', 'wiper'],
    facts: {
      'i.malicious': { confirmed: 80, suspected: 20 },
      'i.unauthorised_access': { confirmed: 85, suspected: 15 },
      'i.conf_loss': loss(60, 30, 10),
      'i.integ_loss': loss(10, 20, 70),
      'i.avail_loss': loss(5, 20, 75),
      'i.severity_actual': severity(5, 25, 45, 25),
      'i.material_ops': { no: 10, potential: 30, actual: 60 },
      'i.extortion': 0.1,
      'i.ransom_paid': 0.02,
      'i.personal_data': loss(95, 4, 1),
      'i.service_effect': { none: 10, degraded: 45, unavailable: 45 },
    },
    medians: { 'i.outage_minutes': 400, 'i.users_affected': 30_000, 'i.pd_subjects': 1, loss: 900_000 },
  },
  {
    id: 'attempt',
    weight: 10,
    types: ['scan', 'phishing'],
    facts: {
      'i.malicious': { confirmed: 70, suspected: 30 },
      'i.unauthorised_access': { no: 90, suspected: 10 },
      'i.conf_loss': loss(90, 10, 0),
      'i.integ_loss': loss(95, 5, 0),
      'i.avail_loss': loss(98, 2, 0),
      'i.severity_actual': severity(97, 3, 0, 0),
      'i.material_ops': { no: 97, potential: 3, actual: 0 },
      'i.extortion': 0.01,
      'i.ransom_paid': 0,
      'i.personal_data': loss(97, 3, 0),
      'i.service_effect': { none: 99, degraded: 1, unavailable: 0 },
    },
    medians: { 'i.outage_minutes': 1, 'i.users_affected': 1, 'i.pd_subjects': 1, loss: 500 },
  },
];
