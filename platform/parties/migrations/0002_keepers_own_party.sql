-- Whoever keeps the register of a party keeps that of no other: an administrator appoints for their own party only.
drop policy keep on party.appointment;
create policy keep on party.appointment for all
  using (app.is_system() or (app.has_role('administrator') and party = app.party()))
  with check (app.is_system() or (app.has_role('administrator') and party = app.party()));

drop policy keep on party.person;
create policy keep on party.person for all
  using (app.is_system() or ((app.has_role('administrator') or app.has_role('secretariat')) and home = app.party()))
  with check (app.is_system() or ((app.has_role('administrator') or app.has_role('secretariat')) and home = app.party()));

-- People sign in by their address, in whatever case they type it.
create unique index person_email on party.person (lower(email));
create index appointment_party on party.appointment (party, ends);
