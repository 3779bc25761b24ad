import type { Kysely, Transaction } from 'kysely';

/**
 * All tables by their qualified name (`directory.party`). Each room adds its own in its `store.ts`:
 * `declare module '#platform/db/tables.ts' { interface Tables { 'room.table': RowType } }`.
 */
// biome-ignore lint: filled by declaration merging
// oxlint-disable-next-line typescript/no-empty-object-type, typescript/no-empty-interface
export interface Tables {}

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;
