import { type NewRoom, nameOf, type RoomFiles, titleOf } from '../room-files.ts';

/** An area: one register with a list and an entry, an act for each entry, row security, a route each, a test on a real database. */
export function area({ id }: NewRoom): RoomFiles {
  const name = nameOf(id);
  const schema = id.replaceAll('-', '_');
  return {
    'README.md': `# ${titleOf(id)}\n\nOne mission noun with everything it needs: contract, service, store, migrations, routes, user interface.\n`,
    'contract.ts': `import { z } from 'zod';

export const newEntry = z.object({ title: z.string().trim().min(1).max(200) });
export type NewEntry = z.infer<typeof newEntry>;

export const entry = newEntry.extend({ id: z.int() });
export type Entry = z.infer<typeof entry>;
`,
    'migrations/0001_entries.sql': `create schema ${schema};
grant usage on schema ${schema} to entente_app;

create table ${schema}.entry (
  id int generated always as identity primary key,
  party int not null references party.party,
  title text not null
);

alter table ${schema}.entry enable row level security;
alter table ${schema}.entry force row level security;
create policy own on ${schema}.entry for all using (party = app.party() or app.is_system()) with check (party = app.party() or app.is_system());
grant select, insert on ${schema}.entry to entente_app;
`,
    'store.ts': `import type { Generated } from 'kysely';
import type { Tx } from '#platform/db/tables.ts';
import type { Entry } from './contract.ts';

declare module '#platform/db/tables.ts' {
  interface Tables {
    '${schema}.entry': { id: Generated<number>; party: number; title: string };
  }
}

export const readEntries = (tx: Tx): Promise<Entry[]> =>
  tx.selectFrom('${schema}.entry').select(['id', 'title']).orderBy('id').limit(1000).execute();

export const insertEntry = (tx: Tx, party: number, title: string): Promise<Entry> =>
  tx.insertInto('${schema}.entry').values({ party, title }).returning(['id', 'title']).executeTakeFirstOrThrow();
`,
    'service.ts': `import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Entry, NewEntry } from './contract.ts';
import { insertEntry } from './store.ts';

/** Adds an entry for the party one acts for. */
export async function addEntry(tx: Tx, actor: Actor, { title }: NewEntry): Promise<Entry> {
  const party = actor.party ?? fail('not-allowed', 'An entry belongs to a party.', { next: 'Choose the appointment under which you act.' });
  const entry = await insertEntry(tx, party, title);
  await recordAct(tx, actor, { area: '${id}', kind: 'entry-added', subject: { kind: 'entry', id: entry.id }, mode: 'live', body: {} });
  return entry;
}
`,
    'routes.ts': `import { z } from 'zod';
import { asActor } from '#platform/db/as-actor.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import { entry, newEntry } from './contract.ts';
import { addEntry } from './service.ts';
import { readEntries } from './store.ts';

export function ${name}Routes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'GET',
    url: '/api/${id}',
    access: 'appointed',
    summary: 'Entries of the party you act for',
    answer: z.object({ entries: z.array(entry) }),
    handler: ({ actor }) => asActor(db, actor, async tx => ({ entries: await readEntries(tx) })),
  });
  app.route({
    method: 'POST',
    url: '/api/${id}',
    access: ['secretariat'],
    summary: 'Add an entry',
    body: newEntry,
    answer: entry,
    handler: ({ actor, body }) => asActor(db, actor, tx => addEntry(tx, actor, body)),
  });
}
`,
    'index.ts': `import type { Room } from '#platform/room/room.ts';
import { ${name}Routes } from './routes.ts';

/** Mounted in apps/server/rooms.ts; its migrations in platform/db/rooms.ts. */
export const room: Room = { id: '${id}', routes: ${name}Routes };
`,
    'ui/index.tsx': `import type { Room } from '#platform/ui/room.ts';

export const room: Room = {
  id: '${id}',
  nav: { group: 'govern', label: { en: '${titleOf(id)}', fr: '${titleOf(id)}' }, path: '/${id}', order: 90 },
  routes: [{ path: '/${id}', page: () => import('./${id}-page.tsx') }],
};
`,
    [`ui/${id}-page.tsx`]: `import { useApi } from '#platform/ui/api.ts';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import { useText } from '#platform/i18n/registry.ts';
import type { Entry } from '../contract.ts';

export default function Page() {
  const t = useText('${id}');
  const { data, error } = useApi<{ entries: Entry[] }>('/api/${id}');
  return (
    <>
      <PageHead title={t('title')} />
      {error ? <ErrorNote error={error} /> : null}
      {data?.entries.length === 0 ? <EmptyRoom title={t('empty')} why={t('why')} /> : null}
      <Rows>
        {data?.entries.map(entry => (
          <Row key={entry.id} title={entry.title} />
        ))}
      </Rows>
    </>
  );
}
`,
    'ui/acts.ts': `import type { ActTable } from '#platform/ui/acts/registry.ts';

export default {
  room: { en: '${titleOf(id)}', fr: '${titleOf(id)}' },
  subjects: { entry: { en: 'entry', fr: 'entrée' } },
  kinds: { 'entry-added': { en: 'Entry added', fr: 'Entrée ajoutée' } },
} satisfies ActTable;
`,
    'ui/en.ts': `export default {\n  title: '${titleOf(id)}',\n  empty: 'Nothing here yet',\n  why: 'Entries of your party stand here.',\n};\n`,
    'ui/fr.ts': `export default {\n  title: '${titleOf(id)}',\n  empty: 'Rien ici pour le moment',\n  why: 'Les entrées de votre organisation se trouvent ici.',\n};\n`,
    [`${id}.test.ts`]: `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newEntry } from './contract.ts';

test('an entry needs a title', () => {
  assert.equal(newEntry.safeParse({ title: ' ' }).success, false);
  assert.deepEqual(newEntry.parse({ title: ' a ' }), { title: 'a' });
});
`,
  };
}
