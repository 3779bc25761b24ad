-- What parties agreed, in valid time (when it binds) and known time (when this installation learned it).
create schema agreements;
grant usage on schema agreements to entente_app;

create table agreements.agreement (
  id int generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  renews int references agreements.agreement,
  created_at timestamptz not null default now()
);

-- A version is never changed: a new one is added, and the old one is known until then.
create table agreements.version (
  agreement int not null references agreements.agreement,
  version int not null,
  terms jsonb not null,
  parties int[] not null check (cardinality(parties) >= 2),
  starts_at timestamptz not null,
  ends_at timestamptz check (ends_at > starts_at),
  known_from timestamptz not null default clock_timestamp(),
  known_to timestamptz,
  proposed_by int references party.person,
  why text not null default '',
  primary key (agreement, version)
);
create index version_parties on agreements.version using gin (parties);
create unique index version_current on agreements.version (agreement) where known_to is null;

-- What happened to it. `effective_at` is when it became true, `known_at` when it was entered here.
create table agreements.event (
  id int generated always as identity primary key,
  agreement int not null references agreements.agreement,
  version int not null,
  kind text not null check (kind in ('submitted', 'returned', 'approved', 'signed', 'terminated', 'obligation-met')),
  party int references party.party,
  person int references party.person,
  signatory text not null default '',
  obligation int,
  effective_at timestamptz not null,
  known_at timestamptz not null default clock_timestamp(),
  evidence text not null default '',
  foreign key (agreement, version) references agreements.version
);
create index on agreements.event (agreement);
create unique index event_one_signature on agreements.event (agreement, version, party) where kind = 'signed';

-- Statutes, treaties, exemption letters and court orders that agreements and disclosures rest on.
create table agreements.instrument (
  id int generated always as identity primary key,
  kind text not null check (kind in ('statute', 'regulation', 'order', 'treaty', 'mou', 'nda',
    'information-sharing-agreement', 'crada', 'exemption-letter', 'court-order')),
  title text not null check (length(title) between 1 and 300),
  jurisdiction text not null default '',
  reference text not null default '',
  valid_from date,
  valid_to date,
  retroactive boolean not null default false,
  source text not null default '',
  known_from timestamptz not null default clock_timestamp(),
  known_to timestamptz
);

create function agreements.edits() returns boolean language sql stable parallel safe
  return app.is_system() or app.has_role('legal-counsel') or app.has_role('secretariat') or app.has_role('administrator');

create function agreements.reads_all() returns boolean language sql stable parallel safe
  return agreements.edits() or app.has_role('auditor');

do $$
declare t text;
begin
  foreach t in array array['agreement', 'version', 'event', 'instrument'] loop
    execute format('alter table agreements.%I enable row level security', t);
    execute format('alter table agreements.%I force row level security', t);
    execute format('grant select, insert on agreements.%I to entente_app', t);
    execute format('create policy keep on agreements.%I for insert with check ((select agreements.edits()))', t);
  end loop;
end $$;

-- A party reads the agreements it is named in; those who keep or audit the register read all.
create policy read on agreements.version for select
  using ((select agreements.reads_all()) or (select app.party()) = any (parties));
create policy read on agreements.agreement for select using (
  (select agreements.reads_all())
  or exists (select from agreements.version v where v.agreement = agreement.id));
create policy read on agreements.event for select using (
  (select agreements.reads_all())
  or exists (select from agreements.version v where v.agreement = event.agreement));
create policy read on agreements.instrument for select using (app.is_system() or app.party() is not null);

-- The only change to a version is that it stops being the known one.
grant update (known_to) on agreements.version to entente_app;
grant update (known_to) on agreements.instrument to entente_app;
create policy supersede on agreements.version for update
  using ((select agreements.edits())) with check (known_to is not null);
create policy supersede on agreements.instrument for update
  using ((select agreements.edits())) with check (known_to is not null);

-- The next free slug: `mou`, `mou-2` … Editors read all, so the look-up needs no further rights.
create function agreements.free_slug(wanted text) returns text language sql volatile as $$
  select case when not exists (select from agreements.agreement where slug = wanted) then wanted
    else wanted || '-' || (select n from generate_series(2, 100000) n
      where not exists (select from agreements.agreement where slug = wanted || '-' || n) limit 1) end
$$;
