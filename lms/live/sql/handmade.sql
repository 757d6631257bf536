create unique index uid_live_sessions_pin_running on live_sessions (pin)
  where phase not in ('finished', 'aborted');
create index idx_live_sessions_due on live_sessions (due_at) where due_at is not null;
create unique index uid_live_participants_folded on live_participants (session_id, folded)
  where not kicked;
create unique index uid_live_participants_user on live_participants (session_id, user_id)
  where user_id is not null;
-- Signs of life and totals are written often: room for them in the row's own page.
alter table live_participants set (fillfactor = 70);
