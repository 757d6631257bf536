-- Positions count from 1.
alter table quiz_questions add constraint quiz_questions_position check (position >= 1);
