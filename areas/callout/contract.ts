import { z } from 'zod';
import { modes } from '#engines/kernel/mode.ts';

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

/** A call-out plan as data: whom to tell, how soon they must answer, and what happens when they do not. */
export const callOutPlan = z.object({
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(80),
  title: z.string().trim().min(3).max(200),
  purpose: z.string().trim().max(1000),
  /** minutes until the next channel of the PACE order is tried, by message type */
  acknowledgeWithin: z.partialRecord(messageType, z.int().min(1).max(10_080)),
  audience: z.array(audienceLine).min(1).max(50),
  /** read over the phone; {party}, {number}, {marking}, {code}, {mode} are filled in */
  phoneScript: z.string().trim().min(10).max(2000),
  reviewBy: z.iso.date(),
});
export type CallOutPlan = z.infer<typeof callOutPlan>;

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
