import { tokenSpace } from '#engines/handling/index.ts';
import type { Lexicons } from '#engines/handling/types.ts';
import type { TokenTable } from '#engines/kernel/tokens.ts';
import type { Tx } from '#platform/db/tables.ts';
import { type PartyFacts, partyFactsOf } from './party-facts.ts';
import { type MarkingRow, readGivers, readMarkings, readPartyRows } from './store.ts';
import { type CompiledIdentity, compileIdentity } from './verdict-bits.ts';

/** All interned markings as this transaction has them, ready to be decided for any reader. */
export interface Compiled {
  readonly markings: readonly CompiledIdentity[];
  /** holders and originators, by party id */
  readonly givers: ReadonlyMap<number, PartyFacts>;
}

export interface CompiledMarkings {
  readonly space: TokenTable;
  read(tx: Tx, at: string): Promise<Compiled>;
}

interface Giver {
  readonly revision: number;
  readonly facts: PartyFacts;
}

/** A giver's object is made anew with each revision, so that being the same object is being of the same revision. */
interface Kept {
  readonly day: string;
  readonly holder: Giver;
  readonly originator: Giver;
  readonly marking: CompiledIdentity;
}

/**
 * Keeps compiled markings between calls. One is trusted only while the revisions of its givers, which the database
 * raises with any change of their facts, and the day are those it was compiled for. Call under the enforcement lock.
 */
export function compiledMarkings(lexicons: Lexicons): CompiledMarkings {
  const space = tokenSpace();
  const rows: MarkingRow[] = [];
  const givers = new Map<number, Giver>();
  const compiled = new Map<number, Kept>();

  async function readChangedGivers(tx: Tx, at: string): Promise<void> {
    const present = await readGivers(tx);
    const changed = new Map(
      present.filter(giver => givers.get(giver.party)?.revision !== giver.revision).map(giver => [giver.party, giver]),
    );
    if (changed.size === 0) return;
    for (const row of await readPartyRows(tx, at, [...changed.keys()])) {
      givers.set(row.id, { revision: changed.get(row.id)!.revision, facts: partyFactsOf(row) });
    }
  }

  function compiledOf({ id, identity }: MarkingRow, at: string, day: string): CompiledIdentity {
    const [holder, originator] = [givers.get(identity.holder)!, givers.get(identity.originator)!];
    const known = compiled.get(id);
    if (known?.holder === holder && known.originator === originator && known.day === day) return known.marking;
    const facts = { holder: holder.facts, originator: originator.facts };
    const marking = compileIdentity(id, identity, facts, at, { lexicons, space });
    compiled.set(id, { day, holder, originator, marking });
    return marking;
  }

  return {
    space,
    read: async (tx, at) => {
      rows.push(...(await readMarkings(tx, rows.at(-1)?.id ?? 0)));
      await readChangedGivers(tx, at);
      const day = at.slice(0, 10);
      return {
        markings: rows.map(row => compiledOf(row, at, day)),
        givers: new Map([...givers].map(([id, { facts }]) => [id, facts])),
      };
    },
  };
}
