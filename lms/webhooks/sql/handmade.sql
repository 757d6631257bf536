-- What waits, by receiver; what is tried now; and the log, newest first, by state.
create index webhook_deliveries_due on webhook_deliveries (webhook_id, next_try_at)
    where state = 'pending';
create index webhook_deliveries_claimed on webhook_deliveries (webhook_id)
    where claimed_until is not null;
create index webhook_deliveries_log on webhook_deliveries (webhook_id, id);
create index webhook_deliveries_states on webhook_deliveries (webhook_id, state, id);
