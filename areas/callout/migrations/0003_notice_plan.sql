-- The plan a notice was sent by: its later channels and versions go by the same one.
alter table callout.notice add column plan text;
