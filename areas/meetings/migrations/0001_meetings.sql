-- Meetings between parties that may be competitors: who may see what of them, and who may stop an item.
create schema meetings;
grant usage on schema meetings to entente_app;

create table meetings.meeting (
  id int generated always as identity primary key,
  ref text not null unique,
  party int not null references party.party,
  -- invited besides the host; they see the meeting once its agenda is sent
  guests int[] not null default '{}',
  title text not null check (length(title) between 3 and 200),
  purpose text not null default '',
  marking text not null,
  mode text not null check (mode in ('live', 'exercise', 'drill', 'template')),
  exercise text check (mode in ('live', 'template') or exercise is not null),
  starts_at timestamptz not null,
  duration_minutes int not null check (duration_minutes between 5 and 1440),
  zone text not null,
  counsel_name text not null default '',
  counsel_how text check (counsel_how in ('present', 'on-call')),
  counsel_reach text not null default '',
  agenda_ahead_hours int not null check (agenda_ahead_hours between 0 and 720),
  agenda_sent_at timestamptz,
  agenda_late_why text,
  state text not null default 'planned' check (state in ('planned', 'open', 'closed', 'cancelled')),
  opened_at timestamptz,
  opened_by int references party.person,
  closed_at timestamptz,
  -- the item under way; a stopped one stays where it is
  current_item int,
  version int not null default 1,
  check (state <> 'open' or (counsel_how is not null and agenda_sent_at is not null))
);
create sequence meetings.ref_number;
grant usage on sequence meetings.ref_number to entente_app;

create table meetings.item (
  id int generated always as identity primary key,
  meeting int not null references meetings.meeting,
  position int not null,
  type text not null,
  title text not null check (length(title) between 3 and 200),
  lead_party int references party.party,
  planned_minutes int not null check (planned_minutes between 1 and 480),
  state text not null default 'waiting' check (state in ('waiting', 'done', 'deferred'))
);
create index on meetings.item (meeting, position);

create table meetings.attendance (
  id int generated always as identity primary key,
  meeting int not null references meetings.meeting,
  party int not null references party.party,
  person int references party.person,
  -- the appointment under which somebody attends; absent: entered by the host from the room
  appointment int,
  name text not null check (length(name) between 1 and 120),
  capacity text not null default '',
  -- the forbidden topics were shown to and acknowledged by this person
  acknowledged_at timestamptz not null,
  joined_at timestamptz not null,
  recorded_by int references party.person,
  unique (meeting, party, name)
);

-- An item is closed while one of its stops is not released.
create table meetings.stop (
  id int generated always as identity primary key,
  meeting int not null references meetings.meeting,
  item int not null references meetings.item,
  topic text not null,
  why text not null check (length(why) between 3 and 1000),
  stopped_at timestamptz not null,
  stopped_by int not null references party.person,
  stopped_for int not null references party.party,
  released_at timestamptz,
  released_by int references party.person,
  release_why text,
  check ((released_at is null) = (release_why is null))
);
create unique index stop_one_open on meetings.stop (item) where released_at is null;

-- What was said and decided: the host's until the minutes are approved.
create table meetings.note (
  item int primary key references meetings.item,
  meeting int not null references meetings.meeting,
  discussed text not null default '',
  decided text not null default ''
);

create table meetings.minutes (
  meeting int primary key references meetings.meeting,
  state text not null default 'draft' check (state in ('draft', 'reviewed', 'approved')),
  marking text not null,
  remarks text not null default '',
  -- everybody who wrote any of it; none of them reviews or approves it
  authors int[] not null,
  reviewed_by int references party.person,
  reviewed_at timestamptz,
  review_note text not null default '',
  approved_by int references party.person,
  approved_at timestamptz,
  content_hash text,
  version int not null default 1,
  check (reviewed_by is null or not reviewed_by = any (authors)),
  check (approved_by is null or (not approved_by = any (authors) and approved_by is distinct from reviewed_by)),
  check ((state = 'draft') = (reviewed_at is null)),
  check ((state = 'approved') = (approved_at is not null and content_hash is not null))
);

create function meetings.hosts(asked int) returns boolean language sql stable
  return exists (select from meetings.meeting m where m.id = asked and (m.party = app.party() or app.is_system()));
-- Row security of the meeting itself says who may see it.
create function meetings.sees(asked int) returns boolean language sql stable
  return exists (select from meetings.meeting m where m.id = asked);
create function meetings.stopped(asked int) returns boolean language sql stable
  return exists (select from meetings.stop s where s.item = asked and s.released_at is null);
create function meetings.approved(asked int) returns boolean language sql stable
  return exists (select from meetings.minutes m where m.meeting = asked and m.state = 'approved');

do $$
declare t text;
begin
  foreach t in array array['meeting', 'item', 'attendance', 'stop', 'note', 'minutes'] loop
    execute format('alter table meetings.%I enable row level security', t);
    execute format('alter table meetings.%I force row level security', t);
  end loop;
end $$;

create policy host on meetings.meeting for all
  using (party = app.party() or app.is_system()) with check (party = app.party() or app.is_system());
-- What is not live reaches only those enrolled in that exercise or drill.
create policy guest on meetings.meeting for select
  using (agenda_sent_at is not null and app.party() = any (guests) and (mode = 'live' or exists (
    select from party.enrolment e where e.party = app.party() and e.mode = meeting.mode and e.name = meeting.exercise
      and e.starts <= now() and e.ends > now())));

create policy read on meetings.item for select using (meetings.sees(meeting));
create policy add on meetings.item for insert with check (meetings.hosts(meeting));
create policy remove on meetings.item for delete using (meetings.hosts(meeting));
-- A stopped item does not move, whoever asks.
create policy move on meetings.item for update
  using (meetings.hosts(meeting) and not meetings.stopped(id)) with check (meetings.hosts(meeting));

create policy read on meetings.attendance for select using (meetings.sees(meeting));
create policy add on meetings.attendance for insert
  with check (meetings.hosts(meeting) or (meetings.sees(meeting) and party = app.party()));

create policy read on meetings.stop for select using (meetings.sees(meeting));
create policy pull on meetings.stop for insert
  with check (app.is_system() or (meetings.sees(meeting) and app.has_role('legal-counsel') and stopped_for = app.party()));
-- A stop is lifted by counsel of the party that pulled it, and by nobody else.
create policy release on meetings.stop for update
  using (app.is_system() or (meetings.sees(meeting) and app.has_role('legal-counsel') and stopped_for = app.party()))
  with check (released_at is not null);

create policy read on meetings.minutes for select
  using (meetings.hosts(meeting) or (state = 'approved' and meetings.sees(meeting)));
create policy keep on meetings.minutes for insert with check (meetings.hosts(meeting));
-- What was approved is never changed.
create policy advance on meetings.minutes for update
  using (meetings.hosts(meeting) and state <> 'approved') with check (meetings.hosts(meeting));

create policy read on meetings.note for select
  using (meetings.hosts(meeting) or (meetings.approved(meeting) and meetings.sees(meeting)));
create policy add on meetings.note for insert
  with check (meetings.hosts(meeting) and not meetings.stopped(item) and not meetings.approved(meeting));
create policy change on meetings.note for update
  using (meetings.hosts(meeting) and not meetings.stopped(item) and not meetings.approved(meeting))
  with check (meetings.hosts(meeting));

grant select, insert, update on meetings.meeting, meetings.minutes, meetings.note to entente_app;
grant select, insert, update, delete on meetings.item to entente_app;
grant select, insert on meetings.attendance, meetings.stop to entente_app;
grant update (released_at, released_by, release_why) on meetings.stop to entente_app;
