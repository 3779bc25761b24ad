import { z } from 'zod';
import { modes } from '#engines/kernel/mode.ts';

const instant = z.iso.datetime({ offset: true });
const line = z.string().trim().min(3).max(200);

/** What competitors may not talk about (guard.yaml). */
export const forbiddenTopics = [
  'prices',
  'costs',
  'bids',
  'customers',
  'capacity',
  'market-allocation',
  'hiring',
  'vendor-boycotts',
] as const;
export const topicSchema = z.enum(forbiddenTopics);

/** What an agenda item is for; guard.yaml says of each what may and may not be said. */
export const itemTypes = [
  'threat-briefing',
  'incident-review',
  'indicator-exchange',
  'vulnerability-coordination',
  'contingency-planning',
  'exercise-planning',
  'tools-and-standards',
  'regulatory-dialogue',
  'governance',
  'legal-update',
] as const;

export const counselHow = ['present', 'on-call'] as const;

export const meetingInput = z.object({
  title: line,
  purpose: z.string().trim().max(2000).default(''),
  marking: z.string().trim().min(1).max(200).default('TLP:AMBER'),
  mode: z.enum(modes).default('live'),
  /** name of the exercise or drill, for what is not live */
  exercise: z.string().trim().max(120).nullable().default(null),
  startsAt: instant,
  durationMinutes: z.int().min(5).max(1440).default(60),
  /** IANA zone in which the meeting is announced */
  zone: z.string().max(60).default('UTC'),
  /** invited parties besides the host */
  guests: z.array(z.int().positive()).max(200).default([]),
  counsel: z
    .object({
      name: z.string().trim().max(120).default(''),
      how: z.enum(counselHow).nullable().default(null),
      /** how to reach counsel who is on call */
      reach: z.string().trim().max(200).default(''),
    })
    .default({ name: '', how: null, reach: '' }),
  /** how long before the beginning the agenda must be with everybody */
  agendaAheadHours: z.int().min(0).max(720).default(72),
});
export type MeetingInput = z.infer<typeof meetingInput>;

export const itemInput = z.object({
  type: z.enum(itemTypes),
  title: line,
  leadParty: z.int().positive().nullable().default(null),
  plannedMinutes: z.int().min(1).max(480).default(10),
});
export type ItemInput = z.infer<typeof itemInput>;

/** What counsel of the host found in the agenda: nothing, or items that touch a forbidden topic. */
export const agendaReviewInput = z.object({
  version: z.int(),
  flags: z
    .array(z.object({ item: z.int().positive(), topic: topicSchema, why: z.string().trim().min(3).max(1000) }))
    .max(60),
  note: z.string().trim().max(1000).default(''),
});
export type AgendaReviewInput = z.infer<typeof agendaReviewInput>;

const stop = z.object({
  id: z.int(),
  item: z.int(),
  topic: topicSchema,
  why: z.string(),
  stoppedAt: z.string(),
  stoppedBy: z.string(),
  stoppedFor: z.string(),
  releasedAt: z.string().nullable(),
  releasedBy: z.string().nullable(),
  releaseWhy: z.string().nullable(),
});
export type Stop = z.infer<typeof stop>;

const item = itemInput.extend({
  id: z.int(),
  position: z.int(),
  leadName: z.string().nullable(),
  /** why counsel would not let it into the meeting as it is worded */
  flag: z.object({ topic: topicSchema, why: z.string() }).nullable(),
  /** topics that words of its title hint at; a hint decides nothing */
  hints: z.array(z.object({ topic: topicSchema, word: z.string() })),
  /** `stopped` while counsel has not released it, whatever it was before */
  state: z.enum(['waiting', 'current', 'done', 'deferred', 'stopped']),
  stops: z.array(stop),
  /** what was said and decided, for those who may read it: the host, guests once the minutes are approved */
  note: z.object({ discussed: z.string(), decided: z.string() }).nullable(),
});
export type Item = z.infer<typeof item>;

const attendee = z.object({
  party: z.int(),
  partyName: z.string(),
  name: z.string(),
  capacity: z.string(),
  appointment: z.int().nullable(),
  joinedAt: z.string(),
  acknowledgedAt: z.string(),
});

export const minutesState = z.enum(['draft', 'reviewed', 'approved']);

export const meeting = meetingInput.extend({
  id: z.int(),
  ref: z.string(),
  party: z.int(),
  partyName: z.string(),
  guestNames: z.array(z.string()),
  state: z.enum(['planned', 'open', 'closed', 'cancelled']),
  /** when the agenda must be out, and how that stands */
  agendaDueAt: z.string(),
  agendaSentAt: z.string().nullable(),
  agendaLateWhy: z.string().nullable(),
  /** counsel of the host has read the agenda as it stands; null: not yet */
  agendaReview: z.object({ by: z.string(), at: z.string(), note: z.string() }).nullable(),
  agenda: z.enum(['in-time', 'late', 'to-send', 'overdue']),
  openedAt: z.string().nullable(),
  openedBy: z.string().nullable(),
  closedAt: z.string().nullable(),
  minutes: minutesState.nullable(),
  version: z.int(),
});
export type Meeting = z.infer<typeof meeting>;

export const meetingDetail = meeting.extend({ items: z.array(item), attendance: z.array(attendee) });
export type MeetingDetail = z.infer<typeof meetingDetail>;

export const minutesView = z.object({
  meeting: meetingDetail,
  state: minutesState,
  marking: z.string(),
  remarks: z.string(),
  notes: z.array(z.object({ item: z.int(), discussed: z.string(), decided: z.string() })),
  authors: z.array(z.string()),
  reviewedBy: z.string().nullable(),
  reviewedAt: z.string().nullable(),
  reviewNote: z.string(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  /** SHA-256 of the approved content, as the ledger has it */
  contentHash: z.string().nullable(),
  version: z.int(),
});
export type MinutesView = z.infer<typeof minutesView>;

export const minutesInput = z.object({
  version: z.int(),
  marking: z.string().trim().min(1).max(200),
  remarks: z.string().max(20_000),
  notes: z
    .array(z.object({ item: z.int(), discussed: z.string().max(20_000), decided: z.string().max(5000) }))
    .max(100),
});
export type MinutesInput = z.infer<typeof minutesInput>;

const words = z.object({ name: z.string(), means: z.string() });
const typeWords = z.object({ name: z.string(), may: z.string(), mayNot: z.string() });
/** The guard as its file has it: bases, forbidden topics and item types in every language. */
export const guardSchema = z.object({
  basis: z.array(
    z.object({
      source: z.string(),
      place: z.string(),
      confidence: z.enum(['confirmed', 'recalled', 'uncertain', 'mixed']),
    }),
  ),
  forbidden: z.record(topicSchema, z.object({ en: words, fr: words, words: z.array(z.string()).min(1) })),
  types: z.record(z.enum(itemTypes), z.object({ en: typeWords, fr: typeWords })),
});
export type Guard = z.infer<typeof guardSchema>;
