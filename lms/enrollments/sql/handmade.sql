-- Progress is a share; who has completed knows when.
alter table enrollments add constraint enrollments_percent check (percent between 0 and 100);
alter table enrollments add constraint enrollments_completed
  check (status <> 'completed' or completed_at is not null);
