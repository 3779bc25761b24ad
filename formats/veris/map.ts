import type { Outcome } from './report.ts';

type Node = Readonly<Record<string, unknown>>;

/** One field of a record, the fact it speaks to, and what it says about it. */
export interface Rule {
  readonly field: string;
  readonly fact: string;
  readonly read: (record: Node) => Outcome;
}

const taken = (value: unknown): Outcome => ({ value });
const unread = (why: string): Outcome => ({ unread: why });

/** The value at a dotted path; undefined where any step is missing. */
function at(record: unknown, path: string): unknown {
  let node: unknown = record;
  for (const key of path.split('.')) {
    if (node === null || typeof node !== 'object') return undefined;
    node = (node as Node)[key];
  }
  return node;
}

const has = (record: Node, path: string): boolean => at(record, path) !== undefined && at(record, path) !== null;

/** Members of a list (or of a single text) that say something. */
function stated(record: Node, path: string): string[] {
  const value = at(record, path);
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.map(String).filter(each => !/^(unknown|other|na|n\/a|)$/i.test(each.trim()));
}

const evasive = (record: Node, path: string): boolean => {
  const value = at(record, path);
  return (Array.isArray(value) ? value : [value]).some(each => /^(unknown|other)$/i.test(String(each)));
};

const statuses: Readonly<Record<string, string>> = {
  Confirmed: 'confirmed',
  Suspected: 'suspected',
  'Near miss': 'near_miss',
  'False positive': 'ruled_out',
};

const sectors: readonly (readonly [string, string])[] = [
  ['2211', 'energy_electricity'],
  ['2212', 'energy_gas'],
  ['22131', 'drinking_water'],
  ['22132', 'waste_water'],
  ['481', 'transport_air'],
  ['482', 'transport_rail'],
  ['483', 'transport_water'],
  ['484', 'transport_road'],
  ['486', 'pipeline'],
  ['491', 'postal'],
  ['517', 'telecom'],
  ['522', 'banking'],
  ['523', 'securities'],
  ['524', 'insurance'],
  ['61', 'education'],
  ['62', 'health'],
  ['92', 'public_admin'],
  ['31', 'manufacturing'],
  ['32', 'manufacturing'],
  ['33', 'manufacturing'],
];

const intended = ['action.hacking', 'action.malware', 'action.social', 'action.misuse'];
const unintended = ['action.error', 'action.environmental'];

function malicious(record: Node): Outcome {
  if (intended.some(path => has(record, path))) {
    const status = at(record, 'security_incident');
    return status === 'Confirmed' ? taken('confirmed') : status === 'Suspected' ? taken('suspected') : 'unknown';
  }
  const others = Object.keys((at(record, 'action') as Node | undefined) ?? {}).map(key => `action.${key}`);
  return others.length > 0 && others.every(path => unintended.includes(path)) ? taken('no') : 'unknown';
}

const access =
  /stolen creds|brute force|backdoor|exploit vuln|sqli|path traversal|session|pass-the-hash|rfi|os command/i;

function unauthorisedAccess(record: Node): Outcome {
  const found = stated(record, 'action.hacking.variety').some(each => access.test(each));
  if (!found) return 'unknown';
  return at(record, 'security_incident') === 'Confirmed' ? taken('confirmed') : 'unknown';
}

const disclosures: Readonly<Record<string, string>> = { Yes: 'confirmed', Potentially: 'potential', No: 'none' };
const disclosure = (record: Node): string | undefined =>
  disclosures[String(at(record, 'attribute.confidentiality.data_disclosure'))];

/** The attribute is in a record because it was affected; a suspected incident does not confirm it. */
function affected(record: Node, attribute: string): Outcome {
  if (stated(record, `attribute.${attribute}.variety`).length === 0) return 'unknown';
  return at(record, 'security_incident') === 'Confirmed' ? taken('confirmed') : 'unknown';
}

function serviceEffect(record: Node): Outcome {
  const varieties = stated(record, 'attribute.availability.variety');
  if (varieties.includes('Interruption')) return taken('unavailable');
  return varieties.includes('Degradation') ? taken('degraded') : 'unknown';
}

const minutes: Readonly<Record<string, number>> = { Minutes: 1, Hours: 60, Days: 1440, Weeks: 10_080 };

/** A span with its unit, in minutes. Months and years have no fixed length. */
function span(record: Node, path: string): Outcome {
  const unit = at(record, `${path}.unit`);
  const value = at(record, `${path}.value`);
  if (unit === undefined || /^(unknown|na|never)$/i.test(String(unit))) return 'unknown';
  const factor = minutes[String(unit)];
  if (factor === undefined) return unread('months, years and seconds are no exact number of the unit of the fact');
  if (typeof value !== 'number' || value < 0) return unread('a unit without a number');
  return taken(value * factor);
}

function outage(record: Node): Outcome {
  const found = span(record, 'attribute.availability.duration');
  if (typeof found === 'string' || !('value' in found)) return found;
  return stated(record, 'attribute.availability.variety').includes('Interruption')
    ? found
    : unread('a duration of something other than an interruption');
}

function undetected(record: Node): Outcome {
  const found = span(record, 'timeline.discovery');
  return typeof found === 'string' || !('value' in found) ? found : taken(Math.floor((found.value as number) / 1440));
}

const personal = /^(personal|medical|payment|bank|credentials)$/i;

function personalData(record: Node): Outcome {
  const data = at(record, 'attribute.confidentiality.data');
  const level = disclosure(record);
  if (!Array.isArray(data) || level === undefined) return 'unknown';
  const varieties = data.map(each => String(at(each, 'variety')));
  if (varieties.some(each => /^(personal|medical)$/i.test(each))) return taken(level);
  if (varieties.some(each => personal.test(each) || /^(unknown|other)$/i.test(each)))
    return unread('a variety that may or may not be about persons');
  return 'unknown';
}

function unintelligible(record: Node): Outcome {
  const states = stated(record, 'attribute.confidentiality.state');
  if (states.some(each => /unencrypted|printed/i.test(each))) return taken(false);
  return states.some(each => /encrypted/i.test(each))
    ? unread('does not say how strong, nor whether the key is safe')
    : 'unknown';
}

function loss(record: Node): Outcome {
  const amount = at(record, 'impact.overall_amount');
  const currency = at(record, 'impact.iso_currency_code');
  if (typeof amount !== 'number') return 'unknown';
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return unread('an amount without a currency');
  return taken({ amount, currency });
}

const attacks: readonly (readonly [string, RegExp, string])[] = [
  ['action.malware.variety', /^ransomware$/i, 'ransomware'],
  ['action.malware.variety', /^(destroy data|wiper)$/i, 'wiper'],
  ['action.malware.variety', /./, 'malware'],
  ['action.hacking.variety', /^dos$/i, 'ddos'],
  ['action.hacking.variety', access, 'intrusion'],
  ['action.social.variety', /^phishing$/i, 'phishing'],
  ['action.error.variety', /^misconfiguration$/i, 'misconfiguration'],
];

/** A set fact is complete once given, so one variety that has no counterpart keeps all of them out. */
function attackTypes(record: Node): Outcome {
  const paths = ['malware', 'hacking', 'social', 'error', 'physical', 'misuse', 'environmental'].map(
    each => `action.${each}.variety`,
  );
  const all = paths.flatMap(path => stated(record, path).map(variety => [path, variety] as const));
  if (all.length === 0) return 'unknown';
  const mapped = all.map(([path, variety]) => attacks.find(([p, test]) => p === path && test.test(variety))?.[2]);
  if (mapped.includes(undefined) || paths.some(path => evasive(record, path)))
    return unread('a variety without a counterpart, and the set has to be complete');
  return taken([...new Set(mapped)]);
}

function industry(record: Node): Outcome {
  const code = String(at(record, 'victim.industry') ?? '');
  if (!/^\d{2,6}$/.test(code) || /^0+$/.test(code)) return 'unknown';
  const found = sectors.find(([prefix]) => code.startsWith(prefix));
  return found ? taken([found[1]]) : unread('an industry without a counterpart among the sectors');
}

function countries(record: Node): Outcome {
  const found = stated(record, 'victim.country');
  if (found.length === 0) return 'unknown';
  return found.every(each => /^[A-Z]{2}$/.test(each)) && !evasive(record, 'victim.country')
    ? taken(found)
    : unread('a country that is no ISO 3166-1 code, and the set has to be complete');
}

const onlySaid =
  (path: string, why: string) =>
  (record: Node): Outcome =>
    stated(record, path).length > 0 ? unread(why) : 'unknown';

function statusOf(record: Node): Outcome {
  const status = statuses[String(at(record, 'security_incident'))];
  return status ? taken(status) : 'unknown';
}

const lossOf = (record: Node): Outcome => {
  const level = disclosure(record);
  return level ? taken(level) : 'unknown';
};

/** Every field that is looked at, in the order of the report. */
export const rules: readonly Rule[] = [
  { field: 'security_incident', fact: 'i.status', read: statusOf },
  {
    field: 'security_incident',
    fact: 'i.attempt_only',
    read: record => (at(record, 'security_incident') === 'Near miss' ? taken(true) : 'unknown'),
  },
  { field: 'victim.country', fact: 'e.countries', read: countries },
  { field: 'victim.industry', fact: 'e.sectors', read: industry },
  { field: 'victim.employee_count', fact: '', read: onlySaid('victim.employee_count', 'a band instead of a number') },
  { field: 'action', fact: 'i.malicious', read: malicious },
  { field: 'action.hacking.variety', fact: 'i.unauthorised_access', read: unauthorisedAccess },
  { field: 'action.*.variety', fact: 'i.attack_types', read: attackTypes },
  {
    field: 'action.social.variety',
    fact: 'i.extortion',
    read: record => (stated(record, 'action.social.variety').includes('Extortion') ? taken(true) : 'unknown'),
  },
  {
    field: 'actor.internal',
    fact: 'i.insider',
    read: record => (has(record, 'actor.internal') ? taken(true) : 'unknown'),
  },
  {
    field: 'actor.partner',
    fact: '',
    read: record => (has(record, 'actor.partner') ? unread('does not say which kind of partner') : 'unknown'),
  },
  { field: 'asset.role', fact: '', read: onlySaid('asset.role', 'only a part of what the set of environments holds') },
  { field: 'attribute.confidentiality.data_disclosure', fact: 'i.conf_loss', read: lossOf },
  { field: 'attribute.integrity.variety', fact: 'i.integ_loss', read: record => affected(record, 'integrity') },
  { field: 'attribute.availability.variety', fact: 'i.avail_loss', read: record => affected(record, 'availability') },
  { field: 'attribute.availability.variety', fact: 'i.service_effect', read: serviceEffect },
  { field: 'attribute.availability.duration', fact: 'i.outage_minutes', read: outage },
  { field: 'attribute.confidentiality.data', fact: 'i.personal_data', read: personalData },
  {
    field: 'attribute.confidentiality.data_total',
    fact: '',
    read: onlySaid('attribute.confidentiality.data_total', 'counts records, not persons'),
  },
  { field: 'attribute.confidentiality.state', fact: 'i.pd_unintelligible', read: unintelligible },
  { field: 'timeline.discovery', fact: 'i.undetected_days', read: undetected },
  { field: 'impact.overall_amount', fact: 'i.loss_amount', read: loss },
];
