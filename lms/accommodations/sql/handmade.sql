-- One a person and level, and nothing takes time away.
create unique index accommodations_level on accommodations (user_id, course_id, quiz_id)
  nulls not distinct;
alter table accommodations add constraint accommodations_more check (
  time_multiplier between 1 and 5 and extra_s >= 0 and extra_attempts >= 0 and shift_s >= 0);
alter table accommodations add constraint accommodations_quiz
  check (quiz_id is null or course_id is not null);
