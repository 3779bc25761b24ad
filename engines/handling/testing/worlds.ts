import type { Random } from '#engines/kernel/random.ts';
import type { CompileFor, PartyRecord } from '../compile.ts';
import { parseMarking } from '../parse/index.ts';
import type { Reader } from '../reference.ts';
import type { AudienceAtom, Lexicons, Marking, MarkingContext, Party } from '../types.ts';

/** Markings as they are met, over the schemes that differ in mechanism; each list is drawn from on its own. */
const texts: readonly (readonly [string, MarkingContext?])[] = [
  ...['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'].map(
    colour => [`TLP:${colour}`, { created: '2024-05-01' }] as const,
  ),
  ['TLP:AMBER'],
  ['TLP:AMBER PAP:RED', { created: '2024-05-01' }],
  ['PAP:GREEN'],
  ['Chatham House Rule'],
  ['SECRET//NOFORN', { country: 'US' }],
  ['SECRET', { country: 'US' }],
  ['SECRET//REL TO USA, GBR', { country: 'US' }],
  ['SECRET//REL TO USA, FVEY', { country: 'US' }],
  ['TOP SECRET//REL TO USA, AUS, GBR', { country: 'US' }],
  ['SECRET//DISPLAY ONLY AFG', { country: 'US' }],
  ['SECRET//ORCON/REL TO USA, GBR', { country: 'US' }],
  ['CONFIDENTIAL//RELIDO', { country: 'US' }],
  ['SECRET//FGI DEU//NOFORN', { country: 'US' }],
  ['CUI'],
  ['CUI//FED ONLY'],
  ['CUI//FEDCON'],
  ['CUI//NOCON'],
  ['CUI//NOFORN'],
  ['CUI//SP-PCII//FED ONLY'],
  ['CUI//DL ONLY'],
  ['PCII'],
  ['NATO SECRET'],
  ['NATO RESTRICTED'],
  ['NATO SECRET ATOMAL'],
  ['SECRET UE/EU SECRET'],
  ['RESTREINT UE/EU RESTRICTED'],
  ['LIMITE'],
  ['UK SECRET UK EYES ONLY'],
  ['UK SECRET UK/US EYES ONLY'],
  ['OFFICIAL-SENSITIVE', { country: 'GB' }],
  ['SECRET//AUSTEO', { country: 'AU' }],
  ['SECRET//REL AUS/NZL/USA', { country: 'AU' }],
  ['SECRET//REL TO NZL, GBR', { country: 'NZ' }],
  ['SECRET//NZEO', { country: 'NZ' }],
  ['VS-NfD'],
  ['GEHEIM', { country: 'DE' }],
  ['SECRET SPÉCIAL FRANCE', { country: 'FR', created: '2023-01-01' }],
  ['DIFFUSION RESTREINTE', { country: 'FR', created: '2023-01-01' }],
  ['PROTECTED C', { country: 'CA' }],
  ['VERTRAULICH', { country: 'CH', created: '2024-05-01' }],
  ['COMPANY CONFIDENTIAL'],
];

/** The pool of markings that random worlds draw from; those no context settles are left out. */
export const markingPool = (lexicons: Lexicons): readonly Marking[] =>
  texts
    .map(([text, context]) => parseMarking(text, context ?? {}, lexicons))
    .filter(marking => marking.errors.length === 0 && marking.ambiguous !== true);

const countries = ['US', 'GBR', 'DE', 'FRA', 'AUS', 'NZL', 'CAN', 'CHE', 'AFG'];
const organisations = ['agency', 'operator', 'vendor', 'team', 'ministry'];
const kinds = [
  'national-cert',
  'government',
  'federal',
  'federal-contractor',
  'state',
  'operator',
  'vendor',
  'ministry',
  'media',
];
const communities = ['isac', 'first', 'energy', 'NATO'];
const clearances = [
  'us-capco/S',
  'us-capco/TS',
  'uk-gscp/SECRET',
  'de-vs/GEHEIM',
  'nato/NS',
  'eu-euci/S-UE',
  'au-pspf/SECRET',
  'nz-psr/SECRET',
  'fr-igi1300/SECRET',
];
const factNames = [
  'need_to_know',
  'lawful_government_purpose',
  'briefed',
  'attribution_stripped',
  'named_recipient',
  'pcii_authorised',
  'on_distribution_list',
  'consent:originator',
  'consent:agency',
  'same_community',
  'audience_allowed_by_other_law',
  'briefed:ATOMAL',
  'consent:DEU',
  'foreign_disclosure_decision',
];

const maybe = <T>(random: Random, value: () => T): T | undefined => (random.chance(0.75) ? value() : undefined);

function randomClearance(random: Random) {
  const [scheme = '', level = ''] = random.pick(clearances).split('/');
  return { scheme, level, ...(random.chance(0.3) && { expires: random.pick(['2025-01-01', '2027-01-01']) }) };
}

const randomAgreement = (random: Random) => ({
  with: random.pick(['USA', 'GBR', 'EU', 'NATO', 'DEU', 'AUS', 'NZL']),
  ...(random.chance(0.3) && { until: random.pick(['2025-01-01', '2027-01-01']) }),
});

const list = <T>(random: Random, make: () => T): T[] => Array.from({ length: random.int(3) }, make);

/** A party of which some attributes are unknown, as most parties are. */
export function randomParty(random: Random): Party {
  return Object.fromEntries(
    Object.entries({
      id: maybe(random, () => random.pick(organisations)),
      kind: maybe(random, () => random.pick(kinds)),
      country: maybe(random, () => random.pick(countries)),
      nationality: maybe(random, () => list(random, () => random.pick(countries))),
      communities: maybe(random, () => random.subset(communities, 0.4)),
      client_of: maybe(random, () => random.subset(organisations, 0.3)),
      provider_to: maybe(random, () => random.subset(organisations, 0.2)),
      clearances: maybe(random, () => list(random, () => randomClearance(random))),
      agreements: maybe(random, () => list(random, () => randomAgreement(random))),
    }).filter(([, value]) => value !== undefined),
  );
}

export const instant = '2026-11-01T12:00:00Z';

export const randomRecord = (random: Random): PartyRecord => ({
  party: randomParty(random),
  facts: Object.fromEntries(factNames.flatMap(name => (random.chance(0.7) ? [[name, random.chance(0.8)]] : []))),
  at: instant,
});

export const randomUse = (random: Random): CompileFor => ({
  holder: { ...randomParty(random), id: random.pick(organisations) },
  item: { ...(random.chance(0.7) && { originator: random.pick(organisations) }), produced: '2024-05-01' },
  action: random.pick(['read', 'read', 'read', 'view-only', 'detect', 'block', 'regulate', 'publish'] as const),
  at: instant,
});

const three = ['USA', 'GBR', 'FRA', 'AUS', 'NZL', 'DEU', 'AFG', 'CAN'];

/** A reader for whom every atom of some audiences has an answer. */
export const randomReader = (random: Random, atoms: readonly AudienceAtom[]): Reader => ({
  country: random.pick(three),
  mode: random.pick(['hold', 'view'] as const),
  nationalities: [random.pick(three), ...random.subset(three, 0.1)],
  sector: random.pick(['executive', 'contractor', 'sltt', 'other']),
  nearness: random.pick(['none', 'community', 'clients', 'organisation', 'named'] as const),
  others: new Set(random.subset(atoms, 0.5)),
});

/** The seed of a random test: from ENTENTE_SEED where it is set, so that a failure can be replayed. */
export function announceSeed(given: string | undefined, fallback: number): number {
  const seed = given === undefined ? fallback : Number(given);
  console.log(`seed ${seed} (replay with ENTENTE_SEED=${seed})`);
  return seed;
}
