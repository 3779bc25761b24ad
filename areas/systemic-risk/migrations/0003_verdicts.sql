-- What a trigger says about an open incident, as it was last held against it; and triggers that wait for an exercise.
alter table systemic_risk.trigger add column exercise text check (length(exercise) between 1 and 120);

create table systemic_risk.verdict (
  id int generated always as identity primary key,
  trigger int not null references systemic_risk.trigger on delete cascade,
  incident int not null,
  party int not null references party.party,
  mode text not null check (mode in ('live', 'exercise', 'drill')),
  exercise text check ((exercise is not null) = (mode <> 'live')),
  met boolean, -- null: cannot be said
  because text not null check (because in ('chance', 'nothing-matched', 'not-in-model', 'no-model')),
  target_name text not null,
  seen int, -- worlds that lost it in time
  worlds int,
  earliest_hours double precision, -- from the verdict on, of the earliest twentieth of these worlds
  stands_for text[] not null, -- affected entities for which the model has something
  unmatched text[] not null,
  basis jsonb not null, -- what it rests on, so that it is worked out again only when that changed
  held_at timestamptz not null,
  changed_at timestamptz not null,
  settled text check (settled in ('call-out', 'set-aside')),
  settled_at timestamptz check ((settled_at is null) = (settled is null)),
  settled_by int references party.person,
  settled_why text check ((settled_why is not null) = (settled is not distinct from 'set-aside')),
  unique (trigger, incident)
);
create index on systemic_risk.verdict (party, incident);

alter table systemic_risk.verdict enable row level security;
alter table systemic_risk.verdict force row level security;
create policy service on systemic_risk.verdict for all using (app.is_system()) with check (app.is_system());
create policy own on systemic_risk.verdict for all using (party = app.party())
  with check (party = app.party() and exists (select from systemic_risk.trigger t where t.id = trigger and t.party = app.party()));
grant select, insert, update, delete on systemic_risk.verdict to entente_app;

-- Triggers that were there before are held against the open incidents from now on.
select jobs.enqueue('systemic-risk.hold-all', '{}', null, 'systemic-risk.hold-all')
where exists (select from systemic_risk.trigger);
