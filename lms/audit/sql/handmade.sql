create function refuse_change() returns trigger language plpgsql as
  $$ begin raise exception 'rows of % are written once', tg_table_name; end $$;
create trigger audit_events_written_once before update or delete on audit_events
  for each row execute function refuse_change();
create trigger audit_events_never_emptied before truncate on audit_events
  for each statement execute function refuse_change();
-- By month, so that old addresses go with their partition; the sweep makes the months.
create table audit_addresses (event_id uuid not null, at timestamptz not null,
  address varchar(45) not null) partition by range (at);
create table audit_addresses_rest partition of audit_addresses default;
create index audit_addresses_event on audit_addresses (event_id);
