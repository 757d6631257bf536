-- Nothing counts down, and a completed lesson knows how it was completed.
alter table lesson_progress add constraint lesson_progress_bounds
  check (time_s >= 0 and position_s >= 0 and score_percent between 0 and 100);
alter table lesson_progress add constraint lesson_progress_completed
  check ((completed_at is null) = (completed_how is null));
-- The latest completions of a course, which its dashboard reads each second while they come.
create index lesson_progress_latest on lesson_progress (course_id, completed_at desc)
  where completed_at is not null;
