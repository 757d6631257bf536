-- Positions count from 1.
alter table quiz_slots add constraint quiz_slots_position check (position >= 1);
-- A slot has a question or draws some.
alter table quiz_slots add constraint quiz_slots_either
  check ((question_id is null) <> (bank_id is null) and count between 1 and 100);
