-- The number on the bell: read with every snapshot, mostly of few rows among many.
create index notifications_unread on notifications (user_id) where read_at is null;
create index idx_mails_waiting on mails (created_at) where state = 'pending';
