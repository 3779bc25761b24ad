import { accessRequirements } from './access.ts';
import { bindClause, type Receipt } from './bind.ts';
import type { Contribution } from './contribution.ts';
import type { Requirement } from './requirement.ts';
import type { AudienceAtom, Caveat, Lexicons } from './types.ts';

/** Atoms a holder can have met or attested before the share; anything else unknown leaves the decision open. */
const attestable =
  /^(fact:(need_to_know|lawful_government_purpose|encrypted|attribution_stripped|briefed\b)|consent:|persons:|permission:|shown:|anyone$)/;

const whenUnknown = (clause: readonly AudienceAtom[]): Requirement['whenUnknown'] =>
  clause.some(atom => attestable.test(atom) && !/^(permission|shown):/.test(atom)) &&
  clause.every(atom => softOrFixed(atom))
    ? 'condition'
    : 'ask';

/** Beside a consent, the ways that need none (own country, membership) may stay unknown: asking the originator settles it. */
const softOrFixed = (atom: AudienceAtom) =>
  attestable.test(atom) || /^(org|being|member|country|us-sector|unknown):/.test(atom);

/** How each kind of fact is asked for; the first kind that stands in a clause, in this order, is the cheapest way to meet it. */
const remedies: readonly (readonly [RegExp, string, (what: string) => string, Requirement['remedy']['cost']])[] = [
  [/^fact:(.*)/, '', what => `Attest: ${what.replaceAll('_', ' ')}.`, 1],
  [
    /^(?:consent|permission):(.*)/,
    'originator-consent',
    what => `Ask ${what === 'originator' ? 'the originator' : what.replace(/^originator:/, '')} to permit it.`,
    2,
  ],
  [/^shown:(.*)/, '', what => `Show: ${what.replaceAll('_', ' ')}.`, 2],
  [/^person:(.*)/, 'named-recipient', () => 'Say whether the recipient is one of the named individuals.', 1],
  [/^after:(.*)/, 'embargo', what => `Wait until ${what}.`, 3],
  [
    /^(?:nationals|persons):(.*)/,
    'nationality',
    what => `Only nationals of ${what.replaceAll('+', ', ')} may handle it.`,
    4,
  ],
  [/^country:(.*)/, 'country', what => `The recipient would have to be of ${what}.`, 4],
];

function remedyFor(clause: readonly AudienceAtom[]): Requirement['remedy'] {
  if (clause.length === 0)
    return { code: 'nobody', text: 'Nobody but the originators is left in this audience.', cost: 4 };
  for (const [pattern, code, say, cost] of remedies) {
    const found = clause.map(atom => pattern.exec(atom)?.[1]).filter(what => what !== undefined);
    const what = pattern.source.startsWith('^country') ? found.join(', ') : found[0];
    if (what) return { code: code || what.replaceAll('_', '-'), text: say(what), cost };
  }
  return {
    code: (clause[0] ?? '').split(':')[0] ?? 'audience',
    text: `The recipient would have to be: ${clause.join(' or ')}.`,
    cost: 4,
  };
}

function audienceRequirements(contribution: Contribution, receipt: Receipt): readonly Requirement[] {
  const { audience } = contribution.part;
  if (audience === undefined) return [];
  const open = audience.clauses.length === 0 || receipt.action !== 'publish';
  const clauses = open ? audience.clauses : [['permission:originator']];
  return clauses.map(clause => {
    const anyOf = bindClause(clause, receipt);
    return {
      reason: contribution.reason,
      component: 'audience',
      anyOf,
      whenUnknown: whenUnknown(anyOf),
      remedy: remedyFor(anyOf),
    };
  });
}

function consentRequirements(contribution: Contribution, receipt: Receipt): readonly Requirement[] {
  const release = contribution.part.onward_release;
  if (release?.mode !== 'consent' || contribution.dutyOnly) return [];
  return release.consenters.map(who => {
    const isOriginator = who === 'originator' || who === receipt.originator;
    const clause = isOriginator ? ['org:originator', 'consent:originator'] : [`being:${who}`, `consent:${who}`];
    const anyOf = receipt.holder.id === who ? ['anyone'] : bindClause(clause, receipt);
    const remedy = { code: 'originator-consent', text: `Ask ${who} to consent.`, cost: 2 } as const;
    return { reason: contribution.reason, component: 'onward_release', anyOf, whenUnknown: 'condition', remedy };
  });
}

/** Compartments and their like are entered by a briefing; other handling marks oblige without keeping anybody out. */
const isCompartment = (caveat: Caveat | undefined, scheme: string) =>
  caveat !== undefined &&
  (/^(sci|sap|aea)$/i.test(String(caveat.more.category)) || scheme === 'nato' || caveat.code === 'CRYPTO');

function conditionRequirements(contribution: Contribution, receipt: Receipt): readonly Requirement[] {
  return (contribution.part.caveat_conditions ?? []).flatMap((condition): Requirement[] => {
    if (condition === 'encrypt-in-transit') {
      return [
        {
          reason: contribution.reason,
          component: 'caveat_conditions',
          anyOf: ['fact:encrypted'],
          whenUnknown: 'condition',
          remedy: { code: 'encrypt', text: 'Encrypt it in transit.', cost: 1 },
        },
      ];
    }
    const colon = condition.indexOf(':');
    const [scheme, code] = [condition.slice(0, colon), condition.slice(colon + 1)];
    const caveat = receipt.lexicons.byId.get(scheme)?.caveats.find(entry => entry.code === code);
    if (!isCompartment(caveat, scheme)) return [];
    return [
      {
        reason: contribution.reason,
        component: 'caveat_conditions',
        anyOf: [`fact:briefed:${code}`],
        whenUnknown: 'condition',
        remedy: { code: 'briefing', text: `Brief the recipient into ${code}.`, cost: 2 },
      },
    ];
  });
}

function attributionRequirements(contribution: Contribution): readonly Requirement[] {
  const rules = Object.values(contribution.part.attribution ?? {});
  if (!rules.includes('must-not-name')) return [];
  return [
    {
      reason: contribution.reason,
      component: 'attribution',
      anyOf: ['fact:attribution_stripped'],
      whenUnknown: 'condition',
      remedy: { code: 'strip-attribution', text: 'Remove the names and affiliations.', cost: 1 },
    },
  ];
}

/** A protected level is not public until its creator says so, also where the scheme has no word for an audience. */
function publicationRequirements(contribution: Contribution, receipt: Receipt): readonly Requirement[] {
  return (contribution.part.protection ?? []).flatMap(({ scheme, level }): readonly Requirement[] => {
    const lexicon = receipt.lexicons.byId.get(scheme);
    const band = lexicon?.levels.find(entry => entry.code === level)?.protectionBand;
    if (receipt.action !== 'publish' || band === 0) return [];
    const anyOf = bindClause(['permission:originator'], receipt);
    return [
      { reason: contribution.reason, component: 'protection', anyOf, whenUnknown: 'ask', remedy: remedyFor(anyOf) },
    ];
  });
}

/** Everything that must hold for this share, one requirement for each rule of the marking. */
export function requirementsOf(
  contributions: readonly Contribution[],
  receipt: Receipt,
  lexicons: Lexicons,
): readonly Requirement[] {
  const released = contributions.some(({ part }) => part.audience?.clauses.length === 0);
  return contributions.flatMap(contribution => [
    ...audienceRequirements(contribution, receipt),
    ...consentRequirements(contribution, receipt),
    ...conditionRequirements(contribution, receipt),
    ...attributionRequirements(contribution),
    ...(released ? [] : publicationRequirements(contribution, receipt)),
    ...(contribution.part.protection ?? []).flatMap(level => accessRequirements(level, lexicons)),
  ]);
}
