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

/**
 * Keeps compiled markings between calls. One is trusted only while the revisions of its givers, which the database
 * raises with any change of their facts, and the day are those it was compiled for. Call under the enforcement lock.
 */
export function compiledMarkings(lexicons: Lexicons): CompiledMarkings {
  const space = tokenSpace();
  const rows: MarkingRow[] = [];
  const givers = new Map<number, Giver>();
  const compiled = new Map<number, { stamp: string; marking: CompiledIdentity }>();

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

  function compiledOf({ id, identity }: MarkingRow, at: string): CompiledIdentity {
    const [holder, originator] = [givers.get(identity.holder)!, givers.get(identity.originator)!];
    const stamp = `${at.slice(0, 10)}|${holder.revision}|${originator.revision}`;
    const known = compiled.get(id);
    if (known?.stamp === stamp) return known.marking;
    const facts = { holder: holder.facts, originator: originator.facts };
    const marking = compileIdentity(id, identity, facts, at, { lexicons, space });
    compiled.set(id, { stamp, marking });
    return marking;
  }

  return {
    space,
    read: async (tx, at) => {
      rows.push(...(await readMarkings(tx, rows.at(-1)?.id ?? 0)));
      await readChangedGivers(tx, at);
      return {
        markings: rows.map(row => compiledOf(row, at)),
        givers: new Map([...givers].map(([id, { facts }]) => [id, facts])),
      };
    },
  };
}
