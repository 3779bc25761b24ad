import type { Reason } from '#engines/kernel/citation.ts';
import type { Level, Lexicons } from '#engines/handling/types.ts';
import type { Agreement, Coverage, CoverageNeed } from './contract.ts';

/** Does the agreement's scope take in this exchange? Every part is answered, met or not; silence is not scope. */
export function coverageOf(agreement: Agreement, need: CoverageNeed, lexicons: Lexicons): Coverage {
  const parts = [
    ...listed(agreement.classes, need.informationClass, 'class', 'information class'),
    ...listed(agreement.activities, need.activity, 'activity', 'activity'),
    ...listed(agreement.purposes, need.purpose, 'purpose', 'purpose'),
    ...need.levels.map(level => levelPart(agreement, level, lexicons)),
  ];
  const missing = parts.filter(part => !part.met).map(part => part.reason);
  return {
    covers: missing.length === 0,
    because: parts.filter(part => part.met).map(part => part.reason),
    missing,
    obligations: obligationsOf(agreement),
  };
}

interface Part {
  readonly met: boolean;
  readonly reason: Reason;
}

function listed(list: readonly string[], wanted: string, code: string, noun: string): Part[] {
  const met = list.includes(wanted);
  const text = met
    ? `The agreement names the ${noun} ${wanted}.`
    : `The agreement does not name the ${noun} ${wanted}; it names ${list.join(', ')}.`;
  return [{ met, reason: { code: `agreement-${code}`, text } }];
}

function levelPart(agreement: Agreement, { scheme, level }: CoverageNeed['levels'][number], lexicons: Lexicons): Part {
  const ceilings = agreement.maxMarkings.filter(max => max.scheme === scheme);
  const code = 'agreement-level';
  if (ceilings.length === 0) {
    return { met: false, reason: { code, text: `The agreement sets no ceiling for markings of ${scheme}.` } };
  }
  const wanted = levelOf(lexicons, scheme, level);
  const met = ceilings.some(max => isAtMost(wanted, levelOf(lexicons, scheme, max.level)));
  const ceiling = ceilings.map(max => max.level).join(', ');
  return {
    met,
    reason: {
      code,
      text: met
        ? `${level} of ${scheme} is within the agreed ceiling ${ceiling}.`
        : `${level ?? 'A marking without a level'} of ${scheme} is not within the agreed ceiling ${ceiling}.`,
    },
  };
}

const levelOf = (lexicons: Lexicons, scheme: string, code: string | null): Level | undefined =>
  code === null ? undefined : lexicons.byId.get(scheme)?.levels.find(level => level.code === code);

/** Levels compare only on one track of one scheme; what has no order is at most itself. */
function isAtMost(wanted: Level | undefined, max: Level | undefined): boolean {
  if (!wanted || !max) return false;
  if (wanted.code === max.code) return true;
  return (
    wanted.order !== undefined &&
    max.order !== undefined &&
    (wanted.track ?? '') === (max.track ?? '') &&
    wanted.order <= max.order
  );
}

function obligationsOf(agreement: Agreement): Reason[] {
  const citation = { source: agreement.title, place: agreement.instrument || undefined };
  const reasons: Reason[] = [{ code: 'third-party-rule', text: thirdPartyText[agreement.thirdParty], citation }];
  if (agreement.retentionDays !== null) {
    reasons.push({ code: 'retention', text: `Destroy it after ${agreement.retentionDays} days.`, citation });
  }
  if (agreement.breachNoticeHours !== null) {
    reasons.push({
      code: 'breach-notice',
      text: `Tell the giver of any breach within ${agreement.breachNoticeHours} hours.`,
      citation,
    });
  }
  return [
    ...reasons,
    ...agreement.obligations.map(duty => ({
      code: 'obligation',
      text: [duty.what, duty.by].filter(Boolean).join(', '),
      citation,
    })),
  ];
}

const thirdPartyText = {
  none: 'Do not pass it on to anybody.',
  'with-consent': 'Pass it on only with the recorded consent of the giver.',
  marking: 'Pass it on only as far as its marking allows.',
} as const;
