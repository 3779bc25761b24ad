import { z } from 'zod';
import { modes } from '#engines/kernel/mode.ts';

const party = z.int().nullable();

/** One act as its readers see it. `body` is whatever the area recorded; confidential values are not in it. */
export const actShown = z.object({
  seq: z.int(),
  knownAt: z.string(),
  trueAt: z.string().nullable(),
  person: z.int().nullable(),
  party,
  appointment: z.int().nullable(),
  via: z.string(),
  area: z.string(),
  kind: z.string(),
  subject: z.object({ kind: z.string(), id: z.string(), ref: z.string().nullable() }),
  mode: z.enum(modes),
  why: z.string().nullable(),
  body: z.unknown(),
  sealed: z.array(z.string()),
  /** lower-case hexadecimal */
  leafHash: z.string(),
});

/** `GET /api/ledger/state` */
export const ledgerState = z.object({
  size: z.int(),
  /** one line to be pinned by recipients */
  publicKey: z.string(),
  checkpoint: z.object({ size: z.int(), root: z.string(), madeAt: z.string(), note: z.string() }).nullable(),
});

/** `POST /api/ledger/verify` */
export const verificationReply = z.object({
  whole: z.boolean(),
  acts: z.int(),
  checkpoints: z.int(),
  signedActs: z.int(),
  root: z.string(),
  firstBadSeq: z.int().optional(),
  findings: z.array(z.object({ part: z.string(), code: z.string(), seq: z.int().optional(), text: z.string() })),
  more: z.boolean(),
});
