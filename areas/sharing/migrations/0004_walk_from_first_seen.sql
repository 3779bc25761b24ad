-- The walk begins at the newest item that the reader sees, which the counts of the markings know: a reader whose items are
-- all old is not led past everybody else's first.
create or replace function sharing.newest(wanted int, before_at timestamptz, before_id bigint, of_mode text, of_kind text,
    of_originator int)
  returns table (id bigint, path text) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  bits bytea := sharing.my_bits();
  everything boolean := app.is_system();
  plain boolean := of_mode is null and of_kind is null and of_originator is null;
  most int := least(greatest(wanted, 1), 500);
  upto timestamptz := coalesce(before_at, 'infinity');
  upto_id bigint := coalesce(before_id, 9223372036854775807);
  share real := case when everything then 1 else
    (select v.share from sharing.visibility v where v.party = app.party()) end;
  far int := least(10000, 100 + ceil(3 * greatest(most, 100) / greatest(share, 0.01)));
  found bigint[];
  first record;
begin
  if share >= 0.01 then
    select m.newest, m.newest_item into first from sharing.marking m
    where m.items > 0 and (everything or get_bit(bits, m.id) = 1) and (of_mode is null or m.mode = of_mode)
      and (of_originator is null or m.originator = of_originator)
    order by m.newest desc, m.newest_item desc limit 1;
    if (first.newest, first.newest_item + 1) < (upto, upto_id) then
      upto := first.newest;
      upto_id := first.newest_item + 1;
    end if;
  end if;
  if share >= 0.01 and plain then
    select array_agg(f.id) into found from (
      select n.id from (
        select i.id, i.marking_id from sharing.item i where (i.produced_at, i.id) < (upto, upto_id)
        order by i.produced_at desc, i.id desc limit far
      ) n where everything or get_bit(bits, n.marking_id) = 1 limit most
    ) f;
  elsif share >= 0.01 then
    select array_agg(f.id) into found from (
      select n.id from (
        select i.id, i.marking_id, i.mode, i.kind, i.originator from sharing.item i
        where (i.produced_at, i.id) < (upto, upto_id) order by i.produced_at desc, i.id desc limit far
      ) n where (everything or get_bit(bits, n.marking_id) = 1) and (of_mode is null or n.mode = of_mode)
        and (of_kind is null or n.kind = of_kind) and (of_originator is null or n.originator = of_originator)
      limit most
    ) f;
  end if;
  if cardinality(found) = most then
    return query select f, 'walk' from unnest(found) f;
    return;
  end if;
  return query
    select f.id, 'lateral' from (
      select m.id from sharing.marking m
      where m.items > 0 and (everything or get_bit(bits, m.id) = 1) and (of_mode is null or m.mode = of_mode)
        and (of_originator is null or m.originator = of_originator)
      order by m.newest desc, m.newest_item desc
      limit case when before_at is null and of_kind is null then most end
    ) m cross join lateral (
      select i.id, i.produced_at from sharing.item i
      where i.marking_id = m.id and (i.produced_at, i.id) < (upto, upto_id) and (of_kind is null or i.kind = of_kind)
      order by i.produced_at desc, i.id desc limit most
    ) f order by f.produced_at desc, f.id desc limit most;
end $$;
