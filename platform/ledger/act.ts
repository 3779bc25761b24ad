import { randomBytes } from 'node:crypto';
import { canonicalJson } from '#engines/kernel/canonical.ts';
import { fail } from '#engines/kernel/failure.ts';
import type { Mode } from '#engines/kernel/mode.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { commitmentOf, sealedText } from './commitment.ts';
import { type Act, leafBytes, type Seal } from './leaf.ts';
import { sha256 } from './sha256.ts';
import { type ActRow, insertAct, lockHead, type OpeningRow } from './store.ts';
import { append } from './tree/compact.ts';
import { leafHash } from './tree/hash.ts';

/** A value only some parties may read; the act itself carries a salted commitment to it. */
export interface SealedValue {
  readonly value: unknown;
  readonly visibleTo: readonly number[];
}

/** What an area says about an act; who did it comes from the actor, the number and the instant from the ledger. */
export interface ActDraft {
  /** the room that acts, such as `incidents` */
  readonly area: string;
  /** what happened, such as `incident.opened` */
  readonly kind: string;
  readonly subject: { readonly kind: string; readonly id: string | number; readonly ref?: string | undefined };
  readonly mode: Mode;
  readonly why?: string | undefined;
  /** when it became true in the world, as an ISO 8601 instant with its offset; absent: when it was recorded */
  readonly trueAt?: string | undefined;
  /** parties the act names and which may therefore read it, besides the actor's own */
  readonly visibleTo?: readonly number[];
  /** ids, hashes and what every party named may read; confidential values belong into `sealed` */
  readonly body: Readonly<Record<string, unknown>>;
  readonly sealed?: Readonly<Record<string, SealedValue>>;
}

export interface Recorded {
  readonly seq: number;
  /** lower-case hexadecimal */
  readonly leafHash: string;
}

/**
 * Appends an act in the caller's transaction: it is in the ledger exactly if the change is in the database. Holds the
 * head of the ledger until that transaction ends, so make it the last thing a transaction does.
 * @throws FailureError `bad-act` when a text cannot be stored as it stands, or an instant is not one
 */
export async function recordAct(tx: Tx, actor: Actor, draft: ActDraft): Promise<Recorded> {
  const trueAt = draft.trueAt === undefined ? null : toInstant(draft.trueAt);
  const { seals, openings } = sealAll(draft.sealed ?? {});
  const { range, now } = await lockHead(tx);
  const act: Act = {
    seq: range.size + 1,
    nonce: randomBytes(16).toString('hex'),
    knownAt: now,
    trueAt,
    person: actor.person,
    party: actor.party,
    appointment: actor.appointment,
    via: actor.via,
    area: storable(draft.area, '/area'),
    kind: storable(draft.kind, '/kind'),
    subject: {
      kind: storable(draft.subject.kind, '/subject/kind'),
      id: storable(String(draft.subject.id), '/subject/id'),
      ref: draft.subject.ref === undefined ? null : storable(draft.subject.ref, '/subject/ref'),
    },
    mode: draft.mode,
    why: draft.why === undefined ? null : storable(draft.why, '/why'),
    visibleTo: inOrder(draft.visibleTo ?? []),
    body: draft.body,
    sealed: seals,
  };
  const leaf = leafHash(sha256, leafBytes(act));
  const tree = append(sha256, range, leaf);
  await insertAct(tx, rowOf(act, leaf), tree, openings(act.seq));
  return { seq: act.seq, leafHash: Buffer.from(leaf).toString('hex') };
}

function sealAll(values: Readonly<Record<string, SealedValue>>) {
  const seals: Record<string, Seal> = {};
  const rows: Omit<OpeningRow, 'seq'>[] = [];
  for (const [name, sealed] of Object.entries(values)) {
    const salt = randomBytes(32);
    const value = sealedText(sealed.value);
    const visibleTo = inOrder(sealed.visibleTo);
    seals[name] = { commitment: commitmentOf(sha256, salt, value), visibleTo };
    rows.push({ name: storable(name, '/sealed'), salt, value, visible_to: visibleTo });
  }
  return { seals, openings: (seq: number): OpeningRow[] => rows.map(row => ({ ...row, seq })) };
}

function rowOf(act: Act, leaf: Uint8Array): ActRow {
  return {
    seq: act.seq,
    leaf_hash: Buffer.from(leaf),
    nonce: Buffer.from(act.nonce, 'hex'),
    known_at: act.knownAt,
    true_at: act.trueAt,
    person: act.person,
    party: act.party,
    appointment: act.appointment,
    via: act.via,
    area: act.area,
    kind: act.kind,
    subject_kind: act.subject.kind,
    subject_id: act.subject.id,
    subject_ref: act.subject.ref,
    mode: act.mode,
    why: act.why,
    visible_to: act.visibleTo,
    body: canonicalJson(act.body),
    sealed: canonicalJson(act.sealed),
  };
}

const inOrder = (parties: readonly number[]): number[] => [...new Set(parties)].sort((a, b) => a - b);

/** A text that the database would refuse or alter would later look like a forged one. */
function storable(text: string, pointer: string): string {
  if (text.isWellFormed() && !text.includes('\0')) return text;
  return fail('bad-act', 'The text contains a character that cannot be stored.', {
    pointer,
    next: 'Remove the character and try again.',
  });
}

function toInstant(text: string): string {
  try {
    const instant = Temporal.Instant.from(text).toString({ smallestUnit: 'microsecond', roundingMode: 'floor' });
    if (/^(?!0000)\d{4}-/.test(instant)) return instant;
  } catch {
    // said below, with the same words as for a year out of range
  }
  return fail('bad-act', `\`${text}\` is not an instant.`, {
    pointer: '/trueAt',
    next: 'Give date, time and offset, such as 2026-11-24T09:30:00+01:00.',
  });
}
