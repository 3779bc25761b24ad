import { createHash } from 'node:crypto';
import type { Lexicons } from '#engines/handling/types.ts';
import { canonicalJson } from '#engines/kernel/canonical.ts';
import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { type Disclosure, discloseRequestSchema, itemDraftSchema, type SharingService } from './contract.ts';
import {
  insertDisclosure,
  readEdition,
  readStoredDisclosure,
  readTouched,
  type StoredDisclosure,
} from './disclosure-store.ts';
import { type Edition, editionOf, lexiconsOf } from './edition.ts';
import { type Enforcer, enforcer } from './enforce.ts';
import { decideDisclosure, type GateBooks, type GateInputs, type Request } from './gate.ts';
import { createItem } from './items.ts';
import { asInstallation, readPartyRows } from './store.ts';
import { translatorOf } from './translation.ts';

/** The service with what the routes of this room use besides. */
export interface SharingRoom {
  readonly service: SharingService;
  readonly enforcer: Enforcer;
  readonly lexicons: Lexicons;
  replay(tx: Tx, id: number): Promise<Replay>;
}

/** A stored disclosure decided again from what was stored with it. */
export interface Replay {
  /** the packs of its day were kept with it; otherwise `same` speaks of those of today */
  readonly packsKept: boolean;
  /** decided again under the packs of its day: the same answer, to the byte */
  readonly same: boolean;
  /** decided again under the packs of today: the same answer */
  readonly sameToday: boolean;
  /** packs whose revision or content differs from that of the day */
  readonly changedPacks: readonly { readonly pack: string; readonly before: number; readonly now: number | null }[];
  readonly stored: Disclosure;
  readonly now: Disclosure;
}

export function sharingRoom(platform: Pick<Platform, 'now' | 'services'>, lexicons: Lexicons): SharingRoom {
  const now = () => platform.now().toString();
  const agreements = () => platform.services.agreements;
  const bitmaps = enforcer({ lexicons, agreements, now });
  const books = (of: Lexicons): GateBooks => ({
    lexicons: of,
    covers: agreements().covers,
    protections: agreements().protections,
    translate: translatorOf(of),
  });
  const decide = async (tx: Tx, actor: Actor, asked: unknown) => {
    const request = checked(discloseRequestSchema.safeParse(asked));
    requireHolder(actor, request.holder);
    const inputs = await inputsOf(tx, request, now(), platform.services);
    return { request, inputs, result: decideDisclosure(request, inputs, books(lexicons)) };
  };
  const service: SharingService = {
    preview: async (tx, actor, request) => (await decide(tx, actor, request)).result,
    disclose: async (tx, actor, asked) => {
      const { request, inputs, result } = await decide(tx, actor, asked);
      return store(tx, actor, { request, inputs, result, edition: editionOf(lexicons) });
    },
    readDisclosure: async (tx, id) => ({ ...(await readStoredDisclosure(tx, id)).result, id }),
    createItem: (tx, actor, draft) =>
      createItem({ lexicons, enforcer: bitmaps }, tx, actor, checked(itemDraftSchema.safeParse(draft))),
    reenforce: (tx, parties) => bitmaps.reenforce(tx, parties),
    touchedBy: readTouched,
  };
  return {
    service,
    enforcer: bitmaps,
    lexicons,
    replay: async (tx, id) => {
      const stored = await readStoredDisclosure(tx, id);
      return replayed(stored, { today: books(lexicons), ofDay: books(await lexiconsOfDay(tx, stored, lexicons)) });
    },
  };
}

/** Another room may hand over anything; what does not fit is said with its place. */
function checked<T>(
  parsed:
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } },
): T {
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  return fail('invalid-input', issue.message, { pointer: `/${issue.path.map(String).join('/')}` });
}

function requireHolder(actor: Actor, holder: number): void {
  if (actor.party === holder || actor.roles.includes('system')) return;
  fail('not-allowed', 'A party discloses only what it holds itself.', { next: 'Act for the party that holds it.' });
}

/** Recipients may be parties whose agreements the actor does not read by themselves; the gate must know all the same. */
async function inputsOf(
  tx: Tx,
  request: Request,
  now: string,
  { agreements, safeHarbour }: Pick<Platform['services'], 'agreements'> & Partial<Platform['services']>,
): Promise<GateInputs> {
  return asInstallation(tx, async () => {
    const ids = [...new Set([request.holder, request.originator, ...request.recipients])];
    const rows = new Map((await readPartyRows(tx, request.at, ids)).map(row => [row.id, row]));
    const [holder, originator] = [rows.get(request.holder), rows.get(request.originator)];
    if (!holder || !originator) {
      fail('not-found', 'The holder or the originator is no party of the directory.', { pointer: '/holder' });
    }
    const between = await agreements.between(tx, holder.id, request.recipients, request.at);
    const ofOriginator =
      holder.id === originator.id
        ? between
        : await agreements.between(tx, originator.id, request.recipients, request.at);
    const incident = request.subject.kind === 'incident' ? Number(request.subject.id) || undefined : undefined;
    const evidence = await safeHarbour?.evidence(tx, holder.id, request.at, now, incident);
    return {
      holder,
      originator,
      recipients: request.recipients.flatMap(id => rows.get(id) ?? []),
      between: Object.fromEntries(between),
      ofOriginator: Object.fromEntries(ofOriginator),
      knownAt: now,
      ...(evidence && { evidence }),
    };
  });
}

const hashOf = (result: Disclosure) =>
  createHash('sha256')
    .update(canonicalJson(plain(result)))
    .digest();

/** As it will be read back: without members that are undefined. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

interface Decided {
  readonly request: Request;
  readonly inputs: GateInputs;
  readonly result: Disclosure;
  readonly edition: Edition;
}

async function store(tx: Tx, actor: Actor, { request, inputs, result, edition }: Decided) {
  const resultHash = hashOf(result);
  const id = await insertDisclosure(tx, { person: actor.person, request, inputs, result, resultHash, edition });
  const reached = result.recipients.filter(({ version }) => version.hash !== null);
  await recordAct(tx, actor, {
    area: 'sharing',
    kind: 'disclosure.decided',
    subject: { kind: 'disclosure', id, ref: request.subject.ref },
    mode: request.mode,
    trueAt: request.at,
    visibleTo: reached.map(({ recipient }) => recipient),
    body: { about: { kind: request.subject.kind, id: request.subject.id } },
    // Who else was told, and what was kept from whom, is no business of a recipient: the packs name the schemes of what
    // was withheld, and the hash of the whole would confirm a guess at it.
    sealed: {
      result: {
        value: { hash: resultHash.toString('hex'), basis: result.basis },
        visibleTo: [request.holder],
      },
      recipients: {
        value: result.recipients.map(({ recipient, version, blocked }) => ({
          recipient,
          version: version.hash,
          blocked: blocked?.code ?? null,
        })),
        visibleTo: [request.holder],
      },
    },
  });
  return { ...result, id };
}

/** The lexicons a disclosure was decided under; those of today where they are the same, or where none were kept. */
async function lexiconsOfDay(tx: Tx, { edition }: StoredDisclosure, today: Lexicons): Promise<Lexicons> {
  if (edition === null || edition === editionOf(today).hash.toString('hex')) return today;
  return lexiconsOf(await readEdition(tx, edition));
}

function replayed(stored: StoredDisclosure, books: { readonly ofDay: GateBooks; readonly today: GateBooks }): Replay {
  const { request, inputs, resultHash, result } = stored;
  const isStored = (again: Disclosure) => hashOf(again).toString('hex') === resultHash;
  const now = decideDisclosure(request, inputs, books.today);
  const changedPacks = result.basis.flatMap(({ pack, revision, hash }) => {
    const present = books.today.lexicons.byId.get(pack)?.basis;
    return present?.hash === hash ? [] : [{ pack, before: revision, now: present?.revision ?? null }];
  });
  return {
    packsKept: stored.edition !== null,
    same: isStored(decideDisclosure(request, inputs, books.ofDay)),
    sameToday: isStored(now),
    changedPacks,
    stored: result,
    now,
  };
}
