-- Scenarios: what might happen to a function, how specific it is, and whether a plan covers it.
create schema contingency;
grant usage on schema contingency to entente_app;

create table contingency.scenario (
  id int generated always as identity primary key,
  ref text not null unique,
  party int not null references party.party,
  marking text not null check (length(marking) between 1 and 200),
  mode text not null check (mode in ('live', 'exercise', 'drill', 'template')),
  exercise text check ((exercise is not null) = (mode in ('exercise', 'drill'))),
  state text not null default 'idea' check (state in ('idea', 'screened', 'watch', 'specific', 'planning-tasked',
    'planned', 'exercised', 'retired')),
  version int not null default 1,
  changed_at timestamptz not null
);
create sequence contingency.ref_number;
grant usage on sequence contingency.ref_number to entente_app;

-- Every version is kept. What only the service may read of it stands in `held`.
create table contingency.version (
  scenario int not null references contingency.scenario,
  version int not null,
  content jsonb not null,
  steps int not null check (steps >= 0),
  edges int not null check (edges >= 0),
  note text not null default '',
  changed_at timestamptz not null,
  changed_by int references party.person,
  primary key (scenario, version)
);

-- Pathway and evidence: they can name what a reader may not see, so the service alone reads them and asks the gate.
create table contingency.held (
  scenario int not null,
  version int not null,
  marking text not null,
  pathway jsonb not null,
  evidence jsonb not null,
  primary key (scenario, version),
  foreign key (scenario, version) references contingency.version
);

create table contingency.event (
  id int generated always as identity primary key,
  scenario int not null references contingency.scenario,
  from_state text,
  to_state text not null,
  why text not null default '',
  who text not null default '',
  due date,
  outcome text not null,
  at timestamptz not null,
  by_person int references party.person
);
create index on contingency.event (scenario);

-- Who was told, through the gate. Taking it back keeps the row.
create table contingency.release (
  scenario int not null references contingency.scenario,
  party int not null references party.party,
  owner int not null references party.party,
  -- what the owner attested for this reader, so that reading meets the same gate
  facts jsonb not null,
  disclosure int not null,
  released_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (scenario, party)
);

create function contingency.owns(asked int) returns boolean language sql stable
  return exists (select from contingency.scenario s where s.id = asked and (s.party = app.party() or app.is_system()));
-- Row security of the scenario itself says who may see it.
create function contingency.sees(asked int) returns boolean language sql stable
  return exists (select from contingency.scenario s where s.id = asked);

do $$
declare t text;
begin
  foreach t in array array['scenario', 'version', 'held', 'event', 'release'] loop
    execute format('alter table contingency.%I enable row level security', t);
    execute format('alter table contingency.%I force row level security', t);
  end loop;
end $$;

create policy own on contingency.scenario for all
  using (party = app.party() or app.is_system()) with check (party = app.party() or app.is_system());
-- What is not live reaches only those enrolled in that exercise or drill; a template reaches nobody.
create policy told on contingency.scenario for select using (
  exists (select from contingency.release r where r.scenario = scenario.id and r.party = app.party() and r.withdrawn_at is null)
  and (mode = 'live' or exists (select from party.enrolment e where e.party = app.party() and e.mode = scenario.mode
    and e.name = scenario.exercise and e.starts <= now() and e.ends > now())));

-- A reader has the version that stands; the owner has all.
create policy own on contingency.version for select using (contingency.owns(scenario));
create policy told on contingency.version for select
  using (exists (select from contingency.scenario s where s.id = scenario and s.version = version.version));
create policy keep on contingency.version for insert with check (contingency.owns(scenario));

create policy service on contingency.held for select using (app.is_system());
create policy keep on contingency.held for insert with check (contingency.owns(scenario));

create policy read on contingency.event for select using (contingency.sees(scenario));
create policy keep on contingency.event for insert with check (contingency.owns(scenario));

-- A party sees that it was told, and the owner whom it told. Reading asks no scenario: that would ask back here.
create policy told on contingency.release for select using (party = app.party());
create policy own on contingency.release for all
  using (owner = app.party() or app.is_system())
  with check ((owner = app.party() or app.is_system()) and contingency.owns(scenario));

grant select, insert on contingency.version, contingency.held, contingency.event to entente_app;
grant select, insert on contingency.scenario, contingency.release to entente_app;
grant update (marking, state, version, changed_at) on contingency.scenario to entente_app;
grant update (facts, disclosure, released_at, withdrawn_at) on contingency.release to entente_app;
