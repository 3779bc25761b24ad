import { decideMarking, parseMarking } from '#engines/handling/index.ts';
import type { Lexicons, Marking, Verdict } from '#engines/handling/types.ts';
import type { Basis, Reason } from '#engines/kernel/citation.ts';
import type { z } from 'zod';
import type {
  AgreementsService,
  Between,
  InformationClass,
  ProtectionAnswer,
  ProtectionNeed,
} from '#areas/agreements/contract.ts';
import { basisOf, isOpen, levelsOf } from './basis.ts';
import { encryptionBlock, markingBlock, openBlock } from './blocks.ts';
import { ceilingBlock, channelBlock, isOfChannel, type Reach } from './channel.ts';
import type {
  Blocked,
  Cell,
  Channel,
  Disclosure,
  discloseRequestSchema,
  RecipientResult,
  Section,
} from './contract.ts';
import { partyFactsOf, withSecurityAgreements } from './party-facts.ts';
import { reachBlock } from './reach.ts';
import type { PartyRow } from './store.ts';
import { type Sent, type Translator, versionOf } from './version.ts';

export type Request = z.output<typeof discloseRequestSchema>;

/** All that a decision reads beside the request and the packs; stored with it, so that it can be decided again. */
export interface GateInputs {
  readonly holder: PartyRow;
  readonly originator: PartyRow;
  readonly recipients: readonly PartyRow[];
  /** agreements between the holder and each recipient, by recipient id */
  readonly between: Readonly<Record<string, Between>>;
  /** the same between the originator and each recipient, for security agreements of whoever owns the marking */
  readonly ofOriginator: Readonly<Record<string, Between>>;
  readonly knownAt: string;
  /** what the holder has evidence for, for the conditions of legal protections */
  readonly evidence?: ProtectionNeed['evidence'];
}

export interface GateBooks {
  readonly lexicons: Lexicons;
  readonly covers: AgreementsService['covers'];
  readonly protections: AgreementsService['protections'];
  readonly translate: Translator;
}

/** Decides every recipient and section. Pure: the same request, inputs and packs give the same disclosure. */
export function decideDisclosure(request: Request, inputs: GateInputs, books: GateBooks): Disclosure {
  const recipients = request.recipients.map(id => recipientResult(id, request, inputs, books));
  return { id: null, at: request.at, mode: request.mode, recipients, basis: basisOfAll(recipients) };
}

const noAgreements: Between = { inForce: [], lapsed: [], pending: [] };

/** One recipient with what all its sections are decided by. */
interface Desk {
  readonly request: Request;
  readonly inputs: GateInputs;
  readonly books: GateBooks;
  readonly recipient: PartyRow;
  readonly reach: Reach;
}

/** The channels in the order offered: the first that may carry what would go is chosen, those before it say why not. */
function recipientResult(id: number, request: Request, inputs: GateInputs, books: GateBooks): RecipientResult {
  const offered = request.channels?.[id] ?? request.channel;
  if (!Array.isArray(offered)) return resultOver(offered, id, request, inputs, books);
  const passedOver: { channel: Channel; blocked: Blocked }[] = [];
  for (const channel of offered) {
    const result = resultOver(channel, id, request, inputs, books);
    const chosen = { ...result, channel, ...(passedOver.length > 0 && { passedOver }) };
    if (!result.blocked || !isOfChannel(result.blocked)) return chosen;
    passedOver.push({ channel, blocked: result.blocked });
  }
  const { blocked } = passedOver[0]!;
  return { ...resultOver(offered[0], id, request, inputs, books), blocked, passedOver };
}

function resultOver(
  channel: Channel | undefined,
  id: number,
  request: Request,
  inputs: GateInputs,
  books: GateBooks,
): RecipientResult {
  const recipient = inputs.recipients.find(row => row.id === id);
  const stop = reachBlock(request, recipient, id) ?? (recipient && channelBlock(channel, recipient));
  if (!recipient || stop) return blockedResult(id, recipient, stop!, request, inputs, books);
  const desk = { request, inputs, books, recipient, reach: { channel } };
  const decided = request.sections.map(section => decideSection(desk, section));
  const cells = decided.map(({ cell }) => cell);
  const sent = decided.flatMap(({ sent }) => sent ?? []);
  const markings = sent.map(({ marking }) => marking);
  const above = ceilingBlock(channel, markings, request.at, books.lexicons);
  if (above) return blockedResult(id, recipient, above, request, inputs, books);
  const first = sent.length === 0 ? cells.find(cell => cell.blocked)?.blocked : undefined;
  return {
    recipient: id,
    name: recipient.name,
    ...(first && { blocked: first }),
    cells,
    version: versionOf(sent, books.lexicons),
    conditions: distinct(cells.flatMap(cell => cell.verdict.conditions)),
    obligations: distinct(cells.flatMap(cell => (isSent(cell) ? cell.verdict.obligations : []))),
  };
}

const isSent = (cell: Cell) => cell.outcome === 'full' || cell.outcome === 'redacted';

/** Nothing goes; the markings are judged all the same where the recipient is known, so that the reader sees both reasons. */
function blockedResult(
  id: number,
  recipient: PartyRow | undefined,
  blocked: Blocked,
  request: Request,
  inputs: GateInputs,
  books: GateBooks,
): RecipientResult {
  const cells = request.sections.map((section): Cell => {
    const verdict = recipient
      ? judge({ request, inputs, books, recipient, reach: {} }, section.marking, section).verdict
      : nobody;
    return {
      section: section.id,
      outcome: 'blocked',
      verdict,
      blocked,
      translation: null,
      reliesOn: [],
      protections: [],
    };
  });
  const version = versionOf([], books.lexicons);
  return {
    recipient: id,
    name: recipient?.name ?? `party ${id}`,
    blocked,
    cells,
    version,
    conditions: [],
    obligations: [],
  };
}

const nobody: Verdict = {
  decision: 'cannot-decide',
  conditions: [],
  because: [],
  missing: [],
  unknown: [{ code: 'recipient', text: 'Who is the recipient?' }],
  obligations: [],
  basis: [],
};

/** The section as it is, or else its redaction: a different text under its own marking, decided on its own. */
function decideSection(desk: Desk, section: Section): { cell: Cell; sent?: Sent } {
  const whole = decideText(desk, section, section.marking, section.informationClass, section.body);
  if (whole.sent || !section.redacted) return whole;
  const { body, marking = section.marking, informationClass = section.informationClass } = section.redacted;
  const part = decideText(desk, section, marking, informationClass, body);
  if (!part.sent) return whole;
  const cell: Cell = {
    ...part.cell,
    outcome: 'redacted',
    // What was withheld stays explained: the verdict on the whole, with what the redaction adds as duties.
    verdict: {
      ...whole.cell.verdict,
      obligations: part.cell.verdict.obligations,
      conditions: whole.cell.verdict.conditions,
    },
    ...(whole.cell.blocked && { blocked: whole.cell.blocked }),
  };
  return { cell, sent: { ...part.sent, redacted: true } };
}

function decideText(
  desk: Desk,
  section: Section,
  markingText: string,
  informationClass: InformationClass,
  body: string,
): { cell: Cell; sent?: Sent } {
  const { verdict, marking, isPublic } = judge(desk, markingText, section);
  const protections = protectionsOf(desk, informationClass);
  const cell = { section: section.id, verdict, translation: null, reliesOn: [], protections };
  const stopped = (blocked: Blocked) => ({ cell: { ...cell, outcome: 'blocked' as const, blocked } });
  const unreadable = markingBlock(marking);
  if (unreadable) return stopped(unreadable);
  if (verdict.decision === 'deny') {
    const channel = encryptionBlock(verdict, desk.reach);
    return channel ? stopped(channel) : { cell: { ...cell, outcome: 'withheld' } };
  }
  const basis = basisOf(
    { ...basisNeed(desk, informationClass), levels: levelsOf(marking, desk.books.lexicons), isPublic },
    desk.books.covers,
  );
  // What it rests on comes before what is still to be attested: no attestation makes up for a missing agreement.
  const open = 'blocked' in basis ? basis.blocked : openBlock(verdict);
  if (open || 'blocked' in basis) return stopped(open!);
  return {
    cell: {
      ...cell,
      outcome: 'full',
      reliesOn: basis.reliesOn,
      translation: desk.books.translate(marking, desk.recipient, desk.request.at),
    },
    sent: { id: section.id, title: section.title, marking, body, redacted: false },
  };
}

function basisNeed({ request, inputs, recipient }: Desk, informationClass: InformationClass) {
  const legalBasis = request.legalBases?.[recipient.id];
  return {
    informationClass,
    activity: request.activity,
    purpose: request.purpose,
    holder: inputs.holder,
    originator: inputs.originator.id,
    recipient,
    between: inputs.between[recipient.id] ?? noAgreements,
    ...(legalBasis && { legalBasis }),
  };
}

function judge(desk: Desk, text: string, section: Section): { verdict: Verdict; marking: Marking; isPublic: boolean } {
  const { request, inputs, books, recipient, reach } = desk;
  const context = section.markingContext ?? {};
  const marking = parseMarking(text, context, books.lexicons);
  const facts = partyFactsOf(recipient);
  const holder = partyFactsOf(inputs.holder).party;
  const item = {
    marking: text,
    context,
    originator: inputs.originator.slug,
    produced: context.created ?? request.at.slice(0, 10),
  };
  const verdict = decideMarking(
    marking,
    {
      item,
      holder,
      recipient: securedParty(desk),
      action: request.action,
      purpose: request.purpose,
      at: request.at,
      facts: {
        ...facts.facts,
        ...(reach.channel && { encrypted: reach.channel.encrypted }),
        ...request.facts,
        ...request.recipientFacts?.[recipient.id],
      },
    },
    books.lexicons,
  );
  return {
    verdict,
    marking,
    isPublic: isOpen(marking, { ...context, created: item.produced }, request.at, books.lexicons),
  };
}

function securedParty({ inputs, recipient }: Desk) {
  const between = new Map([
    [inputs.originator.id, inputs.ofOriginator[recipient.id] ?? noAgreements],
    [inputs.holder.id, inputs.between[recipient.id] ?? noAgreements],
  ]);
  const givers = new Map([inputs.originator, inputs.holder].map(row => [row.id, partyFactsOf(row)]));
  return withSecurityAgreements(partyFactsOf(recipient).party, between, givers);
}

function protectionsOf(
  { request, inputs, books, recipient }: Desk,
  informationClass: InformationClass,
): readonly ProtectionAnswer[] {
  const facts = { ...request.facts, ...request.recipientFacts?.[recipient.id] };
  const truths = Object.entries(facts).map(([name, value]) => [name, value ? 'yes' : 'no'] as const);
  return books.protections(
    {
      holderCountry: inputs.holder.country,
      holderKind: inputs.holder.kind,
      recipientCountry: recipient.country,
      recipientKind: recipient.kind,
      informationClass,
      purpose: request.purpose,
      facts: Object.fromEntries(truths),
      ...(inputs.evidence && { evidence: inputs.evidence }),
    },
    request.at,
    inputs.knownAt,
  );
}

const distinct = (reasons: readonly Reason[]): Reason[] => [
  ...new Map(reasons.map(reason => [`${reason.code}|${reason.text}`, reason])).values(),
];

function basisOfAll(recipients: readonly RecipientResult[]): Basis[] {
  const all = recipients.flatMap(({ cells }) => cells.flatMap(cell => cell.verdict.basis));
  return [...new Map(all.map(basis => [basis.pack, basis])).values()].toSorted((a, b) => (a.pack < b.pack ? -1 : 1));
}
