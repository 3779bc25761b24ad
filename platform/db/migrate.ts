import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { fail } from '#engines/kernel/failure.ts';
import { checkout } from '#platform/config/config.ts';

interface Migration {
  readonly room: string;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** The migrations of the rooms, in the order of the rooms and then of their numbers. */
export function migrationsOf(rooms: readonly string[]): Migration[] {
  return rooms.flatMap(room => {
    const dir = path.join(checkout, room, 'migrations');
    if (!fs.existsSync(dir)) return [];
    const names = fs.readdirSync(dir).filter(name => /^\d{4}_[a-z0-9_]+\.sql$/.test(name));
    return names.sort().map(name => {
      const sql = fs.readFileSync(path.join(dir, name), 'utf8');
      return { room, name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
  });
}

/**
 * Brings the schema forward, each migration in its own transaction; never backward. A migration whose text changed
 * after it was applied is refused, since two installations would then differ without a word.
 * @param owner a client of the role that owns the schema
 * @returns the names of those applied now
 */
export async function migrate(owner: pg.ClientBase, rooms: readonly string[]): Promise<string[]> {
  await owner.query(`create schema if not exists entente`);
  await owner.query(`create table if not exists entente.migration (
    room text not null, name text not null, sha256 text not null, applied_at timestamptz not null default now(),
    primary key (room, name))`);
  // Two servers that start at once must not both migrate.
  await owner.query(`select pg_advisory_lock(hashtext('entente.migration'))`);
  try {
    const done = await owner.query<{ room: string; name: string; sha256: string }>(
      `select room, name, sha256 from entente.migration`,
    );
    const known = new Map(done.rows.map(row => [`${row.room}/${row.name}`, row.sha256]));
    const applied: string[] = [];
    for (const migration of migrationsOf(rooms)) {
      const id = `${migration.room}/${migration.name}`;
      const before = known.get(id);
      if (before === migration.sha256) continue;
      if (before) {
        fail('migration-changed', `The migration ${id} was changed after it had been applied here.`, {
          next: 'Put its text back and write the change as a new migration with the next number.',
        });
      }
      await applyOne(owner, migration);
      applied.push(id);
    }
    return applied;
  } finally {
    await owner.query(`select pg_advisory_unlock(hashtext('entente.migration'))`);
  }
}

async function applyOne(owner: pg.ClientBase, migration: Migration): Promise<void> {
  await owner.query('begin');
  try {
    await owner.query(migration.sql);
    await owner.query(`insert into entente.migration (room, name, sha256) values ($1, $2, $3)`, [
      migration.room,
      migration.name,
      migration.sha256,
    ]);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw new Error(`migration ${migration.room}/${migration.name}: ${(error as Error).message}`, { cause: error });
  }
}
