-- Progress is a share; who has completed knows when.
alter table enrollments add constraint enrollments_percent check (percent between 0 and 100);
alter table enrollments add constraint enrollments_completed
  check (status <> 'completed' or completed_at is not null);
-- Who waits stands in a line; the line and the seats of a course are counted by status.
alter table enrollments add constraint enrollments_waiting
  check (status <> 'waitlisted' or waiting_since is not null);
create index enrollments_by_status on enrollments (course_id, status);
