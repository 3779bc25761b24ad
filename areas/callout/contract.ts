import { z } from 'zod';
import { channelKind } from '#areas/directory/contract.ts';
import { modes } from '#engines/kernel/mode.ts';
import type { Tx } from '#platform/db/tables.ts';

/** What a message is for. Each has its own time to acknowledge in a plan. */
export const messageTypes = [
  'first-warning',
  'situation-report',
  'request',
  'correction',
  'all-clear',
  'drill',
] as const;
export const messageType = z.enum(messageTypes);
export type MessageType = z.infer<typeof messageType>;

const why = z.string().trim().min(3).max(200);

/** One line of an audience: who is told, and why. Resolved against the incident and the registers, frozen when sent. */
export const audienceLine = z.discriminatedUnion('who', [
  z.object({
    who: z.literal('national-teams'),
    of: z.array(z.enum(['affected', 'supplier', 'downstream'])).min(1),
    why,
  }),
  z.object({
    who: z.literal('serving-teams'),
    kinds: z.array(z.enum(['sector-csirt', 'isac', 'national-csirt'])).min(1),
    why,
  }),
  z.object({ who: z.literal('entities'), of: z.array(z.enum(['affected', 'supplier', 'downstream'])).min(1), why }),
  z.object({ who: z.literal('clients-of-supplier'), why }),
  z.object({ who: z.literal('regulators'), why }),
  z.object({ who: z.literal('party'), slug: z.string().max(80), why }),
]);

const script = z.string().trim().min(10).max(2000);

/** What an incident is like when the plan is meant for it; all named ones must hold. */
export const planTrigger = z.discriminatedUnion('on', [
  z.object({ on: z.literal('severity'), atLeast: z.int().min(1).max(5) }),
  z.object({ on: z.literal('mode'), modes: z.array(z.enum(['live', 'exercise', 'drill'])).min(1) }),
  z.object({ on: z.literal('entity'), role: z.enum(['affected', 'supplier', 'downstream']) }),
]);
export type PlanTrigger = z.infer<typeof planTrigger>;

/** One step of a call-out: a kind of channel and how long it is given, in minutes, before the next one is tried. */
export const planStep = z.object({ kind: channelKind, minutes: z.int().min(1).max(10_080) });
export type PlanStep = z.infer<typeof planStep>;

/** A call-out plan as data: whom to tell, how soon they must answer, and what happens when they do not. */
export const planFields = z.object({
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(80),
  title: z.string().trim().min(3).max(200),
  purpose: z.string().trim().max(1000),
  /** which incidents it is meant for; none: whichever names it */
  triggers: z.array(planTrigger).max(20).optional(),
  /** minutes until the next channel of the PACE order is tried, by message type */
  acknowledgeWithin: z.partialRecord(messageType, z.int().min(1).max(10_080)),
  audience: z.array(audienceLine).min(1).max(50),
  /** kinds of channel in PACE order, each with its own time; kinds not named come after, in the recipient's order */
  channels: z.array(planStep).min(1).max(11).optional(),
  /** read over the phone; {party}, {number}, {marking}, {code}, {mode}, {from} are filled in */
  phoneScript: z.union([script, z.object({ en: script, fr: script })]),
  reviewBy: z.iso.date(),
});

/** Names that a script may hold between braces. */
const scriptNames = ['party', 'number', 'marking', 'code', 'mode', 'from'];

/** What the shape alone does not say. The same for the form, the YAML and whoever writes through the interface. */
export const callOutPlan = planFields.superRefine((plan, context) => {
  const add = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
  if (Object.keys(plan.acknowledgeWithin).length === 0) {
    add(['acknowledgeWithin'], 'Say for at least one type of message how soon it must be acknowledged.');
  }
  for (const [i, step] of (plan.channels ?? []).entries()) {
    const first = plan.channels?.findIndex(other => other.kind === step.kind);
    if (first !== i) add(['channels', i, 'kind'], `The kind ${step.kind} stands in the order already.`);
  }
  for (const [i, trigger] of (plan.triggers ?? []).entries()) {
    const first = plan.triggers?.findIndex(other => other.on === trigger.on);
    if (trigger.on !== 'entity' && first !== i) add(['triggers', i, 'on'], `${trigger.on} is named already.`);
  }
  const scripts = typeof plan.phoneScript === 'string' ? { '': plan.phoneScript } : plan.phoneScript;
  for (const [language, text] of Object.entries(scripts)) {
    const path = language ? ['phoneScript', language] : ['phoneScript'];
    const wrong = [...text.matchAll(/\{(\w*)\}/g)]
      .map(([, name = '']) => name)
      .find(name => !scriptNames.includes(name));
    if (wrong !== undefined)
      add(path, `Nothing is filled in for {${wrong}}; there are ${scriptNames.map(n => `{${n}}`).join(', ')}.`);
    if (!text.includes('{code}'))
      add(path, 'The script does not ask for {code} to be read back: nobody could tell that we were heard.');
  }
});
export type CallOutPlan = z.infer<typeof callOutPlan>;

/** One thing wrong with a plan: a JSON pointer into it, and what to change. */
export const planFinding = z.object({ pointer: z.string(), message: z.string() });
export type PlanFinding = z.infer<typeof planFinding>;

export const proposedRecipient = z.object({
  party: z.int(),
  slug: z.string(),
  name: z.string(),
  kind: z.string(),
  country: z.string().nullable(),
  why: z.array(z.string()),
  /** the best channel now, or why there is none */
  channel: z
    .object({
      id: z.int(),
      kind: z.string(),
      address: z.string(),
      rank: z.int(),
      open: z.boolean(),
      opensAt: z.string().nullable(),
      keyState: z.string(),
      freshness: z.string(),
      because: z.array(z.string()),
    })
    .nullable(),
  noChannel: z.string().nullable(),
});
export type ProposedRecipient = z.infer<typeof proposedRecipient>;

export const noticeDraft = z.object({
  incident: z.int(),
  type: messageType,
  recipients: z.array(z.int()).min(1).max(200),
  /** the call-out plan it goes by; that of the incident when absent */
  plan: z.string().max(80).optional(),
  subject: z.string().trim().min(3).max(200),
  replyBy: z.iso.datetime({ offset: true }).optional(),
  nextUpdateAt: z.iso.datetime({ offset: true }).optional(),
  /** need-to-know and other facts that the sender attests for all recipients */
  facts: z.record(z.string(), z.boolean()).optional(),
});
export type NoticeDraft = z.infer<typeof noticeDraft>;
/** A preview is asked for while the subject is still being written. */
export const noticePreview = noticeDraft.extend({ subject: z.string().max(200).default('') });

export const attemptState = z.enum([
  'queued',
  'sent',
  'task',
  'answered',
  'no-answer',
  'bounced',
  'failed',
  'blocked',
  'timed-out',
]);
export const attempt = z.object({
  id: z.int(),
  rank: z.int(),
  kind: z.string(),
  address: z.string(),
  state: attemptState,
  at: z.string(),
  dueAt: z.string().nullable(),
  detail: z.string(),
  mail: z.int().nullable(),
});

export const dispatchState = z.enum(['waiting', 'acknowledged', 'exhausted', 'recalled']);
export const dispatch = z.object({
  id: z.int(),
  notice: z.int(),
  party: z.int(),
  partyName: z.string(),
  state: dispatchState,
  marking: z.string(),
  versionHash: z.string(),
  acknowledgedAt: z.string().nullable(),
  acknowledgedBy: z.string().nullable(),
  acknowledgedVia: z.string().nullable(),
  answer: z.string().nullable(),
  attempts: z.array(attempt),
});
export type Dispatch = z.infer<typeof dispatch>;

export const notice = z.object({
  id: z.int(),
  number: z.string(),
  incident: z.int(),
  type: z.string(),
  subject: z.string(),
  mode: z.enum(modes),
  exercise: z.string().nullable(),
  sentAt: z.string(),
  sentBy: z.string(),
  replyBy: z.string().nullable(),
  nextUpdateAt: z.string().nullable(),
  recalledAt: z.string().nullable(),
  recallWhy: z.string().nullable(),
  disclosure: z.int(),
  dispatches: z.array(dispatch),
});
export type Notice = z.infer<typeof notice>;

/** What a recipient sees of a notice: its own version and nothing of anybody else's. */
export const received = z.object({
  dispatch: z.int(),
  number: z.string(),
  from: z.string(),
  type: z.string(),
  subject: z.string(),
  mode: z.enum(modes),
  exercise: z.string().nullable(),
  marking: z.string(),
  sections: z.array(z.object({ title: z.string(), marking: z.string(), body: z.string(), redacted: z.boolean() })),
  instructions: z.array(z.string()),
  sentAt: z.string(),
  replyBy: z.string().nullable(),
  recalledAt: z.string().nullable(),
  recallWhy: z.string().nullable(),
  state: dispatchState,
  act: z.int(),
});
export type Received = z.infer<typeof received>;

/** A call-out that goes out: for which incident, by which plan, by whom. */
export interface CallOutSent {
  readonly incident: number;
  readonly party: number;
  readonly plan: string;
  readonly by: number | null;
  readonly at: Date;
}

export interface CalloutService {
  /** told, in the transaction that sends it, of every call-out */
  onSent(listener: (tx: Tx, sent: CallOutSent) => Promise<void>): void;
}

declare module '#platform/room/room.ts' {
  interface Services {
    callout: CalloutService;
  }
}
