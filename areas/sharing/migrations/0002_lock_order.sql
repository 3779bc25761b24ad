-- The lock of enforcement comes before the rows of bitmaps in every transaction, also where a trigger is the first to
-- touch them: otherwise a change of membership and a new marking could each wait for what the other holds.
create or replace function sharing.forget(parties int[]) returns void language sql security definer
  set search_path = pg_catalog, pg_temp as $$
  select pg_advisory_xact_lock(hashtext('sharing.visibility'));
  update sharing.visibility set bits = '', stale = true where party = any (parties) and not stale;
  update sharing.giver set revision = revision + 1, suspended = true where party = any (parties);
$$;
