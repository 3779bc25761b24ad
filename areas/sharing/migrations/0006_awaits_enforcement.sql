-- Whether something must be rewritten before a party reads: its own bitmap, or what a suspended party gave to others. Who
-- is suspended is not told.
create function sharing.awaits_enforcement(of_party int) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select exists (select from sharing.giver g where g.suspended) or coalesce(
    (select v.stale or (v.valid_until is not null and v.valid_until <= now())
     from sharing.visibility v where v.party = of_party), true)
$$;
revoke all on function sharing.awaits_enforcement from public;
grant execute on function sharing.awaits_enforcement to entente_app;
