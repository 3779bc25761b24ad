import type { Truth } from '#engines/kernel/truth.ts';
import { actionRequirements, audienceSilence } from './actions.ts';
import { atomFinding, type Finding, type Scene } from './atom-truth.ts';
import type { Contribution, HandlingReason, ReadingContext } from './contribution.ts';
import { contributionsAt, statedEnd } from './lapse.ts';
import { compareText } from './components/audience.ts';
import { openFact } from './open-facts.ts';
import { obligationsOf } from './obligations.ts';
import { parseMarking } from './parse/index.ts';
import type { Requirement } from './requirement.ts';
import { requirementsOf } from './requirements.ts';
import type { AudienceAtom, Decision, Lexicons, Marking, ShareRequest, Verdict } from './types.ts';

/** A requirement with what was found about it. */
interface Judged {
  readonly requirement: Requirement;
  readonly finding: Finding;
  /** the atoms that nobody could settle */
  readonly open: readonly AudienceAtom[];
}

/**
 * May the holder share the item with the recipient for this action? Four answers; unknown facts never permit. Fails
 * closed on a marking that could not be read, and cannot decide one that could be several.
 */
export function decideShare(request: ShareRequest, lexicons: Lexicons): Verdict {
  return decideMarking(parseMarking(request.item.marking, contextOf(request), lexicons), request, lexicons);
}

const contextOf = ({ item }: ShareRequest) => ({
  ...item.context,
  ...(item.context?.created === undefined && item.produced !== undefined && { created: item.produced }),
});

/** `decideShare` for a marking that was parsed before. */
export function decideMarking(marking: Marking, request: ShareRequest, lexicons: Lexicons): Verdict {
  const marks = [marking, ...(marking.also ?? [])];
  const refusal = unreadable(marks, lexicons);
  if (refusal !== undefined) return refusal;
  const contributions = contributionsForDecision(marking, request, lexicons);
  const judged = judge(allRequirements(contributions, request, lexicons), request, lexicons);
  return verdictOf(judged, contributions, marks, lexicons);
}

/** Every statement of a marking and of the marks beside it, doubtful text read at its strictest. */
export const contributionsForDecision = (
  marking: Marking,
  request: ShareRequest,
  lexicons: Lexicons,
): readonly Contribution[] =>
  [marking, ...(marking.also ?? [])].flatMap(mark =>
    contributionsAt(mark, lexicons, readingContext(mark, request), request.facts ?? {}),
  );

export const isReadable = (marking: Marking, lexicons: Lexicons): boolean =>
  unreadable([marking, ...(marking.also ?? [])], lexicons) === undefined;

const readingContext = (mark: Marking, request: ShareRequest): ReadingContext => ({
  ...request.item.context,
  format: mark.form ?? request.item.context?.format,
  reading: 'decision',
  ...(request.item.produced !== undefined && { produced: request.item.produced }),
  ...(request.item.originator !== undefined && { originator: request.item.originator }),
  ...(request.at !== undefined && { at: request.at }),
});

/** The conjunction that a share must meet: audience, release, protection, conditions, actions, attribution. */
export function allRequirements(
  contributions: readonly Contribution[],
  request: ShareRequest,
  lexicons: Lexicons,
): readonly Requirement[] {
  const { holder, action, item, purpose } = request;
  const receipt = { holder, action, lexicons, ...(item.originator !== undefined && { originator: item.originator }) };
  return [
    ...requirementsOf(contributions, receipt, lexicons),
    ...actionRequirements(contributions, action, purpose),
    ...audienceSilence(contributions, action),
  ];
}

function judge(requirements: readonly Requirement[], request: ShareRequest, lexicons: Lexicons): readonly Judged[] {
  const scene: Scene = {
    recipient: request.recipient,
    facts: request.facts ?? {},
    lexicons,
    ...(request.at !== undefined && { at: request.at }),
  };
  return requirements.map(requirement => {
    const findings = requirement.anyOf.map(atom => atomFinding(atom, scene));
    const open = requirement.anyOf.filter((_, i) => findings[i]?.truth === 'unknown');
    return { requirement, finding: disjunction(findings), open };
  });
}

/** Met by any atom; of several that meet it the longest-lasting counts. */
function disjunction(findings: readonly Finding[]): Finding {
  const met = findings.filter(finding => finding.truth === 'yes');
  if (met.length === 0) return { truth: findings.some(finding => finding.truth === 'unknown') ? 'unknown' : 'no' };
  if (met.some(finding => finding.until === undefined)) return { truth: 'yes' };
  return {
    truth: 'yes',
    until: met
      .map(finding => finding.until ?? '')
      .toSorted()
      .at(-1),
  };
}

function unreadable(marks: readonly Marking[], lexicons: Lexicons): Verdict | undefined {
  const faults = marks.flatMap(mark => mark.errors);
  const unknownScheme = marks.filter(mark => !lexicons.byId.has(mark.scheme));
  const doubtful = marks.find(mark => mark.ambiguous === true);
  if (doubtful !== undefined && faults.length === 0) {
    const readings = (doubtful.candidates ?? [])
      .map(c => `${c.scheme}${c.level === null ? '' : ` ${c.level}`}`)
      .join(', ');
    const text = `\`${doubtful.original}\` can be ${readings || 'several markings'}: find out who issued it, in which country and when.`;
    return { ...empty(marks, lexicons), decision: 'cannot-decide', unknown: [{ code: 'ambiguous-marking', text }] };
  }
  if (faults.length === 0 && unknownScheme.length === 0) return undefined;
  const because = [
    ...faults.map(fault => ({
      code: fault.code,
      text: fault.message,
      ...(fault.citation && { citation: fault.citation }),
    })),
    ...(faults.length === 0
      ? [{ code: 'unknown-scheme', text: 'The marking belongs to no scheme that is known here.' }]
      : []),
  ];
  const missing = [
    {
      code: 'readable-marking',
      text: 'Have the marking corrected by its originator; an unreadable marking is held closed.',
    },
  ];
  return { ...empty(marks, lexicons), decision: 'deny', because, missing };
}

const empty = (marks: readonly Marking[], lexicons: Lexicons): Omit<Verdict, 'decision'> => ({
  conditions: [],
  because: [],
  missing: [],
  unknown: [],
  obligations: [],
  basis: basisOf(marks, lexicons),
});

const basisOf = (marks: readonly Marking[], lexicons: Lexicons) =>
  [...new Set(marks.map(mark => mark.scheme))].flatMap(scheme => lexicons.byId.get(scheme)?.basis ?? []);

function verdictOf(
  judged: readonly Judged[],
  contributions: readonly Contribution[],
  marks: readonly Marking[],
  lexicons: Lexicons,
): Verdict {
  const of = (truth: Truth) => judged.filter(({ finding }) => finding.truth === truth);
  const conditions = of('unknown').filter(isCondition);
  const open = of('unknown').filter(unknown => !isCondition(unknown));
  const unmet = of('no');
  const notes = contributions.filter(({ reason }) => reason.code === 'lapsed' || reason.code === 'downgraded');
  const decision = decisionOf(unmet.length, open.length, conditions.length);
  const stated = marks.flatMap(mark => statedEnd(mark, contributions) ?? []).filter(until => /^\d{4}-/.test(until));
  const ends = [...of('yes').flatMap(({ finding }) => finding.until ?? []), ...stated].toSorted(compareText);
  return {
    decision,
    conditions: decision === 'permit-with-conditions' ? distinct(conditions.map(remedyReason)) : [],
    because: distinct([
      ...notes.map(({ reason }): HandlingReason => ({ ...reason, component: 'duration' })),
      ...(decision === 'deny' ? unmet : [...of('yes'), ...open, ...conditions]).map(ruleReason),
    ]),
    missing: distinct(cheapestFirst([...unmet, ...open, ...conditions]).map(remedyReason)),
    unknown: distinct([...open, ...conditions].flatMap(questionsOf)),
    obligations: decision === 'deny' ? [] : distinct(obligationsOf(contributions)),
    ...(ends[0] !== undefined && decision !== 'deny' && { valid_until: ends[0] }),
    basis: basisOf(marks, lexicons),
  };
}

function decisionOf(unmet: number, open: number, conditions: number): Decision {
  if (unmet > 0) return 'deny';
  if (open > 0) return 'cannot-decide';
  return conditions > 0 ? 'permit-with-conditions' : 'permit';
}

const cheapestFirst = (judged: readonly Judged[]) =>
  judged.toSorted((a, b) => a.requirement.remedy.cost - b.requirement.remedy.cost);

const ruleReason = ({ requirement }: Judged): HandlingReason => ({
  ...requirement.reason,
  component: requirement.component,
});

/** The facts that would settle a requirement, each under the citation of the rule that asks for it. */
const questionsOf = ({ requirement, open }: Judged): readonly HandlingReason[] =>
  open.map(atom => {
    const { reason, component } = requirement;
    return { ...openFact(atom), component, ...(reason.citation && { citation: reason.citation }) };
  });

/** A duty the holder can still meet: by the requirement itself, or because only recognition of a clearance is left to attest. */
const isCondition = ({ requirement, open }: Judged) => requirement.whenUnknown === 'condition' || onlyRecognition(open);

const onlyRecognition = (open: readonly AudienceAtom[]) =>
  open.length > 0 && open.every(atom => atom.startsWith('recognised:'));

/** The duty or fact by its own code, under the citation of the rule that asks for it. */
const remedyReason = ({ requirement, open }: Judged): HandlingReason => {
  const { reason, component, remedy } = requirement;
  const recognition = {
    code: 'clearance-recognised',
    text: "Have it attested that the agreement recognises the recipient's own clearance.",
  };
  const { code, text } = onlyRecognition(open) ? recognition : remedy;
  return { code, text, component, ...(reason.citation && { citation: reason.citation }) };
};

const distinct = (reasons: readonly HandlingReason[]): readonly HandlingReason[] => [
  ...new Map(reasons.map(reason => [`${reason.code}|${reason.text}`, reason])).values(),
];
