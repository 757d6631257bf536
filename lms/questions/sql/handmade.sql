-- What the live game relies on, whoever writes the row.
alter table questions add constraint questions_live_points check (live_points in (0, 1000, 2000));
alter table questions add constraint questions_time_limit check (time_limit_s between 5 and 600);
alter table questions add constraint questions_points check (points >= 0);
-- What somebody was asked stays as it was.
create trigger question_versions_written_once
  before update of question_id, number, type, stem, content, explanation
  on question_versions for each row when (old.used) execute function refuse_change();
