import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { compileMarking, decideCompiled, decideMarking, partyTokens, tokenSpace } from '#engines/handling/index.ts';
import { hasBit } from '#engines/kernel/bitset.ts';
import { seededRandom } from '#engines/kernel/random.ts';
import type { Database } from '#platform/db/open.ts';
import { loadLexicons } from '#platform/packs/read.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { markingPool, type RandomWorld, randomWorld } from './testing/random-worlds.ts';

const seed = Number(process.env.ENTENTE_SEED ?? Date.now() % 1_000_000_000);
const worldCount = Number(process.env.ENTENTE_WORLDS ?? 20_000);
const batchSize = 2500;
const at = '2026-11-24T09:00:00Z';
const lexicons = loadLexicons();

let database: Database;
before(async () => {
  database = await testDatabase();
});
after(() => database.close());

/** One verdict to be checked by the database: clauses, tokens held, and what the reference says. */
interface Row {
  readonly world: number;
  readonly code: readonly number[];
  readonly held: readonly number[];
  readonly permitted: boolean;
}

/** Reference and compiled verdicts of one world, which must agree; rows for the database. */
function rowsOf(world: RandomWorld, number: number, space: ReturnType<typeof tokenSpace>): Row[] {
  const compiled = world.markings.map(({ marking, created }) =>
    compileMarking(
      marking,
      { item: { context: { created }, originator: world.originator, produced: created }, holder: world.holder, at },
      lexicons,
      space,
    ),
  );
  return world.recipients.flatMap(({ party, facts }) => {
    const held = partyTokens({ party, facts, at }, lexicons, space);
    const tokens = Array.from({ length: space.size }, (_, i) => i).filter(i => hasBit(held, i));
    return compiled.map((marking, i) => {
      const { text, created, marking: parsed } = world.markings[i]!;
      const reference = decideMarking(
        parsed,
        {
          item: { marking: text, context: { created }, originator: world.originator, produced: created },
          holder: world.holder,
          recipient: party,
          action: 'read',
          at,
          facts,
        },
        lexicons,
      );
      const permitted = reference.decision === 'permit';
      assert.equal(
        decideCompiled(marking.code, 0, held),
        permitted,
        `world ${number} of seed ${seed}: ${text} (${reference.decision})`,
      );
      return { world: number, code: [...marking.code], held: tokens, permitted };
    });
  });
}

/** Flat arrays, so that one query decides thousands: PostgreSQL has no arrays of arrays of different lengths. */
async function disagreements(rows: readonly Row[]): Promise<{ checked: number; wrong: number[] }> {
  const literal = (list: readonly number[]) => `{${list.join(',')}}`;
  const { rows: found } = await database.ownerPool.query<{ checked: number; wrong: number[] | null }>(
    `with v as (select * from unnest($1::int[], $2::text[], $3::text[], $4::boolean[]) as v (world, code, held, permitted))
     select count(*)::int as checked,
       array_agg(world) filter (where sharing.permits(code::int[], held::int[]) <> permitted) as wrong from v`,
    [
      rows.map(r => r.world),
      rows.map(r => literal(r.code)),
      rows.map(r => literal(r.held)),
      rows.map(r => r.permitted),
    ],
  );
  return { checked: found[0]!.checked, wrong: found[0]!.wrong ?? [] };
}

test(`reference, compiled and SQL verdicts agree on ${worldCount} random worlds (seed ${seed})`, async context => {
  const random = seededRandom(seed);
  const pool = markingPool(lexicons, random, ['2019-05-01', '2023-02-01', '2026-03-01']);
  let checked = 0;
  let permitted = 0;
  for (let start = 0; start < worldCount; start += batchSize) {
    const space = tokenSpace();
    const rows: Row[] = [];
    for (let number = start; number < Math.min(start + batchSize, worldCount); number++) {
      rows.push(...rowsOf(randomWorld(random, pool), number, space));
    }
    const answer = await disagreements(rows);
    assert.deepEqual(answer.wrong, [], `seed ${seed}`);
    checked += answer.checked;
    permitted += rows.filter(row => row.permitted).length;
  }
  context.diagnostic(`${checked} verdicts, ${permitted} permits, seed ${seed}`);
  assert.equal(checked, worldCount * 4);
  assert.ok(permitted > checked / 50, 'enough permits for the comparison to mean something');
});
