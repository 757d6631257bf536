-- Positions count from 1, and no two lessons stand in one place; a reorder may pass through it.
alter table modules add constraint modules_position check (position >= 1);
alter table modules add constraint modules_place
  unique (course_id, position) deferrable initially immediate;
alter table lessons add constraint lessons_position check (position >= 1);
alter table lessons add constraint lessons_place
  unique nulls not distinct (course_id, module_id, position) deferrable initially immediate;
-- Which lessons hand out a file.
create index lessons_files on lessons using gin (files jsonb_path_ops);
