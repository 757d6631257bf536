-- One open attempt a person and quiz; the sweep looks for what is due.
create unique index attempts_one_open on attempts (quiz_id, user_id) where state = 'open';
create index attempts_due on attempts (deadline) where state = 'open' and deadline is not null;
-- What waits for a person, and the attempts of a quiz by state.
create index attempts_by_state on attempts (quiz_id, state);
create index attempts_waiting on attempts (course_id, submitted_at) where state = 'needs_grading';
alter table attempts add constraint attempts_points check (max_points >= 0 and score >= 0);
alter table attempts add constraint attempts_submitted
  check (state in ('open', 'abandoned') or submitted_at is not null and submitted_by is not null);
-- Saved often: room for the new version of a row in its own page.
alter table attempt_answers set (fillfactor = 70);
create unique index attempt_answers_place on attempt_answers (attempt_id, position);
-- Which answers hand in a file.
create index attempt_answers_files on attempt_answers using gin ((answer -> 'file_ids'))
  where answer ? 'file_ids';
