-- The log of acts: appended in the transaction of the change, never altered, held together by a Merkle tree.
create schema ledger;
grant usage on schema ledger to entente_app;

-- One row. Whoever appends holds it until commit, so that numbers have no gaps and the tree no forks.
create table ledger.head (
  singleton boolean primary key default true check (singleton),
  size bigint not null,
  peaks bytea[] not null
);
insert into ledger.head (size, peaks) values (0, '{}');

create table ledger.act (
  seq bigint primary key check (seq > 0),
  leaf_hash bytea not null check (length(leaf_hash) = 32),
  -- random, so that nobody can find out by guessing what a hash they see stands for
  nonce bytea not null check (length(nonce) >= 16),
  known_at timestamptz not null,
  true_at timestamptz,
  person int,
  party int,
  appointment int,
  via text not null,
  area text not null,
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  subject_ref text,
  mode text not null check (mode in ('live', 'exercise', 'drill', 'template')),
  why text,
  -- parties the act names, besides the one that did it
  visible_to int[] not null default '{}',
  -- canonical JSON as text: what was hashed, byte for byte, which jsonb would not keep
  body text not null,
  sealed text not null
);
create index act_subject on ledger.act (subject_kind, subject_id, seq);
create index act_party on ledger.act (party, seq);
create index act_visible_to on ledger.act using gin (visible_to);

-- Confidential values, of which the act holds only a salted commitment.
create table ledger.opening (
  seq bigint not null references ledger.act (seq),
  name text not null,
  salt bytea not null check (length(salt) = 32),
  value text not null,
  visible_to int[] not null,
  primary key (seq, name)
);

-- Roots of the perfect subtrees: every proof is read from these in O(log n).
create table ledger.node (
  level smallint not null,
  index bigint not null,
  hash bytea not null check (length(hash) = 32),
  primary key (level, index)
);

create table ledger.checkpoint (
  size bigint primary key check (size > 0),
  root bytea not null check (length(root) = 32),
  made_at timestamptz not null,
  note text not null
);

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is only appended to: % of % is refused', lower(tg_op), tg_table_name
    using errcode = 'insufficient_privilege';
end $$;

-- The head moves first; an act that does not match it would leave a gap or a second act of one number.
create function ledger.require_next() returns trigger language plpgsql as $$
begin
  if new.seq is distinct from (select size from ledger.head) then
    raise exception 'act % is not the next one', new.seq using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create function ledger.require_growth() returns trigger language plpgsql as $$
begin
  if new.size <> old.size + 1 then
    raise exception 'the ledger grows one act at a time' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger act_is_next before insert on ledger.act for each row execute function ledger.require_next();
create trigger head_grows before update on ledger.head for each row execute function ledger.require_growth();
create trigger head_stays before delete on ledger.head for each row execute function ledger.refuse_change();
create trigger head_is_kept before truncate on ledger.head for each statement execute function ledger.refuse_change();

do $$
declare name text;
begin
  foreach name in array array['act', 'node', 'checkpoint'] loop
    execute format('create trigger %I before update or delete on ledger.%I for each row execute function ledger.refuse_change()',
      name || '_stays', name);
    execute format('create trigger %I before truncate on ledger.%I for each statement execute function ledger.refuse_change()',
      name || '_is_kept', name);
    execute format('alter table ledger.%I enable row level security', name);
    execute format('alter table ledger.%I force row level security', name);
    execute format('grant select, insert on ledger.%I to entente_app', name);
  end loop;
end $$;

alter table ledger.head enable row level security;
alter table ledger.head force row level security;
alter table ledger.opening enable row level security;
alter table ledger.opening force row level security;
grant select, insert on ledger.opening to entente_app;
grant select, update on ledger.head to entente_app;

-- A party sees what it did and what names it; auditors and the installation see everything.
create function ledger.sees_all() returns boolean language sql stable parallel safe
  return app.is_system() or app.has_role('auditor');

create policy read_act on ledger.act for select
  using ((select ledger.sees_all()) or party = (select app.party()) or person = (select app.person())
    or (select app.party()) = any (visible_to));
-- Nobody records an act in another's name.
create policy add_act on ledger.act for insert
  with check (app.is_system() or (person is not distinct from app.person() and party is not distinct from app.party()));

create policy read_opening on ledger.opening for select
  using (app.is_system() or (select app.party()) = any (visible_to));
create policy add_opening on ledger.opening for insert
  with check (exists (select from ledger.act a where a.seq = opening.seq
    and (app.is_system() or a.party is not distinct from app.party())));

-- Hashes tell nothing about an act (each is salted) and everybody needs them for proofs.
create policy read_node on ledger.node for select using (true);
create policy add_node on ledger.node for insert with check (true);
create policy read_head on ledger.head for select using (true);
create policy move_head on ledger.head for update using (true);
create policy read_checkpoint on ledger.checkpoint for select using (true);
create policy add_checkpoint on ledger.checkpoint for insert with check (app.is_system());
