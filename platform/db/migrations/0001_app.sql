-- What row security asks: for whom does this transaction act? Empty settings mean nobody.
create schema app;

create function app.party() returns int language sql stable parallel safe
  return nullif(current_setting('app.party', true), '')::int;

create function app.person() returns int language sql stable parallel safe
  return nullif(current_setting('app.person', true), '')::int;

create function app.has_role(role text) returns boolean language sql stable parallel safe
  return role = any (string_to_array(coalesce(current_setting('app.roles', true), ''), ','));

-- Jobs and the terminal of the installation, never a person.
create function app.is_system() returns boolean language sql stable parallel safe
  return app.has_role('system');

grant usage on schema app to entente_app;
