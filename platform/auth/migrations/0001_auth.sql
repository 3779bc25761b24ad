-- How people and machines prove who they are. Nothing here can be turned back into a password, link, session or token;
-- the secrets of authenticator apps are encrypted with the key of the data folder.
create schema auth;
grant usage on schema auth to entente_app;

create table auth.credential (
  person int primary key references party.person,
  password text check (password ~ '^\$argon2id\$'),
  password_set_at timestamptz,
  -- waits for its first correct code
  totp_pending bytea,
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  -- the last accepted 30-second step: a code is good once
  totp_step bigint not null default 0,
  last_appointment int references party.appointment
);

create table auth.backup_code (
  person int not null references auth.credential,
  hash bytea not null check (length(hash) = 32),
  used_at timestamptz,
  primary key (person, hash)
);

create table auth.session (
  id int generated always as identity primary key,
  hash bytea not null unique check (length(hash) = 32),
  person int not null references party.person,
  appointment int references party.appointment,
  mode text not null default 'live' check (mode in ('live', 'exercise', 'drill', 'template')),
  method text not null check (method in ('link', 'password')),
  -- entered past the second factor, by a link from the terminal: may replace a lost authenticator app
  rescued boolean not null default false,
  client text not null default '' check (length(client) <= 200),
  created_at timestamptz not null,
  proved_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  revoked_at timestamptz
);
create index on auth.session (person);

create table auth.link (
  hash bytea primary key check (length(hash) = 32),
  person int not null references party.person,
  -- links of an administrator ask for the second factor; those of the terminal replace a lost one
  asks_second_factor boolean not null,
  created_by int references party.person,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  used_at timestamptz
);
create index on auth.link (person);

create table auth.token (
  id int generated always as identity primary key,
  hash bytea not null unique check (length(hash) = 32),
  -- the first characters, by which its owner recognises it
  hint text not null check (length(hint) <= 16),
  person int not null references party.person,
  appointment int not null references party.appointment,
  name text not null check (length(name) between 1 and 100),
  scopes text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  used_at timestamptz,
  revoked_at timestamptz
);
create index on auth.token (person);

-- Failed tries by a keyed hash of what was tried, never the thing itself.
create table auth.throttle (
  key bytea primary key check (length(key) = 32),
  failures int not null,
  since timestamptz not null,
  locked_until timestamptz
);

do $$
declare t text;
begin
  foreach t in array array['credential', 'backup_code', 'session', 'link', 'token', 'throttle'] loop
    execute format('alter table auth.%I enable row level security', t);
    execute format('alter table auth.%I force row level security', t);
    execute format('grant select, insert, update on auth.%I to entente_app', t);
    -- Whoever acts for a party sees none of this, whatever a query elsewhere forgets.
    execute format('create policy service on auth.%I for all using (app.is_system()) with check (app.is_system())', t);
  end loop;
end $$;
grant delete on auth.backup_code, auth.throttle to entente_app;
