-- What a redaction was made from is told to those who see both, not to every reader of the redaction.
create table sharing.redaction (
  item bigint primary key references sharing.item,
  original bigint not null references sharing.item
);
create index on sharing.redaction (original);
insert into sharing.redaction (item, original) select id, redaction_of from sharing.item where redaction_of is not null;
alter table sharing.item drop column redaction_of;
alter table sharing.redaction enable row level security;
alter table sharing.redaction force row level security;
create policy owner on sharing.redaction to current_user using (true) with check (true);
grant select, insert on sharing.redaction to entente_app;
create policy read on sharing.redaction for select
  using (exists (select from sharing.item i where i.id = item) and exists (select from sharing.item i where i.id = original));
-- Whoever holds both. What the writer may not see is answered like what does not exist, before any key is looked at.
create policy add on sharing.redaction for insert
  with check (exists (select from sharing.item i, sharing.item o where i.id = item and o.id = original
    and i.holder = o.holder and ((select app.is_system()) or i.holder = (select app.party()))));

-- An item is seen whole or not at all: an open section of a closed item would tell that the item exists.
drop policy read on sharing.section;
create policy read on sharing.section for select
  using ((select app.is_system()) or (get_bit((select sharing.my_bits()), marking_id) = 1
    and exists (select from sharing.item i where i.id = item)));

-- The share of all items that a party sees, together with the number it sees, tells how many there are.
revoke select on sharing.visibility from entente_app;
grant select (party, bits, stale, valid_until, enforced_at) on sharing.visibility to entente_app;

-- So would the instant of the nth newest item whoever may see it.
drop function sharing.nth_newest(int);

-- The newest items the reader sees, by the path that is cheaper for the share of all that they see: from one hundredth on
-- newest first through the index, asking the bitmap, no further than three times what a page needs on average; else, or
-- when that did not fill the page because all they see is old, the visible markings by their newest item and the newest
-- items of each. On the first page these cannot lie in other markings than those with the newest items. One function:
-- the bitmap is read once, policies are not planned anew for each table, and how far it walked is not told. Planned
-- with the values at hand, since a plan for any limit would sort the table.
create function sharing.newest(wanted int, before_at timestamptz, before_id bigint, of_mode text, of_kind text,
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
begin
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
revoke all on function sharing.newest from public;
grant execute on function sharing.newest to entente_app;

-- Parties with their relations at an instant; all that may be reached where none are named. A function of the caller's own
-- rights, whose plan is kept for the session: planning the joins under row security cost more than running them.
create function sharing.party_rows(at timestamptz, parties int[])
  returns table (id int, slug text, name text, kind text, country text, standing text, attributes jsonb,
    communities text[], suppliers text[], clients text[], enrolments json, changes_at timestamptz)
  language plpgsql stable as $$
begin
  return query
    with m as (
      select r.party, array_agg(distinct c.slug order by c.slug) filter (where r.starts <= at and (r.ends is null or r.ends > at)) as slugs,
        min(r.starts) filter (where r.starts > at) as starts, min(r.ends) filter (where r.ends > at) as ends
      from party.membership r join party.community c on c.id = r.community
      where parties is null or r.party = any (parties) group by r.party),
    s as (
      select r.party, array_agg(distinct q.slug order by q.slug) filter (where r.starts <= at and (r.ends is null or r.ends > at)) as slugs,
        min(r.starts) filter (where r.starts > at) as starts, min(r.ends) filter (where r.ends > at) as ends
      from party.service r join party.party q on q.id = r.supplier
      where parties is null or r.party = any (parties) group by r.party),
    c as (
      select r.supplier as party, array_agg(distinct q.slug order by q.slug) filter (where r.starts <= at and (r.ends is null or r.ends > at)) as slugs,
        min(r.starts) filter (where r.starts > at) as starts, min(r.ends) filter (where r.ends > at) as ends
      from party.service r join party.party q on q.id = r.party
      where parties is null or r.supplier = any (parties) group by r.supplier),
    e as (
      select r.party, json_agg(json_build_object('mode', r.mode, 'name', r.name)) filter (where r.starts <= at and r.ends > at) as names,
        min(r.starts) filter (where r.starts > at) as starts, min(r.ends) filter (where r.ends > at) as ends
      from party.enrolment r where parties is null or r.party = any (parties) group by r.party)
    select p.id, p.slug, p.name, p.kind, p.country, p.standing, p.attributes,
      coalesce(m.slugs, '{}'), coalesce(s.slugs, '{}'), coalesce(c.slugs, '{}'), coalesce(e.names, '[]'),
      least(m.starts, m.ends, s.starts, s.ends, c.starts, c.ends, e.starts, e.ends)
    from party.party p left join m on m.party = p.id left join s on s.party = p.id left join c on c.party = p.id
      left join e on e.party = p.id
    where case when parties is null then p.standing <> 'unverified' else p.id = any (parties) end order by p.id;
end $$;
revoke all on function sharing.party_rows from public;
grant execute on function sharing.party_rows to entente_app;
