-- Questions that take long, modes, revisions of parts, triggers of plans, and when a frozen model was last used.
alter table systemic_risk.run
  add column mode text not null default 'live' check (mode in ('live', 'exercise', 'drill', 'template')),
  add column exercise text,
  add column incident int, -- the incident it was asked for, if any
  add constraint run_exercise check ((exercise is not null) = (mode in ('exercise', 'drill')));
create index on systemic_risk.run (party, incident) where incident is not null;

alter table systemic_risk.snapshot add column used_at timestamptz not null default clock_timestamp();

-- A run that is removed takes its pieces and its result with it.
alter table systemic_risk.result drop constraint result_run_fkey,
  add constraint result_run_fkey foreign key (run) references systemic_risk.run on delete cascade;
alter table systemic_risk.shard drop constraint shard_run_fkey,
  add constraint shard_run_fkey foreign key (run) references systemic_risk.run on delete cascade;

-- Whoever gives, changes or takes back a part raises the revision of the model.
create policy revise on systemic_risk.model for update
  using (systemic_risk.takes_part(id)) with check (systemic_risk.takes_part(id));

-- One long question about a finished run, held by a lease while it is worked on.
create table systemic_risk.question (
  id int generated always as identity primary key,
  run int not null references systemic_risk.run on delete cascade,
  party int not null references party.party,
  kind text not null check (kind in ('ranking', 'unknowns', 'measures')),
  input jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  error text,
  done int not null default 0,
  parts int not null default 1,
  lease_until timestamptz,
  worker text,
  attempts int not null default 0,
  created_at timestamptz not null,
  created_by int references party.person,
  finished_at timestamptz check ((finished_at is null) = (state in ('queued', 'running'))),
  sha256 bytea check (length(sha256) = 32)
);
create index on systemic_risk.question (run);

-- The complete answer names records of all parts: the service alone reads it and asks the gate what to show.
create table systemic_risk.answer (
  question int primary key references systemic_risk.question on delete cascade,
  body bytea not null
);

-- Each state of a part that was ever saved, for the party that gave it.
create table systemic_risk.part_revision (
  part int not null references systemic_risk.part on delete cascade,
  version int not null,
  party int not null references party.party,
  title text not null,
  marking text not null,
  records bytea not null, -- compressed
  nodes int not null,
  edges int not null,
  note text not null default '',
  changed_at timestamptz not null,
  changed_by int references party.person,
  primary key (part, version)
);

-- A call-out plan is to be thought of when a function is likely to fail within so many hours.
create table systemic_risk.trigger (
  id int generated always as identity primary key,
  party int not null references party.party,
  plan text not null check (length(plan) between 1 and 80),
  model text not null,
  target text not null check (length(target) between 1 and 200), -- a function or sector of the model
  within_hours double precision not null check (within_hours > 0),
  at_least double precision not null check (at_least > 0 and at_least <= 1)
);
create index on systemic_risk.trigger (party, model);

do $$
declare t text;
begin
  foreach t in array array['question', 'answer', 'part_revision', 'trigger'] loop
    execute format('alter table systemic_risk.%I enable row level security', t);
    execute format('alter table systemic_risk.%I force row level security', t);
    execute format('create policy service on systemic_risk.%I for all using (app.is_system()) with check (app.is_system())', t);
  end loop;
end $$;

create policy own on systemic_risk.question for all using (party = app.party())
  with check (party = app.party() and exists (select from systemic_risk.run r where r.id = run and r.party = app.party()));
create policy own on systemic_risk.part_revision for all using (party = app.party()) with check (party = app.party());
create policy own on systemic_risk.trigger for all using (party = app.party()) with check (party = app.party());

grant select, insert, update, delete on systemic_risk.question, systemic_risk.trigger to entente_app;
grant select, insert, delete on systemic_risk.answer, systemic_risk.part_revision to entente_app;
grant delete on systemic_risk.run, systemic_risk.snapshot to entente_app;
grant update on systemic_risk.snapshot to entente_app;
