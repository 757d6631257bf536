alter table reviews add constraint reviews_rating check (rating between 1 and 5);
-- A course's reviews are read newest first.
create index reviews_course on reviews (course_id, id);
