-- Acts of one room, and of one kind in it, the newest first; and which rooms and kinds there are.
create index act_area_kind on ledger.act (area, kind, seq);
