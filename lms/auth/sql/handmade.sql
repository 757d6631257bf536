-- Listing a person's sessions and ending them looks only at those that live.
create index auth_sessions_alive on auth_sessions (user_id) where revoked_at is null;
-- A used or expired link is looked at once; what still works is found by its person.
create index auth_links_open on auth_links (user_id, purpose) where used_at is null;
