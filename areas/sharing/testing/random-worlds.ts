import { parseMarking } from '#engines/handling/index.ts';
import type { Lexicons, Marking, Party } from '#engines/handling/types.ts';
import type { Random } from '#engines/kernel/random.ts';

/** A marking of a random world with its parse. */
export interface RandomMarking {
  readonly text: string;
  readonly created: string;
  readonly marking: Marking;
}

export interface RandomWorld {
  readonly holder: Party;
  readonly originator: string;
  readonly markings: readonly RandomMarking[];
  readonly recipients: readonly { readonly party: Party; readonly facts: Readonly<Record<string, boolean>> }[];
}

const slugs = Array.from({ length: 10 }, (_, i) => `party-${i}`);
const communities = ['northern-gas-watch', 'first', 'cyber-defence-forum', 'water-isac'];
const kinds = [
  'national-csirt',
  'isac',
  'operator',
  'vendor',
  'regulator',
  'government',
  'law-enforcement',
  'research',
];
const countries = ['FR', 'DE', 'US', 'GB', 'AU', 'NZ', 'CA', 'NO', 'BR'];
const factNames = [
  'need_to_know',
  'encrypted',
  'attribution_stripped',
  'briefed',
  'named_recipient',
  'originator_consent',
  'same_community',
  'lawful_government_purpose',
];

/** Every level of every lexicon that can be written and read back, some with a caveat and some with a second mark. */
export function markingPool(lexicons: Lexicons, random: Random, created: readonly string[]): RandomMarking[] {
  const bare = [...lexicons.byId.values()].flatMap(lexicon =>
    lexicon.levels.flatMap(level => [
      { lexicon, text: level.label },
      { lexicon, text: level.aliases[0] ?? level.code },
      ...lexicon.caveats
        .slice(0, 12)
        .map(caveat => ({ lexicon, text: `${level.aliases[0] ?? level.code}//${caveat.code}` })),
    ]),
  );
  const tlp = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'];
  const pap = ['PAP:CLEAR', 'PAP:GREEN', 'PAP:AMBER', 'PAP:RED'];
  const boundary = [...tlp, ...tlp.flatMap(a => pap.map(b => `${a} ${b}`))].map(text => ({ lexicon: undefined, text }));
  const nonsense = ['NOT A MARKING', 'TLP:PURPLE', 'SECRET'].map(text => ({ lexicon: undefined, text }));
  return [...bare, ...boundary, ...boundary, ...nonsense].map(({ lexicon, text }) => {
    const date = random.pick(created);
    const context = { created: date, ...(lexicon && { scheme: lexicon.id }) };
    return { text, created: date, marking: parseMarking(text, context, lexicons) };
  });
}

export function randomWorld(random: Random, pool: readonly RandomMarking[]): RandomWorld {
  return {
    holder: randomParty(random),
    originator: random.pick(slugs),
    markings: [random.pick(pool), random.pick(pool)],
    recipients: [randomRecipient(random), randomRecipient(random)],
  };
}

const randomRecipient = (random: Random) => ({
  party: randomParty(random),
  facts: Object.fromEntries(random.subset(factNames, 0.35).map(name => [name, random.chance(0.7)])),
});

/** Each attribute may be unknown: absent, not empty. */
function randomParty(random: Random): Party {
  const sometimes = <T>(name: string, value: T, chance = 0.8) => (random.chance(chance) ? { [name]: value } : {});
  return {
    id: random.pick(slugs),
    ...sometimes('kind', random.pick(kinds)),
    ...sometimes('country', random.pick(countries)),
    ...sometimes('nationality', random.subset(countries, 0.2)),
    ...sometimes('communities', random.subset(communities, 0.4)),
    ...sometimes('client_of', random.subset(slugs, 0.2)),
    ...sometimes('provider_to', random.subset(slugs, 0.15)),
    ...sometimes(
      'clearances',
      [
        {
          scheme: random.pick(['nato', 'eu-euci', 'uk-gscp', 'us-capco', 'de-vs']),
          level: random.pick(['SECRET', 'NS', 'S-UE', 'S', 'GEHEIM']),
          ...sometimes('expires', random.pick(['2026-01-01', '2027-06-01'])),
        },
      ],
      0.5,
    ),
    ...sometimes(
      'agreements',
      [{ with: random.pick(['FRA', 'USA', 'NATO', 'EU', 'GBR']), ...sometimes('until', '2027-01-01') }],
      0.4,
    ),
  };
}
