-- The steps of the plan as they were when the notice was sent: a later revision does not change a call-out under way.
alter table callout.notice add column steps jsonb not null default '[]';
