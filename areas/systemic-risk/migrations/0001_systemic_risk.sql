-- Dependency models in parts, each under its own marking, and the runs made on them.
create schema systemic_risk;
grant usage on schema systemic_risk to entente_app;

create table systemic_risk.model (
  id int generated always as identity primary key,
  title text not null check (length(title) between 1 and 200),
  currency text not null default 'EUR' check (length(currency) = 3),
  party int not null references party.party, -- who keeps it and invites others
  created_at timestamptz not null,
  created_by int references party.person,
  version int not null default 1
);

-- Who contributes parts and may run the whole; the keeper is one of them.
create table systemic_risk.contributor (
  model int not null references systemic_risk.model,
  party int not null references party.party,
  primary key (model, party)
);

-- What one party contributes. Its records are for its own eyes; the service asks the gate for everybody else.
create table systemic_risk.part (
  id int generated always as identity primary key,
  model int not null references systemic_risk.model,
  party int not null references party.party,
  title text not null check (length(title) between 1 and 200),
  marking text not null,
  records jsonb not null,
  nodes int not null,
  edges int not null,
  version int not null default 1,
  changed_at timestamptz not null
);
create index on systemic_risk.part (model);

-- A model as it was when a run began: all parts joined, compressed. Read by the service alone.
create table systemic_risk.snapshot (
  sha256 bytea primary key check (length(sha256) = 32),
  model bytea not null
);

create table systemic_risk.run (
  id int generated always as identity primary key,
  party int not null references party.party,
  model text not null, -- `pack:demo-country` or the number of a model
  source jsonb not null, -- what the workers load, with its SHA-256
  title text not null,
  marking text not null,
  request jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  error text,
  created_at timestamptz not null,
  created_by int references party.person,
  finished_at timestamptz check ((finished_at is null) = (state in ('queued', 'running'))),
  manifest jsonb,
  result_sha256 bytea check (length(result_sha256) = 32)
);
create index on systemic_risk.run (party, id desc);

-- One piece of a run. A lease, not a lock: whoever claims it has until `lease_until`, then anybody may do it again.
create table systemic_risk.shard (
  run int not null references systemic_risk.run,
  position int not null,
  kind text not null check (kind in ('worlds', 'draws', 'join')),
  first int not null,
  past int not null check (past > first),
  lease_until timestamptz,
  worker text,
  attempts int not null default 0,
  done_at timestamptz,
  tally bytea,
  primary key (run, position),
  check (tally is null or done_at is not null)
);

-- The complete result. Names of others' records are in it, so the service alone reads it and asks the gate what to show.
create table systemic_risk.result (
  run int primary key references systemic_risk.run,
  body bytea not null
);

create function systemic_risk.takes_part(asked int) returns boolean language sql stable
  return exists (select from systemic_risk.contributor c where c.model = asked and c.party = app.party());

do $$
declare t text;
begin
  foreach t in array array['model', 'contributor', 'part', 'snapshot', 'run', 'shard', 'result'] loop
    execute format('alter table systemic_risk.%I enable row level security', t);
    execute format('alter table systemic_risk.%I force row level security', t);
    execute format('create policy service on systemic_risk.%I for all using (app.is_system()) with check (app.is_system())', t);
  end loop;
end $$;

create policy own on systemic_risk.contributor for select using (party = app.party());
create policy invite on systemic_risk.contributor for insert
  with check (exists (select from systemic_risk.model m where m.id = model and m.party = app.party()));
create policy shared on systemic_risk.model for select using (party = app.party() or systemic_risk.takes_part(id));
create policy keep on systemic_risk.model for insert with check (party = app.party());
create policy change on systemic_risk.model for update using (party = app.party()) with check (party = app.party());
create policy own on systemic_risk.part for all
  using (party = app.party()) with check (party = app.party() and systemic_risk.takes_part(model));
create policy own on systemic_risk.run for all using (party = app.party()) with check (party = app.party());
create policy own on systemic_risk.shard for select
  using (exists (select from systemic_risk.run r where r.id = run and r.party = app.party()));
create policy plan on systemic_risk.shard for insert
  with check (done_at is null and exists (select from systemic_risk.run r where r.id = run and r.party = app.party()));

create policy clear on systemic_risk.shard for delete
  using (exists (select from systemic_risk.run r where r.id = run and r.party = app.party()));

grant select, insert, update, delete on systemic_risk.model, systemic_risk.contributor, systemic_risk.part to entente_app;
grant select, insert on systemic_risk.snapshot, systemic_risk.result to entente_app;
grant select, insert, update on systemic_risk.run to entente_app;
grant select, insert, update, delete on systemic_risk.shard to entente_app;
