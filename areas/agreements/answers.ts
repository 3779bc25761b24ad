import { z } from 'zod';
import { agreementSchema, informationClassSchema } from './contract.ts';

/** Shapes of what the routes of this room answer. */
export const agreementAnswer = agreementSchema.extend({ signedBy: z.array(z.int()) });

const partyAnswer = z.object({ id: z.int(), name: z.string(), kind: z.string(), country: z.string().nullable() });

export const agreementDetail = z.object({
  agreement: agreementAnswer,
  parties: z.array(partyAnswer),
  events: z.array(
    z.object({
      kind: z.string(),
      version: z.int(),
      party: z.int().nullable(),
      signatory: z.string(),
      obligation: z.int().nullable(),
      effectiveAt: z.string(),
      knownAt: z.string(),
      evidence: z.string(),
    }),
  ),
  versions: z.array(
    z.object({
      version: z.int(),
      knownFrom: z.string(),
      knownTo: z.string().nullable(),
      why: z.string(),
      proposedBy: z.string().nullable(),
    }),
  ),
});

export const calendarAnswer = z.object({
  entries: z.array(
    z.object({
      agreement: z.int(),
      title: z.string(),
      endsAt: z.string(),
      state: z.string(),
      parties: z.array(z.int()),
      reminders: z.array(z.object({ days: z.int(), at: z.string(), past: z.boolean() })),
    }),
  ),
  protections: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      titleFr: z.string(),
      endsOn: z.string(),
      past: z.boolean(),
      agreements: z.array(z.int()),
    }),
  ),
});

export const gapsAnswer = z.object({
  gaps: z.array(
    z.object({
      kind: z.string(),
      id: z.string(),
      title: z.string(),
      titleFr: z.string(),
      state: z.string(),
      since: z.string().nullable(),
      text: z.string(),
      fr: z.string(),
      agreements: z.array(z.int()),
      parties: z.array(z.int()),
      /** disclosures since then that were asked about it */
      exchanges: z.array(z.object({ id: z.int(), at: z.string() })),
    }),
  ),
});

export const matrixAnswer = z.object({
  parties: z.array(partyAnswer),
  pairs: z.int(),
  covered: z.int(),
  rows: z.array(
    z.object({
      a: z.int(),
      b: z.int(),
      cells: z.array(
        z.object({
          informationClass: informationClassSchema,
          colour: z.enum(['green', 'amber', 'red']),
          reason: z.string(),
          agreement: z.int().nullable(),
        }),
      ),
    }),
  ),
});

export type AgreementView = z.infer<typeof agreementAnswer>;
export type AgreementDetail = z.infer<typeof agreementDetail>;
export type CalendarView = z.infer<typeof calendarAnswer>;
export type GapsView = z.infer<typeof gapsAnswer>;
export type MatrixView = z.infer<typeof matrixAnswer>;
