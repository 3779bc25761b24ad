import type { Reason } from '#engines/kernel/citation.ts';
import { countryCode } from './countries.ts';
import type { Requirement } from './requirement.ts';
import type { AudienceAtom, Level, Lexicon, Lexicons, Vector } from './types.ts';

type ProtectedLevel = NonNullable<Vector['protection']>[number];

const isClassified = (lexicon: Lexicon, level: Level | undefined) =>
  lexicon.kind.startsWith('classification') && level?.more.classification !== false;

/** From the tier of harm to the nation upward every ladder asks for a clearance; privacy tracks never do. */
const needsClearance = (lexicon: Lexicon, level: Level | undefined) =>
  isClassified(lexicon, level) &&
  (level?.protectionBand ?? 5) >= 3 &&
  level?.track !== 'protected' &&
  level?.track !== 'policy-privacy';

/** Australia wants a provision, agreement or arrangement from OFFICIAL: Sensitive up (PSPF Policy 7, Requirement 1). */
const needsAgreement = (lexicon: Lexicon, level: Level | undefined) =>
  lexicon.id !== 'us-capco' &&
  lexicon.id !== 'uk-gpms' &&
  level?.code !== 'OFFICIAL-SENSITIVE' &&
  (isClassified(lexicon, level) || lexicon.id === 'au-pspf') &&
  (level?.protectionBand ?? 5) >= 2;

/** The duties that a level carries by being a level: need-to-know, clearance, briefing, and an agreement for foreigners. */
export function accessRequirements(protectedLevel: ProtectedLevel, lexicons: Lexicons): readonly Requirement[] {
  const lexicon = lexicons.byId.get(protectedLevel.scheme);
  if (lexicon === undefined) return [];
  const level = lexicon.levels.find(l => l.code === protectedLevel.level);
  const requirements: Requirement[] = [];
  const label = level?.label ?? protectedLevel.level;
  const say = (code: string, text: string): Reason => ({ code, text, ...(level && { citation: level.citation }) });
  if (!lexicon.expresses.includes('audience') && (level?.protectionBand ?? 5) > 0) {
    requirements.push(needToKnow(say('need-to-know', `${label} is for those with a need to know.`)));
  }
  if (needsClearance(lexicon, level))
    requirements.push(clearance(protectedLevel, say('clearance', `${label} needs a clearance.`)));
  if (/^(nato|eu-euci)$/.test(lexicon.id) && (level?.protectionBand ?? 5) >= 2) {
    requirements.push(briefing(lexicon, say('briefing', `${label} needs a briefing on its protection.`)));
  }
  if (needsAgreement(lexicon, level)) {
    requirements.push(
      agreement(lexicon, protectedLevel, lexicons, say('agreement', `${label} goes abroad only under an agreement.`)),
    );
  }
  return requirements;
}

const needToKnow = (reason: Reason): Requirement => ({
  reason,
  component: 'protection',
  anyOf: ['fact:need_to_know'],
  whenUnknown: 'condition',
  remedy: { code: 'need-to-know', text: 'Have the need to know attested.', cost: 1 },
});

const clearance = (level: ProtectedLevel, reason: Reason): Requirement => ({
  reason,
  component: 'protection',
  anyOf: [`clearance:${level.scheme}/${level.level}`, `recognised:${level.scheme}/${level.level}`],
  whenUnknown: 'ask',
  remedy: {
    code: 'clearance',
    text: `Show a clearance for ${level.level} (${level.scheme}) that is in force.`,
    cost: 4,
  },
});

const briefing = (lexicon: Lexicon, reason: Reason): Requirement => ({
  reason,
  component: 'protection',
  anyOf: [`fact:briefed:${lexicon.id}`, 'fact:briefed'],
  whenUnknown: 'condition',
  remedy: { code: 'briefing', text: `Brief the recipient on handling ${lexicon.name}.`, cost: 1 },
});

function agreement(lexicon: Lexicon, level: ProtectedLevel, lexicons: Lexicons, reason: Reason): Requirement {
  const body = lexicon.id === 'nato' ? 'NATO' : lexicon.id === 'eu-euci' ? 'EU' : undefined;
  const owner = body ?? countryCode(lexicon.jurisdiction, lexicons);
  const own: AudienceAtom = body === undefined ? `country:${owner}` : `member:${body}`;
  return {
    reason,
    component: 'legal_basis',
    anyOf: [own, `agreement:${owner}/${level.scheme}/${level.level}`],
    whenUnknown: 'ask',
    remedy: {
      code: 'agreement',
      text: `Conclude or name an agreement with ${owner} that covers ${level.level}.`,
      cost: 3,
    },
  };
}
