-- The lexicons a disclosure was decided under, kept whole, so that it can be decided again under the packs of its day when
-- those have new revisions. One row for each set of packs that ever decided something; named by its own content.
create table sharing.edition (
  hash bytea primary key check (hash = sha256(convert_to(content, 'UTF8'))),
  content text not null,
  kept_at timestamptz not null default clock_timestamp()
);
alter table sharing.edition enable row level security;
alter table sharing.edition force row level security;
create policy owner on sharing.edition to current_user using (true) with check (true);
grant select, insert on sharing.edition to entente_app;
-- Packs are shown to every reader of the workbench; a part of them would decide otherwise than the whole.
create policy read on sharing.edition for select using (true);
create policy keep on sharing.edition for insert with check ((select app.is_system()));

-- Null: decided before editions were kept.
alter table sharing.disclosure add column edition bytea references sharing.edition;
