-- Outgoing messages, queued in the transaction of the act that causes them and delivered by a job afterwards.
create schema mail;
grant usage on schema mail to entente_app;

create table mail.message (
  id int generated always as identity primary key,
  -- the party that writes; null for the installation itself (sign-in links)
  party int,
  recipient text not null,
  -- what the message belongs to, so that its fate can be told to whoever sent it
  about_kind text not null,
  about_id text not null,
  mode text not null check (mode in ('live', 'exercise', 'drill')),
  marking text,
  attested boolean not null,
  encrypted boolean not null,
  message_id text not null unique,
  bounce_token text not null unique,
  subject text not null,
  body text not null,
  headers jsonb not null,
  state text not null default 'queued'
    check (state in ('queued', 'sending', 'sent', 'deferred', 'bounced', 'failed', 'held', 'local')),
  tries int not null default 0,
  queued_at timestamptz not null,
  give_up_at timestamptz not null,
  next_try_at timestamptz,
  claimed_at timestamptz,
  sent_at timestamptz,
  last_reply text
);
create index message_newest on mail.message (party, id desc);
create index message_about on mail.message (about_kind, about_id);
create index message_open on mail.message (state) where state in ('queued', 'sending', 'deferred');

alter table mail.message enable row level security;
alter table mail.message force row level security;
grant select, insert on mail.message to entente_app;
-- Who, what and in which mode never change after queueing; only the fate of the message does.
grant update (state, tries, next_try_at, claimed_at, sent_at, last_reply) on mail.message to entente_app;

create policy own_message on mail.message
  using (app.is_system() or party = (select app.party()))
  with check (app.is_system() or party = (select app.party()));
