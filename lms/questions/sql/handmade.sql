-- What the live game relies on, whoever writes the row.
alter table questions add constraint questions_live_points check (live_points in (0, 1000, 2000));
alter table questions add constraint questions_time_limit check (time_limit_s between 5 and 600);
alter table questions add constraint questions_points check (points >= 0);
alter table question_versions add constraint question_versions_policy check
  (policy in ('all_or_nothing', 'right_minus_wrong', 'balanced', 'every_decision', 'weighted'));
-- What somebody was asked stays as it was.
create trigger question_versions_written_once
  before update of question_id, number, type, stem, content, explanation, hints, feedback, policy
  on question_versions for each row when (old.used) execute function refuse_change();
