-- Who to reach and how: teams, channels, keys, where each value came from, and what attempts showed.
create schema directory;
grant usage on schema directory to entente_app;

-- Who keeps the record of a party: those who keep registers, and the party's own duty officers.
create function directory.keeps_registers() returns boolean language sql stable parallel safe
  return app.is_system() or app.has_role('secretariat') or app.has_role('administrator');

create function directory.edits(owner int) returns boolean language sql stable parallel safe
  return directory.keeps_registers() or (owner = app.party() and app.has_role('duty-officer'));

create table directory.team (
  party int primary key references party.party,
  short_name text not null check (length(short_name) between 1 and 120),
  former_names text[] not null default '{}',
  types text[] not null default '{}',
  host text not null default '',
  website text not null default '',
  established date,
  focus text not null default '',
  ics_focus text not null default 'unknown' check (ics_focus in ('dedicated', 'partial', 'none', 'unknown')),
  services text[] not null default '{}',
  languages text[] not null default '{}',
  zone text,
  -- constituency: for whom the team answers
  serves text not null default '',
  serves_countries text[] not null default '{}',
  serves_sectors text[] not null default '{}',
  serves_asns text[] not null default '{}',
  serves_prefixes text[] not null default '{}',
  serves_domains text[] not null default '{}',
  accreditation jsonb not null default '[]', -- [{scheme, status, since}]
  attested_at timestamptz,
  succeeded_by int references party.party,
  changed_at timestamptz not null
);

create table directory.key (
  id int generated always as identity primary key,
  party int not null references directory.team,
  kind text not null check (kind in ('openpgp', 's-mime', 'age')),
  fingerprint text not null,
  user_ids text[] not null default '{}',
  created_at timestamptz,
  -- the last instant at which something can be encrypted to it; null: no end
  encrypt_until timestamptz,
  revoked_at timestamptz,
  can_encrypt boolean not null,
  can_sign boolean not null,
  verified_at timestamptz,
  verified_how text not null default '',
  public_key text not null,
  unique (party, fingerprint)
);

create table directory.channel (
  id int generated always as identity primary key,
  party int not null references directory.team,
  kind text not null check (kind in ('email', 'voice', 'emergency-voice', 'sms', 'fax', 'secure-chat', 'misp', 'taxii',
    'portal', 'postal', 'radio')),
  -- of a personal number nothing but that it exists: see directory.personal_address
  address text not null check (length(address) <= 500),
  purpose text not null check (purpose in ('incident', 'vulnerability', 'coordination', 'crisis', 'media', 'legal', 'general')),
  rank int not null check (rank between 1 and 4),
  hours jsonb, -- null: around the clock
  depends_on text[] not null default '{}',
  max_marking text,
  personal boolean not null default false,
  -- a personal number is used while its owner agreed to it, and no longer
  consent_until timestamptz,
  disabled text,
  disabled_at timestamptz,
  verified_at timestamptz,
  key int references directory.key,
  source text not null,
  mark text not null default 'recalled' check (mark in ('attested', 'confirmed', 'recalled', 'uncorroborated')),
  -- an address that a later source gives although this one was disabled or attested
  notice text,
  check ((disabled is null) = (disabled_at is null)),
  check (personal = (consent_until is not null))
);
create index on directory.channel (party);
create unique index channel_once on directory.channel (party, kind, lower(address), purpose) where not personal;

create table directory.personal_address (
  channel int primary key references directory.channel,
  address text not null,
  purpose text not null check (length(purpose) > 0)
);

-- What each source says about a field; the value in force is that of the most trusted one.
create table directory.field_source (
  party int not null references directory.team,
  field text not null,
  source text not null,
  value jsonb not null,
  record text not null default '',
  fetched_at timestamptz not null,
  licence text not null default '',
  mark text not null default '',
  trust int not null check (trust between 0 and 100),
  primary key (party, field, source)
);

create table directory.attestation (
  id int generated always as identity primary key,
  party int not null references directory.team,
  by_party int references party.party,
  by_person int references party.person,
  appointment int references party.appointment,
  at timestamptz not null,
  how text not null check (how in ('signed-in', 'call-back', 'signed-message', 'in-person')),
  evidence text not null default '',
  channels int[] not null default '{}'
);
create index on directory.attestation (party);

-- What an attempt or a drill showed of a channel; the freshness of the channel follows from these.
create table directory.probe (
  id int generated always as identity primary key,
  channel int not null references directory.channel,
  party int not null references directory.team,
  by_party int references party.party,
  at timestamptz not null,
  result text not null check (result in ('answered', 'late', 'bounced', 'no-answer', 'wrong-authentication')),
  note text not null default ''
);
create index on directory.probe (channel, at desc);

create table directory.import (
  id int generated always as identity primary key,
  source text not null,
  file text not null,
  sha256 text not null,
  encoding text not null,
  licence text not null default '',
  acknowledgement text not null default '',
  state text not null check (state in ('previewed', 'running', 'cancelling', 'cancelled', 'done')),
  total int not null,
  done int not null default 0,
  by_person int references party.person,
  at timestamptz not null,
  ended_at timestamptz
);

-- The fate of every row: nothing is dropped in silence.
create table directory.import_row (
  import int not null references directory.import,
  row int not null,
  record text not null,
  label text not null,
  plan text not null check (plan in ('create', 'merge', 'propose', 'none', 'refuse')),
  fate text not null check (fate in ('pending', 'created', 'merged', 'proposed', 'unchanged', 'dirty', 'cancelled')),
  party int references party.party,
  findings jsonb not null default '[]',
  diff jsonb not null default '[]',
  data jsonb,
  primary key (import, row)
);
create index on directory.import_row (party);

create table directory.merge_candidate (
  id int generated always as identity primary key,
  team int not null references directory.team,
  other int references directory.team,
  import int,
  row int,
  evidence text[] not null check (cardinality(evidence) > 0),
  state text not null default 'open' check (state in ('open', 'merged', 'separate')),
  why text not null default '',
  decided_by int references party.person,
  decided_at timestamptz,
  foreign key (import, row) references directory.import_row,
  check ((other is null) <> (import is null)),
  check ((state = 'open') = (decided_at is null))
);

create table directory.change_proposal (
  id int generated always as identity primary key,
  party int not null references directory.team,
  channel int references directory.channel,
  field text not null,
  value jsonb not null,
  why text not null,
  by_party int references party.party,
  by_person int references party.person,
  at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'declined')),
  decided_by int references party.person,
  decided_at timestamptz
);
create index on directory.change_proposal (party) where state = 'open';

create table directory.succession (
  old int not null references directory.team,
  new int not null references directory.team,
  at date,
  source text not null default '',
  primary key (old, new),
  check (old <> new)
);

do $$
declare t text;
begin
  foreach t in array array['team', 'key', 'channel', 'personal_address', 'field_source', 'attestation', 'probe', 'import',
    'import_row', 'merge_candidate', 'change_proposal', 'succession'] loop
    execute format('alter table directory.%I enable row level security', t);
    execute format('alter table directory.%I force row level security', t);
    execute format('grant select, insert on directory.%I to entente_app', t);
  end loop;
  foreach t in array array['team', 'key', 'channel', 'field_source', 'attestation', 'probe', 'import', 'import_row',
    'merge_candidate', 'change_proposal', 'succession'] loop
    execute format('create policy read on directory.%I for select
      using (app.is_system() or app.party() is not null or app.person() is not null)', t);
  end loop;
  foreach t in array array['team', 'key', 'channel', 'field_source'] loop
    execute format('grant update on directory.%I to entente_app', t);
    execute format('create policy keep_new on directory.%I for insert with check (directory.edits(party))', t);
    execute format('create policy keep on directory.%I for update using (directory.edits(party))
      with check (directory.edits(party))', t);
  end loop;
  foreach t in array array['import', 'import_row', 'merge_candidate', 'succession'] loop
    execute format('grant update on directory.%I to entente_app', t);
    execute format('create policy keep_new on directory.%I for insert with check (directory.keeps_registers())', t);
    execute format('create policy keep on directory.%I for update using (directory.keeps_registers())
      with check (directory.keeps_registers())', t);
  end loop;
end $$;

-- A personal number is read one at a time, by whoever said in this transaction which one they look at: the service
-- sets it together with the act that logs the view.
create policy reveal on directory.personal_address for select using (
  channel = nullif(current_setting('directory.reveal', true), '')::int
  and (directory.keeps_registers() or app.has_role('duty-officer')));
create policy keep_new on directory.personal_address for insert with check (
  exists (select from directory.channel c where c.id = channel and directory.edits(c.party)));

create policy keep_new on directory.attestation for insert with check (
  directory.edits(party) and (app.is_system() or by_party = app.party()));
create policy keep_new on directory.probe for insert with check (
  app.is_system() or (by_party = app.party() and (directory.keeps_registers() or app.has_role('duty-officer'))));
grant update on directory.change_proposal to entente_app;
create policy keep_new on directory.change_proposal for insert with check (
  app.is_system() or (app.party() is not null and by_party = app.party()));
create policy keep on directory.change_proposal for update
  using (directory.edits(party)) with check (directory.edits(party));
grant delete on directory.field_source to entente_app;
create policy forget on directory.field_source for delete using (directory.keeps_registers());
