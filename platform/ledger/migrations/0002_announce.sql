-- Readers learn of an act when its transaction commits: which room, for whom, never what. Also keeps the head row, which
-- changes with every act, from spreading over the table.
alter table ledger.head set (fillfactor = 10);

create function ledger.announce() returns trigger language plpgsql as $$
declare
  -- A notification holds at most 8000 bytes: with very many parties named, everybody looks again.
  many boolean := cardinality(new.visible_to) > 500;
begin
  perform pg_notify('entente_act', json_build_object('area', new.area,
    'party', case when many then null else new.party end,
    'visible_to', case when many then '{}'::int[] else new.visible_to end)::text);
  return null;
end $$;

create trigger act_is_announced after insert on ledger.act for each row execute function ledger.announce();
