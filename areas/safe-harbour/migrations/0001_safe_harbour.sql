-- Evidence for the conditions of legal protections: only ever added to. A later entry on the same fact goes before
-- an earlier one from the instant at which it was recorded; a withdrawal is an entry too.
create schema safe_harbour;
grant usage on schema safe_harbour to entente_app;

create table safe_harbour.statement (
  id int generated always as identity primary key,
  party int not null references party.party,
  -- absent: holds for the party whatever the incident
  incident int references incidents.incident,
  fact text not null check (length(fact) between 3 and 80),
  -- absent: what the entry named in `withdraws` said is withdrawn, and the fact is unknown again
  value jsonb,
  withdraws int references safe_harbour.statement,
  -- the document or record that shows it
  source text not null check (length(source) between 3 and 300),
  -- who states it, which need not be who enters it
  stated_by text not null check (length(stated_by) between 2 and 200),
  why text not null default '',
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  recorded_at timestamptz not null,
  recorded_by int references party.person,
  check ((value is null) = (withdraws is not null)),
  check (withdraws is null or why <> '')
);
create index on safe_harbour.statement (party, incident, fact, recorded_at);
-- An entry is withdrawn once.
create unique index statement_withdrawn_once on safe_harbour.statement (withdraws);

alter table safe_harbour.statement enable row level security;
alter table safe_harbour.statement force row level security;
create policy read on safe_harbour.statement for select using (party = app.party() or app.is_system());
create policy add on safe_harbour.statement for insert with check (
  app.is_system()
  or (party = app.party()
    and (app.has_role('legal-counsel') or app.has_role('secretariat') or app.has_role('duty-officer') or app.has_role('analyst'))
    -- row security of the incident says whether it is theirs
    and (incident is null or exists (select from incidents.incident i where i.id = incident and i.party = app.party()))));
grant select, insert on safe_harbour.statement to entente_app;
