-- Who there is and who may act: organisations, people, appointments, communities.
create schema party;
grant usage on schema party to entente_app;

create table party.party (
  id int generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  name text not null check (length(name) between 1 and 300),
  names jsonb not null default '{}',
  kind text not null check (kind in ('government', 'regulator', 'national-csirt', 'sector-csirt', 'isac', 'operator',
    'vendor', 'service-provider', 'research', 'international-body', 'law-enforcement', 'other')),
  country text check (country ~ '^[A-Z]{2}$'), -- null: international
  sectors text[] not null default '{}',
  parent int references party.party,
  -- local: works on this installation; attested: its owner confirmed the record; unverified: imported, nobody confirmed it
  standing text not null default 'unverified' check (standing in ('local', 'attested', 'unverified')),
  -- attributes for sharing decisions: communities, clearances, nationality of staff … as far as known
  attributes jsonb not null default '{}',
  created_at timestamptz not null default now()
);

create table party.person (
  id int generated always as identity primary key,
  name text not null check (length(name) between 1 and 200),
  email text not null unique,
  language text not null default 'en' check (language in ('en', 'fr')),
  zone text not null default 'UTC',
  home int references party.party,
  nationality text[] not null default '{}',
  created_at timestamptz not null default now()
);

create table party.appointment (
  id int generated always as identity primary key,
  person int not null references party.person,
  party int not null references party.party,
  roles text[] not null check (cardinality(roles) > 0 and not 'system' = any (roles)),
  starts timestamptz not null,
  ends timestamptz not null check (ends > starts),
  evidence text not null default '',
  revoked_at timestamptz
);
create index on party.appointment (person);

create table party.community (
  id int generated always as identity primary key,
  slug text not null unique,
  name text not null,
  charter text not null default ''
);

create table party.membership (
  community int not null references party.community,
  party int not null references party.party,
  starts timestamptz not null default now(),
  ends timestamptz,
  primary key (community, party, starts)
);

-- `party` is a client of (served by) `supplier`: constituents of a team, customers of a vendor.
create table party.service (
  party int not null references party.party,
  supplier int not null references party.party,
  starts timestamptz not null default now(),
  ends timestamptz,
  primary key (party, supplier, starts)
);

-- Enrolled in an exercise or drill: the only way to be reached by what is not live.
create table party.enrolment (
  party int not null references party.party,
  mode text not null check (mode in ('exercise', 'drill')),
  name text not null,
  starts timestamptz not null,
  ends timestamptz not null check (ends > starts),
  primary key (party, mode, name)
);

do $$
declare t text;
begin
  foreach t in array array['party', 'person', 'appointment', 'community', 'membership', 'service', 'enrolment'] loop
    execute format('alter table party.%I enable row level security', t);
    execute format('alter table party.%I force row level security', t);
    execute format('grant select, insert, update on party.%I to entente_app', t);
    -- Registers of who there is are read by everyone who acts here, and changed by those who keep them.
    execute format('create policy read on party.%I for select using (app.is_system() or app.party() is not null or app.person() is not null)', t);
    execute format('create policy keep on party.%I for all using (app.is_system() or app.has_role(''administrator'') or app.has_role(''secretariat''))
      with check (app.is_system() or app.has_role(''administrator'') or app.has_role(''secretariat''))', t);
  end loop;
end $$;

-- A person may change their own language, zone and name.
create policy own on party.person for update using (id = app.person()) with check (id = app.person());
grant delete on party.membership, party.service, party.enrolment to entente_app;
