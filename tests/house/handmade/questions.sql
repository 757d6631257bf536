-- What the live game relies on, whoever writes the row.
alter table questions add constraint questions_live_points check (live_points in (0, 1000, 2000));
alter table questions add constraint questions_time_limit check (time_limit_s between 5 and 600);
alter table questions add constraint questions_points check (points >= 0);
