-- One plan for any parties, kept for the session: under row security planning takes ten times as long as running.
create or replace function sharing.party_rows(at timestamptz, parties int[])
  returns table (id int, slug text, name text, kind text, country text, standing text, attributes jsonb,
    communities text[], suppliers text[], clients text[], enrolments json, changes_at timestamptz)
  language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  who int[] := coalesce(parties, array(select p.id from party.party p where p.standing <> 'unverified'));
begin
  return query
    with m as (
      select r.party, array_agg(distinct c.slug order by c.slug) filter (where r.starts <= at and (r.ends is null or r.ends > at)) as slugs,
        min(r.starts) filter (where r.starts > at) as starts, min(r.ends) filter (where r.ends > at) as ends
      from party.membership r join party.community c on c.id = r.community
      where r.party = any (who) group by r.party),
    s as (
      select r.party, array_agg(distinct q.slug order by q.slug) filter (where r.starts <= at and (r.ends is null or r.ends > at)) as slugs,
        min(r.starts) filter (where r.starts > at) as starts, min(r.ends) filter (where r.ends > at) as ends
      from party.service r join party.party q on q.id = r.supplier
      where r.party = any (who) group by r.party),
    c as (
      select r.supplier as party, array_agg(distinct q.slug order by q.slug) filter (where r.starts <= at and (r.ends is null or r.ends > at)) as slugs,
        min(r.starts) filter (where r.starts > at) as starts, min(r.ends) filter (where r.ends > at) as ends
      from party.service r join party.party q on q.id = r.party
      where r.supplier = any (who) group by r.supplier),
    e as (
      select r.party, json_agg(json_build_object('mode', r.mode, 'name', r.name)) filter (where r.starts <= at and r.ends > at) as names,
        min(r.starts) filter (where r.starts > at) as starts, min(r.ends) filter (where r.ends > at) as ends
      from party.enrolment r where r.party = any (who) group by r.party)
    select p.id, p.slug, p.name, p.kind, p.country, p.standing, p.attributes,
      coalesce(m.slugs, '{}'), coalesce(s.slugs, '{}'), coalesce(c.slugs, '{}'), coalesce(e.names, '[]'),
      least(m.starts, m.ends, s.starts, s.ends, c.starts, c.ends, e.starts, e.ends)
    from party.party p left join m on m.party = p.id left join s on s.party = p.id left join c on c.party = p.id
      left join e on e.party = p.id
    where p.id = any (who) order by p.id;
end $$;

-- The share of all items that these parties see, for the choice of the access path. The bitmap is padded once, so that
-- `get_bit` is asked without a test or a call for each of thousands of markings.
create function sharing.write_shares(parties int[]) returns void language plpgsql
  set plan_cache_mode = force_generic_plan as $$
begin
  with padded as materialized (
    select v.party, v.bits || decode(repeat('00', greatest(
      (select coalesce(max(m.id), 0) from sharing.marking m) / 8 + 1 - octet_length(v.bits), 0)), 'hex') as bits
    from sharing.visibility v where v.party = any (parties)),
  counted as (
    select p.party, sum(m.items) filter (where get_bit(p.bits, m.id) = 1) / nullif(sum(m.items), 0) as share
    from padded p cross join sharing.marking m where m.items > 0 group by p.party)
  update sharing.visibility v set share = coalesce(c.share, 0)
  from padded p left join counted c on c.party = p.party where v.party = p.party;
end $$;
revoke all on function sharing.write_shares from public;
grant execute on function sharing.write_shares to entente_app;
