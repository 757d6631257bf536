-- Listing a person's sessions and ending them looks only at those that live.
create index auth_sessions_alive on auth_sessions (user_id) where revoked_at is null;
