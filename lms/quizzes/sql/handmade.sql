-- Positions count from 1.
alter table quiz_slots add constraint quiz_slots_position check (position >= 1);
