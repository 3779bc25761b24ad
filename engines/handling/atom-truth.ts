import { all, any, type Truth, truthOf } from '#engines/kernel/truth.ts';
import { agreementTruth } from './agreements.ts';
import { clearanceTruth, recognisedTruth } from './clearances.ts';
import { countryCode, membersOf } from './countries.ts';
import { isPublic, sectorOf, isAdministration } from './kinds.ts';
import type { AudienceAtom, Lexicons, Party } from './types.ts';

/** What an atom is judged against: one party, the facts at hand, and the instant (none: nobody knows what time it is). */
export interface Scene {
  readonly recipient: Party;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly at?: string;
  readonly lexicons: Lexicons;
}

/** Whether an atom holds, and until when that will stay so as far as dated facts can tell. */
export interface Finding {
  readonly truth: Truth;
  readonly until?: string;
}

const factTruth = (facts: Scene['facts'], name: string): Truth => {
  const value = facts[name];
  return typeof value === 'boolean' ? truthOf(value) : 'unknown';
};

const isIn = (list: readonly string[] | undefined, item: string): Truth =>
  list === undefined ? 'unknown' : truthOf(list.includes(item));

/** A consent that must be shown: silence is a refusal. */
const shown = (truth: Truth): Truth => (truth === 'yes' ? 'yes' : 'no');

/** `originator:<name>` is consent of the originator, given under its name or as `originator`. */
function consentTruth(facts: Scene['facts'], who: string): Truth {
  const name = who.replace(/^originator:/, '');
  const given = factTruth(facts, `consent:${name}`);
  if (given !== 'unknown' || (who === name && name !== 'originator')) return given;
  const plain = factTruth(facts, 'consent:originator');
  return plain === 'unknown' ? factTruth(facts, 'originator_consent') : plain;
}

function nationalsTruth(scene: Scene, list: string): Truth {
  const { nationality } = scene.recipient;
  if (nationality === undefined || nationality.length === 0) return 'unknown';
  const allowed = list.split('+');
  return all(nationality.map(n => truthOf(allowed.includes(countryCode(n, scene.lexicons)))));
}

function organisationTruth({ recipient }: Scene, id: string): Truth {
  const known = [recipient.id, recipient.employer].filter(value => value !== undefined);
  if (known.length > 0) return truthOf(known.includes(id));
  // Nobody is its own client or provider, so a party known by such a tie to an organisation is not that organisation.
  return recipient.client_of?.includes(id) || recipient.provider_to?.includes(id) ? 'no' : 'unknown';
}

/** A party known to be above the holder (its provider) is no client of it unless its own list says so. */
function clientTruth({ recipient }: Scene, id: string): Truth {
  if (recipient.client_of === undefined && recipient.provider_to?.includes(id)) return 'no';
  return isIn(recipient.client_of, id);
}

function countryTruth({ recipient, lexicons }: Scene, code: string): Truth {
  return recipient.country === undefined ? 'unknown' : truthOf(countryCode(recipient.country, lexicons) === code);
}

function memberTruth(scene: Scene, body: string): Truth {
  const { recipient, at, lexicons } = scene;
  if (recipient.communities?.includes(body)) return 'yes';
  const members = membersOf(body, lexicons, at);
  if (recipient.country === undefined || members === undefined) return 'unknown';
  return truthOf(members.includes(countryCode(recipient.country, lexicons)));
}

/** Constituents of a national team count as its clients (FIRST TLP use cases): those of its country, the public aside. */
function constituentTruth(scene: Scene, code: string): Truth {
  const { kind } = scene.recipient;
  return all([countryTruth(scene, code), kind === undefined ? 'unknown' : truthOf(!isPublic(kind))]);
}

function administrationTruth(scene: Scene, place: string): Truth {
  const { kind } = scene.recipient;
  if (kind !== undefined && /^(eu|council|commission|eeas)[- ]?/i.test(kind) && place === 'EU') return 'yes';
  const inside = place === 'EU' ? memberTruth(scene, 'EU') : countryTruth(scene, place);
  return all([inside, kind === undefined ? 'unknown' : isAdministration(kind)]);
}

/** The community of those who defend networks, which FIRST names where a community is not defined. */
function defenderTruth({ recipient }: Scene): Truth {
  const { kind, communities } = recipient;
  if (kind !== undefined && isPublic(kind)) return 'no';
  if (kind !== undefined && /cert|csirt|\bsoc\b|isac|isao|ncsc|cyber|security/i.test(kind)) return 'yes';
  return communities === undefined
    ? 'unknown'
    : truthOf(communities.some(c => /cyber|defen[cs]e|security|first/i.test(c)));
}

const byNamespace: Readonly<Record<string, (scene: Scene, rest: string) => Truth | Finding>> = {
  fact: (scene, name) => factTruth(scene.facts, name),
  shown: (scene, name) => shown(factTruth(scene.facts, name)),
  consent: (scene, who) => consentTruth(scene.facts, who),
  permission: (scene, who) => shown(consentTruth(scene.facts, who)),
  audience: (scene, code) => factTruth(scene.facts, `in_audience:${code}`),
  org: organisationTruth,
  being: (scene, id) => shown(organisationTruth(scene, id)),
  'client-of': clientTruth,
  'provider-to': ({ recipient }, id) => isIn(recipient.provider_to, id),
  community: ({ recipient }, name) => isIn(recipient.communities, name),
  group: ({ recipient }, name) => isIn(recipient.communities, name),
  country: countryTruth,
  nationals: nationalsTruth,
  persons: nationalsTruth,
  member: memberTruth,
  constituent: constituentTruth,
  administration: administrationTruth,
  'us-sector': (scene, sector) => sectorOf(scene.recipient, countryTruth(scene, 'USA'), sector),
  after: ({ at }, day) => (at === undefined ? 'unknown' : truthOf(at >= day)),
  clearance: (scene, level) => clearanceTruth(scene, level),
  recognised: recognisedTruth,
  agreement: (scene, scope) => agreementTruth(scene, scope),
};

/** Three ways of saying that a person is one of those an item was given to; the first that is known decides. */
function namedTruth({ facts }: Scene): Truth {
  const known = ['named_recipient', 'named_individual', 'present_at_exchange']
    .map(name => factTruth(facts, name))
    .filter(truth => truth !== 'unknown');
  return known.length === 0 ? 'unknown' : any(known);
}

/** Whether one bound atom holds of the recipient. An atom of an unknown kind is unknown, never met. */
export function atomFinding(atom: AudienceAtom, scene: Scene): Finding {
  if (atom === 'anyone') return { truth: 'yes' };
  if (atom === 'defender') return { truth: defenderTruth(scene) };
  if (atom === 'person:named') return { truth: namedTruth(scene) };
  const colon = atom.indexOf(':');
  const judge = byNamespace[atom.slice(0, colon)];
  const result = judge?.(scene, atom.slice(colon + 1)) ?? 'unknown';
  return typeof result === 'string' ? { truth: result } : result;
}
