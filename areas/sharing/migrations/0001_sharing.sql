-- Items under markings, who may see them, and every disclosure that was decided.
create schema sharing;
grant usage on schema sharing to entente_app;

-- Interned: all items that are decided alike share one row, and a row is one bit in the bitmap of each party.
create table sharing.marking (
  id int generated always as identity primary key,
  key bytea not null unique check (length(key) = 32), -- SHA-256 of the canonical identity
  identity jsonb not null,
  text text not null,
  holder int not null references party.party,
  originator int not null references party.party,
  mode text not null check (mode in ('live', 'exercise', 'drill', 'template')),
  items bigint not null default 0,
  newest timestamptz,
  newest_item bigint
);
create index on sharing.marking (holder);
create index on sharing.marking (originator);
create index marking_newest on sharing.marking (newest desc, newest_item desc) include (id) where items > 0;

-- What a party may see, bit by marking id. Empty (and so nothing) from a change of its facts until it is rewritten.
create table sharing.visibility (
  party int primary key references party.party,
  bits bytea not null,
  stale boolean not null default false,
  valid_until timestamptz, -- when a membership, agreement or clearance begins or ends
  share real not null default 0, -- visible items among all, as of the rewriting
  enforced_at timestamptz not null default clock_timestamp()
);
alter table sharing.visibility alter column bits set storage external;

-- Parties whose markings stand on items: their facts are part of every verdict about what they gave. While `suspended`
-- nobody else sees it; the revision tells each server process that its compiled markings are out of date.
create table sharing.giver (
  party int primary key references party.party,
  revision bigint not null default 1,
  suspended boolean not null default false
);

create table sharing.item (
  id bigint generated always as identity primary key,
  title text not null check (length(title) between 1 and 300),
  kind text not null,
  mode text not null check (mode in ('live', 'exercise', 'drill', 'template')),
  exercise text,
  originator int not null references party.party,
  holder int not null references party.party,
  produced_at timestamptz not null,
  marking_id int not null references sharing.marking,
  redaction_of bigint references sharing.item,
  created_at timestamptz not null default clock_timestamp(),
  body text not null,
  words tsvector generated always as (to_tsvector('simple', title || ' ' || body)) stored
);
create index item_newest on sharing.item (produced_at desc, id desc) include (marking_id);
create index item_by_marking on sharing.item (marking_id, produced_at desc, id desc);
create index item_words on sharing.item using gin (words);
create index on sharing.item (redaction_of) where redaction_of is not null;

create table sharing.section (
  item bigint not null references sharing.item,
  position int not null,
  name text not null,
  title text not null,
  marking text not null,
  marking_context jsonb,
  marking_id int not null references sharing.marking,
  information_class text not null,
  body text not null,
  primary key (item, position)
);

-- Every disclosure with what it was decided from, so that it can be decided again.
create table sharing.disclosure (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  decided_at timestamptz not null default clock_timestamp(),
  mode text not null check (mode in ('live', 'exercise', 'drill', 'template')),
  holder int not null references party.party,
  originator int not null references party.party,
  subject_kind text not null,
  subject_id text not null,
  person int references party.person,
  request jsonb not null,
  inputs jsonb not null,
  result jsonb not null,
  basis jsonb not null,
  result_hash bytea not null check (length(result_hash) = 32)
);
create index on sharing.disclosure (subject_kind, subject_id);
create index on sharing.disclosure (holder, id desc);

create table sharing.search_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  person int,
  party int,
  query text not null,
  found int not null
);

-- For bitmaps as they are stored, which end at the last marking they were decided for.
create function sharing.bit(bits bytea, marking int) returns boolean language sql immutable parallel safe
  return case when marking < octet_length(bits) * 8 then get_bit(bits, marking) = 1 else false end;

do $$
declare t text;
begin
  foreach t in array array['marking', 'visibility', 'giver', 'item', 'section', 'disclosure', 'search_log'] loop
    execute format('alter table sharing.%I enable row level security', t);
    execute format('alter table sharing.%I force row level security', t);
    -- The functions below run as the owner, whom `force` would otherwise keep out as well.
    execute format('create policy owner on sharing.%I to current_user using (true) with check (true)', t);
  end loop;
end $$;

-- The bitmap of the party this transaction acts for, nothing while it is stale, expired or missing. What suspended
-- parties gave is taken out. Padded to the last marking, so that row security can ask `get_bit` without a test: a function
-- around it would not be inlined over a subquery and cost microseconds a row.
create function sharing.my_bits() returns bytea language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  found bytea;
  marking int;
begin
  select v.bits into found from sharing.visibility v
    where v.party = app.party() and not v.stale and (v.valid_until is null or now() < v.valid_until);
  found := coalesce(found, '');
  found := found || decode(repeat('00', greatest(coalesce((select max(id) from sharing.marking), 0) / 8 + 1 - octet_length(found), 0)), 'hex');
  if exists (select from sharing.giver g where g.suspended) then
    for marking in
      select m.id from sharing.marking m join sharing.giver g on g.suspended and g.party in (m.holder, m.originator)
      where m.holder is distinct from app.party()
    loop
      found := set_bit(found, marking, 0);
    end loop;
  end if;
  return found;
end $$;
grant execute on function sharing.my_bits to entente_app;

grant select, insert on sharing.marking, sharing.item, sharing.section to entente_app;
grant select, insert, update, delete on sharing.visibility, sharing.giver to entente_app;
grant select, insert on sharing.disclosure to entente_app;
grant select on sharing.search_log to entente_app;

create policy read on sharing.item for select
  using ((select app.is_system()) or get_bit((select sharing.my_bits()), marking_id) = 1);
create policy add on sharing.item for insert
  with check ((select app.is_system()) or holder = (select app.party()));
create policy read on sharing.section for select
  using ((select app.is_system()) or get_bit((select sharing.my_bits()), marking_id) = 1);
create policy add on sharing.section for insert
  with check ((select app.is_system()) or exists (select from sharing.item i where i.id = item and i.holder = (select app.party())));
create policy read on sharing.marking for select
  using ((select app.is_system()) or get_bit((select sharing.my_bits()), id) = 1);
create policy intern on sharing.marking for insert with check ((select app.is_system()));
create policy enforce on sharing.visibility for all using ((select app.is_system())) with check ((select app.is_system()));
create policy own on sharing.visibility for select using (party = (select app.party()));
create policy enforce on sharing.giver for all using ((select app.is_system())) with check ((select app.is_system()));
create policy read on sharing.disclosure for select
  using ((select app.is_system()) or (select app.has_role('auditor')) or holder = (select app.party()));
create policy add on sharing.disclosure for insert
  with check ((select app.is_system()) or holder = (select app.party()));
create policy read on sharing.search_log for select
  using ((select app.is_system()) or (select app.has_role('auditor')) or person = (select app.person()));

-- Counts and newest item of each marking, which the reader of a page chooses its path by.
create function sharing.count_items() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  update sharing.marking m set
    items = m.items + a.items,
    newest = case when m.newest is null or (a.newest, a.newest_item) > (m.newest, m.newest_item) then a.newest else m.newest end,
    newest_item = case when m.newest is null or (a.newest, a.newest_item) > (m.newest, m.newest_item) then a.newest_item else m.newest_item end
  from (
    select marking_id, count(*) as items, max(produced_at) as newest,
      (array_agg(id order by produced_at desc, id desc))[1] as newest_item
    from added group by marking_id
  ) a where m.id = a.marking_id;
  return null;
end $$;
create trigger item_counted after insert on sharing.item referencing new table as added
  for each statement execute function sharing.count_items();

-- A forgotten rewriting shows nothing rather than everything: whatever changes facts about a party empties its bitmap
-- and suspends what it gave to others.
create function sharing.forget(parties int[]) returns void language sql security definer
  set search_path = pg_catalog, pg_temp as $$
  update sharing.visibility set bits = '', stale = true where party = any (parties) and not stale;
  update sharing.giver set revision = revision + 1, suspended = true where party = any (parties);
$$;
revoke all on function sharing.forget from public;

create function sharing.party_changed() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if (old.kind, old.country, old.standing, old.attributes, old.slug) is distinct from (new.kind, new.country, new.standing, new.attributes, new.slug) then
    perform sharing.forget(array[new.id]);
  end if;
  return null;
end $$;
create trigger sharing_forgets after update on party.party for each row execute function sharing.party_changed();

create function sharing.relation_changed() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  touched int[];
begin
  touched := case when tg_op = 'INSERT' then '{}' else array[old.party] end
    || case when tg_op = 'DELETE' then '{}' else array[new.party] end;
  if tg_table_name = 'service' then
    touched := touched || case when tg_op = 'INSERT' then '{}' else array[old.supplier] end
      || case when tg_op = 'DELETE' then '{}' else array[new.supplier] end;
  end if;
  perform sharing.forget(touched);
  return null;
end $$;
create trigger sharing_forgets after insert or update or delete on party.membership
  for each row execute function sharing.relation_changed();
create trigger sharing_forgets after insert or update or delete on party.service
  for each row execute function sharing.relation_changed();
create trigger sharing_forgets after insert or update or delete on party.enrolment
  for each row execute function sharing.relation_changed();

create function sharing.agreement_changed() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform sharing.forget(new.parties);
  return null;
end $$;
create trigger sharing_forgets after insert or update on agreements.version
  for each row execute function sharing.agreement_changed();

-- An event names no parties. Only keepers of the register add one, and keepers may read every version.
create function sharing.agreement_stepped() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform sharing.forget(v.parties) from agreements.version v where v.agreement = new.agreement and v.known_to is null;
  return null;
end $$;
create trigger sharing_forgets after insert on agreements.event
  for each row when (new.kind in ('signed', 'terminated', 'returned')) execute function sharing.agreement_stepped();

-- Search takes its index back inside one function, which applies the same bitmap and writes down who asked what.
create function sharing.search(query text, most int)
  returns table (id bigint, rank real) language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  bits bytea := sharing.my_bits();
  wanted tsquery := websearch_to_tsquery('simple', query);
  everything boolean := app.is_system();
  ids bigint[];
  ranks real[];
begin
  if app.party() is null and not everything then
    raise exception 'nobody searches without acting for a party' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(f.id), array_agg(f.rank) into ids, ranks from (
    select i.id, ts_rank(i.words, wanted) as rank from sharing.item i
    where i.words @@ wanted and (everything or get_bit(bits, i.marking_id) = 1)
    order by 2 desc, i.produced_at desc limit least(greatest(most, 1), 500)
  ) f;
  insert into sharing.search_log (person, party, query, found)
    values (app.person(), app.party(), left(query, 1000), coalesce(cardinality(ids), 0));
  return query select * from unnest(ids, ranks);
end $$;
revoke all on function sharing.search from public;
grant execute on function sharing.search to entente_app;

-- The instant of the nth newest item whoever may see it: bounds how far a page walks before it takes the other path.
create function sharing.nth_newest(n int) returns timestamptz language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select produced_at from sharing.item order by produced_at desc, id desc offset n limit 1
$$;
revoke all on function sharing.nth_newest from public;
grant execute on function sharing.nth_newest to entente_app;

-- The verdict from the clauses themselves: every clause needs one held token. The third of the three engines, held to
-- the other two by tests. `code` is clauses, then for each clause its length and tokens.
create function sharing.permits(code int[], held int[]) returns boolean language plpgsql immutable parallel safe as $$
declare
  at int := 2;
  size int;
begin
  for clause in 1 .. code[1] loop
    size := code[at];
    if size = 0 or not code[at + 1 : at + size] && held then return false; end if;
    at := at + 1 + size;
  end loop;
  return true;
end $$;
