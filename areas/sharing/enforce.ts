import type { Lexicons } from '#engines/handling/types.ts';
import type { AgreementsService, Between } from '#areas/agreements/contract.ts';
import type { Tx } from '#platform/db/tables.ts';
import { type Compiled, type CompiledMarkings, compiledMarkings } from './compiled-markings.ts';
import { identityKey, type MarkingIdentity } from './identity.ts';
import { type PartyFacts, partyFactsOf } from './party-facts.ts';
import {
  addGivers,
  asInstallation,
  awaitsEnforcement,
  type Bitmap,
  findMarking,
  insertMarking,
  liftSuspension,
  lockEnforcement,
  readBitmaps,
  readGivers,
  readPartyRows,
  writeBitmaps,
  writeShares,
} from './store.ts';
import { bitsOf, type CompiledIdentity, maySee, readerOf, withBits } from './verdict-bits.ts';

/** Keeps the bitmaps of the database equal to the verdicts of the engine. */
export interface Enforcer {
  /** Rewrites what these parties see, and what others see of what these parties gave. */
  reenforce(tx: Tx, parties: readonly number[]): Promise<void>;
  /** The id of an identity; a new one is decided for every party in the same transaction. */
  intern(tx: Tx, identity: MarkingIdentity, text: string): Promise<number>;
  /** Rewrites the bitmap of a reader if it is stale, missing or past its time, and what suspended parties gave. Call before reading items. */
  refresh(tx: Tx, party: number): Promise<void>;
}

interface Desk {
  readonly lexicons: Lexicons;
  readonly agreements: () => Pick<AgreementsService, 'between' | 'covers'>;
  /** ISO instant */
  readonly now: () => string;
  readonly compiled: CompiledMarkings;
}

export function enforcer(settings: Omit<Desk, 'compiled'>): Enforcer {
  const desk: Desk = { ...settings, compiled: compiledMarkings(settings.lexicons) };
  return {
    reenforce: (tx, parties) =>
      asInstallation(tx, async () => {
        await lockEnforcement(tx);
        await enforce(desk, tx, parties);
      }),
    intern: (tx, identity, text) =>
      asInstallation(tx, async () => {
        const key = identityKey(identity);
        return (await findMarking(tx, key)) ?? internNew(desk, tx, key, identity, text);
      }),
    refresh: async (tx, party) => {
      if (!(await awaitsEnforcement(tx, party))) return;
      await asInstallation(tx, async () => {
        await lockEnforcement(tx);
        const suspended = (await readGivers(tx)).filter(giver => giver.suspended).map(giver => giver.party);
        await enforce(desk, tx, [...new Set([party, ...suspended])]);
      });
    },
  };
}

const booksOf = (desk: Desk) => ({
  lexicons: desk.lexicons,
  covers: desk.agreements().covers,
  space: desk.compiled.space,
});

async function enforce(desk: Desk, tx: Tx, parties: readonly number[]): Promise<void> {
  const at = desk.now();
  const compiled = await desk.compiled.read(tx, at);
  const bitmaps: Bitmap[] = [];
  for (const row of await readPartyRows(tx, at, parties)) {
    bitmaps.push(await columnOf(desk, tx, partyFactsOf(row), compiled, at));
  }
  await writeBitmaps(tx, bitmaps);
  await writeShares(tx, parties);
  const given = compiled.markings.filter(
    ({ identity }) => parties.includes(identity.holder) || parties.includes(identity.originator),
  );
  await decideForOthers(desk, tx, { ...compiled, markings: given }, parties, at);
  await liftSuspension(tx, parties);
}

async function internNew(
  desk: Desk,
  tx: Tx,
  key: Uint8Array,
  identity: MarkingIdentity,
  text: string,
): Promise<number> {
  await lockEnforcement(tx);
  const meanwhile = await findMarking(tx, key);
  if (meanwhile !== undefined) return meanwhile;
  const at = desk.now();
  const owners = [...new Set([identity.holder, identity.originator])];
  await addGivers(tx, owners);
  const id = await insertMarking(tx, key, identity, text);
  for (const owner of owners) if (await awaitsEnforcement(tx, owner)) await enforce(desk, tx, [owner]);
  const compiled = await desk.compiled.read(tx, at);
  const made = compiled.markings.filter(marking => marking.id === id);
  await decideForOthers(desk, tx, { ...compiled, markings: made }, [], at);
  return id;
}

/** All verdicts of one party. */
async function columnOf(desk: Desk, tx: Tx, facts: PartyFacts, compiled: Compiled, at: string): Promise<Bitmap> {
  const books = booksOf(desk);
  const between = await desk.agreements().between(tx, facts.row.id, [...compiled.givers.keys()], at);
  const reader = readerOf(facts, between, compiled.givers, at, books);
  const validUntil = nextChange(at, [facts, ...compiled.givers.values()], between.values());
  return { party: facts.row.id, bits: bitsOf(reader, compiled.markings, books.covers), validUntil };
}

/** Decides these markings for everybody else whose bitmap is in force. */
async function decideForOthers(
  desk: Desk,
  tx: Tx,
  { markings, givers }: Compiled,
  except: readonly number[],
  at: string,
): Promise<void> {
  const bitmaps = markings.length === 0 ? [] : await readBitmaps(tx, except);
  if (bitmaps.length === 0) return;
  const ids = bitmaps.map(bitmap => bitmap.party);
  const facts = new Map((await readPartyRows(tx, at, ids)).map(row => [row.id, partyFactsOf(row)]));
  const byHolder = await betweenByHolder(desk, tx, markings, ids, at);
  const books = booksOf(desk);
  const next = bitmaps.map(bitmap => {
    const one = facts.get(bitmap.party)!;
    const between = new Map([...byHolder].map(([holder, found]) => [holder, found.get(bitmap.party)!]));
    const reader = readerOf(one, between, givers, at, books);
    const decided = markings.map(marking => [marking.id, maySee(reader, marking, books.covers)] as const);
    const validUntil = earlier(bitmap.validUntil, nextChange(at, [one], between.values()));
    return { party: bitmap.party, bits: withBits(bitmap.bits, decided), validUntil };
  });
  await writeBitmaps(tx, next);
}

async function betweenByHolder(
  desk: Desk,
  tx: Tx,
  markings: readonly CompiledIdentity[],
  parties: readonly number[],
  at: string,
) {
  const found = new Map<number, ReadonlyMap<number, Between>>();
  for (const holder of new Set(markings.flatMap(({ identity }) => [identity.holder, identity.originator]))) {
    found.set(holder, await desk.agreements().between(tx, holder, parties, at));
  }
  return found;
}

/** When a verdict may next change without anybody acting: a relation or an agreement begins or ends, or the day does. */
function nextChange(at: string, parties: readonly PartyFacts[], between: Iterable<Between>): string {
  const dates = [...between].flatMap(({ inForce, lapsed, pending }) =>
    [...inForce, ...lapsed, ...pending].flatMap(({ startsAt, endsAt, terminatedAt }) => [
      startsAt,
      endsAt,
      terminatedAt,
    ]),
  );
  const midnight = Temporal.Instant.from(at).toZonedDateTimeISO('UTC').startOfDay().add({ days: 1 }).toInstant();
  return [...parties.map(({ row }) => row.changesAt), ...dates]
    .filter(date => date !== null)
    .filter(date => Date.parse(date) > Date.parse(at))
    .reduce<string>(earlier, midnight.toString());
}

const earlier = (a: string | null, b: string): string => (a !== null && Date.parse(a) <= Date.parse(b) ? a : b);
