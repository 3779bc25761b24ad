-- Counsel of the host reads the agenda before it goes out. A review belongs to the agenda as it stood: writing it anew
-- takes its items away, and with them what was flagged.
alter table meetings.meeting
  add column agenda_reviewed_at timestamptz,
  add column agenda_reviewed_by int references party.person,
  add column agenda_review_note text not null default '',
  add constraint agenda_reviewed_by_somebody check ((agenda_reviewed_at is null) = (agenda_reviewed_by is null));

-- An item that counsel would not let into the meeting as it is worded, with the topic it touches and why.
create table meetings.flag (
  item int primary key references meetings.item on delete cascade,
  meeting int not null references meetings.meeting,
  topic text not null,
  why text not null check (length(why) between 3 and 1000)
);
alter table meetings.flag enable row level security;
alter table meetings.flag force row level security;

create policy read on meetings.flag for select using (meetings.sees(meeting));
create policy put on meetings.flag for insert
  with check (meetings.hosts(meeting) and (app.has_role('legal-counsel') or app.is_system()));
create policy lift on meetings.flag for delete
  using (meetings.hosts(meeting) and (app.has_role('legal-counsel') or app.is_system()));

grant select, insert, delete on meetings.flag to entente_app;
