create schema incidents;
grant usage on schema incidents to entente_app;

create table incidents.incident (
  id int generated always as identity primary key,
  ref text not null unique,
  title text not null,
  summary text not null,
  marking text not null,
  mode text not null check (mode in ('live', 'exercise', 'drill', 'template')),
  exercise text check (mode = 'live' or mode = 'template' or exercise is not null),
  severity int not null check (severity between 1 and 5),
  state text not null default 'open' check (state in ('open', 'watch', 'closed')),
  party int not null references party.party,
  plan text,
  opened_at timestamptz not null,
  opened_by int references party.person,
  closed_at timestamptz,
  version int not null default 1
);
create sequence incidents.ref_number;
grant usage on sequence incidents.ref_number to entente_app;

create table incidents.entity (
  id int generated always as identity primary key,
  incident int not null references incidents.incident,
  party int references party.party,
  name text not null,
  role text not null check (role in ('affected', 'supplier', 'downstream'))
);
create index on incidents.entity (incident);

-- Append only: an assertion is never overwritten, so that what was known at any past instant can be shown.
create table incidents.fact (
  id bigint generated always as identity primary key,
  incident int not null references incidents.incident,
  entity int references incidents.entity,
  fact text not null,
  value jsonb, -- null: asked and not known
  source text not null,
  marking text,
  learned_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by int references party.person
);
create index on incidents.fact (incident, fact, recorded_at desc);

create table incidents.section (
  id int generated always as identity primary key,
  incident int not null references incidents.incident,
  position int not null,
  title text not null,
  body text not null,
  marking text not null,
  information_class text not null,
  redacted_body text,
  redacted_marking text check ((redacted_body is null) = (redacted_marking is null))
);
create index on incidents.section (incident);

create table incidents.report (
  id int generated always as identity primary key,
  incident int not null references incidents.incident,
  entity int not null references incidents.entity,
  regime text not null,
  stage text not null,
  state text not null default 'draft' check (state in ('draft', 'in-review', 'approved', 'submitted')),
  form jsonb not null default '{}',
  author int references party.person,
  reviewer int references party.person check (reviewer is distinct from author or reviewer is null),
  submitted_at timestamptz check ((state = 'submitted') = (submitted_at is not null)),
  proof text,
  version int not null default 1,
  created_at timestamptz not null
);
create index on incidents.report (incident);

create function incidents.mine(asked int) returns boolean language sql stable
  return exists (select from incidents.incident i where i.id = asked and (i.party = app.party() or app.is_system()));

do $$
declare t text;
begin
  foreach t in array array['incident', 'entity', 'fact', 'section', 'report'] loop
    execute format('alter table incidents.%I enable row level security', t);
    execute format('alter table incidents.%I force row level security', t);
  end loop;
  foreach t in array array['entity', 'fact', 'section', 'report'] loop
    execute format('create policy own on incidents.%I for all using (incidents.mine(incident)) with check (incidents.mine(incident))', t);
  end loop;
end $$;

create policy own on incidents.incident for all using (party = app.party() or app.is_system()) with check (party = app.party() or app.is_system());

grant select, insert on incidents.fact to entente_app;
grant select, insert, update on incidents.incident, incidents.report to entente_app;
grant select, insert, update, delete on incidents.entity, incidents.section to entente_app;
