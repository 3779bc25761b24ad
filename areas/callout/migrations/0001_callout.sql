create schema callout;
grant usage on schema callout to entente_app;

create table callout.plan (
  id int generated always as identity primary key,
  party int not null references party.party,
  slug text not null,
  revision int not null default 1,
  content jsonb not null,
  changed_at timestamptz not null,
  changed_by int references party.person,
  unique (party, slug)
);

create table callout.notice (
  id int generated always as identity primary key,
  number text not null unique,
  incident int not null,
  party int not null references party.party,
  type text not null,
  subject text not null,
  mode text not null check (mode in ('live', 'exercise', 'drill')),
  exercise text,
  sent_at timestamptz not null,
  sent_by int references party.person,
  reply_by timestamptz,
  next_update_at timestamptz,
  recalled_at timestamptz,
  recall_why text check ((recalled_at is null) = (recall_why is null)),
  disclosure int not null,
  acknowledge_minutes int not null check (acknowledge_minutes > 0),
  phone_script text not null,
  -- what the sender attested, so that a later channel meets the same gate
  facts jsonb not null
);
create index on callout.notice (incident);

create table callout.dispatch (
  id int generated always as identity primary key,
  notice int not null references callout.notice,
  sender int not null references party.party,
  party int not null references party.party,
  state text not null default 'waiting' check (state in ('waiting', 'acknowledged', 'exhausted', 'recalled')),
  marking text not null,
  version jsonb not null,
  version_hash text not null,
  instructions text[] not null,
  -- seq of the act in the ledger that names what was sent
  act bigint not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  acknowledged_via text,
  answer text,
  unique (notice, party)
);

create table callout.attempt (
  id int generated always as identity primary key,
  dispatch int not null references callout.dispatch,
  sender int not null references party.party,
  channel int not null,
  rank int not null,
  kind text not null,
  address text not null,
  state text not null check (state in ('queued', 'sent', 'task', 'answered', 'no-answer', 'bounced', 'failed', 'blocked', 'timed-out')),
  at timestamptz not null,
  due_at timestamptz,
  detail text not null default '',
  mail int,
  -- SHA-256 of the secret of the acknowledgement link; the secret itself stands only in the message
  token_hash bytea unique,
  -- read back over the phone
  code text
);
create index on callout.attempt (dispatch);

do $$
declare t text;
begin
  foreach t in array array['plan', 'notice', 'dispatch', 'attempt'] loop
    execute format('alter table callout.%I enable row level security', t);
    execute format('alter table callout.%I force row level security', t);
  end loop;
end $$;

create policy own on callout.plan for all using (party = app.party() or app.is_system()) with check (party = app.party() or app.is_system());
create policy own on callout.attempt for all using (sender = app.party() or app.is_system()) with check (sender = app.party() or app.is_system());

-- A recipient reads what it was sent and may acknowledge it; the sender's other dispatches stay out of its sight.
create policy sent on callout.dispatch for all using (sender = app.party() or app.is_system()) with check (sender = app.party() or app.is_system());
create policy received on callout.dispatch for select using (party = app.party());
create policy acknowledge on callout.dispatch for update using (party = app.party()) with check (party = app.party());
create policy sent on callout.notice for all using (party = app.party() or app.is_system()) with check (party = app.party() or app.is_system());
create policy received on callout.notice for select
  using (exists (select from callout.dispatch d where d.notice = id and d.party = app.party()));

grant select, insert, update on callout.plan, callout.attempt to entente_app;
grant select, insert on callout.notice, callout.dispatch to entente_app;
grant update (recalled_at, recall_why) on callout.notice to entente_app;
grant update (state, acknowledged_at, acknowledged_by, acknowledged_via, answer) on callout.dispatch to entente_app;
