// The schema as a text that a reader of a change sees: `node platform/db/golden.ts` writes it anew.
import fs from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { testDatabase } from '#platform/testing/database.ts';

export const goldenFile = path.join(import.meta.dirname, 'schema.golden.txt');

const ours = `n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'graphile_worker', 'public')`;

const queries: readonly string[] = [
  `select format('table %s.%s%s', n.nspname, c.relname, case when c.relforcerowsecurity then ' (row security forced)' else '' end) as line,
     (select string_agg(format(E'\\n  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
        case when a.attidentity <> '' then ' identity' when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end), '' order by a.attnum)
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
     || coalesce((select string_agg(format(E'\\n  constraint %s %s', k.conname, pg_get_constraintdef(k.oid)), '' order by k.conname)
        from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n'), '')
     || coalesce((select string_agg(format(E'\\n  policy %s', pg_policy_text(p)), '' order by p.polname) from pg_policy p where p.polrelid = c.oid), '')
     || coalesce((select string_agg(format(E'\\n  trigger %s', pg_get_triggerdef(t.oid)), '' order by t.tgname) from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal), '')
     || coalesce((select string_agg(format(E'\\n  grant %s', g.privilege_type), '' order by g.privilege_type)
        from information_schema.role_table_grants g where g.table_schema = n.nspname and g.table_name = c.relname and g.grantee = 'entente_app'), '') as detail
   from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${ours} order by 1`,
  `select format('index %s.%s: %s', n.nspname, c.relname, pg_get_indexdef(c.oid)) as line, '' as detail
   from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'i' and ${ours} order by 1`,
  `select format('function %s.%s(%s) returns %s%s', n.nspname, p.proname, pg_get_function_arguments(p.oid), pg_get_function_result(p.oid),
     case when p.prosecdef then ' security definer' else '' end) as line, '' as detail
   from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours} order by 1`,
];

/** Tables with columns, constraints, policies, triggers and grants; indexes; functions: one stable text. */
export async function schemaText(owner: pg.Pool): Promise<string> {
  const client = await owner.connect();
  try {
    await client.query(`create function pg_temp.policy_text(p pg_policy) returns text language sql as $$
      select format('%s for %s using (%s)%s', p.polname, p.polcmd, coalesce(pg_get_expr(p.polqual, p.polrelid), 'true'),
        case when p.polwithcheck is null then '' else ' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')' end) $$`);
    const parts: string[] = [];
    for (const query of queries) {
      const { rows } = await client.query<{ line: string; detail: string }>(
        query.replaceAll('pg_policy_text(', 'pg_temp.policy_text('),
      );
      parts.push(...rows.map(row => `${row.line}${row.detail}`));
    }
    return `${parts.join('\n')}\n`;
  } finally {
    client.release(true);
  }
}

if (import.meta.main) {
  const database = await testDatabase();
  fs.writeFileSync(goldenFile, await schemaText(database.ownerPool));
  await database.close();
  console.log(`wrote ${path.basename(goldenFile)}`);
}
