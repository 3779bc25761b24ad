import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { seededRandom } from '#engines/kernel/random.ts';
import { checkout } from '#platform/config/config.ts';
import { testDatabase } from '#platform/testing/database.ts';
import type { AgreementTerms } from '#areas/agreements/contract.ts';
import { parse } from 'yaml';
import { now, type TestWorld, testWorld } from './testing/world.ts';
import { enrol, joinCommunity, leaveCommunity, serve, type TestParty } from './testing/world-store.ts';

interface WorldFile {
  readonly parties: readonly TestParty[];
  readonly communities: readonly { slug: string; members: string[] }[];
  readonly services: readonly { party: string; supplier: string }[];
  readonly enrolments: readonly { party: string; mode: 'exercise' | 'drill'; name: string }[];
  readonly agreements: readonly (Omit<Partial<AgreementTerms>, 'parties'> & { parties: string[] })[];
}

interface Case {
  readonly name: string;
  readonly marking: string;
  readonly class: 'indicator';
  readonly originator?: string;
  readonly mode?: 'live' | 'exercise' | 'template';
  readonly exercise?: string;
  readonly reader: string;
  readonly outcome?: string;
  readonly sees: boolean;
}

const folder = path.join(checkout, 'cases/sharing');
const read = <T>(name: string): T => parse(readFileSync(path.join(folder, name), 'utf8')) as T;
const cases = read<Case[]>('reading.yaml');
const file = read<WorldFile>('world.yaml');

let world: TestWorld;
before(async () => {
  world = await testWorld(await testDatabase(), file.parties);
  await world.system(async tx => {
    for (const { slug, members } of file.communities) await joinCommunity(tx, slug, members.map(world.id));
    for (const { party, supplier } of file.services) await serve(tx, world.id(party), world.id(supplier));
    for (const { party, mode, name } of file.enrolments) await enrol(tx, world.id(party), mode, name);
  });
  for (const { parties, ...terms } of file.agreements) await world.agree({ ...terms, parties: parties.map(world.id) });
});
after(() => world.database.close());

const section = (one: Case) => ({
  id: 's',
  title: 'S',
  marking: one.marking,
  body: 'text',
  informationClass: one.class,
});
const modeOf = ({ mode = 'live', exercise }: Case) => ({ mode, ...(exercise && { exercise }) });

async function gateSays(one: Case): Promise<string> {
  const disclosure = await world.as('cert-a', (tx, actor) =>
    world.services.sharing.preview(tx, actor, {
      ...modeOf(one),
      purpose: 'cyber-defence',
      at: now,
      holder: world.id('cert-a'),
      originator: world.id(one.originator ?? 'cert-a'),
      subject: { kind: 'case', id: '1' },
      sections: [section(one)],
      recipients: [world.id(one.reader)],
    }),
  );
  const result = disclosure.recipients[0]!;
  return result.blocked?.code ?? result.cells[0]!.outcome;
}

async function storeItem(one: Case): Promise<number> {
  const item = await world.as('cert-a', (tx, actor) =>
    world.services.sharing.createItem(tx, actor, {
      ...modeOf(one),
      title: one.name,
      originator: world.id(one.originator ?? 'cert-a'),
      producedAt: '2126-11-20T00:00:00Z',
      sections: [section(one)],
    }),
  );
  return item.id;
}

const visible = (slug: string) =>
  world.as(slug, async (tx, actor) => {
    await world.room.enforcer.refresh(tx, actor.party!);
    const { rows } = await sql<{ id: number }>`select id from sharing.item order by id`.execute(tx);
    return rows.map(row => row.id);
  });

for (const one of cases) {
  test(one.name, async () => {
    if (one.outcome) assert.equal(await gateSays(one), one.outcome);
    const id = await storeItem(one);
    assert.equal((await visible(one.reader)).includes(id), one.sees);
  });
}

interface ChannelCase {
  readonly name: string;
  readonly marking: string;
  readonly reader?: string;
  readonly channels: readonly { kind: string; max?: string; key?: 'expired' }[];
  readonly chosen?: string;
  readonly over: readonly string[];
  readonly outcome?: string;
}

for (const one of read<ChannelCase[]>('channels.yaml')) {
  test(one.name, async () => {
    const reader = world.id(one.reader ?? 'isac');
    const { recipients } = await world.as('cert-a', (tx, actor) =>
      world.services.sharing.preview(tx, actor, {
        mode: 'live',
        purpose: 'cyber-defence',
        at: now,
        holder: world.id('cert-a'),
        originator: world.id('cert-a'),
        subject: { kind: 'case', id: '1' },
        sections: [{ id: 's', title: 'S', marking: one.marking, body: 'text', informationClass: 'indicator' }],
        recipients: [reader],
        channels: {
          [reader]: one.channels.map(({ kind, max, key }, i) => ({
            id: i + 1,
            kind,
            encrypted: true,
            keyState: key ?? 'valid',
            ...(max !== undefined && { maxMarking: max }),
          })),
        },
      }),
    );
    const result = recipients[0]!;
    assert.equal(result.channel?.kind, one.outcome ? one.channels[0]!.kind : one.chosen);
    assert.deepEqual(result.passedOver?.map(({ blocked }) => blocked.code) ?? [], one.over);
    const stopped = one.outcome ?? (one.chosen ? undefined : one.over[0]);
    assert.equal(result.blocked?.code, stopped);
    assert.equal(result.version.hash === null, stopped !== undefined);
    const ceiling = result.passedOver?.find(({ blocked }) => blocked.code === 'channel-ceiling')?.blocked;
    if (ceiling) assert.match(`${ceiling.fr?.message} ${ceiling.fr?.next}`, /convenu pour .* canal suivant/);
  });
}

test('row security shows exactly what the gate lets through, also after random changes of who belongs where', async () => {
  const seed = Number(process.env.ENTENTE_SEED ?? Date.now() % 1_000_000_000);
  const random = seededRandom(seed);
  const stored = new Map<number, Case>();
  for (const one of cases.filter(({ mode }) => mode === undefined)) stored.set(await storeItem(one), one);
  const readers = file.parties.map(party => party.slug).filter(slug => slug !== 'cert-a' && slug !== 'imported');
  for (let round = 0; round < 6; round++) {
    const moving = random.pick(['isac', 'operator', 'stranger', 'cert-b', 'vendor']);
    await world.system(async tx => {
      await leaveCommunity(tx, 'gas-watch', world.id(moving));
      if (random.chance(0.5)) await joinCommunity(tx, 'gas-watch', [world.id(moving)]);
      if (random.chance(0.7)) await world.services.sharing.reenforce(tx, [world.id(moving)]);
    });
    for (const slug of readers) {
      const seen = new Set(await visible(slug));
      for (const [id, one] of stored) {
        if (one.originator === slug) continue;
        const outcome = await gateSays({ ...one, reader: slug });
        assert.equal(
          seen.has(id),
          outcome === 'full',
          `seed ${seed}, round ${round}: ${slug} and ${one.marking} ${one.class}: ${outcome}`,
        );
      }
    }
  }
});
