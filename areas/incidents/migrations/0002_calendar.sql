-- The address of a person's calendar feed: whoever has it may read the feed, so only its hash is kept.
create table incidents.calendar_address (
  person int primary key references party.person,
  token_hash bytea not null unique,
  made_at timestamptz not null
);
alter table incidents.calendar_address enable row level security;
alter table incidents.calendar_address force row level security;
create policy own on incidents.calendar_address for all
  using (person = app.person() or app.is_system()) with check (person = app.person());
grant select, insert, update, delete on incidents.calendar_address to entente_app;
