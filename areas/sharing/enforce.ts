import { tokenSpace } from '#engines/handling/index.ts';
import type { Lexicons } from '#engines/handling/types.ts';
import type { AgreementsService, Between } from '#areas/agreements/contract.ts';
import type { Tx } from '#platform/db/tables.ts';
import { identityKey, type MarkingIdentity } from './identity.ts';
import { type PartyFacts, partyFactsOf } from './party-facts.ts';
import {
  addGivers,
  asInstallation,
  type Bitmap,
  findMarking,
  insertMarking,
  isStale,
  liftSuspension,
  lockEnforcement,
  type MarkingRow,
  readBitmaps,
  readGivers,
  readMarkings,
  readPartyRows,
  writeBitmaps,
  writeShares,
} from './store.ts';
import { bitsOf, type CompiledIdentity, compileIdentity, maySee, readerOf, withBits } from './verdict-bits.ts';

export interface Enforcer {
  /** Rewrites what these parties see, and what others see of what these parties gave. */
  reenforce(tx: Tx, parties: readonly number[]): Promise<void>;
  /** The id of an identity; a new one is decided for every party in the same transaction. */
  intern(tx: Tx, identity: MarkingIdentity, text: string): Promise<number>;
  /** Rewrites the bitmap of a reader if it is stale, missing or past its time. Call before reading items. */
  refresh(tx: Tx, party: number): Promise<void>;
}

interface Settings {
  readonly lexicons: Lexicons;
  readonly agreements: () => Pick<AgreementsService, 'between' | 'covers'>;
  /** ISO instant */
  readonly now: () => string;
}

interface Giver {
  readonly revision: number;
  readonly facts: PartyFacts;
}

/**
 * Keeps the bitmaps of the database equal to the verdicts of the engine. Compiled markings are kept between calls and
 * trusted only while the revision of their giver and the day are those they were compiled for.
 */
export function enforcer(settings: Settings): Enforcer {
  const space = tokenSpace();
  const rows: MarkingRow[] = [];
  const givers = new Map<number, Giver>();
  const compiled = new Map<number, { stamp: string; marking: CompiledIdentity }>();
  const books = () => ({ lexicons: settings.lexicons, covers: settings.agreements().covers, space });

  /** All interned markings, compiled for the facts of their givers as they are in this transaction. */
  async function current(tx: Tx, at: string): Promise<CompiledIdentity[]> {
    rows.push(...(await readMarkings(tx, rows.at(-1)?.id ?? 0)));
    const present = await readGivers(tx);
    const changed = present.filter(giver => givers.get(giver.party)?.revision !== giver.revision);
    const facts =
      changed.length === 0
        ? []
        : await readPartyRows(
            tx,
            at,
            changed.map(giver => giver.party),
          );
    for (const row of facts) {
      const { revision } = changed.find(giver => giver.party === row.id)!;
      givers.set(row.id, { revision, facts: partyFactsOf(row) });
    }
    return rows.map(row => compiledOf(row, at));
  }

  function compiledOf({ id, identity }: MarkingRow, at: string): CompiledIdentity {
    const [holder, originator] = [givers.get(identity.holder)!, givers.get(identity.originator)!];
    const stamp = `${at.slice(0, 10)}|${holder.revision}|${originator.revision}`;
    const known = compiled.get(id);
    if (known?.stamp === stamp) return known.marking;
    const facts = { holder: holder.facts, originator: originator.facts };
    const marking = compileIdentity(id, identity, facts, at, books());
    compiled.set(id, { stamp, marking });
    return marking;
  }

  const giverFacts = () => new Map([...givers].map(([id, { facts }]) => [id, facts]));
  const holders = () => [...givers.keys()];

  async function column(tx: Tx, facts: PartyFacts, markings: readonly CompiledIdentity[], at: string): Promise<Bitmap> {
    const between = await settings.agreements().between(tx, facts.row.id, holders(), at);
    const reader = readerOf(facts, between, giverFacts(), at, books());
    const validUntil = nextChange(at, [facts, ...giverFacts().values()], between.values());
    return { party: facts.row.id, bits: bitsOf(reader, markings, books().covers), validUntil };
  }

  /** Decides some markings for everybody else whose bitmap is in force. */
  async function rowsOf(tx: Tx, markings: readonly CompiledIdentity[], except: readonly number[], at: string) {
    if (markings.length === 0) return;
    const bitmaps = await readBitmaps(tx, except);
    if (bitmaps.length === 0) return;
    const facts = (
      await readPartyRows(
        tx,
        at,
        bitmaps.map(b => b.party),
      )
    ).map(partyFactsOf);
    const byHolder = await betweenByHolder(
      tx,
      markings,
      bitmaps.map(b => b.party),
      at,
    );
    const known = giverFacts();
    const next = bitmaps.map((bitmap, i) => {
      const between = new Map([...byHolder].map(([holder, found]) => [holder, found.get(bitmap.party)!]));
      const reader = readerOf(facts[i]!, between, known, at, books());
      const decided = markings.map(marking => [marking.id, maySee(reader, marking, books().covers)] as const);
      const validUntil = earlier(bitmap.validUntil, nextChange(at, [facts[i]!], between.values()));
      return { party: bitmap.party, bits: withBits(bitmap.bits, decided), validUntil };
    });
    await writeBitmaps(tx, next);
  }

  async function betweenByHolder(
    tx: Tx,
    markings: readonly CompiledIdentity[],
    parties: readonly number[],
    at: string,
  ) {
    const found = new Map<number, ReadonlyMap<number, Between>>();
    for (const holder of new Set(markings.map(({ identity }) => identity.holder))) {
      found.set(holder, await settings.agreements().between(tx, holder, parties, at));
    }
    return found;
  }

  async function enforce(tx: Tx, parties: readonly number[]): Promise<void> {
    const at = settings.now();
    const markings = await current(tx, at);
    const facts = (await readPartyRows(tx, at, parties)).map(partyFactsOf);
    const bitmaps: Bitmap[] = [];
    for (const one of facts) bitmaps.push(await column(tx, one, markings, at));
    await writeBitmaps(tx, bitmaps);
    await writeShares(tx, parties);
    const given = markings.filter(
      ({ identity }) => parties.includes(identity.holder) || parties.includes(identity.originator),
    );
    await rowsOf(tx, given, parties, at);
    await liftSuspension(tx, parties);
  }

  async function internNew(tx: Tx, key: Uint8Array, identity: MarkingIdentity, text: string): Promise<number> {
    await lockEnforcement(tx);
    const meanwhile = await findMarking(tx, key);
    if (meanwhile !== undefined) return meanwhile;
    const at = settings.now();
    const owners = [...new Set([identity.holder, identity.originator])];
    await addGivers(tx, owners);
    const id = await insertMarking(tx, key, identity, text);
    const markings = await current(tx, at);
    for (const owner of owners) if (await isStale(tx, owner)) await enforce(tx, [owner]);
    await rowsOf(
      tx,
      markings.filter(marking => marking.id === id),
      [],
      at,
    );
    return id;
  }

  return {
    reenforce: (tx, parties) =>
      asInstallation(tx, async () => {
        await lockEnforcement(tx);
        await enforce(tx, parties);
      }),
    intern: (tx, identity, text) =>
      asInstallation(tx, async () => {
        const key = identityKey(identity);
        return (await findMarking(tx, key)) ?? internNew(tx, key, identity, text);
      }),
    refresh: async (tx, party) => {
      if (!(await isStale(tx, party))) return;
      await asInstallation(tx, async () => {
        await lockEnforcement(tx);
        const suspended = (await readGivers(tx)).filter(giver => giver.suspended).map(giver => giver.party);
        await enforce(tx, [...new Set([party, ...suspended])]);
      });
    },
  };
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
    .filter(date => date !== null && Date.parse(date) > Date.parse(at))
    .reduce<string>((first, date) => earlier(first, date!), midnight.toString());
}

const earlier = (a: string | null, b: string): string => (a !== null && Date.parse(a) <= Date.parse(b) ? a : b);
